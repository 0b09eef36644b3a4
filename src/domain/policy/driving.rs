//! What driving is paid, how it is rounded, and which part is free of tax.

use super::written::Kroner;
use crate::entry::LegKind;
use crate::quantity::Share;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Driving.
///
/// ```toml
/// [driving]
/// rates = [
///     { from = "2025-01-01", per_km = "5.00 kr", tax_free = "3.50 kr" },
///     { from = "2026-01-01", per_km = "5.30 kr", tax_free = "3.50 kr" },
/// ]
/// rounding = { to = "whole_km", each = "period", mode = "half_up" }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct DrivingRule {
    /// Rates by the date of the work; without any, driving is not paid.
    pub rates: Vec<KmRate>,
    /// Where metres become the quantity of a pay line.
    pub rounding: KmRounding,
    /// Money for passengers.
    pub passengers: PassengerRule,
    /// Kinds of leg that are never paid.
    pub unpaid_legs: Vec<LegKind>,
    /// Pay only what was driven with a recipient in the car.
    pub only_with_recipient: bool,
    /// The share of what was driven with recipients in the car that they are invoiced for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipients_pay: Option<Share>,
    /// Which part comes first where a cap in kroner cuts a drive.
    pub tax_free: TaxFreeOrder,
}

/// A rate for driving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KmRate {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; without one, until a later rate begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Kroner a kilometre.
    pub per_km: Kroner,
    /// Of which free of tax.
    #[serde(default)]
    pub tax_free: Kroner,
}

/// Where and how metres are rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct KmRounding {
    /// To what.
    pub to: KmUnit,
    /// Over what.
    pub each: RoundingSpan,
    /// Which way.
    pub mode: RoundingMode,
}

/// The finest part of a kilometre that is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum KmUnit {
    /// Every metre counts.
    #[default]
    Exact,
    /// Tenths of a kilometre.
    TenthKm,
    /// Whole kilometres.
    WholeKm,
}

/// What is summed before rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoundingSpan {
    /// All of the period that has one rate.
    #[default]
    Period,
    /// One trip, or one session's hours.
    Entry,
}

/// Which way to round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoundingMode {
    /// To the nearest; a half goes up.
    #[default]
    HalfUp,
    /// Up.
    Up,
    /// Down.
    Down,
}

/// Money for passengers. Sources disagree on the state's rule, so each municipality says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PassengerRule {
    /// None.
    #[default]
    Off,
    /// So much a kilometre, however many ride along.
    Once(PassengerRate),
    /// So much a kilometre for each.
    PerPassenger(PassengerRate),
}

/// What is paid for passengers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PassengerRate {
    /// Kroner a kilometre.
    pub per_km: Kroner,
    /// Of which free of tax.
    #[serde(default)]
    pub tax_free: Kroner,
}

/// Which part of a drive a cap in kroner pays first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TaxFreeOrder {
    /// The part free of tax.
    #[default]
    First,
    /// Both parts alike.
    Proportional,
}
