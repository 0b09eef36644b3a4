//! The built app's files, and its page for every address that the app itself routes.

mod cache;

use super::{AppState, Problem, ProblemCode, headers};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// Where other apps of a phone share files to. The app's own worker takes them; none is meant to come here.
const SHARED: &str = "/del";

/// Answers with a file of the app, or with its page.
pub(super) async fn serve(State(state): State<AppState>, mut request: Request) -> Response {
    if is_ours(request.uri().path()) {
        return Problem::from(ProblemCode::NotFound).into_response();
    }
    if *request.method() == Method::POST && request.uri().path() == SHARED {
        // A browser whose worker is not there yet. What was shared is not read: the page says that it has to be shared again.
        return Redirect::to(SHARED).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Problem::from(ProblemCode::MethodNotAllowed).into_response();
    }
    let page = is_page(request.uri().path());
    if page {
        *request.uri_mut() = Uri::from_static("/index.html");
    }
    let cache = cache::policy(request.uri().path());
    let files = ServeDir::new(state.app_folder()).precompressed_br().precompressed_gzip();
    let mut response = match files.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    };
    match response.status() {
        StatusCode::NOT_FOUND if page => return not_built(),
        StatusCode::NOT_FOUND => return Problem::from(ProblemCode::NotFound).into_response(),
        _ => {}
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if let Some(named) = response.headers().get(header::CONTENT_TYPE).and_then(with_charset) {
        response.headers_mut().insert(header::CONTENT_TYPE, named);
    }
    // The service worker's own requests follow the policy that its script came with.
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(headers::APP_PAGE));
    response
}

/// The kind of a text file with how its letters are written, where it does not say so.
fn with_charset(kind: &HeaderValue) -> Option<HeaderValue> {
    let kind = kind.to_str().ok().filter(|kind| kind.starts_with("text/") && !kind.contains("charset"))?;
    HeaderValue::from_str(&format!("{kind}; charset=utf-8")).ok()
}

/// Addresses that never are the app's, so that a mistyped one is an error and not a page.
fn is_ours(path: &str) -> bool {
    ["/api", "/kontor", "/innlogging", "/health"]
        .iter()
        .any(|ours| path.strip_prefix(ours).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Whether the app routes this address: files have a dot in their name, pages have not.
fn is_page(path: &str) -> bool {
    path == "/index.html" || !path.rsplit('/').next().unwrap_or_default().contains('.')
}

fn not_built() -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, "The app is not built yet. Run: cargo xtask serve\n").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_api_address_is_never_the_apps_page() {
        assert!(is_ours("/api/v2/enrol") && is_ours("/kontor") && !is_ours("/kontoret") && !is_ours("/"));
    }

    #[test]
    fn pages_have_no_dot() {
        assert!(is_page("/") && is_page("/invitasjon") && is_page("/maaned/2026-03"));
        assert!(!is_page("/sw.js") && !is_page("/app-1a2b.js"));
    }

    #[test]
    fn texts_say_how_their_letters_are_written_and_all_else_stays_as_it_is() {
        let of = |kind: &'static str| with_charset(&HeaderValue::from_static(kind));
        assert_eq!(of("text/css").unwrap(), "text/css; charset=utf-8");
        assert_eq!(of("text/html; charset=utf-8"), None);
        assert_eq!(of("application/wasm"), None);
    }
}
