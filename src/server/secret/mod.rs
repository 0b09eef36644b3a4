//! Things that open a door: codes that people carry, and tokens that browsers carry. Only their hashes are stored.

mod challenge;
mod code;
mod token;

pub(crate) use challenge::{Challenge, is_session_key};
pub(crate) use code::Code;
pub(crate) use token::Token;

use store::people::SecretHash;
use thiserror::Error;

/// The operating system gave no random bytes.
#[derive(Debug, Error)]
#[error("the operating system gives no random bytes: {0}")]
pub struct NoRandomness(#[from] getrandom::Error);

pub(crate) fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// Hashes a secret for storage. `purpose` keeps one kind of secret from being taken for another.
///
/// A plain SHA-256 is enough: the secrets are random and at least 128 bits long, so there is nothing to guess from.
fn hash(purpose: &str, secret: &[u8]) -> SecretHash {
    use sha2::Digest;
    let digest = sha2::Sha256::new().chain_update(purpose).chain_update([0]).chain_update(secret).finalize();
    SecretHash(digest.into())
}

/// What is stored of a provider's own name for a person, a session or a token. A provider makes them up; they say nothing about
/// anybody, and so need no slow hash.
pub(crate) fn of_provider(provider: &str, kind: &'static str, name: &str) -> SecretHash {
    hash(kind, format!("{provider}\0{name}").as_bytes())
}

/// What is stored of an attempt to enrol.
pub(crate) fn of_attempt(attempt: &uuid::Uuid) -> SecretHash {
    hash("attempt", attempt.as_bytes())
}
