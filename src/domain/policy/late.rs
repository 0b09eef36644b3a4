//! What happens to work that is claimed late.

use serde::{Deserialize, Serialize};

/// What happens by age and across the year.
///
/// ```toml
/// [late]
/// by_age = [{ after_days = 60, then = "explain" }, { after_days = 365, then = "refuse" }]
/// across_year = "leader"
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct LateRule {
    /// By days between the work and the claim; the strictest step that is reached applies.
    pub by_age: Vec<LateStep>,
    /// For work of an earlier calendar year than the one in which it is claimed.
    pub across_year: Option<LateAction>,
}

/// One step of a late policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LateStep {
    /// More days than this between the work and the claim.
    pub after_days: u16,
    /// What then.
    pub then: LateAction,
}

/// What a late claim meets, mildest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LateAction {
    /// Paid in the next run.
    NextRun,
    /// The contact must say why.
    Explain,
    /// A leader must agree.
    Leader,
    /// Not paid. It can still be logged, and the office can still agree to it.
    Refuse,
}
