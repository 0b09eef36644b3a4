//! What in a municipality's rules cannot hold, with the place and the way to mend it. A file that passes reckons every
//! month; a file that does not is refused before anybody is paid by it.

mod caps;
mod dates;
mod overlays;
mod rates;

pub use overlays::{check_overlay, check_overlays};

use super::{ApprovalRule, DayAfter, ExpenseRule, KindPay, LateRule, Policy};
use crate::quantity::{Measure, Minutes, Ore};
use chrono::NaiveDate;
use thiserror::Error;

/// A fault and its place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}: {fault}. {}", fault.remedy())]
pub struct PolicyProblem {
    /// The key in the file, such as `caps[2].amount`.
    pub path: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Fault {
    /// Outside 1990–2100.
    #[error("{0} is outside 1990–2100")]
    DateOutside(NaiveDate),
    /// Ends before it begins.
    #[error("it ends before it begins")]
    EndsBeforeItBegins,
    /// Two rows hold at once.
    #[error("it holds on the same days as {0}")]
    Overlaps(String),
    /// Two rows of the rate table fit the same work, and neither gives way to the other.
    #[error("it fits the same work as {0}, and nothing says which of them counts")]
    Undecided(String),
    /// No row holds on a day.
    #[error("no rate holds on {0}")]
    MissingRate(NaiveDate),
    /// More than any real amount; sums could overflow.
    #[error("the amount is too large")]
    TooLarge,
    /// The unit is not what the cap is of.
    #[error("the unit is not that of the cap")]
    Unit,
    /// A name is used twice.
    #[error("the name `{0}` is used twice")]
    Twice(String),
    /// The name is taken by the rules themselves.
    #[error("the name `granted` is taken by the granted hours")]
    Reserved,
    /// A name is empty.
    #[error("the name is empty")]
    NoName,
    /// The tax-free part is more than the whole.
    #[error("the tax-free part is more than the whole")]
    MoreThanWhole,
    /// That kind of pay does not go with the role of the row.
    #[error("this kind of pay does not go with the row's role")]
    PayForRole,
    /// Nothing can fit the condition.
    #[error("nothing can ever fit this")]
    NeverFits,
    /// Not a day of any month.
    #[error("no month has that day")]
    NoSuchDay,
    /// Zero where it cannot be.
    #[error("it must be more than nothing")]
    Zero,
    /// The setting has no meaning beside another.
    #[error("it has no effect beside `{0}`")]
    NoEffect(&'static str),
    /// An overlay changes the day on which periods begin: days would lie in two periods.
    #[error("periods begin on day {0} of the month, and no overlay can change that")]
    OtherStartDay(u8),
    /// An overlay changes granted hours or caps inside a period; they would hold only from the next one.
    #[error("granted hours and caps cannot change inside a period, and periods begin on day {0} of the month")]
    InsidePeriod(u8),
    /// Nobody would approve.
    #[error("there is no step")]
    NoStep,
}

impl Fault {
    /// What to do about it, in a sentence.
    #[must_use]
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::DateOutside(_) => "Write a date from 1990-01-01 to 2100-12-31.",
            Self::EndsBeforeItBegins => "Let `until` be the day of `from` or a later one.",
            Self::Overlaps(_) => "Set `until` on the older of the two to the day before the newer begins.",
            Self::Undecided(_) => "Let one of them ask for more, or add a row that asks for what both ask for.",
            Self::MissingRate(_) => "Add a row for those days, or leave out `until` on the row before.",
            Self::TooLarge => "Check the number and its unit.",
            Self::Unit => "Use \"km\" for distance, \"kr\" for money, \"h\" for hours, \"times\" for trips.",
            Self::Twice(_) | Self::NoName => "Give each its own name.",
            Self::Reserved => "Choose another name, or set the hours under `granted`.",
            Self::MoreThanWhole => "Let the tax-free part be at most the whole.",
            Self::PayForRole => {
                "Hours take `per_hour`; supplements `per_hour` or `share_of_rate`; allowances `per_day` or `per_recipient_day`."
            }
            Self::NeverFits => "Let the lower bound be below the upper one.",
            Self::NoSuchDay => "Write a day from 1 to 31 and at most 12 months after.",
            Self::Zero => "Write an amount above nothing, or leave the setting out.",
            Self::NoEffect(_) => "Leave one of the two out.",
            Self::OtherStartDay(_) => "Repeat the start day of `period` here.",
            Self::InsidePeriod(_) => "Let `from` be the first day of a period, and `until` the last day of one.",
            Self::NoStep => "Write at least one step, such as { key = \"approve\" }.",
        }
    }
}

/// Collects faults.
#[derive(Debug, Default)]
struct Report(Vec<PolicyProblem>);

impl Report {
    fn say(&mut self, path: impl Into<String>, fault: Fault) {
        self.0.push(PolicyProblem { path: path.into(), fault });
    }

    fn say_if(&mut self, wrong: bool, path: impl Into<String>, fault: Fault) {
        if wrong {
            self.say(path, fault);
        }
    }

    /// Far beyond any real month, and so far below overflow that sums of a year stay exact.
    fn amount(&mut self, path: impl Into<String>, measure: Measure) {
        let most = match measure {
            Measure::Distance(_) | Measure::Money(_) => 1_000_000_000,
            Measure::Time(_) => 60 * 24 * 366,
            Measure::Count(_) => 100_000,
        };
        self.say_if(measure.raw() > most, path, Fault::TooLarge);
    }

