//! Why somebody who wanted to sign in at a provider is not in.

use crate::http::Problem;

/// Why not. Each is a page that says what to do.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The provider does not answer, or not as it should. Retryable.
    Down,
    /// The provider does not know this server. For whoever runs it.
    NotSetUp,
    /// The person did not want to.
    Cancelled,
    /// Begun elsewhere, used before, or too old. Begin again.
    Stale,
    /// The answer is not the provider's, or not meant for this sign-in.
    NotProved,
    /// The answer is of another time than this server's.
    Clock,
    /// The provider is less sure than is asked for.
    TooLow,
    /// Nobody here has that identity.
    Unknown,
    /// The phone is enrolled for somebody else.
    OtherPerson,
    /// Too often without success.
    TooMany,
    /// The server failed.
    Failed(Problem),
}

impl Refusal {
    /// Its name in the log.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::NotSetUp => "not_set_up",
            Self::Cancelled => "cancelled",
            Self::Stale => "stale",
            Self::NotProved => "not_proved",
            Self::Clock => "clock",
            Self::TooLow => "too_low",
            Self::Unknown => "unknown",
            Self::OtherPerson => "other_person",
            Self::TooMany => "too_many",
            Self::Failed(_) => "failed",
        }
    }

    /// Whether it counts as an attempt to get in where one is not let in.
    pub(crate) const fn is_suspicious(&self) -> bool {
        matches!(self, Self::Stale | Self::NotProved | Self::TooLow | Self::Unknown | Self::OtherPerson)
    }
}

impl<T: Into<Problem>> From<T> for Refusal {
    fn from(problem: T) -> Self {
        Self::Failed(problem.into())
    }
}
