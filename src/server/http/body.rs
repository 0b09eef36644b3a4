//! Reads a body, and says in a problem what is wrong with one that cannot be read.

use super::{Problem, ProblemCode};
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, JsonRejection};
use axum::extract::{FromRequest, Json, Request};
use axum::http::{StatusCode, header};
use serde::de::DeserializeOwned;

/// A JSON body. `serde_json` stops at 128 levels of nesting, and the router at the body's size.
pub(super) struct JsonBody<T>(pub(super) T);

impl<S, T> FromRequest<S> for JsonBody<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match Json::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(rejection) => Err(explain(&rejection)),
        }
    }
}

fn explain(rejection: &JsonRejection) -> Problem {
    let code = match rejection {
        JsonRejection::JsonDataError(_) => ProblemCode::InvalidBody,
        JsonRejection::JsonSyntaxError(_) => ProblemCode::MalformedBody,
        JsonRejection::MissingJsonContentType(_) => ProblemCode::UnsupportedMediaType,
        other if other.status() == StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::TooLarge,
        _ => ProblemCode::MalformedBody,
    };
    match code {
        // The rejection names the place in the sender's own text.
        ProblemCode::InvalidBody | ProblemCode::MalformedBody => Problem::from(code).with_detail(rejection.body_text()),
        _ => code.into(),
    }
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
