//! From a reckoned month to the bars: hours of granted, kilometres and kroner of their caps.

use crate::components::{Fill, Measure as Shown};
use domain::policy::{CapKey, CapOf};
use domain::quantity::Measure;
use domain::timesheet::{CapUse, Timesheet};
use i18n::{Lang, args};

/// Days of a window that is worth a bar of its own. Caps of a day or a week speak up as findings when they are passed.
const LONG: i64 = 27;

/// Writes an amount with its unit.
pub(super) fn written(t: Lang, measure: Measure) -> String {
    match measure {
        Measure::Distance(metres) => t.km(metres.0),
        Measure::Money(ore) => t.kroner(ore.0),
        Measure::Time(minutes) => t.duration(minutes.0),
        Measure::Count(count) => t.number(count),
    }
}

/// Writes an amount with its unit as agreements do: without decimals where it has none.
pub(crate) fn short(t: Lang, measure: Measure) -> String {
    match measure {
        Measure::Distance(metres) => t.km_short(metres.0),
        Measure::Money(ore) => t.kroner_short(ore.0),
        other => written(t, other),
    }
}

/// The bars of a month. With `before`, what has been added since is drawn apart.
pub(crate) fn measures(t: Lang, before: Option<&Timesheet>, now: &Timesheet) -> Vec<Shown> {
    let mut shown = vec![hours(t, before, now)];
    for cap in now.caps.iter().filter(|cap| is_shown(cap)) {
        let earlier = before.and_then(|before| {
            before.caps.iter().find(|other| other.cap == cap.cap && other.window == cap.window).map(claimed)
        });
        shown.push(capped(t, cap, earlier));
    }
    let has = |of: &[CapOf]| now.caps.iter().any(|cap| of.contains(&cap.of) && is_shown(cap));
    let uncapped = |name: &str, measure| Shown {
        name: name.to_owned(),
        of: short(t, measure),
        rest: None,
        over: false,
        fill: None,
    };
    if now.totals.driven.0 > 0 && !has(&[CapOf::Distance]) {
        shown.push(uncapped(t.measure_distance(), Measure::Distance(now.totals.driven)));
    }
    if now.totals.spent.0 > 0 && !has(&[CapOf::Expenses]) {
        shown.push(uncapped(t.measure_expenses(), Measure::Money(now.totals.spent)));
    }
    shown
}

/// The granted hours are a cap too, and have their bar already.
fn is_shown(cap: &CapUse) -> bool {
    cap.cap.0 != CapKey::GRANTED && (cap.window.until - cap.window.from).num_days() >= LONG
}

fn claimed(cap: &CapUse) -> i64 {
    cap.used.raw() + cap.over.raw()
}

fn hours(t: Lang, before: Option<&Timesheet>, now: &Timesheet) -> Shown {
    let logged = now.totals.minutes_logged.0;
    let earlier = before.map_or(logged, |before| before.totals.minutes_logged.0);
    let room = now.hours.granted.map(|granted| granted.0 + now.hours.carried_in.0);
    let over = now.hours.over.0;
    Shown {
        name: t.measure_hours().to_owned(),
        of: match room {
            Some(room) => t.measure_of(args::MeasureOf { used: &t.duration(logged), cap: &t.duration(room) }),
            None => t.duration(logged),
        },
        rest: match now.hours.left {
            _ if over > 0 => Some(t.measure_hours_over(&t.duration(over))),
            Some(left) if left.0 > 0 => Some(t.measure_left(&t.duration(left.0))),
            Some(_) => Some(t.measure_none_left().to_owned()),
            None => None,
        },
        over: over > 0,
        fill: room.map(|room| Fill { used: earlier, more: logged - earlier, cap: Some(room) }),
    }
}

fn capped(t: Lang, cap: &CapUse, earlier: Option<i64>) -> Shown {
    let name = match cap.of {
        CapOf::Distance | CapOf::Driving => t.measure_distance(),
        CapOf::Expenses => t.measure_expenses(),
        CapOf::Pot => t.measure_pot(),
        CapOf::Hours => t.measure_hours(),
        CapOf::Trips => t.rules_cap_trips(),
    };
    let claimed = claimed(cap);
    let room = cap.limit().raw();
    let earlier = earlier.unwrap_or(claimed);
    let over = cap.over.raw();
    let write = |raw: i64| short(t, cap.amount.with(raw));
    Shown {
        name: name.to_owned(),
        of: t.measure_of(args::MeasureOf { used: &write(claimed), cap: &write(room) }),
        rest: Some(if over > 0 {
            t.measure_over(&written(t, cap.amount.with(over)))
        } else if cap.left.raw() > 0 {
            t.measure_left(&write(cap.left.raw()))
        } else {
            t.measure_none_left().to_owned()
        }),
        over: over > 0,
        fill: Some(Fill { used: earlier, more: claimed - earlier, cap: Some(room) }),
    }
}
