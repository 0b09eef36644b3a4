//! In which language the desk speaks: what the reader chose, else what the browser asks for.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use i18n::Lang;
use std::convert::Infallible;

/// `?sprak=nn` chooses, and is remembered.
const QUERY: &str = "sprak";
const COOKIE: &str = "folgesvenn-sprak";
/// Seconds: a year.
const AGE: u32 = 365 * 24 * 3600;

/// The reader's language.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) struct Reader(pub(in crate::http) Lang);

impl Reader {
    pub(in crate::http) fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
        let remembered = text(header::COOKIE)
            .split(';')
            .find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('=').and_then(Lang::from_tag));
        Self(chosen(uri).or(remembered).unwrap_or_else(|| Lang::best_of(text(header::ACCEPT_LANGUAGE))))
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.uri, &parts.headers))
    }
}

fn chosen(uri: &Uri) -> Option<Lang> {
    uri.query()?.split('&').find_map(|pair| pair.strip_prefix(QUERY)?.strip_prefix('=').and_then(Lang::from_tag))
}

/// Keeps the choice in a cookie. It says nothing about a person, and holds for the pages below this address only. `Lax`, so that
/// it is there when somebody comes back from a provider.
pub(in crate::http) async fn remember(State(place): State<&'static str>, request: Request, next: Next) -> Response {
    let chosen = chosen(request.uri());
    let mut response = next.run(request).await;
    if let Some(lang) = chosen {
        let cookie = format!("{COOKIE}={}; Path={place}; Max-Age={AGE}; SameSite=Lax", lang.tag());
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_wins_over_the_remembered_and_that_over_the_browsers() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, "en-GB,en;q=0.8".parse().unwrap());
        let read = |uri: &str, headers: &HeaderMap| Reader::of(&uri.parse().unwrap(), headers).0;
        assert_eq!(read("/kontor", &headers), Lang::En);
        headers.insert(header::COOKIE, "a=b; folgesvenn-sprak=nn".parse().unwrap());
        assert_eq!(read("/kontor", &headers), Lang::Nn);
        assert_eq!(read("/kontor?sprak=nb", &headers), Lang::Nb);
        assert_eq!(read("/kontor?sprak=xx", &headers), Lang::Nn);
    }
}
