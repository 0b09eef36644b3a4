//! Security headers on every answer. Handlers may set a stricter policy; what is set is left alone.

use super::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// For everything but the app's own page: nothing runs, nothing is loaded but styles and pictures of this
/// origin and the marks that lie in the style sheet itself.
pub(super) const STILL_PAGE: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
     form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const ALWAYS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    ),
    (header::CONTENT_SECURITY_POLICY, STILL_PAGE),
];

/// For the app's own page and workers: scripts of its own files alone, and markup that `boot.js` lets through alone.
pub(super) const APP_PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; font-src 'self'; \
     frame-ancestors 'none'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types default";

pub(super) async fn add(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        set_if_absent(headers, name, HeaderValue::from_static(value));
    }
    set_if_absent(headers, header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if state.is_https() {
        let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        set_if_absent(headers, header::STRICT_TRANSPORT_SECURITY, two_years);
    }
    response
}

fn set_if_absent(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    if !headers.contains_key(&name) {
        headers.insert(name, value);
    }
}
