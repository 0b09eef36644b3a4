//! Granted hours and caps.

use super::{Fault, Report};
use crate::policy::written::Limit;
use crate::policy::{
    Cap, CapAmount, CapKey, CapOf, CapScope, CapWindow, CarryRule, Grant, GrantedHours, PerHour, Policy,
};
use crate::quantity::{Measure, Metres, Minutes, Ore};

pub(super) fn granted(report: &mut Report, granted: Option<&GrantedHours>) {
    let Some(granted) = granted else { return };
    match granted.hours {
        Grant::PerMonth(hours) => report.hours("granted.hours", hours.0),
        Grant::PerWeek(week) => report.hours("granted.hours", week.hours.0),
    }
    carry(report, "granted.carry_over", CapOf::Hours, granted.carry_over);
}

pub(super) fn list(report: &mut Report, policy: &Policy) {
    report.names("caps", policy.caps.iter().map(|cap| cap.key.0.as_str()));
    for (index, cap) in policy.caps.iter().enumerate() {
        one(report, &format!("caps[{index}]"), cap, policy);
    }
}

fn one(report: &mut Report, path: &str, cap: &Cap, policy: &Policy) {
    report.say_if(cap.key.0 == CapKey::GRANTED, format!("{path}.key"), Fault::Reserved);
    let amount = format!("{path}.amount");
    match cap.amount {
        CapAmount::Fixed(limit) => unit(report, &amount, cap.of, limit),
        CapAmount::PerGrantedHour(each) => {
            per_hour(report, &amount, cap.of, each);
            report.say_if(policy.granted.is_none(), &amount, Fault::NoEffect("no granted hours"));
            report.say_if(cap.per != CapWindow::Period, format!("{path}.per"), Fault::NoEffect("per_granted_hour"));
        }
        CapAmount::PerWorkedHour(each) => {
            per_hour(report, &amount, cap.of, each);
            report.say_if(cap.of == CapOf::Hours, &amount, Fault::NoEffect("of = \"hours\""));
        }
    }
    carry(report, &format!("{path}.carry_over"), cap.of, cap.carry_over);
    if cap.carry_over != CarryRule::None {
        report.say_if(cap.per != CapWindow::Period, format!("{path}.carry_over"), Fault::NoEffect("per"));
        report.say_if(cap.scope == CapScope::Contact, format!("{path}.carry_over"), Fault::NoEffect("scope"));
    }
    let drives = matches!(cap.of, CapOf::Distance | CapOf::Driving | CapOf::Pot | CapOf::Trips);
    report.say_if(!cap.legs.is_empty() && !drives, format!("{path}.legs"), Fault::NoEffect("of"));
    let spends = matches!(cap.of, CapOf::Expenses | CapOf::Pot);
    report.say_if(!cap.kinds.is_empty() && !spends, format!("{path}.kinds"), Fault::NoEffect("of"));
}

fn per_hour(report: &mut Report, path: &str, of: CapOf, each: PerHour) {
    unit(report, path, of, each.each);
    if let Some(most) = each.at_most {
        unit(report, path, of, most);
    }
}

fn carry(report: &mut Report, path: &str, of: CapOf, rule: CarryRule) {
    if let CarryRule::AtMost(tolerance) = rule {
        unit(report, &format!("{path}.at_most"), of, tolerance.amount);
    }
}

fn unit(report: &mut Report, path: &str, of: CapOf, limit: Limit) {
    let wanted = match of {
        CapOf::Distance => Measure::Distance(Metres::ZERO),
        CapOf::Driving | CapOf::Expenses | CapOf::Pot => Measure::Money(Ore::ZERO),
        CapOf::Hours => Measure::Time(Minutes::ZERO),
        CapOf::Trips => Measure::Count(0),
    };
    report.say_if(!wanted.alike(limit.0), path, Fault::Unit);
    report.amount(path, limit.0);
}
