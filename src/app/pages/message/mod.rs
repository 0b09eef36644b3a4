//! `/bekymring` and `/hendelse`: whom to call first of all, then the written way to the office, and what was sent.
//!
//! What is written here is the one thing that never waits in the queue: it goes while the person looks, and they see the
//! receipt, or they are told that it is not sent and whom to call.

mod call;
mod form;
mod news;
mod sent;
mod words;

pub(crate) use news::{MessageNews, let_go_of_what_is_read};

use crate::clock::{fresh_id, today};
use crate::components::{Foot, Page, said};
use crate::journal::Journal;
use call::{Call, OwnNumbers};
use domain::id::{AssignmentId, MessageId};
use domain::message::{MessageDraft, MessageKind};
use form::{FORM, Form, NotSent, Sending};
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_query_map;
use sent::{Receipt, Sent};
use sync::phone::{DraftForm, Snapshot};

/// A concern. `?oppdrag=ASSIGNMENT` chooses one.
#[component]
pub(crate) fn ConcernPage() -> impl IntoView {
    let lead = said(Lang::message_concern_lead);
    view! { <MessagePage kind=MessageKind::Concern title=said(Lang::message_concern_title) lead=lead /> }
}

/// Something that happened. `?oppdrag=ASSIGNMENT` chooses one.
#[component]
pub(crate) fn IncidentPage() -> impl IntoView {
    let lead = said(Lang::message_incident_lead);
    view! { <MessagePage kind=MessageKind::Incident title=said(Lang::message_incident_title) lead=lead /> }
}

/// Both ways in, where one is wanted.
#[component]
pub(crate) fn TellTheOffice(
    /// About which assignment, where that is known.
    #[prop(optional)]
    assignment: Option<AssignmentId>,
) -> impl IntoView {
    let about = assignment.map(|id| format!("?oppdrag={id}")).unwrap_or_default();
    view! {
        <A href=format!("/bekymring{about}") attr:class="link">
            {said(Lang::message_concern_title)}
        </A>
        <A href=format!("/hendelse{about}") attr:class="link">
            {said(Lang::message_incident_title)}
        </A>
    }
}

/// What was begun and not sent is taken up again; else `fresh`, about the only assignment where none is asked for.
fn begin(forms: &[DraftForm], snapshot: &Snapshot, fresh: MessageDraft) -> MessageDraft {
    let wanted = fresh.assignment;
    let begun = news::unsent(forms, snapshot).into_iter().find(|draft| {
        let about_it = wanted.is_none() || draft.assignment.is_none() || draft.assignment == wanted;
        draft.kind == fresh.kind && about_it
    });
    begun.unwrap_or_else(|| {
        let mut all = snapshot.assignments.iter().map(|view| view.row.assignment.id);
        let only = all.next().filter(|_| all.next().is_none());
        MessageDraft { assignment: wanted.or(only), ..fresh }
    })
}

/// An empty form; most of what happened did so today.
fn empty(kind: MessageKind, wanted: Option<AssignmentId>) -> MessageDraft {
    let fresh = MessageDraft::new(MessageId::new(fresh_id()), kind, wanted);
    match kind {
        MessageKind::Concern => fresh,
        MessageKind::Incident => MessageDraft { date: today().to_string(), ..fresh },
    }
}

