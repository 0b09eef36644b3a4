//! What a log in JSON looks like.

use super::place::Text;
use chrono::NaiveDate;
use domain::policy::{CapKey, written::Limit};
use domain::time::PeriodStart;
use domain::timesheet::{Qualification, Timesheet};
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LogForm<'t> {
    #[serde(default)]
    pub(super) today: Option<NaiveDate>,
    #[serde(borrow)]
    pub(super) contacts: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContactForm<'t> {
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) birth_date: Option<NaiveDate>,
    #[serde(default)]
    pub(super) qualifications: Vec<Qualification>,
    #[serde(default, borrow)]
    pub(super) assignments: Vec<&'t RawValue>,
    #[serde(default, borrow)]
    pub(super) sessions: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AssignmentForm<'t> {
    pub(super) name: String,
    /// The key of an office in the municipality's file.
    #[serde(default)]
    pub(super) office: String,
    #[serde(default)]
    pub(super) from: Option<NaiveDate>,
    #[serde(default)]
    pub(super) until: Option<NaiveDate>,
    #[serde(default)]
    pub(super) recipients: Vec<RecipientForm>,
    #[serde(default, borrow)]
    pub(super) overlays: Vec<&'t RawValue>,
    #[serde(default, borrow)]
    pub(super) allowances: Vec<&'t RawValue>,
    #[serde(default)]
    pub(super) approved: Vec<Timesheet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecipientForm {
    pub(super) name: String,
    #[serde(default)]
    pub(super) birth_date: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AllowanceForm {
    pub(super) cap: CapKey,
    /// `YYYY-MM`.
    pub(super) period: String,
    /// Where the municipality's periods do not begin on the first.
    #[serde(default)]
    pub(super) start_day: PeriodStart,
    pub(super) extra: Limit,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SessionForm<'t> {
    #[serde(default)]
    pub(super) assignment: String,
    #[serde(borrow)]
    pub(super) date: Text<'t>,
    #[serde(borrow)]
    pub(super) start: Text<'t>,
    #[serde(borrow)]
    pub(super) end: Text<'t>,
    #[serde(default)]
    pub(super) end_date: Option<String>,
    #[serde(default, borrow)]
    pub(super) kind: Option<Text<'t>>,
    /// Recipients at a group session; all, where nothing is said.
    #[serde(default)]
    pub(super) present: Option<Vec<String>>,
    #[serde(default)]
    pub(super) activity: Option<String>,
    #[serde(default, borrow)]
    pub(super) note: Option<Text<'t>>,
    #[serde(default, borrow)]
    pub(super) trips: Vec<&'t RawValue>,
    #[serde(default, borrow)]
    pub(super) expenses: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TripForm<'t> {
    #[serde(borrow)]
    pub(super) km: Text<'t>,
    #[serde(default, borrow)]
    pub(super) from: Option<Text<'t>>,
    #[serde(default, borrow)]
    pub(super) to: Option<Text<'t>>,
    #[serde(default, borrow)]
    pub(super) leg: Option<Text<'t>>,
    #[serde(default)]
    pub(super) passengers: u8,
    /// The assignment that pays, where one drive served two.
    #[serde(default)]
    pub(super) paid_by: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpenseForm<'t> {
    #[serde(borrow)]
    pub(super) kr: Text<'t>,
    #[serde(default, borrow)]
    pub(super) what: Option<Text<'t>>,
    #[serde(default, borrow)]
    pub(super) kind: Option<Text<'t>>,
    #[serde(default, borrow)]
    pub(super) receipt: Option<Text<'t>>,
}
