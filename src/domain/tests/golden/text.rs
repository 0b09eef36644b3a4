//! A timesheet as the lines that a case's file expects.

use crate::case::Case;
use crate::world::recipient_name;
use domain::policy::written::{Hours, Limit};
use domain::quantity::{Measure, Metres, Minutes, Ore};
use domain::timesheet::{FindingKind, PayLine, PayRule, Reason, Timesheet};

pub(crate) fn kr(ore: Ore) -> String {
    let sign = if ore.0 < 0 { "-" } else { "" };
    let ore = ore.0.unsigned_abs();
    format!("{sign}{}.{:02}", ore / 100, ore % 100)
}

fn km(metres: Metres) -> String {
    let sign = if metres.0 < 0 { "-" } else { "" };
    let metres = metres.0.unsigned_abs();
    if metres.is_multiple_of(100) {
        format!("{sign}{}.{} km", metres / 1000, metres % 1000 / 100)
    } else {
        format!("{sign}{}.{:03} km", metres / 1000, metres % 1000)
    }
}

fn amount(measure: Measure) -> String {
    match measure {
        Measure::Distance(metres) => km(metres),
        Measure::Money(ore) => kr(ore),
        Measure::Time(minutes) => hours(minutes),
        Measure::Count(count) => format!("{count} times"),
    }
}

fn hours(minutes: Minutes) -> String {
    if minutes.0 < 0 { format!("-{}", Hours(Minutes(-minutes.0))) } else { Hours(minutes).to_string() }
}

fn pay_line(line: &PayLine) -> String {
    let name = match &line.rule {
        PayRule::Hours { key } => format!("hours {key}"),
        PayRule::Supplement { key } => format!("supplement {key}"),
        PayRule::Allowance { key } => format!("allowance {key}"),
        PayRule::HolidayPay { share } => format!("holiday pay {share}"),
        PayRule::Driving => "driving".to_owned(),
        PayRule::Passengers => "passengers".to_owned(),
        PayRule::Expense { kind } => format!("expense {}", serde_json::to_value(kind).unwrap().as_str().unwrap()),
        PayRule::FixedSum => "fixed sum".to_owned(),
    };
    let rate = line.rate.map_or(String::new(), |rate| format!(" x {}", kr(rate)));
    let tax = format!("tax-free {}, taxable {}", kr(line.tax_free), kr(line.taxable));
    format!("{name}: {}{rate} = {} ({tax})", amount(line.quantity), kr(line.amount))
}

pub(crate) fn pay(sheet: &Timesheet) -> Vec<String> {
    sheet.pay.iter().map(pay_line).collect()
}

pub(crate) fn sessions(sheet: &Timesheet) -> Vec<String> {
    let line = |line: &domain::timesheet::SessionLine| {
        let (start, end) = (line.span.start().wall, line.span.end().wall);
        format!(
            "{} {} to {}: {} logged, {} paid",
            start.format("%Y-%m-%d"),
            start.format("%H:%M"),
            end.format("%H:%M"),
            hours(line.logged),
            hours(line.paid)
        )
    };
    sheet.sessions.iter().map(line).collect()
}

pub(crate) fn drives(sheet: &Timesheet) -> Vec<String> {
    let line = |line: &domain::timesheet::DriveLine| {
        format!("{}: {} driven, {} paid, {} not paid", line.date, km(line.driven), km(line.paid), km(line.unpaid))
    };
    sheet.drives.iter().map(line).collect()
}

pub(crate) fn expenses(sheet: &Timesheet) -> Vec<String> {
    let line = |line: &domain::timesheet::ExpenseLine| {
        format!("{}: {} spent, {} paid, {} not paid", line.date, kr(line.spent), kr(line.paid), kr(line.unpaid))
    };
    sheet.expenses.iter().map(line).collect()
}

pub(crate) fn shares(case: &Case, sheet: &Timesheet) -> Vec<String> {
    let share = |share: &domain::timesheet::RecipientShare| {
        format!("{}: {}, {}", recipient_name(case, share.recipient), km(share.distance), kr(share.spent))
    };
    sheet.sessions.iter().flat_map(|line| &line.shares).map(share).collect()
}

pub(crate) fn caps(sheet: &Timesheet) -> Vec<String> {
    let cap = |used: &domain::timesheet::CapUse| {
        let limit = amount(used.limit());
        format!("{}: {} of {limit} used, {} over", used.cap.0, amount(used.used), amount(used.over))
    };
    sheet.caps.iter().map(cap).collect()
}

pub(crate) fn carry_over(sheet: &Timesheet) -> Vec<String> {
    sheet.carry_over.iter().map(|carry| format!("{}: {}", carry.cap.0, amount(carry.amount))).collect()
}

pub(crate) fn corrections(sheet: &Timesheet) -> Vec<String> {
    let mut lines = Vec::new();
    for correction in &sheet.corrections {
        let of = correction.of.key();
        lines.extend(correction.pay.iter().map(|line| format!("{of} {}", pay_line(line))));
        let drive = |line: &domain::timesheet::DriveLine| {
            format!(
                "{of} {}: {} driven, {} paid, {} not paid",
                line.date,
                km(line.driven),
                km(line.paid),
                km(line.unpaid)
            )
        };
        lines.extend(correction.drives.iter().map(drive));
    }
    lines
}

fn tag<T: serde::Serialize>(value: &T, name: &str) -> String {
    serde_json::to_value(value).unwrap()[name].as_str().unwrap().to_owned()
}

pub(crate) fn findings(sheet: &Timesheet) -> Vec<String> {
    let finding = |finding: &domain::timesheet::Finding| {
        let severity = serde_json::to_value(finding.severity).unwrap().as_str().unwrap().to_owned();
        let data = match &finding.kind {
            FindingKind::OverCap { cap, limit, over, .. } => {
                format!(": {} {} over {}", cap.0, amount(*over), amount(*limit))
            }
            _ => String::new(),
        };
        format!("{severity} {}{data}", tag(&finding.kind, "finding"))
    };
    sheet.findings.iter().map(finding).collect()
}

pub(crate) fn why(sheet: &Timesheet) -> Vec<String> {
    let sessions = sheet.sessions.iter().flat_map(|line| &line.why);
    let drives = sheet.drives.iter().flat_map(|line| &line.why);
    let expenses = sheet.expenses.iter().flat_map(|line| &line.why);
    let reason = |reason: &Reason| match reason {
        Reason::CapReached { cap, limit, paid, of } => {
            format!("{} of {}: cap {} of {}", amount(*paid), amount(*of), cap.0, Limit(*limit))
        }
        other => tag(other, "reason"),
    };
    sessions.chain(drives).chain(expenses).map(reason).collect()
}
