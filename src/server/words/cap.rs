//! How much of a cap is used, and what slides on.

use super::{cap_of, measure};
use domain::timesheet::{CapUse, CarryOver};
use i18n::{Lang, args};

/// "Kilometer (km): 300,0 km av 300,0 km, 14,0 km over taket blir ikke betalt".
pub(crate) fn cap(t: Lang, cap: &CapUse) -> String {
    let used = args::MeasureOf { used: &measure(t, cap.used), cap: &measure(t, cap.limit()) };
    let text = format!("{} ({}): {}", cap_of(t, cap.of), cap.cap.0, t.measure_of(used));
    if cap.over.raw() > 0 { format!("{text}, {}", t.measure_over(&measure(t, cap.over))) } else { text }
}

/// What the next period has of it.
pub(crate) fn carry_over(t: Lang, CarryOver { cap, amount }: &CarryOver) -> String {
    t.sheet_carry_over(args::SheetCarryOver { amount: &measure(t, *amount), cap: &cap.0 })
}
