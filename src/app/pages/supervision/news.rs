//! What of supervision belongs on the first page: an agreed time, a request that nobody answers, and an offer after what was
//! hard.

use super::card::{next, number_to_call, reach_link};
use crate::clock::{now, today};
use crate::components::{News, Weight, speech};
use crate::journal::Journal;
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use domain::entry::Session;
use domain::id::AssignmentId;
use i18n::{Lang, args};
use leptos::prelude::*;
use sync::phone::Snapshot;

/// An agreed time is shown this many days ahead.
const AHEAD: Days = Days::new(14);
/// Supervision is offered this many days after a hard session.
const OFFERED: Days = Days::new(7);

/// The next agreed time of all assignments, if it is near.
fn near(snapshot: &Snapshot, today: NaiveDate) -> Option<(NaiveDateTime, AssignmentId)> {
    let ids = snapshot.assignments.iter().map(|view| view.row.assignment.id);
    let first = ids.filter_map(|id| next(snapshot, id, today).map(|at| (at, id))).min()?;
    (first.0.date() <= today + AHEAD).then_some(first)
}

/// A hard session of the last days after which nobody has asked for supervision of that assignment.
fn hard(snapshot: &Snapshot, today: NaiveDate) -> Option<(NaiveDate, AssignmentId)> {
    let asked_after = |session: &Session| {
        let mut own = snapshot.supervisions.iter().filter(|view| view.request.assignment == session.assignment);
        // Ids begin with when they were made.
        own.any(|view| view.request.id.uuid() > session.id.uuid())
    };
    let recent = snapshot.sessions.iter().rev().filter_map(|view| view.counted());
    let recent = recent.filter(|session| session.hard && session.span.date() + OFFERED >= today);
    let open = |session: &&Session| {
        let mut all = snapshot.assignments.iter().map(|view| &view.row);
        all.any(|row| !row.ended && row.assignment.id == session.assignment)
    };
    let first = recent.filter(open).find(|session| !asked_after(session))?;
    Some((first.span.date(), first.assignment))
}

/// The first request that nobody has answered in time, and whom to call about it.
fn overdue(snapshot: &Snapshot, now: DateTime<Utc>) -> Option<(AssignmentId, Option<String>)> {
    snapshot.supervisions.iter().find_map(|view| {
        let mut all = snapshot.assignments.iter().map(|view| &view.row);
        let row = all.find(|row| row.assignment.id == view.request.assignment)?;
        view.is_overdue(row.municipality.answer_days, now).then(|| (row.assignment.id, number_to_call(row)))
    })
}

/// All three, where there is something to say.
#[component]
pub(crate) fn SupervisionNews() -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let near = Memo::new(move |_| snapshot.with(|snapshot| near(snapshot, today())));
    let overdue = Memo::new(move |_| snapshot.with(|snapshot| overdue(snapshot, now())));
    let hard = Memo::new(move |_| snapshot.with(|snapshot| hard(snapshot, today())));
    let offered = move || {
        let (day, id) = hard.get()?;
        let text = Signal::derive(move || t.get().supervision_after_hard(&t.get().long_date(day)));
        Some(view! { <News weight=Weight::Heed text=text href=format!("/oppdrag/{id}/veiledning") /> })
    };
    let planned = move || {
        let (at, id) = near.get()?;
        let text = Signal::derive(move || {
            let t = t.get();
            let (date, time) = (t.long_date(at.date()), t.time(at.time()));
            let at = t.supervision_planned_at(args::SupervisionPlannedAt { date: &date, time: &time });
            format!("{}: {at}", t.supervision_title())
        });
        Some(view! { <News weight=Weight::Info text=text href=format!("/oppdrag/{id}") /> })
    };
    let unanswered = move || {
        let (id, number) = overdue.get()?;
        let href = number.as_deref().and_then(reach_link).unwrap_or_else(|| format!("/oppdrag/{id}"));
        let text = Signal::derive(move || call(t.get(), number.as_deref()));
        Some(view! { <News weight=Weight::Heed text=text href=href /> })
    };
    view! {
        {unanswered}
        {offered}
        {planned}
    }
}

/// What to do about a request that nobody answers.
pub(super) fn call(t: Lang, number: Option<&str>) -> String {
    number.map_or_else(|| t.supervision_overdue().to_owned(), |number| t.supervision_overdue_call(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, session, snapshot};
    use domain::id::SupervisionId;
    use domain::supervision::{SupervisionDraft, SupervisionRequest, Theme};
    use sync::SupervisionState;
    use sync::phone::{SessionView, SupervisionStage, SupervisionView};
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn asked(number: u128, of: AssignmentId) -> SupervisionView {
        let draft = SupervisionDraft::new(SupervisionId::new(Uuid::from_u128(number)), of);
        let request = SupervisionRequest::try_from(SupervisionDraft { theme: Some(Theme::Role), ..draft }).unwrap();
        let stage = SupervisionStage::AtServer { state: SupervisionState::Received, asked_at: DateTime::UNIX_EPOCH };
        SupervisionView { request, stage, refused: None }
    }

    #[test]
    fn supervision_is_offered_after_a_hard_session_until_it_is_asked_for_or_a_week_has_passed() {
        let one = assignment(1);
        let mut entry = session(5, &one, "2026-11-14", "16:00", "18:00");
        let shown = |entry: &SessionView| snapshot(std::slice::from_ref(&one), std::slice::from_ref(entry));
        assert_eq!(hard(&shown(&entry), day("2026-11-14")), None);
        entry.session.hard = true;
        let id = one.row.assignment.id;
        assert_eq!(hard(&shown(&entry), day("2026-11-21")), Some((day("2026-11-14"), id)));
        assert_eq!(hard(&shown(&entry), day("2026-11-22")), None);
        let with = |number, of| Snapshot { supervisions: vec![asked(number, of)], ..shown(&entry) };
        assert!(hard(&with(4, id), day("2026-11-15")).is_some(), "asked for before");
        assert!(hard(&with(6, AssignmentId::new(Uuid::from_u128(2))), day("2026-11-15")).is_some(), "of another");
        assert_eq!(hard(&with(6, id), day("2026-11-15")), None);
    }

    #[test]
    fn an_unanswered_request_leads_to_the_telephone_of_the_office() {
        let one = assignment(1);
        let id = one.row.assignment.id;
        let all = Snapshot { supervisions: vec![asked(1, id)], ..snapshot(&[one], &[]) };
        let at = |days| DateTime::UNIX_EPOCH + chrono::TimeDelta::days(days);
        assert_eq!(overdue(&all, at(7)), None);
        assert_eq!(overdue(&all, at(8)), Some((id, Some("22 00 00 00".into()))));
        assert!(call(Lang::Nb, Some("22 00 00 00")).contains("22 00 00 00"));
    }
}
