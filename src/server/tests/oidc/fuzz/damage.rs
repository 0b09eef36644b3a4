//! What can become of a signed token on its way.

use super::super::provider::{OTHER_KEY, SECRET, signed};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use proptest::prelude::*;
use proptest::sample::Index;
use ring::hmac;
use serde_json::{Value, json};

/// Heads that promise what is not so. A key of this name was never published, or signs nothing of this kind.
const HEADS: [&str; 9] = [
    r#"{"alg":"none"}"#,
    r#"{"alg":"none","kid":"one","typ":"JWT"}"#,
    r#"{"alg":"NONE","kid":"one"}"#,
    r#"{"alg":"RS256","kid":"another"}"#,
    r#"{"alg":"ES256","kid":"one"}"#,
    r#"{"alg":"RS512","kid":"one"}"#,
    r#"{"alg":"RS256","kid":"one","jku":"https://evil.example/keys"}"#,
    r#"{"alg":"RS256","kid":"../../one"}"#,
    r#"{"kid":"one"}"#,
];

#[derive(Debug, Clone)]
pub(super) enum Damage {
    /// One letter of a part is another.
    Letter(usize, Index, char),
    /// It ends early.
    Cut(Index),
    /// A part is empty.
    Without(usize),
    /// A part comes twice.
    Twice(usize),
    /// Another head, with the signature as it was, or none.
    Head(&'static str, bool),
    /// Another claim, under the signature of the one before.
    Claim(&'static str),
    /// Signed by somebody else, under the provider's name for its key.
    OtherKey,
    /// Signed with the secret that provider and server share, which the provider's standard knows and this server does not take.
    Shared,
}

impl Damage {
    pub(super) fn any() -> impl Strategy<Value = Self> {
        let letter = proptest::char::ranges(vec!['0'..='9', 'A'..='Z', 'a'..='z', '-'..='.', '_'..='_'].into());
        prop_oneof![
            8 => (0..3_usize, any::<Index>(), letter).prop_map(|(part, at, letter)| Self::Letter(part, at, letter)),
            2 => (0..3_usize, any::<Index>(), any::<char>()).prop_map(|(part, at, c)| Self::Letter(part, at, c)),
            1 => any::<Index>().prop_map(Self::Cut),
            1 => (0..3_usize).prop_map(Self::Without),
            1 => (0..3_usize).prop_map(Self::Twice),
            5 => (proptest::sample::select(&HEADS[..]), any::<bool>()).prop_map(|(head, kept)| Self::Head(head, kept)),
            2 => proptest::sample::select(&["sub", "sid", "upn", "aud", "exp", "iss"][..]).prop_map(Self::Claim),
            1 => Just(Self::OtherKey),
            1 => Just(Self::Shared),
        ]
    }

    /// The token as it arrives. It is never as it was.
    pub(super) fn done_to(&self, token: &str) -> String {
        let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
        let claims =
            |part: &str| -> Value { serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap() };
        let encoded = |text: String| BASE64_URL_SAFE_NO_PAD.encode(text);
        match self {
            Self::Letter(part, at, letter) => {
                let mut letters: Vec<char> = parts[*part].chars().collect();
                let at = at.index(letters.len());
                letters[at] = if letters[at] == *letter { '~' } else { *letter };
                parts[*part] = letters.into_iter().collect();
            }
            Self::Cut(at) => return token.chars().take(at.index(token.len())).collect(),
            Self::Without(part) => parts[*part] = String::new(),
            Self::Twice(part) => parts.insert(*part, parts[*part].clone()),
            Self::Head(head, kept) => {
                parts[0] = encoded((*head).to_owned());
                if !kept {
                    parts[2] = String::new();
                }
            }
            Self::Claim(name) => {
                let mut changed = claims(&parts[1]);
                changed[*name] = json!("https://evil.example");
                parts[1] = encoded(changed.to_string());
            }
            Self::OtherKey => return signed((OTHER_KEY, "one"), "JWT", None, &claims(&parts[1])),
            Self::Shared => {
                parts[0] = encoded(json!({"alg": "HS256", "typ": "JWT"}).to_string());
                let text = format!("{}.{}", parts[0], parts[1]);
                let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes());
                parts[2] = BASE64_URL_SAFE_NO_PAD.encode(hmac::sign(&key, text.as_bytes()));
            }
        }
        parts.join(".")
    }
}
