//! Notes in the log what somebody who is known was denied. Whoever is not known is not noted: a stranger could fill the disk,
//! and there is no municipality to note it for.

use super::cookie::Cookie;
use super::{AppState, ProblemCode};
use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use store::StoreProblem;
use uuid::Uuid;

/// At the desk.
pub(super) async fn note_officer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some(asked) = Asked::of(&request) else { return next.run(request).await };
    let response = next.run(request).await;
    if is_denial(&response) {
        kept(asked.of_officer(&state).await);
    }
    response
}

/// At the API.
pub(super) async fn note_phone(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some(asked) = Asked::of(&request) else { return next.run(request).await };
    let response = next.run(request).await;
    if is_denial(&response) {
        kept(asked.of_phone(&state).await);
    }
    response
}

fn is_denial(response: &Response) -> bool {
    let code = response.extensions().get::<ProblemCode>();
    code.is_some_and(|code| {
        matches!(
            code,
            ProblemCode::NotFound
                | ProblemCode::NotAllowed
                | ProblemCode::CrossSite
                | ProblemCode::OtherDevice
                | ProblemCode::DeviceShutOut
                | ProblemCode::SignInTooWeak
        )
    })
}

/// Nothing was shown or done, so a log that cannot be written now changes nothing for the caller.
fn kept(noted: Result<(), StoreProblem>) {
    if let Err(problem) = noted {
        tracing::error!(%problem, "audit.not_noted");
    }
}

/// What was asked for, without content: ids only.
struct Asked {
    headers: HeaderMap,
    route: String,
    object: String,
}

impl Asked {
    fn of(request: &Request) -> Option<Self> {
        let route = request.extensions().get::<MatchedPath>()?.as_str();
        let ids = request.uri().path().split('/').filter_map(|part| part.parse::<Uuid>().ok());
        Some(Self {
            headers: request.headers().clone(),
            route: format!("{} {route}", request.method()),
            object: ids.map(|id| id.to_string()).next_back().unwrap_or_default(),
        })
    }

    async fn of_officer(&self, state: &AppState) -> Result<(), StoreProblem> {
        let Some(token) = Cookie::Desk.read(&self.headers) else { return Ok(()) };
        let session = state.store().desk_session(token.hash(), state.clock().now()).await?;
        let Some(session) = session else { return Ok(()) };
        state.store().note_denied(&session.rights, &self.route, &self.object).await
    }

    async fn of_phone(&self, state: &AppState) -> Result<(), StoreProblem> {
        let Some(token) = Cookie::Device.read(&self.headers) else { return Ok(()) };
        let Some(session) = state.store().device_by_token(token.hash(), state.clock().now()).await? else {
            return Ok(());
        };
        let by = (session.device, state.clock().now());
        state.store().note_denied_phone(session.scope, by, (&self.route, &self.object)).await
    }
}