#[component]
fn MessagePage(kind: MessageKind, title: Signal<String>, lead: Signal<String>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (snapshot, forms) = (journal.snapshot(), journal.forms());
    let wanted = use_query_map().get_untracked().get("oppdrag").and_then(|id| id.parse().ok());
    let begun = forms.with_untracked(|forms| snapshot.with_untracked(|all| begin(forms, all, empty(kind, wanted))));
    let (draft, sending) = (RwSignal::new(begun), RwSignal::new(Sending::Idle));
    let own = Memo::new(move |_| {
        let assignment = draft.with(|draft| draft.assignment);
        snapshot.with(|snapshot| OwnNumbers::of(snapshot, assignment))
    });
    let sent = Memo::new(move |_| match sending.get() {
        Sending::Sent(row) => Some(row),
        _ => None,
    });
    let busy = move || sending.with(|sending| *sending == Sending::Busy);
    let some = Memo::new(move |_| snapshot.with(|snapshot| !snapshot.assignments.is_empty()));
    Effect::new(move |_| {
        // The receipt is at the top, the button was at the end.
        if sent.with(Option::is_some) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    let writing = Memo::new(move |_| some.get() && sent.with(Option::is_none));
    let foot = move || {
        writing.get().then(|| {
            view! {
                <button class="ds-button" type="submit" form=FORM aria-disabled=move || busy().then_some("true")>
                    {said(move |t| if busy() { t.message_sending() } else { t.message_send() })}
                </button>
            }
        })
    };
    view! {
        <Page title=title lead=lead back=Signal::stored("/".to_owned())>
            <div aria-live="assertive">{move || sent.get().map(|row| view! { <Receipt row=row /> })}</div>
            <Call own=own />
            {move || writing.get().then(|| view! { <Form draft=draft sending=sending /> })}
            <Sent kind=kind />
        </Page>
        <Foot>
            <div aria-live="assertive">
                <NotSent sending=sending own=own />
            </div>
            {foot}
        </Foot>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, snapshot};
    use sync::{MessageRow, MessageState};

    fn form(number: u128, kind: MessageKind, of: Option<AssignmentId>) -> MessageDraft {
        MessageDraft::new(MessageId::new(uuid::Uuid::from_u128(number)), kind, of)
    }

    #[test]
    fn what_was_begun_and_not_sent_is_taken_up_where_it_is_about_the_same() {
        let (one, two) = (assignment(1), assignment(2));
        let (first, second) = (one.row.assignment.id, two.row.assignment.id);
        let both = snapshot(&[one, two], &[]);
        let half = form(1, MessageKind::Concern, Some(first));
        let forms = [DraftForm::Message { draft: half.clone() }];
        assert_eq!(begin(&forms, &both, form(2, MessageKind::Concern, None)), half);
        assert_eq!(begin(&forms, &both, form(2, MessageKind::Concern, Some(first))), half);
        assert_eq!(begin(&forms, &both, form(2, MessageKind::Concern, Some(second))).assignment, Some(second));
        assert_ne!(begin(&forms, &both, form(2, MessageKind::Incident, None)).id, half.id);
        let row = MessageRow {
            id: half.id,
            assignment: first,
            kind: MessageKind::Concern,
            number: 1,
            received_at: chrono::DateTime::UNIX_EPOCH,
            state: MessageState::Received,
        };
        let sent = Snapshot { messages: vec![row], ..both };
        assert_ne!(begin(&forms, &sent, form(2, MessageKind::Concern, None)).id, half.id, "the office has it");
    }

    #[test]
    fn the_only_assignment_is_chosen_by_itself_and_of_several_none() {
        let (one, two) = (assignment(1), assignment(2));
        let only = snapshot(std::slice::from_ref(&one), &[]);
        let chosen = begin(&[], &only, form(2, MessageKind::Incident, None));
        assert_eq!(chosen.assignment, Some(one.row.assignment.id));
        assert_eq!(begin(&[], &snapshot(&[one, two], &[]), form(2, MessageKind::Concern, None)).assignment, None);
    }

    #[test]
    fn the_municipalitys_own_duty_is_called_before_its_office() {
        let mut one = assignment(1);
        let numbers =
            |view: &sync::phone::AssignmentView| OwnNumbers::of(&snapshot(std::slice::from_ref(view), &[]), None);
        assert_eq!(numbers(&one).first().as_deref(), Some("22 00 00 00"));
        let name = sync::row::Localised { nb: "Vakt".into(), nn: "Vakt".into(), en: "Duty".into() };
        one.row.municipality.duty = Some(sync::row::Duty { name, telephone: "00 00 00 09".into() });
        assert_eq!(numbers(&one).first().as_deref(), Some("00 00 00 09"));
    }
}
