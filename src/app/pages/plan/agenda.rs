//! What is planned, against what was written down.

use crate::boot::Timer;
use crate::clock::{now, zone};
use chrono::{Days, NaiveDateTime, TimeDelta};
use domain::entry::{SessionDraft, SessionKind};
use domain::id::SessionId;
use domain::plan::Meeting;
use domain::time::Zone;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::time::Duration;
use sync::phone::Snapshot;
use sync::row::session_of;

/// How often the pages look at the clock.
const MINUTE: Duration = Duration::from_secs(60);

/// The planned meetings that nobody has dealt with yet, by when they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Agenda {
    /// Their time has passed, and nothing says what became of them.
    pub(super) passed: Vec<Meeting>,
    /// To come, or under way.
    pub(super) next: Vec<Meeting>,
}

/// Of the assignments that have not ended.
pub(super) fn agenda(snapshot: &Snapshot, now: NaiveDateTime) -> Agenda {
    let open: BTreeSet<_> =
        snapshot.assignments.iter().filter(|view| !view.row.ended).map(|view| view.row.assignment.id).collect();
    let written: BTreeSet<SessionId> = snapshot.sessions.iter().map(|view| view.session.id).collect();
    let plans = snapshot.plans.iter().filter(|view| open.contains(&view.plan.assignment));
    let mut all: Vec<Meeting> = plans.flat_map(|view| view.plan.meetings()).collect();
    all.retain(|meeting| !written.contains(&session_of(meeting.plan, meeting.day)));
    all.sort();
    let (passed, next) = all.into_iter().partition(|meeting| ends(meeting) <= now);
    Agenda { passed, next }
}

/// The meetings to come, the next one first.
pub(crate) fn planned_ahead(snapshot: &Snapshot, now: NaiveDateTime) -> Vec<Meeting> {
    agenda(snapshot, now).next
}

/// How many planned meetings of the last year wait for a word of what became of them. On a first glance older entries are not
/// read yet, and older meetings would all seem to wait.
pub(crate) fn waiting(snapshot: &Snapshot, now: NaiveDateTime) -> Vec<Meeting> {
    let oldest = now.date().checked_sub_days(Days::new(366)).unwrap_or(now.date());
    agenda(snapshot, now).passed.into_iter().filter(|meeting| meeting.day >= oldest && meeting.on >= oldest).collect()
}

/// When it is over, by the clock on the wall.
pub(super) fn ends(meeting: &Meeting) -> NaiveDateTime {
    begins(meeting) + TimeDelta::minutes(meeting.length.0)
}

/// When it begins.
pub(super) fn begins(meeting: &Meeting) -> NaiveDateTime {
    meeting.on.and_time(meeting.start)
}

/// The form of the session that the meeting becomes, as it was planned.
pub(crate) fn of_meeting(meeting: &Meeting, kind: SessionKind, zone: Zone) -> SessionDraft {
    let (start, end) = (begins(meeting), ends(meeting));
    SessionDraft {
        id: session_of(meeting.plan, meeting.day),
        assignment: Some(meeting.assignment),
        date: start.date().to_string(),
        start: start.format("%H:%M").to_string(),
        end: end.format("%H:%M").to_string(),
        end_day_offset: u8::try_from((end.date() - start.date()).num_days()).unwrap_or(0),
        zone,
        start_pick: None,
        end_pick: None,
        // What was to be done was not, where nobody met.
        activity: meeting.activity.clone().filter(|_| kind.is_meeting()),
        kind,
        note: String::new(),
        trips: Vec::new(),
        expenses: Vec::new(),
        hard: false,
    }
}

/// The clock on the wall, told each minute while the page is open: a meeting ends under an open page too.
pub(crate) fn wall_clock() -> Signal<NaiveDateTime> {
    let minute = RwSignal::new(());
    tick(minute, StoredValue::new_local(None));
    // The zone is asked for once somebody wants to know: the first question costs a phone a tenth of a second.
    Signal::derive(move || {
        minute.track();
        zone().wall_at(now())
    })
}

