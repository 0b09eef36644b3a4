//! What a form begins with: what the contact most likely means.

use super::kind::usual_kind;
use chrono::NaiveDate;
use domain::entry::{Expense, ExpenseDraft, LegDraft, Receipt, Session, SessionDraft, SessionKind, Trip, TripDraft};
use domain::id::{AssignmentId, SessionId, TripId};
use domain::time::Zone;
use i18n::Lang;
use sync::phone::Snapshot;
use uuid::Uuid;

/// A new form: today; the assignment where there is but one, else that of the last entry; the times of the last entry
/// on it.
pub(crate) fn fresh(snapshot: &Snapshot, id: SessionId, today: NaiveDate, zone: Zone) -> SessionDraft {
    let open: Vec<AssignmentId> =
        snapshot.assignments.iter().filter(|view| !view.row.ended).map(|view| view.row.assignment.id).collect();
    let latest = |of: Option<AssignmentId>| {
        let own = |session: &&Session| of.is_none_or(|of| session.assignment == of);
        snapshot.sessions.iter().rev().map(|view| &view.session).find(own)
    };
    let assignment = match open.as_slice() {
        [only] => Some(*only),
        several => latest(None).map(|session| session.assignment).filter(|last| several.contains(last)),
    };
    let last = assignment.and_then(|assignment| latest(Some(assignment)));
    let times = last.map(|session| (session.span.start().wall, session.span.end().wall));
    SessionDraft {
        id,
        assignment,
        date: today.to_string(),
        start: times.map(|(start, _)| start.format("%H:%M").to_string()).unwrap_or_default(),
        end: times.map(|(_, end)| end.format("%H:%M").to_string()).unwrap_or_default(),
        end_day_offset: times.map_or(0, |(start, end)| days_between(start.date(), end.date())),
        zone,
        start_pick: None,
        end_pick: None,
        kind: usual_kind(snapshot, assignment),
        activity: None,
        note: String::new(),
        trips: Vec::new(),
        expenses: Vec::new(),
        hard: false,
    }
}

/// A new form for today, filled in as the last meeting on an assignment was: times, activity and drives, under ids of
/// their own. Notes, expenses and how it went belong to their day and are left out. Nothing where there was no such meeting.
pub(crate) fn again(
    t: Lang,
    snapshot: &Snapshot,
    assignment: AssignmentId,
    today: NaiveDate,
    fresh_id: fn() -> Uuid,
) -> Option<SessionDraft> {
    let last = last_kept(snapshot, assignment)?;
    let mut draft = of_session(t, &as_plan(last));
    draft.id = SessionId::new(fresh_id());
    draft.date = today.to_string();
    draft.kind = usual_kind(snapshot, draft.assignment);
    draft.start_pick = None;
    draft.end_pick = None;
    for trip in &mut draft.trips {
        trip.id = TripId::new(fresh_id());
    }
    Some(draft)
}

/// Fills in length, activity and drives as they were in `last`, under ids of their own. Day and start stay where they are
/// written; receipts and words belong to their day.
pub(crate) fn like(t: Lang, draft: &mut SessionDraft, last: &Session, fresh_id: fn() -> Uuid) {
    let past = of_session(t, &as_plan(last));
    let moved = moved_end(&past.start, &draft.start, &past.end);
    match moved.filter(|_| past.end_day_offset == 0) {
        Some(end) => draft.end = end,
        None if draft.start.is_empty() => (draft.start, draft.end) = (past.start, past.end),
        None => {}
    }
    draft.activity = past.activity;
    draft.trips = past.trips;
    for trip in &mut draft.trips {
        trip.id = TripId::new(fresh_id());
    }
}

/// What of a meeting is likely to be the same next time.
pub(crate) fn as_plan(session: &Session) -> Session {
    Session { note: String::new(), expenses: Vec::new(), hard: false, ..session.clone() }
}

