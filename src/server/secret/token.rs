//! What a browser's cookie holds: 256 random bits.

use super::{NoRandomness, hash, random};
use std::fmt::Write;
use store::people::SecretHash;

const BYTES: usize = 32;

/// A session's secret.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Token([u8; BYTES]);

impl Token {
    /// A new token.
    ///
    /// # Errors
    /// The operating system gives no random bytes.
    pub(crate) fn new() -> Result<Self, NoRandomness> {
        random().map(Self)
    }

    /// Reads a cookie's value; `None` when it is not a token.
    #[must_use]
    pub(crate) fn from_cookie(value: &str) -> Option<Self> {
        if value.len() != BYTES * 2 || !value.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let mut bytes = [0; BYTES];
        for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
            *byte = u8::from_str_radix(value.get(at..at + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The cookie's value.
    #[must_use]
    pub(crate) fn to_cookie(&self) -> String {
        hex(&self.0)
    }

    /// What is stored of it.
    #[must_use]
    pub(crate) fn hash(&self) -> SecretHash {
        hash("session", &self.0)
    }

    /// What every form of this session carries. It follows from the token, so nothing needs to be stored, and whoever
    /// cannot read the cookie cannot know it.
    #[must_use]
    pub(crate) fn form_secret(&self) -> String {
        hex(&hash("form", &self.0).0)
    }

    /// By which a sign-in at a provider is known when it comes back. It stands in addresses.
    #[must_use]
    pub(crate) fn state(&self) -> String {
        hex(&hash("state", &self.0).0)
    }

    /// What the provider must repeat in its proof.
    #[must_use]
    pub(crate) fn nonce(&self) -> String {
        hex(&hash("nonce", &self.0).0)
    }

    /// What only the one who has begun a sign-in can show the provider at its end (PKCE).
    #[must_use]
    pub(crate) fn verifier(&self) -> String {
        hex(&hash("verifier", &self.0).0)
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_read_back_or_refused() {
        let token = Token::new().unwrap();
        assert!(Token::from_cookie(&token.to_cookie()).unwrap() == token);
        for value in ["", "zz", &"g".repeat(64), &"+1".repeat(32), &"å".repeat(32)] {
            assert!(Token::from_cookie(value).is_none(), "{value}");
        }
    }

    #[test]
    fn the_form_secret_is_neither_the_cookie_nor_what_is_stored() {
        let token = Token::new().unwrap();
        assert_ne!(token.form_secret(), token.to_cookie());
        assert_ne!(token.form_secret(), hex(&token.hash().0));
    }
}
