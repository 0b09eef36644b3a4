//! How much of a cap is used, and what slides on.

use super::{cap_of, expense_kind, leg_kind, measure};
use domain::time::PayPeriod;
use domain::timesheet::{CapUse, CarryOver};
use i18n::{Lang, args};

/// What fills a cap, as far as rows of one list need it to be told apart: of which kinds, and on which days where it does
/// not last the `period` that the list is of.
fn kinds(t: Lang, cap: &CapUse, period: PayPeriod) -> Vec<String> {
    let window = cap.window;
    let other_days = (window.from, window.until) != (period.from(), period.until());
    let legs = cap.legs.iter().map(|kind| t.inside(leg_kind(t, *kind)));
    let expenses = cap.kinds.iter().map(|kind| t.inside(expense_kind(t, *kind)));
    legs.chain(expenses).chain(other_days.then(|| t.days(window.from, window.until))).collect()
}

/// "Kjøring (under samværet)".
pub(crate) fn cap_name(t: Lang, cap: &CapUse, period: PayPeriod) -> String {
    t.narrowed(cap_of(t, cap.of), &kinds(t, cap, period))
}

/// "Kjøring (under samværet, activity_km): 300,0 km av 300,0 km, 14,0 km over taket blir ikke betalt".
pub(crate) fn cap(t: Lang, cap: &CapUse, period: PayPeriod) -> String {
    let mut kinds = kinds(t, cap, period);
    kinds.push(cap.cap.0.clone());
    let used = args::MeasureOf { used: &measure(t, cap.used), cap: &measure(t, cap.limit()) };
    let text = format!("{}: {}", t.narrowed(cap_of(t, cap.of), &kinds), t.measure_of(used));
    if cap.over.raw() > 0 { format!("{text}, {}", t.measure_over(&measure(t, cap.over))) } else { text }
}

/// What the next period has of it.
pub(crate) fn carry_over(t: Lang, CarryOver { cap, amount }: &CarryOver) -> String {
    t.sheet_carry_over(args::SheetCarryOver { amount: &measure(t, *amount), cap: &cap.0 })
}