/// The last meeting on an assignment that took place in the ordinary way.
pub(crate) fn last_kept(snapshot: &Snapshot, assignment: AssignmentId) -> Option<&Session> {
    let usual = |kind: &SessionKind| matches!(kind, SessionKind::Ordinary | SessionKind::Group { .. });
    let ordinary = |session: &&Session| session.assignment == assignment && usual(&session.kind);
    snapshot.sessions.iter().rev().map(|view| &view.session).find(ordinary)
}

fn days_between(start: NaiveDate, end: NaiveDate) -> u8 {
    u8::try_from((end - start).num_days()).unwrap_or(0)
}

/// The form of an entry that exists.
pub(crate) fn of_session(t: Lang, session: &Session) -> SessionDraft {
    let (start, end) = (session.span.start(), session.span.end());
    SessionDraft {
        id: session.id,
        assignment: Some(session.assignment),
        date: start.wall.date().to_string(),
        start: start.wall.format("%H:%M").to_string(),
        end: end.wall.format("%H:%M").to_string(),
        end_day_offset: days_between(start.wall.date(), end.wall.date()),
        zone: session.span.zone(),
        start_pick: picked(start, session.span.zone()),
        end_pick: picked(end, session.span.zone()),
        kind: session.kind.clone(),
        activity: session.activity.clone(),
        note: session.note.clone(),
        trips: session.trips.iter().map(|trip| of_trip(t, trip)).collect(),
        expenses: session.expenses.iter().map(|expense| of_expense(t, expense)).collect(),
        hard: session.hard,
    }
}

/// Which of two equal times was meant, on the night when the clock went back.
fn picked(moment: domain::time::Moment, zone: Zone) -> Option<domain::time::Pick> {
    use domain::time::{Pick, Resolved, resolve};
    match resolve(moment.wall, zone) {
        Resolved::Twice { first, .. } if first == moment => Some(Pick::First),
        Resolved::Twice { .. } => Some(Pick::Second),
        _ => None,
    }
}

fn of_trip(t: Lang, trip: &Trip) -> TripDraft {
    let leg = |leg: &domain::entry::Leg| LegDraft {
        kind: leg.kind,
        from: leg.from.clone(),
        to: leg.to.clone(),
        kilometres: t.kilometres(leg.distance.0),
        passengers: leg.passengers,
        assignment: leg.assignment,
    };
    TripDraft { id: trip.id, legs: trip.legs.iter().map(leg).collect() }
}

fn of_expense(t: Lang, expense: &Expense) -> ExpenseDraft {
    ExpenseDraft {
        id: expense.id,
        kind: expense.kind,
        label: expense.label.clone(),
        kroner: t.amount(expense.amount.0),
        receipt: expense.receipt.clone(),
        companion_card: expense.companion_card,
    }
}

/// The form without parts in which nothing is written: a part opened by mistake is not an error. Nor without what was done
/// where nobody met.
pub(crate) fn tidy(mut draft: SessionDraft) -> SessionDraft {
    let blank = |texts: &[&String]| texts.iter().all(|text| text.trim().is_empty());
    draft.trips.retain(|trip| !trip.legs.iter().all(|leg| blank(&[&leg.from, &leg.to, &leg.kilometres])));
    if !draft.kind.is_meeting() {
        draft.activity = None;
    }
    let attached = |expense: &ExpenseDraft| matches!(expense.receipt, Receipt::Attached { .. });
    draft.expenses.retain(|expense| attached(expense) || !blank(&[&expense.label, &expense.kroner]));
    draft
}

/// Whether a drive says where it went, of a recipient whose address is protected.
pub(crate) fn tells_places(draft: &SessionDraft, word: &str) -> bool {
    let legs = draft.trips.iter().flat_map(|trip| &trip.legs);
    legs.into_iter().any(|leg| [&leg.from, &leg.to].into_iter().any(|place| place != instead_of_place(leg, word)))
}

/// Puts `word` in the place of every place. A drive without kilometres is none yet, and stays blank.
pub(crate) fn hide_places(draft: &mut SessionDraft, word: &str) {
    for leg in draft.trips.iter_mut().flat_map(|trip| &mut trip.legs) {
        let instead = instead_of_place(leg, word).to_owned();
        (leg.from, leg.to) = (instead.clone(), instead);
    }
}

