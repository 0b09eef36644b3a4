//! Errors as RFC 9457 problem details.
//!
//! Which to use: a [`ProblemCode`] for every refusal that a caller can act on; each code has one status and one
//! meaning, and the app has a text for it in three languages. What only the server's owner can mend becomes
//! [`ProblemCode::Internal`] with the cause in the log, once, where the error is turned into a problem.

use crate::secret::NoRandomness;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;
use std::any::Any;
use std::borrow::Cow;
use store::receipts::ReceiveProblem;
use store::rights::NotAllowed;
use store::{BlobProblem, StoreProblem};
use sync::op::Rewind;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $status:ident, $code:literal, $title:literal;)+) => {
        /// What went wrong, for programs.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum ProblemCode {
            $($(#[$doc])* $name,)+
        }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code as it is written in answers.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// The HTTP status that goes with it.
            #[must_use]
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status,)+ }
            }

            const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }
        }
    };
}

codes! {
    /// Nothing at that address.
    NotFound = NOT_FOUND, "not_found", "There is nothing at this address.";
    /// The address exists, but not for this method.
    MethodNotAllowed = METHOD_NOT_ALLOWED, "method_not_allowed", "This address does not take that method.";
    /// Not JSON at all.
    MalformedBody = BAD_REQUEST, "malformed_body", "The body is not JSON that can be read.";
    /// JSON, but not of the shape that the operation takes.
    InvalidBody = UNPROCESSABLE_ENTITY, "invalid_body", "The body does not have the shape that this operation takes.";
    /// A query parameter is missing or cannot be read.
    InvalidQuery = UNPROCESSABLE_ENTITY, "invalid_query", "A query parameter cannot be read.";
    /// Another content type than the operation takes, or a packed body.
    UnsupportedMediaType = UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", "This operation takes another content type.";
    /// The body is larger than the operation takes.
    TooLarge = PAYLOAD_TOO_LARGE, "too_large", "The body is too large. Send fewer operations at a time.";
    /// Too many attempts.
    TooManyAttempts = TOO_MANY_REQUESTS, "too_many_attempts", "Too many attempts. Wait a minute and try again.";
    /// Nobody is signed in, or the device has been shut out.
    NotSignedIn = UNAUTHORIZED, "not_signed_in", "This device is not signed in.";
    /// What is sent asks for more than the provider has proved of the contact.
    SignInTooWeak = UNAUTHORIZED, "sign_in_too_weak", "Sending this asks for a safer sign-in than this device has. Sign in anew.";
    /// This device has been shut out by the municipality.
    DeviceShutOut = FORBIDDEN, "device_shut_out", "The municipality has shut this device out.";
    /// The request names another device than the one that is signed in.
    OtherDevice = FORBIDDEN, "other_device", "The request names another device than the one that is signed in.";
    /// The server was restored from a backup; `rewind` says where the histories part.
    EpochChanged = CONFLICT, "epoch_changed", "The server was restored. The device sends again what came after the backup.";
    /// Another message has come with this id.
    IdReuse = CONFLICT, "id_reuse", "Another message has this id. Send it under a new one.";
    /// The protocol version is not understood here.
    AppTooOld = UPGRADE_REQUIRED, "app_too_old", "The server needs a newer app.";
    /// Signed in, but without the role that this asks for.
    NotAllowed = FORBIDDEN, "not_allowed", "This asks for a role that the officer does not have.";
    /// The request seems to come from another site.
    CrossSite = FORBIDDEN, "cross_site", "The request does not come from this site's own pages.";
    /// No invitation has this code.
    InvitationUnknown = NOT_FOUND, "invitation_unknown", "No invitation has this code.";
    /// Somebody has already used it.
    InvitationUsed = CONFLICT, "invitation_used", "This invitation has been used.";
    /// An invitation of somebody else than whose entries the phone holds. It can still be used.
    OtherContact = CONFLICT, "other_contact", "This invitation is for somebody else than whose phone this is. It has not been used.";
    /// Too old.
    InvitationExpired = GONE, "invitation_expired", "This invitation is too old.";
    /// The bytes do not have the hash that names the receipt.
    ReceiptDamaged = UNPROCESSABLE_ENTITY, "receipt_damaged", "The receipt was damaged on its way. Send it from the start.";
    /// Not a picture or document that can be kept.
    ReceiptNotTaken = UNPROCESSABLE_ENTITY, "receipt_not_taken", "This cannot be kept as a receipt.";
    /// The server's disk is full: nothing of the request was kept.
    StorageFull = INSUFFICIENT_STORAGE, "storage_full", "The server's disk is full. Nothing is lost: the phone keeps what it has and sends it later.";
    /// Many write at once.
    Busy = SERVICE_UNAVAILABLE, "busy", "Many are writing at once. Try again in a moment.";
    /// The answer took too long.
    TimedOut = GATEWAY_TIMEOUT, "timed_out", "The answer took too long. Try again.";
    /// Something that only the server's owner can mend.
    Internal = INTERNAL_SERVER_ERROR, "internal", "Something went wrong at the server. Nothing is lost: try again later.";
}

