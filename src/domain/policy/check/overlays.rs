//! What differs, and when: beside what it lies on, and beside the others of its level.

use super::{Fault, PolicyProblem, Report, check, dates};
use crate::policy::{Overlay, Patch, Policy, Terms};
use chrono::NaiveDate;

/// Everything that is wrong with `overlay` on top of `policy`, with paths below the overlay's `set`.
#[must_use]
pub fn check_overlay(policy: &Policy, overlay: &Overlay) -> Vec<PolicyProblem> {
    let mut report = Report::default();
    dates::within(&mut report, "", overlay.from, overlay.until);
    report.names("set.caps", overlay.set.caps.iter().map(|cap| cap.key.0.as_str()));
    periods(&mut report, policy, overlay);
    let mut laid = policy.clone();
    overlay.set.apply(&mut laid);
    let known = check(policy);
    let new = check(&laid).into_iter().filter(|problem| !known.contains(problem));
    report.0.extend(new.map(|problem| PolicyProblem { path: format!("set.{}", problem.path), ..problem }));
    report.0
}

/// Everything that is wrong with the overlays of one level, each with its number: with each of them on top of `policy`
/// and the more general overlays `below`, and with two of them that say different things of the same days.
#[must_use]
pub fn check_overlays(policy: &Policy, below: &[Overlay], overlays: &[Overlay]) -> Vec<(usize, PolicyProblem)> {
    let terms = Terms::of(policy, below);
    let mut found: Vec<(usize, PolicyProblem)> = Vec::new();
    for (nth, overlay) in overlays.iter().enumerate() {
        let begins = overlay.from.unwrap_or(NaiveDate::MIN);
        let after = |day: NaiveDate| begins < day && overlay.until.is_none_or(|last| day <= last);
        let later = terms.stretches().iter().filter(|stretch| after(stretch.from)).map(|stretch| &stretch.policy);
        for policy in core::iter::once(terms.on(begins)).chain(later) {
            for problem in check_overlay(policy, overlay) {
                if !found.contains(&(nth, problem.clone())) {
                    found.push((nth, problem));
                }
            }
        }
        for (other, earlier) in overlays.iter().enumerate().take(nth).filter(|(_, earlier)| earlier.meets(overlay)) {
            let said = sections(&earlier.set);
            for (path, what) in sections(&overlay.set) {
                if let Some((theirs, _)) = said.iter().find(|(_, other)| *other == what) {
                    let path = format!("set.{path}");
                    let fault = Fault::Overlaps(format!("overlays[{other}].set.{theirs}"));
                    found.push((nth, PolicyProblem { path, fault }));
                }
            }
        }
    }
    found
}

impl Overlay {
    /// Whether both hold on some day.
    fn meets(&self, other: &Self) -> bool {
        let reaches = |one: &Self, two: &Self| two.until.is_none_or(|last| one.from.is_none_or(|first| first <= last));
        reaches(self, other) && reaches(other, self)
    }
}

/// Periods keep their start day, and what goes by the period changes where one begins.
fn periods(report: &mut Report, policy: &Policy, overlay: &Overlay) {
    let start = policy.period.start_day;
    let other = overlay.set.period.as_ref().is_some_and(|period| period.start_day != start);
    report.say_if(other, "set.period.start_day", Fault::OtherStartDay(start.day()));
    let set = &overlay.set;
    let backward = overlay.from.zip(overlay.until).is_some_and(|(from, until)| until < from);
    if backward || (set.granted.is_none() && set.caps.is_empty() && set.without_caps.is_empty()) {
        return;
    }
    let ends = overlay.until.and_then(|last| last.succ_opt());
    for (path, begins) in [("from", overlay.from), ("until", ends)] {
        let inside = begins.is_some_and(|day| start.period_of(day).from() != day);
        report.say_if(inside, path, Fault::InsidePeriod(start.day()));
    }
}

/// The sections that a patch replaces, each with its path below `set` and what it is; caps by their key.
fn sections(set: &Patch) -> Vec<(String, String)> {
    let whole = [
        ("period", set.period.is_some()),
        ("late", set.late.is_some()),
        ("contract", set.contract.is_some()),
        ("granted", set.granted.is_some()),
        ("hours", set.hours.is_some()),
        ("rates", set.rates.is_some()),
        ("driving", set.driving.is_some()),
        ("expenses", set.expenses.is_some()),
        ("kinds", set.kinds.is_some()),
        ("sign_off", set.sign_off.is_some()),
        ("approval", set.approval.is_some()),
    ];
    let named = whole.into_iter().filter(|(_, set)| *set).map(|(name, _)| (name.to_owned(), name.to_owned()));
    let caps = set.caps.iter().map(|cap| &cap.key).enumerate().map(|(nth, key)| (format!("caps[{nth}]"), key));
    let lifted = set.without_caps.iter().enumerate().map(|(nth, key)| (format!("without_caps[{nth}]"), key));
    named.chain(caps.chain(lifted).map(|(path, key)| (path, format!("cap {}", key.0)))).collect()
}
