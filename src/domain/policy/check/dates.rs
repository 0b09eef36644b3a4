//! Days on which rows hold: inside the calendar, never two at once, never none between two.

use super::{Fault, Report};
use crate::time::in_calendar;
use chrono::NaiveDate;

/// A row's days.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) path: String,
    pub(super) from: NaiveDate,
    pub(super) until: Option<NaiveDate>,
}

/// Both ends inside the calendar and in order.
pub(super) fn within(report: &mut Report, path: &str, from: Option<NaiveDate>, until: Option<NaiveDate>) {
    let key = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    for (name, date) in [("from", from), ("until", until)] {
        if let Some(date) = date.filter(|date| !in_calendar(*date)) {
            report.say(key(name), Fault::DateOutside(date));
        }
    }
    if let (Some(from), Some(until)) = (from, until) {
        report.say_if(until < from, key("until"), Fault::EndsBeforeItBegins);
    }
}

/// Rows of which one must hold on each day: a row without `until` holds until a later one begins. `elsewhere` says
/// whether another rule covers a day that these leave open.
pub(super) fn row_by_row(report: &mut Report, mut rows: Vec<Row>, elsewhere: impl Fn(NaiveDate) -> bool) {
    rows.sort_by_key(|row| row.from);
    for pair in rows.windows(2) {
        let (older, newer) = (&pair[0], &pair[1]);
        let runs_into = older.until.is_some_and(|last| last >= newer.from);
        if older.from == newer.from || runs_into {
            report.say(format!("{}.from", newer.path), Fault::Overlaps(older.path.clone()));
        }
        let open = older.until.and_then(|last| last.succ_opt()).filter(|day| *day < newer.from);
        if let Some(day) = open.filter(|day| !elsewhere(*day)) {
            report.say(format!("{}.until", older.path), Fault::MissingRate(day));
        }
    }
}
