//! Reads a body, and says in a problem what is wrong with one that cannot be read.

use super::{Problem, ProblemCode};
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use serde::de::{DeserializeOwned, IgnoredAny};

/// A JSON body. `serde_json` stops at 128 levels of nesting, and the router at the body's size.
pub(super) struct JsonBody<T>(pub(super) T);

impl<S, T> FromRequest<S> for JsonBody<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let bytes = json_bytes(request, state).await?;
        serde_json::from_slice(&bytes).map(Self).map_err(|problem| not_understood(&bytes, &problem))
    }
}

/// The bytes of a body that says to be JSON.
pub(super) async fn json_bytes<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    of_kind(request, state, "application/json").await
}

/// Tells a body that is no JSON at all (cut short, a hotel's page) from JSON that is not the message asked for.
pub(super) fn not_understood(bytes: &[u8], problem: &dyn std::error::Error) -> Problem {
    let is_json = serde_json::from_slice::<IgnoredAny>(bytes).is_ok();
    let code = if is_json { ProblemCode::InvalidBody } else { ProblemCode::MalformedBody };
    // The reader names the place in the sender's own text.
    Problem::from(code).with_detail(problem.to_string())
}

/// A body of bytes that mean nothing yet.
pub(super) struct OctetBody(pub(super) Bytes);

impl<S: Send + Sync> FromRequest<S> for OctetBody {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        of_kind(request, state, "application/octet-stream").await.map(Self)
    }
}

/// The bytes of a body of that content type, within the router's bound.
pub(super) async fn of_kind<S: Send + Sync>(request: Request, state: &S, kind: &str) -> Result<Bytes, Problem> {
    let said = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    if !said.split(';').next().unwrap_or("").trim().eq_ignore_ascii_case(kind) {
        return Err(Problem::from(ProblemCode::UnsupportedMediaType).with_detail(format!("Send {kind}.")));
    }
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection {
        BytesRejection::FailedToBufferBody(body) if body.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            ProblemCode::TooLarge.into()
        }
        _ => ProblemCode::MalformedBody.into(),
    })
}