impl ProblemCode {
    /// Seconds after which it is worth trying again, where that is known.
    const fn retry_after(self) -> Option<u16> {
        match self {
            Self::TooManyAttempts | Self::StorageFull => Some(60),
            Self::Busy => Some(2),
            _ => None,
        }
    }
}

/// An error answer.
#[derive(Debug)]
pub(crate) struct Problem {
    code: ProblemCode,
    detail: Option<Cow<'static, str>>,
    rewind: Option<Rewind>,
    wipe: bool,
}

/// The answer's body (RFC 9457).
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub(crate) struct ProblemBody {
    /// A URI that names the kind of problem.
    #[serde(rename = "type")]
    kind: String,
    /// The kind, in a sentence.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// The kind, for programs.
    code: ProblemCode,
    /// This occurrence, where there is more to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<Cow<'static, str>>,
    /// With `epoch_changed`: the present history, and the last change that it shares with the one before.
    #[serde(skip_serializing_if = "Option::is_none")]
    rewind: Option<Rewind>,
    /// With `device_shut_out`: the phone is to throw its key away, since it may be in a stranger's hands. What it has not sent
    /// is then lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    wipe: Option<bool>,
}

impl Problem {
    /// The answer to a phone that was shut out; with `wipe`, as lost.
    #[must_use]
    pub(crate) fn shut_out(wipe: bool) -> Self {
        Self { wipe, ..ProblemCode::DeviceShutOut.into() }
    }

    /// The answer to a phone that lives in another history of this server.
    #[must_use]
    pub(crate) fn epoch_changed(rewind: Rewind) -> Self {
        Self { rewind: Some(rewind), ..ProblemCode::EpochChanged.into() }
    }

    /// Says more about this occurrence. Never personal data: it may be logged on the other side.
    #[must_use]
    pub(crate) fn with_detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Logs `cause` and hides it from the caller.
    pub(crate) fn internal(cause: &dyn std::error::Error) -> Self {
        let mut causes = cause.to_string();
        let mut next = cause.source();
        while let Some(inner) = next {
            causes = format!("{causes}: {inner}");
            next = inner.source();
        }
        tracing::error!(cause = causes, "request.failed");
        ProblemCode::Internal.into()
    }
}

impl From<ProblemCode> for Problem {
    fn from(code: ProblemCode) -> Self {
        Self { code, detail: None, rewind: None, wipe: false }
    }
}

impl From<StoreProblem> for Problem {
    fn from(problem: StoreProblem) -> Self {
        match problem {
            StoreProblem::DiskFull(_) => {
                tracing::error!("storage.full");
                ProblemCode::StorageFull.into()
            }
            StoreProblem::Busy(_) => {
                tracing::warn!("storage.busy");
                ProblemCode::Busy.into()
            }
            other => Self::internal(&other),
        }
    }
}

impl From<NotAllowed> for Problem {
    fn from(_: NotAllowed) -> Self {
        ProblemCode::NotAllowed.into()
    }
}

impl From<BlobProblem> for Problem {
    fn from(problem: BlobProblem) -> Self {
        match problem {
            BlobProblem::DiskFull(_) => {
                tracing::error!("storage.full");
                ProblemCode::StorageFull.into()
            }
            BlobProblem::Unavailable(_) => Self::internal(&problem),
        }
    }
}

impl From<ReceiveProblem> for Problem {
    fn from(problem: ReceiveProblem) -> Self {
        match problem {
            ReceiveProblem::Store(problem) => problem.into(),
            ReceiveProblem::Blob(problem) => problem.into(),
        }
    }
}

impl From<NoRandomness> for Problem {
    fn from(problem: NoRandomness) -> Self {
        Self::internal(&problem)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.code.status();
        let body = ProblemBody {
            kind: format!("urn:folgesvenn:problem:{}", self.code.as_str()),
            title: self.code.title(),
            status: status.as_u16(),
            code: self.code,
            detail: self.detail,
            rewind: self.rewind,
            wipe: self.wipe.then_some(true),
        };
        let mut response = (status, axum::Json(body)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.code.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        // Read by the desk, which says the same as a page.
        response.extensions_mut().insert(self.code);
        response
    }
}

/// A panic is a fault of ours: the caller gets a problem, and the server goes on. Its place is in the log already
/// ([`crate::logging`]); its message may quote data, and is not.
pub(super) fn from_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    Problem::from(ProblemCode::Internal).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_written_the_same_way_everywhere() {
        for code in ProblemCode::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
        }
    }
}
