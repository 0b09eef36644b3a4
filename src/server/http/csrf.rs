//! Keeps other sites from acting with a visitor's cookies.
//!
//! Every request that changes something must come from this site's own pages: by `Sec-Fetch-Site`, or by `Origin` where
//! the browser does not send it. The API asks for a header of its own besides, which no plain form can send; the desk's
//! forms carry a secret of the session ([`crate::secret::Token::form_secret`]). Packed bodies are refused here too.

use super::{AppState, Problem, ProblemCode};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;

/// The API's own header.
const API_HEADER: &str = "x-folgesvenn";

/// For the API: same site, and the header.
pub(super) async fn guard_api(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    if changes_something(request.method()) {
        let headers = request.headers();
        if headers.get(API_HEADER).is_none_or(|value| value != "1") {
            return Err(Problem::from(ProblemCode::CrossSite).with_detail("The header X-Folgesvenn: 1 is missing."));
        }
        same_site(headers, state.public_address())?;
        plain(headers)?;
    }
    Ok(next.run(request).await)
}

/// For the desk: same site. Each form's secret is checked where the form is read.
pub(super) async fn guard_desk(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    if changes_something(request.method()) {
        same_site(request.headers(), state.public_address())?;
        plain(request.headers())?;
    }
    Ok(next.run(request).await)
}

/// Nothing here unpacks a body: a packed one would be refused as nonsense, or blow up in whoever did unpack it.
fn plain(headers: &HeaderMap) -> Result<(), Problem> {
    let packed = |value: &HeaderValue| !value.as_bytes().eq_ignore_ascii_case(b"identity");
    if headers.get_all(header::CONTENT_ENCODING).iter().any(packed) {
        return Err(Problem::from(ProblemCode::UnsupportedMediaType).with_detail("Send the body without an encoding."));
    }
    Ok(())
}

const fn changes_something(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn same_site(headers: &HeaderMap, public_address: &str) -> Result<(), Problem> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let ours = match (text("sec-fetch-site"), text(header::ORIGIN.as_str())) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => is_own_origin(origin, headers, public_address),
        // No browser leaves both out of a request with a body; tools that do carry no visitor's cookies.
        (None, None) => true,
    };
    if ours { Ok(()) } else { Err(ProblemCode::CrossSite.into()) }
}

/// The address that people type, or the host that this very request was sent to.
fn is_own_origin(origin: &str, headers: &HeaderMap, public_address: &str) -> bool {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    origin == public_address
        || origin.split_once("://").is_some_and(|(_, authority)| host.is_some_and(|host| host == authority))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        same_site(&headers, "https://folgesvenn.example").is_ok()
    }

    #[test]
    fn only_this_sites_own_pages_may_act() {
        assert!(check(&[("sec-fetch-site", "same-origin")]));
        assert!(check(&[("origin", "https://folgesvenn.example")]));
        assert!(check(&[("origin", "http://localhost:8080"), ("host", "localhost:8080")]));
        assert!(!check(&[("sec-fetch-site", "cross-site"), ("origin", "https://folgesvenn.example")]));
        assert!(!check(&[("sec-fetch-site", "same-site")]));
        assert!(!check(&[("origin", "https://elsewhere.example"), ("host", "folgesvenn.example")]));
        assert!(!check(&[("origin", "null")]));
    }
}
