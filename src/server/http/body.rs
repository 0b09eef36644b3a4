//! Reads a JSON body, and says in a problem what is wrong with one that cannot be read.

use super::{Problem, ProblemCode};
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Json, Request};
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
        other if other.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::TooLarge,
        _ => ProblemCode::MalformedBody,
    };
    match code {
        // The rejection names the place in the sender's own text.
        ProblemCode::InvalidBody | ProblemCode::MalformedBody => Problem::from(code).with_detail(rejection.body_text()),
        _ => code.into(),
    }
}
