//! AES-256-GCM by the browser's own cryptography: constant time, often in hardware, and no byte to download.

use super::{DataKey, FromKey, Place, Vault, VaultProblem};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, AesKeyGenParams, Crypto, CryptoKey};

const ALGORITHM: &str = "AES-GCM";
/// The first byte of every sealed row, should another algorithm ever follow.
const FORMAT: u8 = 1;
/// 96 random bits: safe for 2³² rows under one key, where a phone writes some thousands.
const NONCE: usize = 12;

/// Seals with a key that scripts can use but never read.
#[derive(Debug, Clone)]
pub struct WebCrypto {
    key: CryptoKey,
}

/// Makes a key that cannot be exported. It is kept as an object in IndexedDB; its bytes are never seen.
///
/// # Errors
/// [`VaultProblem::NoCrypto`].
pub async fn generate_key() -> Result<CryptoKey, VaultProblem> {
    const BITS: u16 = 256;
    const EXTRACTABLE: bool = false;
    let usages: Array = ["encrypt", "decrypt"].into_iter().map(JsValue::from).collect();
    let promise = crypto()?
        .subtle()
        .generate_key_with_object(&AesKeyGenParams::new(ALGORITHM, BITS), EXTRACTABLE, &usages)
        .map_err(|thrown| no_crypto(&thrown))?;
    Ok(JsFuture::from(promise).await.map_err(|thrown| no_crypto(&thrown))?.unchecked_into())
}

/// Random bytes.
///
/// # Errors
/// [`VaultProblem::NoCrypto`].
pub fn fresh_bytes<const N: usize>() -> Result<[u8; N], VaultProblem> {
    let mut bytes = [0; N];
    crypto()?.get_random_values_with_u8_array(&mut bytes).map_err(|thrown| no_crypto(&thrown))?;
    Ok(bytes)
}

impl FromKey for WebCrypto {
    /// From here on no script can read the key.
    async fn from_key(key: &DataKey) -> Result<Self, VaultProblem> {
        const EXTRACTABLE: bool = false;
        let usages: Array = ["encrypt", "decrypt"].into_iter().map(JsValue::from).collect();
        let promise = crypto()?
            .subtle()
            .import_key_with_str("raw", &Uint8Array::from(key.bytes().as_slice()), ALGORITHM, EXTRACTABLE, &usages)
            .map_err(|thrown| no_crypto(&thrown))?;
        let key = JsFuture::from(promise).await.map_err(|thrown| no_crypto(&thrown))?;
        Ok(Self::with_key(key.unchecked_into()))
    }
}

impl WebCrypto {
    /// A vault with this key.
    #[must_use]
    pub const fn with_key(key: CryptoKey) -> Self {
        Self { key }
    }
}

impl Vault for WebCrypto {
    async fn seal(&self, place: &Place<'_>, plain: &[u8]) -> Result<Vec<u8>, VaultProblem> {
        let crypto = crypto()?;
        let nonce = fresh_bytes::<NONCE>()?;
        let promise = crypto
            .subtle()
            .encrypt_with_object_and_u8_array(&parameters(place, &nonce), &self.key, plain)
            .map_err(|thrown| no_crypto(&thrown))?;
        let sealed = Uint8Array::new(&JsFuture::from(promise).await.map_err(|thrown| no_crypto(&thrown))?);
        let mut row = Vec::with_capacity(1 + NONCE + sealed.length() as usize);
        row.push(FORMAT);
        row.extend(nonce);
        row.extend(sealed.to_vec());
        Ok(row)
    }

    async fn open(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, VaultProblem> {
        let closed = || VaultProblem::DoesNotOpen(place.to_string());
        let (format, rest) = sealed.split_first().ok_or_else(closed)?;
        if *format != FORMAT {
            return Err(closed());
        }
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE>().ok_or_else(closed)?;
        let promise = crypto()?
            .subtle()
            .decrypt_with_object_and_u8_array(&parameters(place, nonce), &self.key, ciphertext)
            .map_err(|thrown| no_crypto(&thrown))?;
        let plain = JsFuture::from(promise).await.map_err(|_| closed())?;
        Ok(Uint8Array::new(&plain).to_vec())
    }
}

fn parameters(place: &Place<'_>, nonce: &[u8; NONCE]) -> AesGcmParams {
    let parameters = AesGcmParams::new_with_u8_array(ALGORITHM, &Uint8Array::from(nonce.as_slice()));
    parameters.set_additional_data_u8_array(&Uint8Array::from(place.to_bytes().as_slice()));
    parameters
}

pub(super) fn crypto() -> Result<Crypto, VaultProblem> {
    let window = web_sys::window().ok_or_else(|| VaultProblem::NoCrypto("no window".into()))?;
    window.crypto().map_err(|thrown| no_crypto(&thrown))
}

pub(super) fn no_crypto(thrown: &JsValue) -> VaultProblem {
    VaultProblem::NoCrypto(format!("{thrown:?}"))
}

#[cfg(all(test, target_arch = "wasm32"))]
#[path = "web_crypto_tests.rs"]
mod tests;