fn instead_of_place<'a>(leg: &LegDraft, word: &'a str) -> &'a str {
    if leg.kilometres.trim().is_empty() { "" } else { word }
}

/// The end moved as far as the start was, so that the length stays: "16:00–18:00" becomes "17:00–19:00". Nothing where
/// a time is half-written, or the move would cross midnight.
pub(crate) fn moved_end(old_start: &str, new_start: &str, end: &str) -> Option<String> {
    let minutes = |text: &str| {
        let (hours, minutes) = text.split_once(':')?;
        Some(hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?)
    };
    let moved = minutes(end)? + minutes(new_start)? - minutes(old_start)?;
    (0..24 * 60).contains(&moved).then(|| format!("{:02}:{:02}", moved / 60, moved % 60))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, driving, session, snapshot};

    const TODAY: &str = "2026-11-21";

    fn begun(snapshot: &Snapshot) -> SessionDraft {
        fresh(snapshot, SessionId::new(Uuid::from_u128(9)), TODAY.parse().unwrap(), Zone::OSLO)
    }

    #[test]
    fn the_only_assignment_is_chosen_and_the_last_times_are_filled_in() {
        let one = assignment(1);
        let draft = begun(&snapshot(std::slice::from_ref(&one), &[session(1, &one, "2026-11-14", "16:30", "18:00")]));
        assert_eq!(draft.assignment, Some(one.row.assignment.id));
        assert_eq!((draft.date.as_str(), draft.start.as_str(), draft.end.as_str()), (TODAY, "16:30", "18:00"));
    }

    #[test]
    fn where_places_are_hidden_a_drive_keeps_its_kilometres_alone() {
        let one = assignment(1);
        let driven = driving(session(1, &one, "2026-11-14", "16:30", "18:00"), "Hjem", "Kino", 12_000);
        let mut draft = of_session(Lang::Nb, &driven.session);
        assert!(tells_places(&draft, "Ikke oppgitt"));
        draft.trips.push(TripDraft {
            id: draft.trips[0].id,
            legs: vec![LegDraft { kilometres: " ".into(), ..draft.trips[0].legs[0].clone() }],
        });
        hide_places(&mut draft, "Ikke oppgitt");
        assert!(!tells_places(&draft, "Ikke oppgitt") && !format!("{draft:?}").contains("Kino"), "{draft:?}");
        let [legs] = tidy(draft).trips.try_into().map(|[trip]: [TripDraft; 1]| [trip.legs]).unwrap();
        assert_eq!((legs[0].from.as_str(), legs[0].kilometres.as_str()), ("Ikke oppgitt", "12,0"));
    }

    #[test]
    fn of_several_assignments_the_last_used_is_chosen() {
        let (one, two) = (assignment(1), assignment(2));
        let sessions =
            [session(1, &two, "2026-11-13", "10:00", "12:00"), session(2, &one, "2026-11-14", "16:30", "18:00")];
        let draft = begun(&snapshot(&[one.clone(), two], &sessions));
        assert_eq!(draft.assignment, Some(one.row.assignment.id));
    }

    #[test]
    fn a_begun_form_takes_length_activity_and_drives_of_the_last_meeting_and_keeps_its_own_day_and_start() {
        let one = assignment(1);
        let mut last = driving(session(1, &one, "2026-11-14", "16:30", "18:00"), "Hjem", "Kino", 12_000).session;
        last.hard = true;
        let mut draft = begun(&snapshot(&[one], &[]));
        draft.start = "10:00".into();
        like(Lang::Nb, &mut draft, &last, || Uuid::from_u128(77));
        assert_eq!((draft.date.as_str(), draft.start.as_str(), draft.end.as_str()), (TODAY, "10:00", "11:30"));
        assert_eq!((draft.trips.len(), draft.trips[0].id, draft.hard), (1, TripId::new(Uuid::from_u128(77)), false));
    }

    #[test]
    fn without_earlier_entries_the_times_are_left_to_the_contact() {
        let draft = begun(&snapshot(&[assignment(1), assignment(2)], &[]));
        assert_eq!((draft.assignment, draft.start.as_str(), draft.end.as_str()), (None, "", ""));
    }

    #[test]
    fn as_last_time_repeats_times_and_drives_today_and_leaves_out_what_belonged_to_its_day() {
        let one = assignment(1);
        let mut last = driving(session(1, &one, "2026-11-14", "16:30", "18:00"), "Hjem", "Badet", 9_000);
        last.session.note = "Regn".to_owned();
        let mut cancelled = session(2, &one, "2026-11-18", "10:00", "11:00");
        cancelled.session.kind = SessionKind::NoShow;
        let shown = snapshot(std::slice::from_ref(&one), &[last.clone(), cancelled]);
        let id = one.row.assignment.id;
        let draft = again(Lang::Nb, &shown, id, TODAY.parse().unwrap(), || Uuid::from_u128(9)).unwrap();
        assert_eq!((draft.date.as_str(), draft.start.as_str(), draft.end.as_str()), (TODAY, "16:30", "18:00"));
        assert_eq!((draft.note.as_str(), draft.expenses.len()), ("", 0));
        let repeated = Session::try_from(draft).unwrap();
        assert_eq!(repeated.trips[0].legs, last.session.trips[0].legs);
        assert_ne!(repeated.trips[0].id, last.session.trips[0].id);
        assert_ne!(repeated.id, last.session.id);
    }

    #[test]
    fn without_a_meeting_nothing_is_as_last_time() {
        let one = assignment(1);
        let id = one.row.assignment.id;
        assert_eq!(again(Lang::Nb, &snapshot(&[one], &[]), id, TODAY.parse().unwrap(), Uuid::nil), None);
    }

    #[test]
    fn an_entry_comes_back_from_its_form_as_it_was() {
        let one = assignment(1);
        for night in ["2026-10-24", "2026-11-14"] {
            let entry = session(1, &one, night, "22:00", "23:30").session;
            assert_eq!(Session::try_from(of_session(Lang::Nb, &entry)), Ok(entry));
        }
    }

    #[test]
    fn parts_in_which_nothing_is_written_are_dropped() {
        let mut draft = begun(&snapshot(&[assignment(1)], &[]));
        let leg = LegDraft {
            kind: domain::entry::LegKind::Activity,
            from: " ".into(),
            to: String::new(),
            kilometres: String::new(),
            passengers: 0,
            assignment: None,
        };
        draft.trips = vec![TripDraft { id: TripId::new(Uuid::from_u128(1)), legs: vec![leg.clone()] }];
        assert!(tidy(draft.clone()).trips.is_empty());
        draft.trips[0].legs[0].kilometres = "12".into();
        assert_eq!(tidy(draft).trips.len(), 1);
    }

    #[test]
    fn an_outlay_with_nothing_but_a_receipt_is_asked_about_and_not_dropped() {
        let mut draft = begun(&snapshot(&[assignment(1)], &[]));
        let photos = vec![domain::entry::PhotoHash("ab".repeat(32))];
        draft.expenses = vec![ExpenseDraft {
            id: domain::id::ExpenseId::new(Uuid::from_u128(1)),
            kind: domain::entry::ExpenseKind::Ticket,
            label: String::new(),
            kroner: String::new(),
            receipt: Receipt::Attached { photos },
            companion_card: domain::entry::CompanionCard::NotRelevant,
        }];
        assert_eq!(tidy(draft.clone()).expenses.len(), 1);
        draft.expenses[0].receipt = Receipt::OnPaper;
        assert!(tidy(draft).expenses.is_empty());
    }

    #[test]
    fn moving_the_start_keeps_the_length() {
        assert_eq!(moved_end("16:00", "17:15", "18:00").as_deref(), Some("19:15"));
        assert_eq!(moved_end("16:00", "23:00", "18:00"), None);
        assert_eq!(moved_end("", "17:00", "18:00"), None);
    }
}
