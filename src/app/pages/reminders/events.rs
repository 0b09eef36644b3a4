//! What there is to be reminded of: planned meetings, and the days by which a month should be sent in.

use super::calendar::Event;
use crate::pages::plan::planned_ahead;
use crate::pages::shown::period_of;
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use domain::plan::{Instead, Plan};
use domain::policy::APP;
use domain::quantity::Minutes;
use domain::time::{Resolved, Zone, resolve};
use i18n::Lang;
use std::collections::BTreeSet;
use sync::phone::{AssignmentView, Snapshot};
use sync::row::session_of;

/// For so many pay periods ahead: a year.
const PERIODS: usize = 12;
/// A deadline is spoken of the evening before, so many hours into the day.
const EVENING: TimeDelta = TimeDelta::hours(18);

/// All of it, by when it is. `now` is what the clock on the wall says.
pub(super) fn events(t: Lang, snapshot: &Snapshot, now: NaiveDateTime, alarm: Option<Minutes>) -> Vec<Event> {
    let meetings = planned_ahead(snapshot, now).into_iter().map(|meeting| Event {
        at: instant(meeting.on.and_time(meeting.start)),
        length: meeting.length,
        uid: session_of(meeting.plan, meeting.day).to_string(),
        title: t.reminders_meeting(),
        off: false,
        alarm,
    });
    let dropped = snapshot.plans.iter().flat_map(|view| dropped(t, &view.plan, now.date()));
    let deadlines = deadlines(snapshot, now.date()).into_iter().map(|eve| Event {
        at: instant(eve.and_time(NaiveTime::MIN) + EVENING),
        length: Minutes(15),
        uid: format!("frist-{eve}"),
        title: t.reminders_deadline(),
        off: false,
        alarm: alarm.map(|_| Minutes(0)),
    });
    let mut all: Vec<Event> = meetings.chain(dropped).chain(deadlines).collect();
    all.sort();
    all
}

/// Meetings that were taken out of a plan, which an earlier file may have put into the calendar.
fn dropped(t: Lang, plan: &Plan, today: NaiveDate) -> Vec<Event> {
    let gone = plan.exceptions.iter().filter(|exception| exception.then == Instead::Dropped && exception.day >= today);
    gone.map(|exception| Event {
        at: instant(exception.day.and_time(plan.start)),
        length: plan.length,
        uid: session_of(plan.id, exception.day).to_string(),
        title: t.reminders_meeting(),
        off: true,
        alarm: None,
    })
    .collect()
}

/// The evenings before the days by which something should be sent in, each once.
fn deadlines(snapshot: &Snapshot, today: NaiveDate) -> BTreeSet<NaiveDate> {
    let open = snapshot.assignments.iter().filter(|view| !view.row.ended);
    open.flat_map(|view| deadlines_of(view, today)).filter(|eve| *eve >= today).collect()
}

fn deadlines_of(view: &AssignmentView, today: NaiveDate) -> Vec<NaiveDate> {
    let until = view.row.assignment.agreement.until;
    // The month before may still be open.
    let first = period_of(view, today).and_then(|period| period.from().pred_opt());
    let mut days = Vec::new();
    let mut day = first;
    for _ in 0..=PERIODS {
        let Some(period) = day.and_then(|day| period_of(view, day)) else { break };
        if until.is_some_and(|until| period.from() > until) {
            break;
        }
        let rule = view.terms.as_ref().map(|terms| &terms.on(period.until()).period);
        let deadline = rule.and_then(|rule| rule.deadline(period, APP));
        days.extend(deadline.and_then(|day| day.checked_sub_days(Days::new(1))));
        day = period.until().succ_opt();
    }
    days
}

/// The instant of a Norwegian wall time; of two the first, and where there is none the next that there is.
fn instant(wall: NaiveDateTime) -> DateTime<Utc> {
    match resolve(wall, Zone::OSLO) {
        Resolved::Once(moment) | Resolved::Twice { first: moment, .. } | Resolved::Missing { after: moment, .. } => {
            moment.utc
        }
    }
}

/// How long before a meeting the phone can speak up.
pub(super) const CHOICES: [Option<TimeDelta>; 4] =
    [None, Some(TimeDelta::minutes(30)), Some(TimeDelta::hours(1)), Some(TimeDelta::days(1))];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, snapshot, under};
    use domain::id::PlanId;
    use domain::policy::Deadline;
    use sync::phone::PlanView;
    use uuid::Uuid;

    fn planned() -> Snapshot {
        let one = under(assignment(1), |policy| {
            policy.period.deadlines = vec![Deadline { channel: APP.to_owned(), day: 5, months_after: 1 }];
        });
        let plan = Plan {
            id: PlanId::new(Uuid::from_u128(7)),
            assignment: one.row.assignment.id,
            first: "2026-03-22".parse().unwrap(),
            weekly_until: "2026-04-12".parse().ok(),
            start: "17:00:00".parse().unwrap(),
            length: Minutes(60),
            activity: None,
            exceptions: vec![],
        }
        .with("2026-04-05".parse().unwrap(), Instead::Dropped);
        Snapshot { plans: vec![PlanView { plan, refused: None }], ..snapshot(&[one], &[]) }
    }

    fn all() -> Vec<Event> {
        events(Lang::Nb, &planned(), "2026-03-20T12:00:00".parse().unwrap(), Some(Minutes(30)))
    }

    #[test]
    fn a_weekly_meeting_keeps_its_hour_over_the_night_when_the_clock_changes() {
        let meetings: Vec<_> = all().into_iter().filter(|event| event.title == "Avtale" && !event.off).collect();
        let at: Vec<_> = meetings.iter().map(|event| event.at.format("%d.%m %H:%M").to_string()).collect();
        assert_eq!(at, ["22.03 16:00", "29.03 15:00", "12.04 15:00"]);
    }

    #[test]
    fn a_meeting_that_was_dropped_is_taken_out() {
        let off: Vec<_> = all().into_iter().filter(|event| event.off).collect();
        assert_eq!(off.len(), 1);
        assert_eq!(off[0].at.date_naive(), "2026-04-05".parse().unwrap());
    }

    #[test]
    fn the_evening_before_each_deadline_of_a_year_is_in_it() {
        let eves: Vec<_> = all().into_iter().filter(|event| event.title == "Frist").map(|event| event.at).collect();
        assert_eq!(eves.len(), PERIODS, "{eves:?}");
        assert_eq!(eves[0].to_rfc3339(), "2026-04-04T16:00:00+00:00");
    }

    #[test]
    fn nothing_tells_with_whom() {
        let written = super::super::calendar::file(&all(), "2026-03-20T12:00:00Z".parse().unwrap());
        for word in ["Turvenn", "Helse", "Fjellvik", "lgesvenn"] {
            assert!(!written.contains(word), "{word} in {written}");
        }
    }
}
