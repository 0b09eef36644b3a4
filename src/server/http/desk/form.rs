//! A form of a signed-in officer. One that does not carry the session's secret was not made by our page.

use super::officer::SignedInOfficer;
use crate::http::{AppState, Problem, ProblemCode};
use axum::extract::{Form, FromRequest, FromRequestParts, Request};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The officer, and what they filled in. All fields are texts: a form knows nothing else.
pub(super) struct OfficersForm<T> {
    pub(super) officer: SignedInOfficer,
    pub(super) form: T,
}

#[derive(Deserialize)]
struct Carried<T> {
    secret: String,
    #[serde(flatten)]
    form: T,
}

impl<T: DeserializeOwned> FromRequest<AppState> for OfficersForm<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let officer = SignedInOfficer::from_request_parts(&mut parts, state).await?;
        let form = Form::<Carried<T>>::from_request(Request::from_parts(parts, body), state).await;
        let Form(Carried { secret, form }) = form.map_err(|rejection| {
            use axum::response::IntoResponse;
            match rejection.into_response().status() {
                axum::http::StatusCode::PAYLOAD_TOO_LARGE => Problem::from(ProblemCode::TooLarge),
                axum::http::StatusCode::UNSUPPORTED_MEDIA_TYPE => ProblemCode::UnsupportedMediaType.into(),
                _ => ProblemCode::InvalidBody.into(),
            }
        })?;
        if secret == officer.token.form_secret() {
            Ok(Self { officer, form })
        } else {
            Err(ProblemCode::CrossSite.into())
        }
    }
}

/// A form with a button only.
#[derive(Deserialize)]
pub(super) struct Nothing {}
