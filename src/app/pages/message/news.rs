//! What of messages belongs on the first page: one that is not sent, before all else; and what became of the last one.

use super::words;
use crate::clock::now;
use crate::components::{Callout, News, Weight, said, speech};
use crate::journal::Journal;
use chrono::{DateTime, TimeDelta, Utc};
use domain::message::{MessageDraft, MessageKind};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use sync::phone::{DraftForm, DraftKey, Snapshot};
use sync::{MessageRow, MessageState};

/// What became of a message is shown this long.
const SHOWN: TimeDelta = TimeDelta::days(14);

/// What is begun and the office does not have. A message that its server has forgotten counts again: what was told is kept
/// until somebody has read it.
pub(super) fn unsent(forms: &[DraftForm], snapshot: &Snapshot) -> Vec<MessageDraft> {
    let drafts = forms.iter().filter_map(|form| match form {
        DraftForm::Message { draft } => Some(draft),
        _ => None,
    });
    let sent = |draft: &MessageDraft| snapshot.messages.iter().any(|row| row.id == draft.id);
    drafts.filter(|draft| !sent(draft)).cloned().collect()
}

/// What was told, of messages that somebody at the office has read.
fn read(forms: &[DraftForm], snapshot: &Snapshot) -> Vec<DraftKey> {
    let is_read = |row: &MessageRow, draft: &MessageDraft| row.id == draft.id && row.state != MessageState::Received;
    let read = forms.iter().filter(|form| match form {
        DraftForm::Message { draft } => snapshot.messages.iter().any(|row| is_read(row, draft)),
        _ => false,
    });
    read.map(DraftForm::key).collect()
}

/// Lets go of what was told once it has been read.
pub(crate) fn let_go_of_what_is_read(journal: Journal) {
    let (forms, snapshot) = (journal.forms(), journal.snapshot());
    Effect::new(move |_| {
        for key in forms.with(|forms| snapshot.with(|snapshot| read(forms, snapshot))) {
            // Where it fails, the next start tries again.
            spawn_local(async move { drop(journal.discard_form(key).await) });
        }
    });
}

/// The last message, if something came of it lately.
fn last(snapshot: &Snapshot, now: DateTime<Utc>) -> Option<&MessageRow> {
    let happened = |row: &MessageRow| match &row.state {
        MessageState::Received => row.received_at,
        MessageState::Read { at } | MessageState::Answered { at, .. } => *at,
    };
    snapshot.messages.iter().filter(|row| now - happened(row) <= SHOWN).max_by_key(|row| happened(row))
}

/// Both, where there is something to say.
#[component]
pub(crate) fn MessageNews() -> impl IntoView {
    let t = speech();
    let journal = expect_context::<Journal>();
    let (forms, snapshot) = (journal.forms(), journal.snapshot());
    let unsent = Memo::new(move |_| {
        let unsent = forms.with(|forms| snapshot.with(|snapshot| unsent(forms, snapshot)));
        unsent.into_iter().map(|draft| draft.kind).collect::<std::collections::BTreeSet<_>>()
    });
    let last = Memo::new(move |_| snapshot.with(|snapshot| last(snapshot, now()).cloned()));
    let waiting = move || {
        let one = |kind: MessageKind| {
            let title = move |t: Lang| match kind {
                MessageKind::Concern => t.message_unsent_concern_title(),
                MessageKind::Incident => t.message_unsent_incident_title(),
            };
            view! {
                <Callout weight=Weight::Bad title=said(title)>
                    <p>{said(Lang::message_unsent_text)}</p>
                    <A href=words::address(kind) attr:class="link">
                        {said(Lang::today_continue)}
                    </A>
                </Callout>
            }
        };
        unsent.get().into_iter().map(one).collect_view()
    };
    let told = move || {
        let row = last.get()?;
        let address = words::address(row.kind);
        let text = Signal::derive(move || {
            let t = t.get();
            format!("{}: {}", words::name(t, &row), words::state(t, &row.state).name)
        });
        Some(view! { <News weight=Weight::Info text=text href=address /> })
    };
    view! {
        {waiting}
        {told}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::{AssignmentId, MessageId};
    use uuid::Uuid;

    fn draft(number: u128) -> DraftForm {
        let id = MessageId::new(Uuid::from_u128(number));
        DraftForm::Message { draft: MessageDraft::new(id, MessageKind::Concern, None) }
    }

    fn row(number: u64, state: MessageState) -> MessageRow {
        MessageRow {
            id: MessageId::new(Uuid::from_u128(u128::from(number))),
            assignment: AssignmentId::new(Uuid::from_u128(1)),
            kind: MessageKind::Concern,
            number,
            received_at: DateTime::UNIX_EPOCH,
            state,
        }
    }

    fn at(days: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(days)
    }

    #[test]
    fn what_the_office_does_not_have_is_asked_about_also_when_its_server_has_forgotten_it() {
        let forms = [draft(1), draft(2)];
        let sent = Snapshot { messages: vec![row(1, MessageState::Received)], ..Snapshot::default() };
        let ids = |snapshot: &Snapshot| unsent(&forms, snapshot).iter().map(|draft| draft.id).collect::<Vec<_>>();
        assert_eq!(ids(&sent), [MessageId::new(Uuid::from_u128(2))]);
        assert_eq!(ids(&Snapshot::default()).len(), 2);
    }

    #[test]
    fn what_was_told_is_let_go_only_once_it_was_read() {
        let forms = [draft(1), draft(2)];
        let shown = |state| Snapshot { messages: vec![row(1, state)], ..Snapshot::default() };
        assert!(read(&forms, &shown(MessageState::Received)).is_empty());
        assert_eq!(read(&forms, &shown(MessageState::Read { at: at(1) })), [draft(1).key()]);
    }

    #[test]
    fn the_first_page_says_what_became_of_the_last_message_for_two_weeks() {
        let answered = |days| MessageState::Answered { at: at(days), message: "Takk".into() };
        let messages = vec![row(2, MessageState::Received), row(1, answered(10))];
        let all = Snapshot { messages, ..Snapshot::default() };
        assert_eq!(last(&all, at(24)).map(|row| row.number), Some(1));
        assert_eq!(last(&all, at(25)), None);
    }
}
