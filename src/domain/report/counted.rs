//! What the sessions say by themselves: nobody has to type it, on the phone or at the office.

use super::ReportSpan;
use crate::entry::{ActivityKey, Session, SessionKind, Trip};
use crate::quantity::{Metres, Minutes};
use serde::{Deserialize, Serialize};

/// What was done in the days that a report is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counted {
    /// Sessions that took place: ordinary ones, groups and nights.
    pub held: u32,
    /// Called off, or the recipient was not there.
    pub missed: u32,
    /// Minutes together.
    pub together: Minutes,
    /// Metres driven.
    pub driven: Metres,
    /// How often each activity was done, the most frequent first.
    pub activities: Vec<ActivityCount>,
}

/// How often something was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivityCount {
    /// What.
    pub activity: ActivityKey,
    /// How many times.
    pub times: u32,
}

impl Counted {
    /// Counts those of `sessions` that begin in `span`. Supervision and courses are no meetings with the recipient.
    #[must_use]
    pub fn of<'a>(sessions: impl IntoIterator<Item = &'a Session>, span: ReportSpan) -> Self {
        let mut counted = Self::default();
        for session in sessions.into_iter().filter(|session| span.contains(session.span.date())) {
            counted.driven += session.trips.iter().map(Trip::distance).sum();
            match session.kind {
                SessionKind::Supervision | SessionKind::Course => {}
                SessionKind::Cancelled | SessionKind::NoShow => counted.missed += 1,
                SessionKind::Ordinary | SessionKind::Group { .. } | SessionKind::Overnight => {
                    counted.held += 1;
                    counted.together += session.span.elapsed();
                    counted.done(session.activity.as_ref());
                }
            }
        }
        counted.activities.sort_by(|one, other| (other.times, &one.activity).cmp(&(one.times, &other.activity)));
        counted
    }

    fn done(&mut self, activity: Option<&ActivityKey>) {
        let Some(activity) = activity else { return };
        match self.activities.iter_mut().find(|count| count.activity == *activity) {
            Some(count) => count.times += 1,
            None => self.activities.push(ActivityCount { activity: activity.clone(), times: 1 }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, session};
    use super::*;

    #[test]
    fn meetings_are_counted_by_the_day_on_which_they_begin_and_supervision_is_none() {
        let sessions = [
            session("2025-12-31", SessionKind::Ordinary, "walk"),
            session("2026-01-01", SessionKind::Ordinary, "walk"),
            session("2026-01-02", SessionKind::Overnight, "cabin"),
            session("2026-01-03", SessionKind::Group { present: vec![] }, "walk"),
            session("2026-01-04", SessionKind::Cancelled, "walk"),
            session("2026-01-05", SessionKind::NoShow, "walk"),
            session("2026-01-06", SessionKind::Supervision, "walk"),
            session("2026-01-07", SessionKind::Course, "walk"),
        ];
        let counted = Counted::of(&sessions, ReportSpan { from: day("2026-01-01"), until: day("2026-06-30") });
        assert_eq!((counted.held, counted.missed, counted.together), (3, 2, Minutes(360)));
        let activities: Vec<_> =
            counted.activities.iter().map(|count| (count.activity.0.as_str(), count.times)).collect();
        assert_eq!(activities, [("walk", 2), ("cabin", 1)]);
    }
}
