//! Cuts a session at local midnights and at the times of day at which a rate begins or ends.

use crate::policy::{ClockChange, HolidayClock, Policy};
use crate::quantity::Minutes;
use crate::time::{Moment, Resolved, Span, Zone, resolve};
use chrono::{DateTime, NaiveDateTime, NaiveTime, Utc};

/// A part of a session within one local day (Europe/Oslo) and between two times of day that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slice {
    /// Its start, on the wall in Oslo.
    pub(super) at: NaiveDateTime,
    /// Its start.
    pub(super) utc: DateTime<Utc>,
    /// Its length, by the municipality's rule for nights when the clock changes.
    pub(super) minutes: Minutes,
}

/// The times of day at which some rate of a policy begins or ends, of the policy last asked for.
#[derive(Debug, Default)]
pub(super) struct Cuts<'a> {
    policy: Option<&'a Policy>,
    times: Vec<NaiveTime>,
}

impl<'a> Cuts<'a> {
    /// Those of `policy`, in order, midnight included.
    pub(super) fn of(&mut self, policy: &'a Policy) -> &[NaiveTime] {
        if !self.policy.is_some_and(|known| core::ptr::eq(known, policy)) {
            self.policy = Some(policy);
            self.times = times(policy);
        }
        &self.times
    }
}

fn times(policy: &Policy) -> Vec<NaiveTime> {
    let mut times: Vec<NaiveTime> = policy
        .rates
        .iter()
        .flat_map(|rate| [rate.when.from_time, rate.when.until_time, rate.when.holidays.and_then(HolidayClock::begins)])
        .flatten()
        .chain([NaiveTime::MIN])
        .collect();
    times.sort_unstable();
    times.dedup();
    times
}

/// The start and end of `span` on the wall in Oslo.
pub(super) fn in_oslo(span: &Span) -> (NaiveDateTime, NaiveDateTime) {
    if span.zone() == Zone::OSLO {
        (span.start().wall, span.end().wall)
    } else {
        (Zone::OSLO.wall_at(span.start().utc), Zone::OSLO.wall_at(span.end().utc))
    }
}

/// Cuts `span`; the parts are in order and together as long as the whole.
pub(super) fn slices(span: &Span, cuts: &[NaiveTime], clock: ClockChange) -> Vec<Slice> {
    let (start, end) = in_oslo(span);
    let mut last = Moment { wall: start, utc: span.start().utc };
    let mut slices = Vec::new();
    let mut cut = |edge: Moment| {
        let passed = match clock {
            ClockChange::Elapsed => edge.utc - last.utc,
            ClockChange::WallClock => edge.wall - last.wall,
        };
        slices.push(Slice { at: last.wall, utc: last.utc, minutes: Minutes(passed.num_minutes().max(0)) });
        last = edge;
    };
    let mut after = span.start().utc;
    for date in start.date().iter_days().take_while(|date| *date <= end.date()) {
        for time in cuts {
            let wall = date.and_time(*time);
            let within = date != start.date() || wall > start;
            if !within || (date == end.date() && wall >= end) {
                continue;
            }
            let edge = match resolve(wall, Zone::OSLO) {
                Resolved::Once(moment)
                | Resolved::Twice { first: moment, .. }
                | Resolved::Missing { after: moment, .. } => moment,
            };
            if edge.utc > after && edge.utc < span.end().utc {
                after = edge.utc;
                cut(edge);
            }
        }
    }
    cut(Moment { wall: end, utc: span.end().utc });
    slices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::SpanDraft;

    fn span(from: &str, until: &str) -> Span {
        let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        let (from, until) = (at(from), at(until));
        SpanDraft {
            date: from.date(),
            start: from.time(),
            end_date: until.date(),
            end: until.time(),
            zone: Zone::OSLO,
            start_pick: None,
            end_pick: None,
        }
        .try_into()
        .unwrap()
    }

    fn lengths(span: &Span, clock: ClockChange) -> Vec<i64> {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
        slices(span, &[NaiveTime::MIN, noon], clock).iter().map(|slice| slice.minutes.0).collect()
    }

    #[test]
    fn a_session_is_cut_at_midnight_and_at_noon() {
        assert_eq!(lengths(&span("2026-03-03 11:00", "2026-03-03 13:30"), ClockChange::Elapsed), [60, 90]);
        assert_eq!(lengths(&span("2026-03-03 22:00", "2026-03-04 01:00"), ClockChange::Elapsed), [120, 60]);
        assert_eq!(lengths(&span("2026-03-03 12:00", "2026-03-04 00:00"), ClockChange::Elapsed), [720]);
    }

    #[test]
    fn the_nights_when_the_clock_changes_count_by_the_municipalitys_rule() {
        let shorter = span("2026-03-28 23:00", "2026-03-29 04:00");
        let longer = span("2026-10-24 23:00", "2026-10-25 04:00");
        assert_eq!(lengths(&shorter, ClockChange::Elapsed), [60, 180]);
        assert_eq!(lengths(&shorter, ClockChange::WallClock), [60, 240]);
        assert_eq!(lengths(&longer, ClockChange::Elapsed), [60, 300]);
        assert_eq!(lengths(&longer, ClockChange::WallClock), [60, 240]);
    }
}
