//! What kind of meeting it was, and who came to a group. Folded away: most meetings are like any other.

use super::form::Form;
use crate::components::{Chips, Choice, said, speech};
use crate::journal::Journal;
use crate::pages::shown::session_kind;
use domain::assignment::Recipient;
use domain::entry::{SessionDraft, SessionKind};
use domain::id::{AssignmentId, RecipientId};
use domain::policy::KindName;
use i18n::Lang;
use leptos::prelude::*;
use sync::phone::Snapshot;

fn recipients(snapshot: &Snapshot, assignment: Option<AssignmentId>) -> &[Recipient] {
    let view = snapshot.assignments.iter().find(|view| Some(view.row.assignment.id) == assignment);
    view.map(|view| view.row.assignment.recipients.as_slice()).unwrap_or_default()
}

fn everybody(snapshot: &Snapshot, assignment: Option<AssignmentId>) -> Vec<RecipientId> {
    recipients(snapshot, assignment).iter().map(|recipient| recipient.id).collect()
}

/// How many may ride along.
pub(super) fn most_passengers(snapshot: &Snapshot, assignment: Option<AssignmentId>) -> u8 {
    u8::try_from(recipients(snapshot, assignment).len()).unwrap_or(u8::MAX)
}

/// What a meeting on the assignment is unless something else is said: of one recipient, or of a group to which all came.
pub(crate) fn usual_kind(snapshot: &Snapshot, assignment: Option<AssignmentId>) -> SessionKind {
    match everybody(snapshot, assignment) {
        present if present.len() > 1 => SessionKind::Group { present },
        _ => SessionKind::Ordinary,
    }
}

/// Another assignment has other recipients; a part of the drive that was its own needs no saying any more.
pub(super) fn move_to(draft: &mut SessionDraft, snapshot: &Snapshot, assignment: AssignmentId) {
    draft.assignment = Some(assignment);
    if matches!(draft.kind, SessionKind::Ordinary | SessionKind::Group { .. }) {
        draft.kind = usual_kind(snapshot, draft.assignment);
    }
    for leg in draft.trips.iter_mut().flat_map(|trip| &mut trip.legs) {
        leg.assignment = leg.assignment.filter(|of| *of != assignment);
    }
}

/// The kinds that fit: a group where there are several recipients, and what is written already.
fn offered(group: bool, written: KindName) -> Vec<KindName> {
    use KindName::{Cancelled, Course, Group, NoShow, Ordinary, Overnight, Supervision};
    let usual = if group { Group } else { Ordinary };
    let mut kinds = vec![usual, Overnight, Cancelled, NoShow, Supervision, Course];
    if !kinds.contains(&written) {
        kinds.insert(0, written);
    }
    kinds
}

const fn hint(t: Lang, kind: KindName) -> Option<&'static str> {
    match kind {
        KindName::Ordinary | KindName::Group => None,
        KindName::Overnight => Some(t.session_kind_overnight_hint()),
        KindName::Cancelled => Some(t.session_kind_cancelled_hint()),
        KindName::NoShow => Some(t.session_kind_no_show_hint()),
        KindName::Supervision => Some(t.session_kind_supervision_hint()),
        KindName::Course => Some(t.session_kind_course_hint()),
    }
}

/// The question, and who came where it was a group.
#[component]
pub(super) fn KindOfMeeting(form: Form) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let assignment = Memo::new(move |_| form.draft.with(|draft| draft.assignment));
    let group = Memo::new(move |_| snapshot.with(|snapshot| most_passengers(snapshot, assignment.get()) > 1));
    let kind = Memo::new(move |_| form.draft.with(|draft| KindName::from(&draft.kind)));
    let usual = |kind: KindName| matches!(kind, KindName::Ordinary | KindName::Group);
    // Not folded together again under the finger that has just chosen.
    let open = !usual(kind.get_untracked());
    let choices = Signal::derive(move || {
        let t = t.get();
        let name = |kind| if kind == KindName::Ordinary { t.session_kind_usual() } else { session_kind(t, kind) };
        let choice = |value| Choice { value, name: name(value).to_owned() };
        offered(group.get(), kind.get()).into_iter().map(choice).collect::<Vec<_>>()
    });
    let choose = Callback::new(move |kind: KindName| {
        let all = snapshot.with_untracked(|snapshot| everybody(snapshot, assignment.get_untracked()));
        form.draft.update(|draft| draft.kind = kind.with_present(|| all));
    });
    view! {
        <details class="unusual" open=open>
            <summary>{said(Lang::session_kind_other)}</summary>
            <Chips
                id="kind"
                legend=said(Lang::session_kind)
                choices=choices
                chosen=Signal::derive(move || Some(kind.get()))
                on_choose=choose
                hint=Signal::derive(move || hint(t.get(), kind.get()).map(str::to_owned))
            />
        </details>
        {move || (kind.get() == KindName::Group).then(|| view! { <Attendance form=form assignment=assignment /> })}
    }
}

