//! Lines for payroll.

use super::{expense_kind, measure};
use domain::timesheet::{PayLine, PayRule};
use i18n::{Lang, args};

/// What a line pays for: "Timer (from_30)".
pub(crate) fn line(t: Lang, rule: &PayRule) -> String {
    match rule {
        PayRule::Hours { key } => t.sheet_hours(key),
        PayRule::Supplement { key } => t.sheet_supplement(key),
        PayRule::Allowance { key } => t.sheet_allowance(key),
        PayRule::HolidayPay { share } => t.sheet_holiday_pay(share),
        PayRule::Driving => t.rules_cap_distance().to_owned(),
        PayRule::Passengers => t.sheet_passengers().to_owned(),
        PayRule::Expense { kind } => t.sheet_expense(expense_kind(t, *kind)),
        PayRule::FixedSum => t.sheet_fixed_sum().to_owned(),
    }
}

/// How a line came about: "300,0 km × 5,30 kr = 1 590,00 kr".
pub(crate) fn sum(t: Lang, line: &PayLine) -> String {
    let amount = t.kroner(line.amount.0);
    match line.rate {
        Some(rate) => t.sheet_sum(args::SheetSum {
            quantity: &measure(t, line.quantity),
            rate: &t.kroner(rate.0),
            amount: &amount,
        }),
        None => amount,
    }
}