    fn kroner(&mut self, path: impl Into<String>, ore: Ore) {
        self.amount(path, Measure::Money(ore));
    }

    fn hours(&mut self, path: impl Into<String>, minutes: Minutes) {
        self.amount(path, Measure::Time(minutes));
    }

    fn names<'a>(&mut self, list: &str, names: impl Iterator<Item = &'a str>) {
        let mut seen: Vec<&str> = Vec::new();
        for (index, name) in names.enumerate() {
            let path = format!("{list}[{index}].key");
            self.say_if(name.trim().is_empty(), &path, Fault::NoName);
            self.say_if(seen.contains(&name), &path, Fault::Twice(name.to_owned()));
            seen.push(name);
        }
    }
}

/// Everything that is wrong with `policy`; empty when it can be used.
#[must_use]
pub fn check(policy: &Policy) -> Vec<PolicyProblem> {
    let mut report = Report::default();
    period(&mut report, policy);
    late(&mut report, &policy.late);
    rates::hours(&mut report, &policy.rates);
    rates::driving(&mut report, &policy.driving);
    expenses(&mut report, &policy.expenses);
    caps::granted(&mut report, policy.granted.as_ref());
    caps::list(&mut report, policy);
    hours(&mut report, policy);
    approval(&mut report, &policy.approval);
    report.0
}

fn day(report: &mut Report, path: &str, day: DayAfter) {
    report.say_if(!(1..=31).contains(&day.day), format!("{path}.day"), Fault::NoSuchDay);
    report.say_if(day.months_after > 12, format!("{path}.months_after"), Fault::NoSuchDay);
}

fn period(report: &mut Report, policy: &Policy) {
    for (index, deadline) in policy.period.deadlines.iter().enumerate() {
        let at = DayAfter { day: deadline.day, months_after: deadline.months_after };
        day(report, &format!("period.deadlines[{index}]"), at);
    }
    if let Some(pay_day) = policy.period.pay_day {
        day(report, "period.pay_day", pay_day);
    }
    let mut channels: Vec<&str> = Vec::new();
    for (index, deadline) in policy.period.deadlines.iter().enumerate() {
        let twice = channels.contains(&deadline.channel.as_str());
        report.say_if(twice, format!("period.deadlines[{index}].channel"), Fault::Twice(deadline.channel.clone()));
        channels.push(&deadline.channel);
    }
}

fn late(report: &mut Report, rule: &LateRule) {
    for (index, step) in rule.by_age.iter().enumerate() {
        let earlier = rule.by_age.iter().take(index).position(|other| other.after_days == step.after_days);
        if let Some(other) = earlier {
            report.say(format!("late.by_age[{index}]"), Fault::Overlaps(format!("late.by_age[{other}]")));
        }
    }
}

fn expenses(report: &mut Report, rule: &ExpenseRule) {
    for (index, kind) in rule.kinds.iter().enumerate() {
        if let Some(other) = rule.kinds.iter().take(index).position(|other| other.kind == kind.kind) {
            report.say(format!("expenses.kinds[{index}]"), Fault::Overlaps(format!("expenses.kinds[{other}]")));
        }
    }
    if let Some(over) = rule.pre_approval_over {
        report.kroner("expenses.pre_approval_over", over.0);
    }
    if let Some(sum) = rule.fixed_sum {
        report.kroner("expenses.fixed_sum", sum.0);
    }
}

fn hours(report: &mut Report, policy: &Policy) {
    if let Some(rounding) = policy.hours.rounding {
        report.say_if(rounding.to.0 <= Minutes::ZERO, "hours.rounding.to", Fault::Zero);
        report.hours("hours.rounding.to", rounding.to.0);
    }
    if let Some(longest) = policy.hours.longest_stay {
        report.say_if(longest.0 <= Minutes::ZERO, "hours.longest_stay", Fault::Zero);
    }
    let kinds = &policy.kinds;
    for (name, rule) in [
        ("ordinary", kinds.ordinary),
        ("group", kinds.group),
        ("cancelled", kinds.cancelled),
        ("no_show", kinds.no_show),
        ("supervision", kinds.supervision),
        ("course", kinds.course),
        ("overnight", kinds.overnight),
    ] {
        if let KindPay::Fixed(hours) | KindPay::AtMost(hours) = rule.pay {
            report.say_if(hours.0 > crate::time::LONGEST, format!("kinds.{name}.pay"), Fault::TooLarge);
        }
        if let KindPay::Share(share) = rule.pay {
            report.say_if(share.of(100) > 1_000, format!("kinds.{name}.pay"), Fault::TooLarge);
        }
    }
}

fn approval(report: &mut Report, rule: &ApprovalRule) {
    report.say_if(rule.steps.is_empty(), "approval.steps", Fault::NoStep);
    report.names("approval.steps", rule.steps.iter().map(|step| step.key.as_str()));
    for (index, step) in rule.steps.iter().enumerate() {
        if let Some(over) = step.over {
            report.kroner(format!("approval.steps[{index}].over"), over.0);
        }
    }
}
