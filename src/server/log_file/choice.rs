//! Words for kinds, in the rules' own names and as the app shows them in each language.

use crate::slip::{Named, Slip};
use domain::entry::{ExpenseKind, LegKind, Receipt};
use domain::policy::KindName;
use i18n::Lang;

/// A choice: its name in files, what it means, and what the app calls it.
type Choice<T> = (&'static str, T, fn(Lang) -> &'static str);

const KINDS: [Choice<KindName>; 7] = [
    ("ordinary", KindName::Ordinary, Lang::entry_kind_ordinary),
    ("group", KindName::Group, Lang::entry_kind_group),
    ("cancelled", KindName::Cancelled, Lang::entry_kind_cancelled),
    ("no_show", KindName::NoShow, Lang::entry_kind_no_show),
    ("supervision", KindName::Supervision, Lang::entry_kind_supervision),
    ("course", KindName::Course, Lang::entry_kind_course),
    ("overnight", KindName::Overnight, Lang::entry_kind_overnight),
];

const LEGS: [Choice<LegKind>; 3] = [
    ("commute", LegKind::Commute, Lang::entry_leg_commute),
    ("activity", LegKind::Activity, Lang::entry_leg_activity),
    ("supervision", LegKind::Supervision, Lang::entry_leg_supervision),
];

const EXPENSES: [Choice<ExpenseKind>; 6] = [
    ("ticket", ExpenseKind::Ticket, Lang::entry_expense_ticket),
    ("food", ExpenseKind::Food, Lang::entry_expense_food),
    ("transport", ExpenseKind::Transport, Lang::entry_expense_transport),
    ("parking", ExpenseKind::Parking, Lang::entry_expense_parking),
    ("toll", ExpenseKind::Toll, Lang::entry_expense_toll),
    ("other", ExpenseKind::Other, Lang::entry_expense_other),
];

const RECEIPTS: [Choice<Receipt>; 3] = [
    ("on_paper", Receipt::OnPaper, Lang::entry_receipt_on_paper),
    ("later", Receipt::ComesLater, Lang::entry_receipt_later),
    ("none", Receipt::None, Lang::entry_receipt_none),
];

/// The choice that `text` names.
fn pick<T: Clone>(text: &str, choices: &[Choice<T>]) -> Result<T, Slip> {
    let text = text.trim().to_lowercase();
    let is =
        |(name, _, shown): &&Choice<T>| *name == text || Lang::ALL.iter().any(|t| shown(*t).to_lowercase() == text);
    choices.iter().find(is).map(|(_, value, _)| value.clone()).ok_or_else(|| {
        Slip::unknown(Named::Word, &text, choices.iter().flat_map(|(name, _, shown)| [*name, shown(Lang::Nb)]))
    })
}

pub(super) fn kind(text: &str) -> Result<KindName, Slip> {
    pick(text, &KINDS)
}

pub(super) fn leg(text: &str) -> Result<LegKind, Slip> {
    pick(text, &LEGS)
}

pub(super) fn expense(text: &str) -> Result<ExpenseKind, Slip> {
    pick(text, &EXPENSES)
}

/// Also a mere "ja" or "x" in a column of receipts.
pub(super) fn receipt(text: &str) -> Result<Receipt, Slip> {
    match text.trim().to_lowercase().as_str() {
        "ja" | "yes" | "x" => Ok(Receipt::OnPaper),
        "nei" | "no" | "" => Ok(Receipt::None),
        other => pick(other, &RECEIPTS),
    }
}
