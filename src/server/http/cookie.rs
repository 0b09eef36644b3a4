//! The cookies. `__Host-` makes the browser hold them to this very host, https and the whole site.

use crate::secret::Token;
use axum::http::{HeaderMap, HeaderValue, header};

/// A cookie of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cookie {
    /// A phone's.
    Device,
    /// An officer's at the desk.
    Desk,
    /// Of whoever is on the way to a provider and back.
    SignIn,
    /// Of whoever is about to show a passkey.
    Passkey,
}

impl Cookie {
    const fn name(self) -> &'static str {
        match self {
            Self::Device => "__Host-folgesvenn",
            Self::Desk => "__Host-folgesvenn-kontor",
            Self::SignIn => "__Host-folgesvenn-inn",
            Self::Passkey => "__Host-folgesvenn-passkey",
        }
    }

    /// Seconds. A phone stays enrolled: 400 days is the longest that browsers keep a cookie. The desk's ends with the day.
    const fn age(self) -> u32 {
        match self {
            Self::Device => 400 * 24 * 3600,
            Self::Desk => super::desk::SESSION_HOURS * 3600,
            Self::SignIn => super::provider::MINUTES * 60,
            Self::Passkey => crate::passkey::MINUTES * 60,
        }
    }

    /// Whoever comes back from a provider comes from another site. That cookie opens nothing by itself.
    const fn same_site(self) -> &'static str {
        match self {
            Self::Device | Self::Desk | Self::Passkey => "Strict",
            Self::SignIn => "Lax",
        }
    }

    /// The token in a request's cookies.
    pub(super) fn read(self, headers: &HeaderMap) -> Option<Token> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .find_map(|pair| pair.trim().strip_prefix(self.name())?.strip_prefix('=').and_then(Token::from_cookie))
    }

    /// The header that sets it.
    pub(super) fn set(self, token: &Token) -> HeaderValue {
        self.write(&token.to_cookie(), self.age())
    }

    /// The header that takes it away.
    pub(super) fn clear(self) -> HeaderValue {
        self.write("", 0)
    }

    fn write(self, value: &str, age: u32) -> HeaderValue {
        let (name, site) = (self.name(), self.same_site());
        let text = format!("{name}={value}; Path=/; Max-Age={age}; Secure; HttpOnly; SameSite={site}");
        // Only letters, digits and the marks above.
        HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let token = Token::new().unwrap();
        let mut headers = HeaderMap::new();
        let text = format!("a=b; {}={}; c=d", Cookie::Device.name(), token.to_cookie());
        headers.insert(header::COOKIE, text.parse().unwrap());
        assert!(Cookie::Device.read(&headers) == Some(token));
        assert!(Cookie::Desk.read(&headers).is_none());
    }
}