fn tick(minute: RwSignal<()>, timer: StoredValue<Option<Timer>, LocalStorage>) {
    let ring = move || {
        // Nobody looks any more once the page has been left.
        if minute.try_set(()).is_none() {
            tick(minute, timer);
        }
    };
    let _ = timer.try_set_value(Some(Timer::after(MINUTE, ring)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, session, snapshot};
    use domain::entry::Session;
    use domain::id::PlanId;
    use domain::plan::{Instead, Plan};
    use domain::quantity::Minutes;
    use sync::phone::{AssignmentView, PlanView};
    use uuid::Uuid;

    fn plan(on: &AssignmentView) -> Plan {
        Plan {
            id: PlanId::new(Uuid::from_u128(7)),
            assignment: on.row.assignment.id,
            first: "2026-11-03".parse().unwrap(),
            weekly_until: Some("2026-11-17".parse().unwrap()),
            start: "23:00:00".parse().unwrap(),
            length: Minutes(120),
            activity: None,
            exceptions: vec![],
        }
    }

    fn planned(on: &AssignmentView, plan: Plan) -> Snapshot {
        Snapshot { plans: vec![PlanView { plan, refused: None }], ..snapshot(std::slice::from_ref(on), &[]) }
    }

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn days(meetings: &[Meeting]) -> Vec<String> {
        meetings.iter().map(|meeting| meeting.on.to_string()[5..].to_owned()).collect()
    }

    #[test]
    fn a_meeting_is_asked_about_once_it_is_over_until_it_is_written_down() {
        let one = assignment(1);
        let mut shown = planned(&one, plan(&one));
        let asked =
            |shown: &Snapshot, moment| (days(&agenda(shown, at(moment)).passed), days(&agenda(shown, at(moment)).next));
        let split = |passed: &[&str], next: &[&str]| {
            let owned = |days: &[&str]| days.iter().map(|day| (*day).to_owned()).collect::<Vec<_>>();
            (owned(passed), owned(next))
        };
        assert_eq!(asked(&shown, "2026-11-04T00:59:00"), split(&[], &["11-03", "11-10", "11-17"]));
        assert_eq!(asked(&shown, "2026-11-04T01:00:00"), split(&["11-03"], &["11-10", "11-17"]));
        let mut entry = session(1, &one, "2026-11-03", "10:00", "11:00");
        entry.session.id = session_of(PlanId::new(Uuid::from_u128(7)), "2026-11-03".parse().unwrap());
        shown.sessions.push(entry);
        assert_eq!(asked(&shown, "2026-11-04T01:00:00"), split(&[], &["11-10", "11-17"]));
        shown.assignments[0].row.ended = true;
        assert_eq!(agenda(&shown, at("2026-11-20T00:00:00")), Agenda::default());
    }

    #[test]
    fn what_is_moved_is_asked_about_after_its_new_time_and_becomes_the_same_session() {
        let one = assignment(1);
        let to = Instead::Moved { to: "2026-11-20".parse().unwrap(), start: "10:00:00".parse().unwrap() };
        let moved = plan(&one).with("2026-11-03".parse().unwrap(), to);
        let shown = planned(&one, moved.clone());
        assert_eq!(days(&agenda(&shown, at("2026-11-12T00:00:00")).passed), ["11-10"]);
        let before = plan(&one).meeting("2026-11-03".parse().unwrap()).unwrap();
        let after = moved.meeting("2026-11-03".parse().unwrap()).unwrap();
        let id = |meeting: &Meeting| of_meeting(meeting, SessionKind::Ordinary, Zone::OSLO).id;
        assert_eq!(id(&before), id(&after));
    }

    #[test]
    fn a_meeting_over_midnight_becomes_a_session_that_ends_the_next_day() {
        let one = assignment(1);
        let meeting = plan(&one).meetings().next().unwrap();
        let draft = of_meeting(&meeting, SessionKind::NoShow, Zone::OSLO);
        assert_eq!((draft.start.as_str(), draft.end.as_str(), draft.end_day_offset), ("23:00", "01:00", 1));
        let session = Session::try_from(draft).unwrap();
        assert_eq!((session.kind, session.span.elapsed()), (SessionKind::NoShow, Minutes(120)));
    }

    #[test]
    fn the_icon_and_the_first_page_go_no_further_back_than_a_year() {
        let one = assignment(1);
        let shown = planned(&one, plan(&one));
        assert_eq!(waiting(&shown, at("2026-12-01T00:00:00")).len(), 3);
        assert_eq!(days(&waiting(&shown, at("2027-11-05T00:00:00"))), ["11-10", "11-17"]);
    }
}
