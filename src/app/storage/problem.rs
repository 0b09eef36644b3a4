//! What can go wrong with the phone's own storage, told apart by what helps.

/// Why something could not be kept or read. Nothing is ever called saved when one of these was returned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreProblem {
    /// The phone is full, or the browser grants no more. Goes away when space is made.
    #[error("no space left on the phone")]
    Full,
    /// Another open tab runs an older version of the app and holds the data. Goes away when it is closed.
    #[error("another tab holds the data")]
    HeldElsewhere,
    /// Another window has written meanwhile what this was to rest on. Goes away by reading it again.
    #[error("another window has written meanwhile")]
    Overtaken,
    /// The data key lies under the contact's code. Goes away with the right one.
    #[error("the phone is locked")]
    Locked,
    /// The data key is gone after too many wrong codes. Goes away with a new invitation.
    #[error("the key has been wiped")]
    Wiped,
    /// A newer version of the app has taken the data over. Goes away with a reload.
    #[error("a newer version of the app has taken over")]
    TakenOver,
    /// The data was written by a newer version of the app than this one. Goes away with an update.
    #[error("the data is of a newer version of the app")]
    FromNewerApp,
    /// The system cut the connection to the storage, and opening it again did not help. Goes away with a restart.
    #[error("the connection to the storage was lost: {0}")]
    Lost(String),
    /// The browser gives no storage at all: a private window, or a locked-down phone.
    #[error("the browser gives no storage: {0}")]
    Unavailable(String),
    /// A row does not open with this phone's key, or is not what it says. It is left where it is.
    #[error("a stored row cannot be read: {0}")]
    Unreadable(String),
}

impl StoreProblem {
    /// Whether trying again, after what the user is told to do, may help without an update of the app.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        matches!(self, Self::Full | Self::HeldElsewhere | Self::Overtaken | Self::TakenOver | Self::Lost(_))
    }

    /// Whether the handle is dead, so that only opening the database again can help.
    #[must_use]
    pub const fn wants_reopening(&self) -> bool {
        matches!(self, Self::Lost(_))
    }

    /// Judges a `DOMException` by its name; the message differs between engines and only goes to the log.
    #[must_use]
    pub fn from_exception(name: &str, message: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::FromNewerApp,
            "SecurityError" | "NotSupportedError" => Self::Unavailable(message.to_owned()),
            "DataError" | "DataCloneError" | "NotFoundError" | "ConstraintError" => {
                Self::Unreadable(format!("{name}: {message}"))
            }
            // InvalidStateError, UnknownError, AbortError, TimeoutError, TransactionInactiveError …: what WebKit and a full
            // disk report in many words. A new connection is the one thing that helps.
            _ if message.contains("disk") && message.contains("full") => Self::Full,
            _ => Self::Lost(format!("{name}: {message}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_connection_asks_for_a_new_one() {
        let lost = StoreProblem::from_exception("UnknownError", "Connection to Indexed Database server lost");
        assert!(lost.wants_reopening() && lost.is_retryable());
    }

    #[test]
    fn a_full_phone_is_told_as_such() {
        assert_eq!(StoreProblem::from_exception("QuotaExceededError", ""), StoreProblem::Full);
        assert_eq!(StoreProblem::from_exception("UnknownError", "disk is full"), StoreProblem::Full);
    }

    #[test]
    fn data_of_a_newer_app_is_not_retried() {
        assert!(!StoreProblem::from_exception("VersionError", "").is_retryable());
    }
}
