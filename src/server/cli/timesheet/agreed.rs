//! What the office has agreed about one assignment must be rules that can hold beside the municipality's.

use super::sheet;
use crate::log_file::{AssignmentLog, Log, LogFlaw, Place, Placed};
use crate::municipality::Municipality;
use crate::slip::{LogSlip, Named, Slip};
use domain::policy::{
    Cap, CapAmount, CapKey, CapOf, CapScope, CapWindow, CarryRule, OverCap, Overlay, Policy, PolicyProblem, Terms,
    check, check_overlays,
};
use domain::timesheet::Allowance;

/// Everything that is wrong with the log's overlays and allowances. Offices that do not exist are told elsewhere.
pub(super) fn flaws(municipality: &Municipality, log: &Log) -> Vec<LogFlaw> {
    let mut flaws = Vec::new();
    for contact in &log.contacts {
        for of in &contact.assignments {
            flaws.extend(overlay_flaws(municipality, of));
            let terms = sheet::terms(municipality, contact, of);
            for allowance in &of.allowances {
                flaws.extend(terms.iter().filter_map(|terms| allowance_flaw(terms, allowance)));
            }
        }
    }
    flaws
}

fn at(place: &Place, key: &str) -> Place {
    Place { field: format!("{}.{key}", place.field), ..place.clone() }
}

/// As the overlays of a municipality's file are checked: with all that lies below them on all their days, and beside
/// each other.
fn overlay_flaws(municipality: &Municipality, of: &AssignmentLog) -> Vec<LogFlaw> {
    let office = municipality.office(&of.assignment.office_name);
    let below: Vec<Overlay> = municipality
        .facts
        .overlays
        .iter()
        .chain(office.into_iter().flat_map(|office| &office.overlays))
        .cloned()
        .collect();
    let own: Vec<Overlay> = of.overlays.iter().map(|placed| placed.value.clone()).collect();
    let found = check_overlays(&municipality.policy, &below, &own);
    let flaw = |(nth, PolicyProblem { path, fault }): (usize, PolicyProblem)| {
        let placed = of.overlays.get(nth)?;
        Some(LogFlaw::new(at(&placed.place, &path), Slip::Rule(fault)))
    };
    found.into_iter().filter_map(flaw).collect()
}

/// What is wrong with an allowance, if anything: it would be passed over without a word.
fn allowance_flaw(terms: &Terms, Placed { place, value }: &Placed<Allowance>) -> Option<LogFlaw> {
    let Allowance { cap, period, extra } = value;
    let known = terms.period_of(period.from());
    if known != *period {
        let slip = LogSlip::NoSuchPeriod { from: period.from(), known: known.from() };
        return Some(LogFlaw::new(at(place, "start_day"), slip));
    }
    // Rules may change within the period.
    let policies = [terms.on(period.from()), terms.on(period.until())];
    let Some(of) = policies.iter().find_map(|policy| filled_by(policy, cap)) else {
        let keys = policies[0].caps.iter().map(|cap| cap.key.0.as_str());
        let granted = policies[0].granted.as_ref().map(|_| CapKey::GRANTED);
        return Some(LogFlaw::new(at(place, "cap"), Slip::unknown(Named::Word, &cap.0, keys.chain(granted))));
    };
    // An allowance is more of the cap's own amount, and may be what that may be.
    let more = Cap {
        key: CapKey("allowance".to_owned()),
        of,
        amount: CapAmount::Fixed(*extra),
        scope: CapScope::default(),
        per: CapWindow::default(),
        legs: Vec::new(),
        kinds: Vec::new(),
        carry_over: CarryRule::default(),
        over: OverCap::default(),
    };
    let problems = check(&Policy { caps: vec![more], ..Policy::default() });
    let problem = problems.into_iter().find(|problem| problem.path.starts_with("caps"))?;
    Some(LogFlaw::new(at(place, "extra"), Slip::Rule(problem.fault)))
}

fn filled_by(policy: &Policy, key: &CapKey) -> Option<CapOf> {
    let hours = policy.granted.as_ref().filter(|_| key.0 == CapKey::GRANTED).map(|_| CapOf::Hours);
    hours.or_else(|| policy.caps.iter().find(|cap| cap.key == *key).map(|cap| cap.of))
}
