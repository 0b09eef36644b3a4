//! The provider's word that somebody has signed out there. It comes from the provider itself, without a browser.

use super::find;
use crate::config::LetsIn;
use crate::http::{AppState, Problem};
use crate::secret;
use crate::sign_in::LogoutProblem;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use std::net::IpAddr;
use store::identity::{Ended, LoggedOut};

/// What the provider sends.
#[derive(Deserialize)]
pub(in crate::http) struct LogoutForm {
    logout_token: String,
}

/// Ends what the provider has begun, and answers as the standard wants it: 200, or 400 with a word for programs.
pub(in crate::http) async fn logged_out(
    state: &AppState,
    (lets_in, from): (LetsIn, IpAddr),
    (key, form): (&str, LogoutForm),
) -> Result<Response, Problem> {
    let provider = find(state, lets_in, key)?;
    let now = state.clock().now();
    if !state.attempts().may_try(from, now) {
        return Ok((StatusCode::TOO_MANY_REQUESTS, "").into_response());
    }
    let refused = |why: &'static str| {
        tracing::warn!(provider = key, why, "sign_in.logout_refused");
        state.attempts().failed(from, now);
        let body = json!({"error": "invalid_request", "error_description": why});
        (StatusCode::BAD_REQUEST, axum::Json(body)).into_response()
    };
    let named = match provider.logged_out(&form.logout_token, now).await {
        Ok(named) => named,
        Err(LogoutProblem::Down) => {
            tracing::error!(provider = key, "sign_in.logout_not_checked");
            return Ok(StatusCode::SERVICE_UNAVAILABLE.into_response());
        }
        Err(LogoutProblem::Unsigned(_)) => return Ok(refused("the token is not signed by the provider")),
        Err(LogoutProblem::Wrong) => return Ok(refused("the token is not a logout token for this client and time")),
    };
    let name = |kind, text: &str| secret::of_provider(key, kind, text);
    let out = LoggedOut {
        provider: key,
        sid: named.sid.as_deref().map(|sid| name("sid", sid)),
        sub: named.sub.as_deref().map(|sub| name("sub", sub)),
        jti: name("jti", &named.jti),
        until: named.until,
    };
    match state.store().end_by_provider(&out, now).await? {
        Ended::Sessions(sessions) => {
            tracing::info!(provider = key, sessions, "sign_in.logged_out");
            Ok(StatusCode::OK.into_response())
        }
        Ended::Before => Ok(refused("the token has been used")),
    }
}
