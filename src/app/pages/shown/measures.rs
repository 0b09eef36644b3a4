//! From a reckoned month to the bars: hours of granted, kilometres and kroner of their caps.

use super::kinds::{cap_of, narrower};
use crate::components::{Fill, Measure as Shown};
use domain::policy::{CapKey, CapOf};
use domain::quantity::Measure;
use domain::time::PayPeriod;
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
        shown.push(capped(t, cap, now.period, earlier));
    }
    // A cap on one kind alone says nothing of the whole.
    let whole = |cap: &CapUse| cap.legs.is_empty() && cap.kinds.is_empty();
    let has = |of: CapOf| now.caps.iter().any(|cap| cap.of == of && is_shown(cap) && whole(cap));
    let uncapped = |name: &str, measure| Shown {
        name: name.to_owned(),
        of: short(t, measure),
        rest: None,
        over: false,
        fill: None,
    };
    if now.totals.driven.0 > 0 && !has(CapOf::Distance) {
        shown.push(uncapped(t.rules_cap_distance(), Measure::Distance(now.totals.driven)));
    }
    if now.totals.spent.0 > 0 && !has(CapOf::Expenses) {
        shown.push(uncapped(t.rules_cap_expenses(), Measure::Money(now.totals.spent)));
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
        name: t.rules_cap_hours().to_owned(),
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

/// "Kjøring (under samværet)": what fills a cap, and the days where it does not last the `period` that is shown.
fn cap_name(t: Lang, cap: &CapUse, period: PayPeriod) -> String {
    let window = cap.window;
    let other_days = (window.from, window.until) != (period.from(), period.until());
    let mut kinds = narrower(t, &cap.legs, &cap.kinds);
    kinds.extend(other_days.then(|| t.days(window.from, window.until)));
    t.narrowed(cap_of(t, cap.of), &kinds)
}

fn capped(t: Lang, cap: &CapUse, period: PayPeriod, earlier: Option<i64>) -> Shown {
    let claimed = claimed(cap);
    let room = cap.limit().raw();
    let earlier = earlier.unwrap_or(claimed);
    let over = cap.over.raw();
    let write = |raw: i64| short(t, cap.amount.with(raw));
    Shown {
        name: cap_name(t, cap, period),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::reckoned;
    use crate::pages::shown::tests::{assignment, driving, session, snapshot, under};
    use domain::policy::{CapWindow, Policy};

    /// The bars of the period that ends in April, with 20 km in it, under these rules.
    fn bars(change: impl Fn(&mut Policy)) -> Vec<(String, String)> {
        let one = under(assignment(1), change);
        let entry = driving(session(1, &one, "2026-03-25", "16:00", "18:00"), "Hjem", "Badet", 20_000);
        let period = one.terms.as_ref().unwrap().period_of(entry.session.span.date());
        let snapshot = snapshot(std::slice::from_ref(&one), &[entry]);
        let month = reckoned(&snapshot, one.row.assignment.id, period, "2026-04-02".parse().unwrap()).unwrap();
        let plain = |text: &str| text.replace('\u{a0}', " ");
        measures(Lang::Nb, None, &month).iter().map(|bar| (plain(&bar.name), plain(&bar.of))).collect()
    }

    fn of(name: &str, of: &str) -> (String, String) {
        (name.to_owned(), of.to_owned())
    }

    #[test]
    fn a_cap_on_one_kind_of_driving_says_which_and_the_whole_stands_beside_it() {
        use domain::entry::LegKind::{Activity, Supervision};
        let bars = bars(|policy| policy.caps[0].legs = vec![Activity, Supervision]);
        let named = of("Kjøring (under samværet, til veiledning)", "20 km av 300 km");
        assert_eq!(bars, [of("Timer", "2 t"), named, of("Kjøring", "20 km")]);
    }

    #[test]
    fn a_cap_that_does_not_last_the_period_says_which_days_it_lasts() {
        let year = bars(|policy| policy.caps[0].per = CapWindow::Year);
        assert_eq!(year[1], of("Kjøring (2026)", "20 km av 300 km"));
        let calendar_months = bars(|policy| {
            policy.caps[0].per = CapWindow::Month;
            policy.period.start_day = 21.try_into().unwrap();
        });
        let march = of("Kjøring (mars 2026)", "20 km av 300 km");
        assert_eq!(calendar_months[1..], [march, of("Kjøring (april 2026)", "0 km av 300 km")]);
    }

    #[test]
    fn a_cap_of_the_period_needs_no_days_whatever_day_that_begins_on() {
        let bars = bars(|policy| policy.period.start_day = 21.try_into().unwrap());
        assert_eq!(bars[1], of("Kjøring", "20 km av 300 km"));
    }
}
