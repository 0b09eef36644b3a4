//! Why something that was asked of the journal did not happen.

use super::departure::DepartureProblem;
use crate::storage::StoreProblem;
use sync::TransportProblem;
use sync::phone::LocalProblem;

/// Why an entry or a draft was not saved. It is still on the screen, and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveProblem {
    /// This phone has not been enrolled, or its storage is not open.
    #[error("there is no journal on this phone")]
    NotReady,
    /// The phone's storage.
    #[error(transparent)]
    Store(#[from] LocalProblem),
}

/// Why the office does not have a message. What was written stays on the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SendProblem {
    /// No answer of the office came. It may have the message all the same; sent again, it is the same one.
    #[error("the office did not answer")]
    NoAnswer,
    /// The office had a message of this id before, and in other words. It goes under a new id.
    #[error("another message has this id")]
    IdReuse,
    /// The office does not take it, or this phone is let in no more; trying again does not help.
    #[error("the office refused it")]
    Refused,
}

impl From<TransportProblem> for SendProblem {
    fn from(problem: TransportProblem) -> Self {
        match problem {
            TransportProblem::Refused { code: Some(code), .. } if code == "id_reuse" => Self::IdReuse,
            TransportProblem::Offline
            | TransportProblem::Timeout
            | TransportProblem::NotOurs
            | TransportProblem::Server(_)
            | TransportProblem::Busy { .. }
            | TransportProblem::EpochChanged(_) => Self::NoAnswer,
            TransportProblem::SignedOut
            | TransportProblem::SignInTooWeak
            | TransportProblem::Forbidden
            | TransportProblem::TooLarge
            | TransportProblem::AppTooOld
            | TransportProblem::ReportedLost
            | TransportProblem::Refused { .. } => Self::Refused,
        }
    }
}

/// Why an invitation did not lead in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnrolProblem {
    /// There is no such invitation: mistyped, or only half of the link was opened.
    #[error("no such invitation")]
    Unknown,
    /// It has been used. A new one is needed.
    #[error("the invitation has been used")]
    Used,
    /// It is too old. A new one is needed.
    #[error("the invitation has expired")]
    Expired,
    /// It is somebody else's than whose phone this is. It has not been used.
    #[error("the phone is another contact's")]
    OtherContact,
    /// Too many tries, or the server is busy; wait a little.
    #[error("too many tries")]
    TooManyTries,
    /// The server cannot be reached: enrolling is the one thing that needs a network.
    #[error("no connection to the municipality's server")]
    NoNetwork,
    /// The server refused for another reason.
    #[error("the server refused: {0}")]
    Refused(String),
    /// The phone's storage cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreProblem),
    /// The phone's storage did not keep who this phone is.
    #[error(transparent)]
    Disk(#[from] SaveProblem),
}

impl From<LocalProblem> for EnrolProblem {
    fn from(problem: LocalProblem) -> Self {
        Self::Disk(problem.into())
    }
}

impl From<DepartureProblem> for EnrolProblem {
    fn from(problem: DepartureProblem) -> Self {
        match problem {
            DepartureProblem::Store(problem) => problem.into(),
            DepartureProblem::Transport(problem) => problem.into(),
        }
    }
}

impl From<TransportProblem> for EnrolProblem {
    fn from(problem: TransportProblem) -> Self {
        match problem {
            TransportProblem::Refused { status, code } => match code.as_deref() {
                Some("invitation_unknown") => Self::Unknown,
                Some("invitation_used") => Self::Used,
                Some("invitation_expired") => Self::Expired,
                Some("other_contact") => Self::OtherContact,
                Some(other) => Self::Refused(other.to_owned()),
                None => Self::Refused(status.to_string()),
            },
            TransportProblem::Busy { .. } => Self::TooManyTries,
            TransportProblem::Offline
            | TransportProblem::Timeout
            | TransportProblem::NotOurs
            | TransportProblem::Server(_) => Self::NoNetwork,
            other => Self::Refused(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_an_invitation_is_told_by_the_servers_code() {
        let refused = |code: &str| TransportProblem::Refused { status: 404, code: Some(code.into()) };
        assert_eq!(EnrolProblem::from(refused("invitation_unknown")), EnrolProblem::Unknown);
        assert_eq!(EnrolProblem::from(refused("invitation_used")), EnrolProblem::Used);
        assert_eq!(EnrolProblem::from(refused("invitation_expired")), EnrolProblem::Expired);
        assert_eq!(EnrolProblem::from(refused("other_contact")), EnrolProblem::OtherContact);
        assert_eq!(EnrolProblem::from(refused("something_new")), EnrolProblem::Refused("something_new".into()));
    }

    #[test]
    fn a_hotels_log_in_page_is_no_network_and_no_verdict_on_the_invitation() {
        assert_eq!(EnrolProblem::from(TransportProblem::NotOurs), EnrolProblem::NoNetwork);
    }

    #[test]
    fn only_an_answer_of_the_office_itself_says_that_it_does_not_take_a_message() {
        for lost in [TransportProblem::Offline, TransportProblem::NotOurs, TransportProblem::Server(502)] {
            assert_eq!(SendProblem::from(lost), SendProblem::NoAnswer);
        }
        let refused = |code: &str| TransportProblem::Refused { status: 409, code: Some(code.into()) };
        assert_eq!(SendProblem::from(refused("id_reuse")), SendProblem::IdReuse);
        assert_eq!(SendProblem::from(refused("not_found")), SendProblem::Refused);
    }
}
