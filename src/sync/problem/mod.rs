//! When a request fails as a whole. Nothing was carried out that the phone may count on; no operation is used up.

use crate::op::Rewind;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why there is no answer of the protocol.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TransportProblem {
    /// No connection, or it broke.
    #[error("no connection")]
    Offline,
    /// No answer in time.
    #[error("no answer in time")]
    Timeout,
    /// Something answered that is not our server: a captive portal's page, a proxy's error, half a message.
    #[error("an answer that is not from the municipality's server")]
    NotOurs,
    /// The server failed, or is being restarted.
    #[error("the server answered {0}")]
    Server(u16),
    /// Too many requests.
    #[error("the server asks for a pause")]
    Busy {
        /// How long, in seconds, when it said so.
        retry_after: Option<u32>,
    },
    /// The session has run out: sign in, then everything goes on by itself.
    #[error("signed out")]
    SignedOut,
    /// Sending this asks for a safer sign-in than the device has.
    #[error("this asks for a safer sign-in")]
    SignInTooWeak,
    /// The device has been shut out.
    #[error("this device is no longer welcome")]
    Forbidden,
    /// The device has been shut out as lost: it throws its key away.
    #[error("this device was reported lost")]
    ReportedLost,
    /// The server was restored from a backup.
    #[error("the server has a new history")]
    EpochChanged(Rewind),
    /// More in one request than the server takes.
    #[error("too much in one request")]
    TooLarge,
    /// The server needs a newer app.
    #[error("the app is too old for the server")]
    AppTooOld,
    /// The server did not understand the request, and will not next time either.
    #[error("the server refused the request with {status}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// The problem's code, when one came.
        code: Option<String>,
    },
}

/// What to do after a failed request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Try again later by itself, not before this many seconds where given.
    Retry(Option<u32>),
    /// Send less at a time, at once.
    Halve,
    /// Go back to what both histories share, then on at once.
    GoBack(Rewind),
    /// Wait for a person: signing in, a newer app, a call to the office. Nothing is lost meanwhile.
    Wait,
}

/// The members of a problem document (RFC 9457) that the protocol reads.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProblemBody {
    /// A stable name of the problem.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// With `epoch_changed`: where the histories part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rewind: Option<Rewind>,
    /// With `device_shut_out`: throw the key away, this phone may be in a stranger's hands. An answer without it leaves
    /// everything where it is.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub wipe: bool,
}

impl ProblemBody {
    fn tells_to_wipe(&self) -> bool {
        self.wipe && self.code.as_deref() == Some("device_shut_out")
    }
}

impl TransportProblem {
    /// Reads a response that is not an answer of the protocol: any status but 200, or 200 with a body that cannot be
    /// read (pass 200 then). `content_type` without parameters decides first: a hotel's log-in page must never look
    /// like a refusal of ours.
    #[must_use]
    pub fn classify(status: u16, content_type: &str, retry_after: Option<u32>, body: &[u8]) -> Self {
        let kind = content_type.split(';').next().unwrap_or("").trim();
        let ours = kind.eq_ignore_ascii_case("application/problem+json");
        let problem = if ours { serde_json::from_slice::<ProblemBody>(body).ok() } else { None };
        match (status, problem) {
            (500.., _) => Self::Server(status),
            (429, _) => Self::Busy { retry_after },
            (413, _) => Self::TooLarge,
            (_, None) => Self::NotOurs,
            (401, Some(problem)) if problem.code.as_deref() == Some("sign_in_too_weak") => Self::SignInTooWeak,
            (401, Some(_)) => Self::SignedOut,
            (403, Some(problem)) if problem.tells_to_wipe() => Self::ReportedLost,
            (403, Some(_)) => Self::Forbidden,
            (426, Some(_)) => Self::AppTooOld,
            (409, Some(ProblemBody { rewind: Some(rewind), .. })) => Self::EpochChanged(rewind),
            (400..=499, Some(ProblemBody { code, .. })) => Self::Refused { status, code },
            (_, Some(_)) => Self::NotOurs,
        }
    }

    /// What to do about it.
    #[must_use]
    pub const fn course(&self) -> Course {
        match self {
            Self::Offline | Self::Timeout | Self::NotOurs | Self::Server(_) => Course::Retry(None),
            Self::Busy { retry_after } => Course::Retry(*retry_after),
            Self::TooLarge => Course::Halve,
            Self::EpochChanged(rewind) => Course::GoBack(*rewind),
            Self::SignedOut
            | Self::SignInTooWeak
            | Self::Forbidden
            | Self::ReportedLost
            | Self::AppTooOld
            | Self::Refused { .. } => Course::Wait,
        }
    }
}
