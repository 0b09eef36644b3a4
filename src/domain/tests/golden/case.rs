//! A worked case as its file writes it. `tests/golden/README.md` explains the format to whoever checks a case by hand.

use chrono::{NaiveDate, NaiveTime};
use domain::entry::{ExpenseKind, LegKind};
use domain::policy::written::{Kilometres, Kroner};
use domain::policy::{KindName, Overlay, Policy};
use domain::time::Pick;
use domain::timesheet::{Allowance, ContactFacts};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// One line that says what is shown.
    #[serde(rename = "title")]
    pub(crate) _title: String,
    pub(crate) policy: Policy,
    #[serde(default)]
    pub(crate) contact: ContactFacts,
    /// By name; "A" alone where nothing is said.
    #[serde(default)]
    pub(crate) assignments: BTreeMap<String, AssignmentOf>,
    /// Birth dates of recipients, by name.
    #[serde(default)]
    pub(crate) born: BTreeMap<String, NaiveDate>,
    #[serde(default)]
    pub(crate) log: Vec<Entry>,
    pub(crate) expect: Vec<Expect>,
}

/// An assignment of the case.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AssignmentOf {
    pub(crate) from: Option<NaiveDate>,
    pub(crate) until: Option<NaiveDate>,
    /// In the assignment's order.
    pub(crate) recipients: Vec<String>,
    pub(crate) overlays: Vec<Overlay>,
    pub(crate) allowances: Vec<Allowance>,
}

/// A logged session.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    pub(crate) date: NaiveDate,
    /// `HH:MM`.
    #[serde(default = "ten")]
    pub(crate) start: String,
    /// `HH:MM`; at or before the start it means the next day.
    #[serde(default = "eleven")]
    pub(crate) end: String,
    /// Whole days more.
    #[serde(default)]
    pub(crate) nights: u64,
    #[serde(default)]
    pub(crate) start_pick: Option<Pick>,
    #[serde(default)]
    pub(crate) end_pick: Option<Pick>,
    #[serde(default = "ordinary")]
    pub(crate) kind: KindName,
    #[serde(default)]
    pub(crate) present: Vec<String>,
    #[serde(default = "a")]
    pub(crate) assignment: String,
    /// Each a trip of one or more legs.
    #[serde(default)]
    pub(crate) trips: Vec<Vec<LegOf>>,
    #[serde(default)]
    pub(crate) expenses: Vec<ExpenseOf>,
    /// Written after this month was approved.
    #[serde(default)]
    pub(crate) after_approval_of: Option<String>,
}

/// A stretch.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LegOf {
    pub(crate) km: Kilometres,
    #[serde(default = "activity")]
    pub(crate) kind: LegKind,
    #[serde(default)]
    pub(crate) passengers: u8,
    /// The assignment that pays, where it is another.
    #[serde(default)]
    pub(crate) pays: Option<String>,
}

/// An outlay.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpenseOf {
    pub(crate) amount: Kroner,
    #[serde(default = "ticket")]
    pub(crate) kind: ExpenseKind,
    /// `on_paper`, `comes_later` or `none`.
    #[serde(default = "on_paper")]
    pub(crate) receipt: String,
}

/// What must come out. Only what is written is compared.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expect {
    pub(crate) period: String,
    #[serde(default = "a")]
    pub(crate) assignment: String,
    /// Months approved before, in order; each is reckoned from what was written until then.
    #[serde(default)]
    pub(crate) approved: Vec<String>,
    /// The day on which it is claimed.
    #[serde(default)]
    pub(crate) today: Option<NaiveDate>,
    /// Numbers (from zero) of log entries that are deleted.
    #[serde(default)]
    pub(crate) without: Vec<usize>,
    pub(crate) amount: Option<String>,
    pub(crate) pay: Option<Vec<String>>,
    pub(crate) sessions: Option<Vec<String>>,
    pub(crate) drives: Option<Vec<String>>,
    pub(crate) expenses: Option<Vec<String>>,
    pub(crate) shares: Option<Vec<String>>,
    pub(crate) caps: Option<Vec<String>>,
    pub(crate) carry_over: Option<Vec<String>>,
    pub(crate) corrections: Option<Vec<String>>,
    pub(crate) findings: Option<Vec<String>>,
    pub(crate) why: Option<Vec<String>>,
}

pub(crate) fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap_or_else(|_| panic!("`{text}` is not HH:MM"))
}

fn ten() -> String {
    "10:00".to_owned()
}

fn eleven() -> String {
    "11:00".to_owned()
}

const fn ordinary() -> KindName {
    KindName::Ordinary
}

const fn activity() -> LegKind {
    LegKind::Activity
}

const fn ticket() -> ExpenseKind {
    ExpenseKind::Ticket
}

fn on_paper() -> String {
    "on_paper".to_owned()
}

fn a() -> String {
    "A".to_owned()
}