/// Who of the group came.
#[component]
fn Attendance(form: Form, assignment: Memo<Option<AssignmentId>>) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let all = Memo::new(move |_| snapshot.with(|snapshot| recipients(snapshot, assignment.get()).to_vec()));
    let one = move |recipient: Recipient| {
        let who = recipient.id;
        let came = move || {
            form.draft.with(|draft| matches!(&draft.kind, SessionKind::Group { present } if present.contains(&who)))
        };
        let tick = move |event| {
            let came = event_target_checked(&event);
            form.draft.update(|draft| {
                if let SessionKind::Group { present } = &mut draft.kind {
                    present.retain(|other| *other != who);
                    present.extend(came.then_some(who));
                }
            });
        };
        let id = format!("present-{who}");
        view! {
            <div class="option">
                <input class="ds-input" type="checkbox" id=id.clone() prop:checked=came on:change=tick />
                <label for=id>{recipient.pseudonym}</label>
            </div>
        }
    };
    view! {
        <fieldset class="ds-fieldset" id="present" tabindex="-1">
            <legend class="ds-label">{said(Lang::session_present)}</legend>
            {move || all.get().into_iter().map(one).collect_view()}
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, driving, session, snapshot};
    use domain::id::RecipientId;
    use sync::phone::AssignmentView;
    use uuid::Uuid;

    fn group() -> AssignmentView {
        let mut view = assignment(2);
        let id = RecipientId::new(Uuid::from_u128(22));
        view.row.assignment.recipients.push(Recipient { id, pseudonym: "Turvenn 22".to_owned() });
        view
    }

    #[test]
    fn a_meeting_is_with_one_or_with_all_of_a_group() {
        let (one, many) = (assignment(1), group());
        let shown = snapshot(&[one.clone(), many.clone()], &[]);
        assert_eq!(usual_kind(&shown, Some(one.row.assignment.id)), SessionKind::Ordinary);
        let present = many.row.assignment.recipients.iter().map(|recipient| recipient.id).collect();
        assert_eq!(usual_kind(&shown, Some(many.row.assignment.id)), SessionKind::Group { present });
        assert_eq!(usual_kind(&shown, None), SessionKind::Ordinary);
    }

    #[test]
    fn another_assignment_changes_who_came_and_what_part_of_the_drive_is_its_own() {
        let (one, many) = (assignment(1), group());
        let shown = snapshot(&[one.clone(), many.clone()], &[]);
        let entry = driving(session(1, &one, "2026-11-14", "16:00", "18:00"), "Hjem", "Kino", 12_000);
        let mut draft = super::super::start::of_session(Lang::Nb, &entry.session);
        draft.trips[0].legs[0].assignment = Some(many.row.assignment.id);
        move_to(&mut draft, &shown, many.row.assignment.id);
        assert!(matches!(&draft.kind, SessionKind::Group { present } if present.len() == 2));
        assert_eq!(draft.trips[0].legs[0].assignment, None);
        draft.kind = SessionKind::NoShow;
        move_to(&mut draft, &shown, one.row.assignment.id);
        assert_eq!((draft.kind, draft.assignment), (SessionKind::NoShow, Some(one.row.assignment.id)));
    }

    #[test]
    fn a_group_is_offered_where_there_is_one_and_what_is_written_stays_on_offer() {
        assert!(offered(true, KindName::Group).contains(&KindName::Group));
        assert!(!offered(false, KindName::Ordinary).contains(&KindName::Group));
        assert_eq!(offered(true, KindName::Ordinary)[0], KindName::Ordinary);
    }
}
