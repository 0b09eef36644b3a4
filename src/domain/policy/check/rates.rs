//! The tables of rates.

use super::dates::{Row, row_by_row, within};
use super::{Fault, Report};
use crate::policy::{Conditions, DrivingRule, PassengerRule, Pay, Rate, RateRole};
use crate::quantity::Ore;

pub(super) fn hours(report: &mut Report, rates: &[Rate]) {
    for (index, rate) in rates.iter().enumerate() {
        let path = format!("rates[{index}]");
        report.say_if(rate.key.trim().is_empty(), format!("{path}.key"), Fault::NoName);
        within(report, &path, Some(rate.from), rate.until);
        conditions(report, &format!("{path}.when"), &rate.when);
        let goes = matches!(
            (rate.role, rate.pay),
            (RateRole::Hour | RateRole::Supplement, Pay::PerHour(_))
                | (RateRole::Supplement, Pay::ShareOfRate(_))
                | (RateRole::Allowance, Pay::PerDay(_) | Pay::PerRecipientDay(_))
        );
        report.say_if(!goes, format!("{path}.pay"), Fault::PayForRole);
        match rate.pay {
            Pay::PerHour(amount) | Pay::PerDay(amount) | Pay::PerRecipientDay(amount) => {
                report.kroner(format!("{path}.pay"), amount.0);
            }
            Pay::ShareOfRate(share) => {
                report.say_if(share.of(100) > 1_000, format!("{path}.pay"), Fault::TooLarge);
            }
        }
    }
    let mut done: Vec<(&str, RateRole, &Conditions)> = Vec::new();
    for rate in rates {
        let table = (rate.key.as_str(), rate.role, &rate.when);
        if done.contains(&table) {
            continue;
        }
        done.push(table);
        let rows = rates
            .iter()
            .enumerate()
            .filter(|(_, other)| (other.key.as_str(), other.role, &other.when) == table)
            .map(|(index, other)| Row { path: format!("rates[{index}]"), from: other.from, until: other.until })
            .collect();
        // A day that this table leaves open may be covered by a row that asks for less.
        row_by_row(report, rows, |day| {
            rate.role != RateRole::Hour
                || rates.iter().any(|other| {
                    other.role == RateRole::Hour && other.holds(day) && other.when.covers(&rate.when, &rate.when)
                })
        });
    }
    for (index, rate) in rates.iter().enumerate() {
        let rival = rates.iter().take(index).position(|other| undecided(rates, rate, other));
        if let Some(other) = rival {
            report.say(format!("rates[{index}].when"), Fault::Undecided(format!("rates[{other}]")));
        }
    }
}

/// Whether some work fits both rows on the same day, and nothing says which of them counts.
fn undecided(rates: &[Rate], one: &Rate, two: &Rate) -> bool {
    // Supplements and allowances of different keys stand side by side.
    let rivals = one.role == two.role && (one.role == RateRole::Hour || one.key == two.key);
    let alike = one.when == two.when && (one.key == two.key || one.from != two.from);
    let by_age = one.when.age_bounds() != two.when.age_bounds()
        && (one.when.covers(&two.when, &two.when) || two.when.covers(&one.when, &one.when));
    if !rivals || alike || by_age || one.when.count() != two.when.count() || !one.when.meets(&two.when) {
        return false;
    }
    let decides = |other: &Rate, day| {
        other.role == one.role
            && (one.role == RateRole::Hour || other.key == one.key)
            && other.holds(day)
            && other.rank() > one.rank().max(two.rank())
            && other.when.covers(&one.when, &two.when)
    };
    // Between two days on which some row begins or has ended, the same rows hold.
    let days = rates.iter().flat_map(|row| [Some(row.from), row.until.and_then(|last| last.succ_opt())]).flatten();
    days.filter(|day| one.holds(*day) && two.holds(*day)).any(|day| !rates.iter().any(|other| decides(other, day)))
}

fn conditions(report: &mut Report, path: &str, when: &Conditions) {
    let never =
        |from: Option<u8>, below: Option<u8>| matches!((from, below), (Some(from), Some(below)) if from >= below);
    report.say_if(never(when.age_from, when.age_below), format!("{path}.age_below"), Fault::NeverFits);
    report.say_if(
        never(when.recipient_age_from, when.recipient_age_below),
        format!("{path}.recipient_age_below"),
        Fault::NeverFits,
    );
    report.say_if(when.met > 0, format!("{path}.met"), Fault::NoEffect("the conditions themselves"));
    report.say_if(
        !when.recipients.is_empty(),
        format!("{path}.recipients"),
        Fault::NoEffect("the conditions themselves"),
    );
    report.say_if(when.tighter > 0, format!("{path}.tighter"), Fault::NoEffect("the conditions themselves"));
    let no_time = when.from_time.is_some() && when.from_time == when.until_time;
    report.say_if(no_time, format!("{path}.until_time"), Fault::NeverFits);
    let midnight = when.from_time.is_none() && when.until_time == Some(chrono::NaiveTime::MIN);
    report.say_if(midnight, format!("{path}.until_time"), Fault::NeverFits);
}

pub(super) fn driving(report: &mut Report, rule: &DrivingRule) {
    for (index, rate) in rule.rates.iter().enumerate() {
        let path = format!("driving.rates[{index}]");
        within(report, &path, Some(rate.from), rate.until);
        part(report, &path, rate.per_km.0, rate.tax_free.0);
    }
    let rows = rule
        .rates
        .iter()
        .enumerate()
        .map(|(index, rate)| Row { path: format!("driving.rates[{index}]"), from: rate.from, until: rate.until })
        .collect();
    row_by_row(report, rows, |_| false);
    if let PassengerRule::Once(each) | PassengerRule::PerPassenger(each) = rule.passengers {
        part(report, "driving.passengers", each.per_km.0, each.tax_free.0);
    }
    if let Some(share) = rule.recipients_pay {
        report.say_if(share.of(100) > 100, "driving.recipients_pay", Fault::MoreThanWhole);
    }
}

fn part(report: &mut Report, path: &str, whole: Ore, tax_free: Ore) {
    report.kroner(format!("{path}.per_km"), whole);
    report.say_if(tax_free > whole, format!("{path}.tax_free"), Fault::MoreThanWhole);
}
