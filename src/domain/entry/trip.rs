//! A drive. Places are labels ("Home", "Swimming hall"), never addresses: the phone must not know where a recipient lives.

use crate::id::{AssignmentId, TripId};
use crate::quantity::Metres;
use serde::{Deserialize, Serialize};

/// A drive of one or more legs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trip {
    /// Its id.
    pub id: TripId,
    /// At least one leg, in the order driven.
    pub legs: Vec<Leg>,
}

impl Trip {
    /// Metres driven, over all legs.
    #[must_use]
    pub fn distance(&self) -> Metres {
        self.legs.iter().map(|leg| leg.distance).sum()
    }
}

/// A stretch between two places.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Leg {
    /// What the stretch was for; caps may differ.
    pub kind: LegKind,
    /// Label of the place left.
    pub from: String,
    /// Label of the place reached.
    pub to: String,
    /// Metres driven ([`super::limits::SHORTEST_LEG`] to [`super::limits::LONGEST_LEG`]).
    pub distance: Metres,
    /// Recipients in the car.
    #[serde(default)]
    pub passengers: u8,
    /// Whose assignment pays for this stretch, where one drive served two. `None`: the session's own.
    #[serde(default)]
    pub assignment: Option<AssignmentId>,
}

/// What a stretch was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LegKind {
    /// Between the contact's home and the recipient.
    Commute,
    /// As part of the activity.
    Activity,
    /// To or from supervision.
    Supervision,
}
