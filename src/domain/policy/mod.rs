//! A municipality's rules as data. Every section has defaults, so that a small municipality's file stays small.
//!
//! ```toml
//! [period]
//! deadlines = [{ channel = "app", day = 5, months_after = 1 }]
//!
//! [[rates]]
//! key = "hour"
//! from = "2026-01-01"
//! pay = { per_hour = "200 kr" }
//!
//! [driving]
//! rates = [{ from = "2026-01-01", per_km = "5.30 kr", tax_free = "3.50 kr" }]
//!
//! [[caps]]
//! key = "km"
//! of = "distance"
//! amount = { fixed = "300 km" }
//! ```
//!
//! A [`Policy`] is what the municipality decided. Offices and assignments differ from it by [`overlay::Overlay`]s with
//! effective dates; together they make the [`Terms`] of one assignment, which is what the rules reckon with and what
//! travels to the phone.

mod approval;
mod cap;
mod check;
mod driving;
mod expense;
mod hours;
mod late;
pub mod overlay;
mod period;
mod precedence;
mod rate;
#[cfg(feature = "schema")]
mod schema;
mod sign_off;
mod without_persons;
pub mod written;

pub use approval::{ApprovalProblem, ApprovalRule, ApprovalStep};
pub use cap::{Cap, CapAmount, CapKey, CapOf, CapScope, CapWindow, CarryRule, OverCap, PerHour, Tolerance};
pub use check::{Fault, PolicyProblem, check, check_overlay, check_overlays};
pub use driving::{
    DrivingRule, KmRate, KmRounding, KmUnit, PassengerRate, PassengerRule, RoundingMode, RoundingSpan, TaxFreeOrder,
};
pub use expense::{ExpenseKindRule, ExpenseRule, ReceiptRule, WithoutReceipt};
pub use hours::{
    ClockChange, Grant, GrantedHours, HourRounding, HourRule, KindPay, KindRule, KindRules, WeekCount, WeeklyGrant,
};
pub use late::{LateAction, LateRule, LateStep};
pub use overlay::{Overlay, Patch, Terms};
pub use period::{APP, DayAfter, Deadline, PartPeriod, PeriodRule, SentTime, WeekendMove};
pub use rate::{Conditions, Contract, Day, HolidayClock, KindName, Pay, Rate, RateRole};
pub use sign_off::{SignOffRule, Signer, SignerPeriods, SignerRole};

use serde::{Deserialize, Serialize};

/// All rules of a municipality.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// Periods, deadlines, pay day.
    pub period: PeriodRule,
    /// Work that is claimed late.
    pub late: LateRule,
    /// The contract that assignments are done under.
    pub contract: Contract,
    /// Hours granted where the assignment does not say; unset means no limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub granted: Option<GrantedHours>,
    /// How hours are counted.
    pub hours: HourRule,
    /// What an hour is paid.
    pub rates: Vec<Rate>,
    /// What driving is paid.
    pub driving: DrivingRule,
    /// What expenses are paid.
    pub expenses: ExpenseRule,
    /// How much of it all.
    pub caps: Vec<Cap>,
    /// How each kind of session is paid.
    pub kinds: KindRules,
    /// Who confirms on the recipient's side.
    pub sign_off: SignOffRule,
    /// Who approves.
    pub approval: ApprovalRule,
}
