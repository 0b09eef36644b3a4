//! What a phone signs with its own key, to show that it is the phone that was enrolled.

use super::{NoRandomness, hash, random};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use store::people::SecretHash;
use sync::DeviceId;

/// Keeps these signatures from being taken for others.
const PURPOSE: &[u8] = b"folgesvenn-session\0";
/// An uncompressed point of P-256, as browsers give it out.
const POINT: usize = 65;
const UNCOMPRESSED: u8 = 4;

/// Random bytes that are signed once.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Challenge([u8; 32]);

impl Challenge {
    /// A new one.
    ///
    /// # Errors
    /// The operating system gives no random bytes.
    pub(crate) fn new() -> Result<Self, NoRandomness> {
        random().map(Self)
    }

    /// As it was given out; nothing where it cannot be one.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(crate) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What is stored of it.
    pub(crate) fn hash(&self) -> SecretHash {
        hash("challenge", &self.0)
    }

    /// What a phone signs.
    pub(crate) fn signed_by(&self, device: DeviceId) -> Vec<u8> {
        [PURPOSE, device.uuid().as_bytes(), &self.0].concat()
    }

    /// Whether the key has signed it for this phone.
    pub(crate) fn is_signed(&self, device: DeviceId, key: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key).verify(&self.signed_by(device), signature).is_ok()
    }
}

/// Whether this can be a key: that its point lies on the curve shows with its first signature.
pub(crate) fn is_session_key(bytes: &[u8]) -> bool {
    bytes.len() == POINT && bytes.first() == Some(&UNCOMPRESSED)
}
