//! Local dates and wall times, the zone they were read in, and the instants they mean.

pub mod calendar;
pub mod period;
mod span;
mod wall;

pub use period::{PayPeriod, PeriodStart};
pub use span::{Edge, LONGEST, Span, SpanDraft, SpanProblem};
pub use wall::{Moment, Pick, Resolved, Zone, resolve};

use chrono::NaiveDate;

/// The first and last year that the rules know (calendar, holidays, zone data).
pub const YEARS: core::ops::RangeInclusive<i32> = 1990..=2100;

/// Whether `date` lies in [`YEARS`].
#[must_use]
pub fn in_calendar(date: NaiveDate) -> bool {
    YEARS.contains(&chrono::Datelike::year(&date))
}
