//! Supervision (veiledning): a contact asks for it, the office answers with a time or a message, and it is held.
//!
//! A support contact has a right to it and mostly has to ask for it; "get in touch if something comes up" raises the
//! threshold over time. So asking takes little, and a request that nobody answers stands out ([`Urgency::is_overdue`]).

mod draft;

pub use draft::{SupervisionDraft, SupervisionField, SupervisionFieldProblem, SupervisionProblem};

use crate::id::{AssignmentId, SupervisionId};
use chrono::{DateTime, TimeDelta, Utc};
use core::num::NonZeroU8;
use serde::{Deserialize, Serialize};

/// Characters in the words about times that suit.
pub const TIMES: usize = 200;
/// Characters in a note or an answer.
pub const NOTE: usize = 1_000;

/// What a contact asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SupervisionRequest {
    /// Its id.
    pub id: SupervisionId,
    /// About which assignment.
    pub assignment: AssignmentId,
    /// What it is about.
    pub theme: Theme,
    /// How soon.
    pub urgency: Urgency,
    /// How the contact would rather talk.
    pub form: MeetingForm,
    /// When it suits, in the contact's words; at most [`TIMES`] characters.
    #[serde(default)]
    pub times: String,
    /// More about it; at most [`NOTE`] characters.
    #[serde(default)]
    pub note: String,
}

/// What supervision is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// What the role is, and where it ends.
    Role,
    /// Working with the family or others around the recipient.
    Family,
    /// Something that happened.
    Incident,
    /// How the recipient behaves.
    Behaviour,
    /// Money, transport and other practical things.
    Practical,
    /// How the contact is doing.
    Wellbeing,
    /// Ending the assignment well.
    Ending,
    /// Anything else.
    Other,
}

impl Theme {
    /// In the order to be shown.
    pub const ALL: [Self; 8] = [
        Self::Role,
        Self::Family,
        Self::Incident,
        Self::Behaviour,
        Self::Practical,
        Self::Wellbeing,
        Self::Ending,
        Self::Other,
    ];
}

/// How soon an answer is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// It can wait.
    #[default]
    CanWait,
    /// Within the week.
    ThisWeek,
    /// Today.
    Today,
}

impl Urgency {
    /// In the order to be shown.
    pub const ALL: [Self; 3] = [Self::CanWait, Self::ThisWeek, Self::Today];

    /// Whether what was asked at `asked_at`, and nobody has answered at `now`, has waited for longer than it may: it then
    /// stands out at the desk, and the contact is told to call.
    #[must_use]
    pub fn is_overdue(self, within: AnswerDays, asked_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        now - asked_at > self.patience(within)
    }

    /// What is urgent never waits for longer than what can wait.
    fn patience(self, within: AnswerDays) -> TimeDelta {
        let longest = TimeDelta::days(i64::from(within.0.get()));
        match self {
            Self::CanWait => longest,
            Self::ThisWeek => longest.min(TimeDelta::days(2)),
            Self::Today => TimeDelta::hours(4),
        }
    }
}

/// Days within which a municipality answers a request that can wait; a week unless it says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct AnswerDays(pub NonZeroU8);

impl Default for AnswerDays {
    fn default() -> Self {
        Self(NonZeroU8::MIN.saturating_add(6))
    }
}

/// How to talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MeetingForm {
    /// By telephone.
    #[default]
    Telephone,
    /// Face to face.
    Meeting,
    /// In a group of contacts.
    Group,
    /// By video.
    Video,
}

impl MeetingForm {
    /// In the order to be shown.
    pub const ALL: [Self; 4] = [Self::Telephone, Self::Meeting, Self::Group, Self::Video];
}

impl SupervisionRequest {
    /// The first text that is longer than it may be. A form cannot make one; what comes over the network can.
    #[must_use]
    pub fn too_long(&self) -> Option<SupervisionField> {
        let over = |text: &str, most: usize| text.chars().count() > most;
        if over(&self.times, TIMES) {
            return Some(SupervisionField::Times);
        }
        over(&self.note, NOTE).then_some(SupervisionField::Note)
    }
}
