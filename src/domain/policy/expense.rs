//! Which outlays are paid, and what proof they need.

use super::written::Kroner;
use crate::entry::ExpenseKind;
use serde::{Deserialize, Serialize};

/// Expenses.
///
/// ```toml
/// [expenses]
/// pre_approval_over = "500 kr"
/// kinds = [{ kind = "toll", receipt = "not_needed" }, { kind = "food", paid = false }]
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ExpenseRule {
    /// Proof for kinds without a rule of their own.
    pub receipt: ReceiptRule,
    /// What happens to an expense whose receipt is missing.
    pub without_receipt: WithoutReceipt,
    /// Rules for single kinds.
    pub kinds: Vec<ExpenseKindRule>,
    /// From which amount an expense must be agreed beforehand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pre_approval_over: Option<Kroner>,
    /// A fixed sum each period in which a session pays, without receipts; taxed as pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed_sum: Option<Kroner>,
}

/// The rule for one kind of expense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpenseKindRule {
    /// Which.
    pub kind: ExpenseKind,
    /// Whether it is paid at all.
    #[serde(default = "yes")]
    pub paid: bool,
    /// Proof, where it differs from other kinds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<ReceiptRule>,
}

pub(super) const fn yes() -> bool {
    true
}

/// What proof is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReceiptRule {
    /// A receipt.
    #[default]
    Required,
    /// A receipt for more than this.
    RequiredOver(Kroner),
    /// None.
    NotNeeded,
}

/// What happens to an expense whose receipt is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WithoutReceipt {
    /// It waits, unpaid, until the receipt comes.
    #[default]
    Wait,
    /// It is paid, free of tax, and the receipt is asked for.
    Pay,
    /// It is paid and taxed as pay.
    PayTaxed,
}
