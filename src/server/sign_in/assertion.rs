//! `private_key_jwt` (RFC 7523): the server proves with a key of its own who it is. The library that speaks the rest of the
//! protocol cannot.

use super::jwt::encoded;
use crate::config::Secret;
use crate::secret::Token;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use serde_json::json;

/// What the request calls this kind of proof.
pub(super) const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// ID-porten takes none that is good for more than two minutes.
const GOOD_FOR: TimeDelta = TimeDelta::seconds(60);

enum Key {
    Rsa(RsaKeyPair),
    P256(EcdsaKeyPair),
}

impl Key {
    /// From PEM: PKCS #8, or PKCS #1 for RSA.
    fn read(pem: &Secret) -> Option<Self> {
        let inside = |label: &str| {
            let (begin, end) = (format!("-----BEGIN {label}-----"), format!("-----END {label}-----"));
            let text = pem.show().split_once(&begin)?.1.split_once(&end)?.0;
            BASE64_STANDARD.decode(text.split_ascii_whitespace().collect::<String>()).ok()
        };
        if let Some(der) = inside("RSA PRIVATE KEY") {
            return RsaKeyPair::from_der(&der).ok().map(Self::Rsa);
        }
        let der = inside("PRIVATE KEY")?;
        let p256 = || EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &der, &SystemRandom::new()).ok();
        RsaKeyPair::from_pkcs8(&der).ok().map(Self::Rsa).or_else(|| p256().map(Self::P256))
    }

    const fn algorithm(&self) -> &'static str {
        match self {
            Self::Rsa(_) => "RS256",
            Self::P256(_) => "ES256",
        }
    }

    fn sign(&self, text: &[u8]) -> Option<Vec<u8>> {
        let random = SystemRandom::new();
        match self {
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &random, text, &mut signature).ok().map(|()| signature)
            }
            Self::P256(key) => key.sign(&random, text).ok().map(|signature| signature.as_ref().to_vec()),
        }
    }
}

/// Whether it can sign.
pub(crate) fn is_signing_key(pem: &Secret) -> bool {
    Key::read(pem).is_some()
}

/// The proof; `None` where there is no randomness, or the key signs nothing.
pub(super) fn assertion(
    (pem, id): (&Secret, &str),
    (client, audience): (&str, &str),
    now: DateTime<Utc>,
) -> Option<String> {
    let key = Key::read(pem)?;
    let header = json!({"alg": key.algorithm(), "kid": id, "typ": "JWT"});
    let claims = json!({
        "iss": client, "sub": client, "aud": audience,
        "iat": now.timestamp(), "exp": (now + GOOD_FOR).timestamp(),
        "jti": Token::new().ok()?.to_cookie(),
    });
    let signed = format!("{}.{}", encoded(header.to_string()), encoded(claims.to_string()));
    let signature = key.sign(signed.as_bytes())?;
    Some(format!("{signed}.{}", encoded(signature)))
}
