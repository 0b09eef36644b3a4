//! What is kept of an identity: a slow hash, so that whoever gets hold of a copy of the database cannot try all national numbers
//! in an afternoon.

use crate::http::Problem;
use core::num::NonZeroU32;
use ring::pbkdf2::{PBKDF2_HMAC_SHA256, derive};
use store::people::SecretHash;
use store::{Store, StoreProblem};
use thiserror::Error;

/// OWASP's number for PBKDF2 with HMAC-SHA-256: a fifth of a second for each guess. Tests sign in hundreds of times.
const ROUNDS: NonZeroU32 = match NonZeroU32::new(if cfg!(test) { 100 } else { 600_000 }) {
    Some(rounds) => rounds,
    None => NonZeroU32::MIN,
};

/// Why an identity could not be hashed.
#[derive(Debug, Error)]
pub enum IdentityProblem {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreProblem),
    /// The server is stopping.
    #[error("the work was given up")]
    GivenUp(#[from] tokio::task::JoinError),
}

impl From<IdentityProblem> for Problem {
    fn from(problem: IdentityProblem) -> Self {
        match problem {
            IdentityProblem::Store(problem) => problem.into(),
            IdentityProblem::GivenUp(_) => Self::internal(&problem),
        }
    }
}

/// The hash of who somebody is at a provider, for this database.
pub(crate) async fn identity_hash(
    store: &Store,
    provider: &str,
    identity: &str,
) -> Result<SecretHash, IdentityProblem> {
    let mut salt = store.identity_salt().await?;
    salt.extend_from_slice(provider.as_bytes());
    let identity = identity.to_owned();
    // Others would have to wait for it.
    let hash = tokio::task::spawn_blocking(move || {
        let mut hash = [0; 32];
        derive(PBKDF2_HMAC_SHA256, ROUNDS, &salt, identity.as_bytes(), &mut hash);
        SecretHash(hash)
    });
    Ok(hash.await?)
}
