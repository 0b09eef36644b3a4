//! What became of each session, drive and expense.

use super::Reason;
use crate::entry::{ActivityKey, CompanionCard, ExpenseKind, LegKind, Receipt};
use crate::id::{ExpenseId, RecipientId, SessionId, TripId};
use crate::policy::KindName;
use crate::quantity::{Metres, Minutes, Ore};
use crate::time::Span;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A session, as far as it lies in the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    /// Which.
    pub session: SessionId,
    /// From when to when, also where that goes beyond the period.
    pub span: Span,
    /// What kind.
    pub kind: KindName,
    /// Minutes in this period.
    pub logged: Minutes,
    /// Minutes that the kind's rule makes of them.
    pub counted: Minutes,
    /// Minutes paid. `counted` less what is over the grant.
    pub paid: Minutes,
    /// Each recipient's part, where there are several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<RecipientShare>,
    /// Why it is paid as it is, where there is something to say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Reason>,
}

/// One recipient's part of a session with several. Hours are the contact's and are not shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecipientShare {
    /// Who.
    pub recipient: RecipientId,
    /// Of the metres driven.
    pub distance: Metres,
    /// Of the money spent.
    pub spent: Ore,
}

/// A drive, with what its entry knows of what tax law wants of a driving list: day, clock times, purpose, places by
/// their labels, distance, and who rode along. Addresses and names are the municipality's to add. No entry knows the
/// reason of a detour, nor how the distance was found (odometer, map): where those are asked for, so must the contact be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DriveLine {
    /// The session that it belongs to; of another assignment where one drive served two.
    pub session: SessionId,
    /// Which.
    pub trip: TripId,
    /// The day.
    pub date: NaiveDate,
    /// Start and end of the session: when the contact was out.
    pub span: Span,
    /// Its purpose, from the municipality's list of activities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityKey>,
    /// Its purpose in the contact's words, where no activity says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Its legs that this assignment pays for.
    pub legs: Vec<DriveLeg>,
    /// Metres driven for this assignment.
    pub driven: Metres,
    /// Metres paid.
    pub paid: Metres,
    /// Driven, not paid.
    pub unpaid: Metres,
    /// Of the metres driven, with a recipient in the car.
    pub with_recipient: Metres,
    /// Why it is paid as it is, where there is something to say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Reason>,
}

/// A stretch of a drive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DriveLeg {
    /// Its place in the trip, from zero.
    pub leg: u16,
    /// What it was for.
    pub kind: LegKind,
    /// Label of the place left.
    pub from: String,
    /// Label of the place reached.
    pub to: String,
    /// Recipients in the car.
    pub passengers: u8,
    /// Who they were, where the entry leaves no doubt: as many as were present, and all of this assignment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub riders: Vec<RecipientId>,
    /// Metres driven.
    pub driven: Metres,
    /// Metres paid.
    pub paid: Metres,
}

/// An expense.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpenseLine {
    /// The session that it belongs to.
    pub session: SessionId,
    /// Which.
    pub expense: ExpenseId,
    /// The day.
    pub date: NaiveDate,
    /// What it was for.
    pub kind: ExpenseKind,
    /// In the contact's words.
    pub label: String,
    /// Proof.
    pub receipt: Receipt,
    /// Use of the companion card.
    pub companion_card: CompanionCard,
    /// What was spent.
    pub spent: Ore,
    /// What is paid.
    pub paid: Ore,
    /// Spent, not paid.
    pub unpaid: Ore,
    /// Why it is paid as it is, where there is something to say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Reason>,
}
