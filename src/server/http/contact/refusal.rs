//! Problems as pages for contacts.

use crate::http::ProblemCode;
use crate::http::desk::language::Reader;
use crate::http::desk::page::{Frame, Message, show};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Replaces a problem document by a page that says the same.
pub(super) async fn as_page(request: Request, next: Next) -> Response {
    let Reader(t) = Reader::of(request.uri(), request.headers());
    let response = next.run(request).await;
    let Some(code) = response.extensions().get::<ProblemCode>().copied() else { return response };
    let (title, text) = match code {
        ProblemCode::NotFound | ProblemCode::MethodNotAllowed => (t.sign_in_nowhere_title(), t.sign_in_nowhere_text()),
        ProblemCode::CrossSite | ProblemCode::InvalidBody => (t.desk_failed_title(), t.sign_in_stale_text()),
        _ => (t.desk_failed_title(), t.desk_failed_text()),
    };
    let page =
        Message { frame: Frame::of_contacts(t, title), text, to_list: false, to_sign_in: false, to_passkey: false };
    show(code.status(), &page).unwrap_or_else(IntoResponse::into_response)
}
