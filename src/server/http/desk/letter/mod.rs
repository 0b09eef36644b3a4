//! `/kontor/beskjeder`: letters of the office to contacts.

mod list;
mod take_back;
mod write;

pub(super) use list::list;
pub(super) use take_back::take_back;
pub(super) use write::write;

use crate::http::desk::words::local;
use chrono::{DateTime, Utc};
use i18n::{Lang, args};

const ADDRESS: &str = "/kontor/beskjeder";

/// Day and time, by the clock on the office's wall.
fn moment(t: Lang, at: DateTime<Utc>) -> String {
    let at = local(at);
    t.supervision_planned_at(args::SupervisionPlannedAt { date: &t.date(at.date()), time: &t.time(at.time()) })
}
