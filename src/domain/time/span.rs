//! From when to when: wall times, zone and instants kept together, hours counted as elapsed time.

use super::{Moment, Pick, Resolved, Zone, in_calendar, resolve};
use crate::quantity::Minutes;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The longest single entry. A continuous stay may last 56 hours (HBF on SGS 1030); three days hold it.
pub const LONGEST: Minutes = Minutes(72 * 60);

/// A start and a later end, each as wall time and instant, in one zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Unchecked", into = "Unchecked")]
pub struct Span {
    start: Moment,
    end: Moment,
    zone: Zone,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Unchecked {
    start: Moment,
    end: Moment,
    zone: Zone,
}

impl From<Span> for Unchecked {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end, zone: span.zone }
    }
}

impl TryFrom<Unchecked> for Span {
    type Error = SpanProblem;

    fn try_from(raw: Unchecked) -> Result<Self, SpanProblem> {
        for moment in [raw.start, raw.end] {
            if raw.zone.wall_at(moment.utc) != moment.wall {
                return Err(SpanProblem::WallAndInstantDiffer);
            }
        }
        Self::between(raw.start, raw.end, raw.zone)
    }
}

/// Which end of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// The start.
    Start,
    /// The end.
    End,
}

/// Wall times as a person gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpanDraft {
    /// The local date of the start.
    pub date: NaiveDate,
    /// The wall time of the start.
    pub start: NaiveTime,
    /// The local date of the end: the same day, or a later one for evenings and nights.
    pub end_date: NaiveDate,
    /// The wall time of the end.
    pub end: NaiveTime,
    /// The zone in which the clock was read.
    pub zone: Zone,
    /// Which start is meant, where it comes twice.
    pub start_pick: Option<Pick>,
    /// Which end is meant, where it comes twice.
    pub end_pick: Option<Pick>,
}

/// Why two wall times are not a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SpanProblem {
    /// The end is not after the start.
    #[error("the end is not after the start")]
    EndNotAfterStart,
    /// Longer than [`LONGEST`].
    #[error("longer than {} hours", LONGEST.0 / 60)]
    TooLong,
    /// Outside [`super::YEARS`].
    #[error("the date is outside 1990–2100")]
    OutsideCalendar,
    /// The clock went forward over this time.
    #[error("{} does not exist that night; the nearest are {} and {}", .wall.format("%H:%M"), .before.wall.format("%H:%M"), .after.wall.format("%H:%M"))]
    Missing {
        /// Which end of the span.
        edge: Edge,
        /// What was written.
        wall: NaiveDateTime,
        /// The nearest time before.
        before: Moment,
        /// The nearest time after.
        after: Moment,
    },
    /// The clock went back over this time, and nobody said which is meant.
    #[error("that time comes twice that night")]
    Twice {
        /// Which end of the span.
        edge: Edge,
        /// The one in summer time.
        first: Moment,
        /// The one in normal time.
        second: Moment,
    },
    /// Stored data: the wall time is not what the clock showed at the instant.
    #[error("wall time and instant do not agree in the zone")]
    WallAndInstantDiffer,
}

impl Span {
    fn between(start: Moment, end: Moment, zone: Zone) -> Result<Self, SpanProblem> {
        let span = Self { start, end, zone };
        if !in_calendar(start.wall.date()) || !in_calendar(end.wall.date()) {
            Err(SpanProblem::OutsideCalendar)
        } else if end.utc <= start.utc {
            Err(SpanProblem::EndNotAfterStart)
        } else if span.elapsed() > LONGEST {
            Err(SpanProblem::TooLong)
        } else {
            Ok(span)
        }
    }

    /// The start.
    #[must_use]
    pub const fn start(&self) -> Moment {
        self.start
    }

    /// The end.
    #[must_use]
    pub const fn end(&self) -> Moment {
        self.end
    }

    /// The zone in which the clock was read.
    #[must_use]
    pub const fn zone(&self) -> Zone {
        self.zone
    }

    /// The local date to which the entry belongs.
    #[must_use]
    pub const fn date(&self) -> NaiveDate {
        self.start.wall.date()
    }

    /// The time that passed, whatever the clocks did meanwhile.
    #[must_use]
    pub fn elapsed(&self) -> Minutes {
        Minutes((self.end.utc - self.start.utc).num_minutes())
    }

    /// Whether the two share any time.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start.utc < other.end.utc && other.start.utc < self.end.utc
    }
}

impl TryFrom<SpanDraft> for Span {
    type Error = SpanProblem;

    fn try_from(draft: SpanDraft) -> Result<Self, SpanProblem> {
        if !in_calendar(draft.date) || !in_calendar(draft.end_date) {
            return Err(SpanProblem::OutsideCalendar);
        }
        let moment =
            |edge, date: NaiveDate, time: NaiveTime, pick| match (resolve(date.and_time(time), draft.zone), pick) {
                (Resolved::Once(moment), _)
                | (Resolved::Twice { first: moment, .. }, Some(Pick::First))
                | (Resolved::Twice { second: moment, .. }, Some(Pick::Second)) => Ok(moment),
                (Resolved::Twice { first, second }, None) => Err(SpanProblem::Twice { edge, first, second }),
                (Resolved::Missing { before, after }, _) => {
                    Err(SpanProblem::Missing { edge, wall: date.and_time(time), before, after })
                }
            };
        let start = moment(Edge::Start, draft.date, draft.start, draft.start_pick)?;
        let end = moment(Edge::End, draft.end_date, draft.end, draft.end_pick)?;
        Self::between(start, end, draft.zone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(date: &str, start: &str, end_date: &str, end: &str) -> Result<Span, SpanProblem> {
        let day = |text: &str| text.parse().unwrap();
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
        SpanDraft {
            date: day(date),
            start: time(start),
            end_date: day(end_date),
            end: time(end),
            zone: Zone::OSLO,
            start_pick: None,
            end_pick: None,
        }
        .try_into()
    }

    #[test]
    fn the_night_the_clock_goes_forward_is_an_hour_shorter() {
        assert_eq!(span("2026-03-28", "23:00", "2026-03-29", "04:00").unwrap().elapsed(), Minutes(4 * 60));
    }

    #[test]
    fn the_night_the_clock_goes_back_is_an_hour_longer() {
        assert_eq!(span("2026-10-24", "23:00", "2026-10-25", "04:00").unwrap().elapsed(), Minutes(6 * 60));
    }

    #[test]
    fn a_time_that_does_not_exist_is_refused_with_the_two_nearest() {
        let Err(SpanProblem::Missing { before, after, .. }) = span("2026-03-29", "02:30", "2026-03-29", "05:00") else {
            panic!("accepted")
        };
        assert_eq!(
            (before.wall.time().to_string(), after.wall.time().to_string()),
            ("01:59:00".into(), "03:00:00".into())
        );
    }

    #[test]
    fn a_time_that_comes_twice_is_asked_about() {
        assert!(matches!(
            span("2026-10-25", "02:30", "2026-10-25", "05:00"),
            Err(SpanProblem::Twice { edge: Edge::Start, .. })
        ));
    }

    #[test]
    fn stored_spans_are_checked_again() {
        let good = serde_json::to_value(span("2026-03-03", "10:00", "2026-03-03", "12:00").unwrap()).unwrap();
        let mut bad = good.clone();
        bad["end"] = bad["start"].clone();
        assert!(serde_json::from_value::<Span>(good).is_ok());
        assert!(serde_json::from_value::<Span>(bad).is_err());
    }
}
