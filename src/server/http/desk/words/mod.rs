//! What only the desk's pages say. What the rules say is in [`crate::words`].

pub(super) mod finding;
pub(super) mod names;
pub(super) mod state;

pub(super) use names::{activity, receipt};

use chrono::{DateTime, NaiveDateTime, Utc};
use domain::time::Zone;
use domain::timesheet::Reason;
use i18n::{Lang, args};

/// What the clock on the office's wall showed.
pub(super) fn local(at: DateTime<Utc>) -> NaiveDateTime {
    Zone::OSLO.wall_at(at)
}

/// The day, by the clock on the office's wall.
pub(super) fn local_date(t: Lang, at: DateTime<Utc>) -> String {
    t.date(local(at).date())
}

/// Day and time, as they stand on a wall.
pub(super) fn wall(t: Lang, at: NaiveDateTime) -> String {
    t.supervision_planned_at(args::SupervisionPlannedAt { date: &t.date(at.date()), time: &t.time(at.time()) })
}

/// Day and time, by the clock on the office's wall.
pub(super) fn moment(t: Lang, at: DateTime<Utc>) -> String {
    wall(t, local(at))
}

/// Why something is paid as it is.
pub(super) fn reasons(t: Lang, reasons: &[Reason]) -> String {
    reasons.iter().map(|reason| crate::words::reason(t, reason)).collect::<Vec<_>>().join(" ")
}
