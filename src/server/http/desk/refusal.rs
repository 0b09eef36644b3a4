//! Problems as pages: the same refusals as in the API, in words for the one who reads.

use super::language::Reader;
use super::page::{Frame, Message, show};
use crate::config::LetsIn;
use crate::http::{AppState, ProblemCode};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Replaces a problem document by a page that says the same.
pub(super) async fn as_page(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Reader(t) = Reader::of(request.uri(), request.headers());
    let response = next.run(request).await;
    let Some(code) = response.extensions().get::<ProblemCode>().copied() else { return response };
    let (title, text, to_list) = match code {
        ProblemCode::NotSignedIn => (t.desk_no_session_title(), t.desk_no_session_text(), false),
        ProblemCode::NotAllowed => (t.desk_not_allowed_title(), t.desk_not_allowed_text(), false),
        ProblemCode::NotFound | ProblemCode::MethodNotAllowed => {
            (t.desk_not_found_title(), t.desk_not_found_text(), true)
        }
        ProblemCode::InvitationUnknown => (t.desk_link_wrong_title(), t.desk_link_text(), false),
        ProblemCode::InvitationUsed => (t.desk_link_used_title(), t.desk_link_text(), false),
        ProblemCode::InvitationExpired => (t.desk_link_expired_title(), t.desk_link_text(), false),
        ProblemCode::TooManyAttempts => (t.sign_in_too_many_title(), t.sign_in_too_many_text(), true),
        ProblemCode::CrossSite | ProblemCode::InvalidBody => (t.desk_failed_title(), t.desk_expired_form(), true),
        _ => (t.desk_failed_title(), t.desk_failed_text(), true),
    };
    let to_sign_in = code == ProblemCode::NotSignedIn && state.has_provider(LetsIn::Officers);
    let to_passkey = code == ProblemCode::NotSignedIn && state.passkeys().is_some();
    let text = if to_sign_in { t.sign_in_needed_text() } else { text };
    let page = Message { frame: Frame::without_officer(t, title), text, to_list, to_sign_in, to_passkey };
    show(code.status(), &page).unwrap_or_else(IntoResponse::into_response)
}
