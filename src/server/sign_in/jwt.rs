//! A signed token (RFC 7515) of a provider, where the library reads only one kind: as much as is needed to take another.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use openidconnect::JsonWebKey;
use openidconnect::core::{CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What a provider may sign with. None of them can be made with what this server knows.
pub(super) const ALGORITHMS: [CoreJwsSigningAlgorithm; 4] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// A token's head, as far as it is asked.
#[derive(Deserialize)]
pub(super) struct Head {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
    /// What kind of token it is.
    pub(super) typ: Option<String>,
    /// What must be understood to read it (RFC 7515, section 4.1.11). Nothing of the kind is.
    crit: Option<Value>,
}

/// Why a token counts for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unsigned {
    /// None of the keys that are known has this name. There may be a newer one.
    UnknownKey,
    /// It is not what the provider has signed, or no token.
    Forged,
}

pub(super) fn encoded(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// The claims of a token, whoever has made it.
pub(super) fn claims<T: DeserializeOwned>(token: &str) -> Option<T> {
    read(token.split('.').nth(1)?)
}

/// Whether a token says that something must be understood which is not.
pub(super) fn asks_for_more(token: &str) -> bool {
    token.split('.').next().and_then(read).is_none_or(|head: Head| head.crit.is_some())
}

fn read<T: DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

/// Head and claims of a token that one of the keys has signed.
pub(super) fn verified<T: DeserializeOwned>(token: &str, keys: &CoreJsonWebKeySet) -> Result<(Head, T), Unsigned> {
    let (signed, signature) = token.rsplit_once('.').ok_or(Unsigned::Forged)?;
    let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).map_err(|_| Unsigned::Forged)?;
    let head: Head = signed.split('.').next().and_then(read).ok_or(Unsigned::Forged)?;
    if !ALGORITHMS.contains(&head.alg) || head.crit.is_some() {
        return Err(Unsigned::Forged);
    }
    let named = |id: Option<&str>| head.kid.is_none() || id == head.kid.as_deref();
    let mut known = keys.keys().iter().filter(|key| named(key.key_id().map(|id| id.as_str()))).peekable();
    if known.peek().is_none() {
        return Err(Unsigned::UnknownKey);
    }
    if !known.any(|key| key.verify_signature(&head.alg, signed.as_bytes(), &signature).is_ok()) {
        return Err(Unsigned::Forged);
    }
    Ok((head, claims(token).ok_or(Unsigned::Forged)?))
}
