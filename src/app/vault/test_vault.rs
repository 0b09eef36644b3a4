//! The tests' own vault: the same cipher in plain Rust, under a key that a name makes. It needs no browser.

use super::{DataKey, FromKey, Place, Vault, VaultProblem};
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, Key, KeyInit, Nonce};

const NONCE: usize = 12;

pub(crate) struct TestVault {
    cipher: Aes256Gcm,
}

impl TestVault {
    /// A vault whose key is made of `name`.
    pub(crate) fn with_key(name: &str) -> Self {
        let mut key = Key::<Aes256Gcm>::default();
        for (byte, letter) in key.iter_mut().zip(name.bytes()) {
            *byte = letter;
        }
        Self { cipher: Aes256Gcm::new(&key) }
    }
}

impl FromKey for TestVault {
    async fn from_key(key: &DataKey) -> Result<Self, VaultProblem> {
        Ok(Self { cipher: Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key.bytes())) })
    }
}

impl Vault for TestVault {
    async fn seal(&self, place: &Place<'_>, plain: &[u8]) -> Result<Vec<u8>, VaultProblem> {
        let nonce: [u8; NONCE] = *uuid::Uuid::new_v4().as_bytes().first_chunk().unwrap();
        let payload = Payload { msg: plain, aad: &place.to_bytes() };
        let sealed = self.cipher.encrypt(&Nonce::from(nonce), payload).unwrap();
        Ok([&nonce[..], &sealed].concat())
    }

    async fn open(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, VaultProblem> {
        let closed = || VaultProblem::DoesNotOpen(place.to_string());
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or_else(closed)?;
        let payload = Payload { msg: sealed, aad: &place.to_bytes() };
        self.cipher.decrypt(&Nonce::from(*nonce), payload).map_err(|_| closed())
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn it_keeps_every_promise_of_the_port() {
    pollster::block_on(super::contract::vault(async |name: &str| TestVault::with_key(name)));
}
