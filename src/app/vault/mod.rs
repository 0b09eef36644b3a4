//! What lies on the phone lies sealed. A sealed row opens only at its own place: swapped or moved, it is refused.

#[cfg(test)]
mod contract;
mod data_key;
mod place;
mod session_key;
#[cfg(test)]
mod test_vault;
mod web_crypto;

pub use data_key::DataKey;
pub use place::Place;
pub use session_key::SessionKey;
#[cfg(test)]
pub(crate) use test_vault::TestVault;
pub use web_crypto::{WebCrypto, fresh_bytes, generate_key};

use std::future::Future;

/// Port: seals and opens rows.
pub trait Vault {
    /// Seals `plain` for `place`.
    ///
    /// # Errors
    /// [`VaultProblem::NoCrypto`].
    fn seal(&self, place: &Place<'_>, plain: &[u8]) -> impl Future<Output = Result<Vec<u8>, VaultProblem>>;

    /// Opens what was sealed for `place`.
    ///
    /// # Errors
    /// [`VaultProblem::DoesNotOpen`] when it was sealed with another key, for another place, or has been changed.
    fn open(&self, place: &Place<'_>, sealed: &[u8]) -> impl Future<Output = Result<Vec<u8>, VaultProblem>>;
}

/// A vault can be made of a key's bytes.
pub trait FromKey: Sized {
    /// The vault under this key.
    ///
    /// # Errors
    /// [`VaultProblem::NoCrypto`].
    fn from_key(key: &DataKey) -> impl Future<Output = Result<Self, VaultProblem>>;
}

/// Why a row could not be sealed or opened. Trying again does not help.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultProblem {
    /// The browser gives no cryptography here (not a secure origin).
    #[error("the browser gives no cryptography: {0}")]
    NoCrypto(String),
    /// Another key, another place, or changed bytes. Undecryptable is not empty: the row stays where it is.
    #[error("the row at {0} does not open with this phone's key")]
    DoesNotOpen(String),
}
