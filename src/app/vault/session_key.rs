//! The phone's own key, with which it shows the municipality that it is the phone that was enrolled: ECDSA on P-256, whose
//! private half no script can read.

use super::VaultProblem;
use super::web_crypto::{crypto, no_crypto};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, EcKeyGenParams, EcdsaParams};

const ALGORITHM: &str = "ECDSA";
const CURVE: &str = "P-256";
const HASH: &str = "SHA-256";

/// The pair, as the browser keeps it.
#[derive(Debug, Clone)]
pub struct SessionKey(JsValue);

impl SessionKey {
    /// A new one.
    ///
    /// # Errors
    /// [`VaultProblem::NoCrypto`]
    pub async fn generate() -> Result<Self, VaultProblem> {
        // Of the private half; the public one can always be read.
        const EXTRACTABLE: bool = false;
        let usages: Array = ["sign", "verify"].into_iter().map(JsValue::from).collect();
        let promise = crypto()?
            .subtle()
            .generate_key_with_object(&EcKeyGenParams::new(ALGORITHM, CURVE), EXTRACTABLE, &usages)
            .map_err(|thrown| no_crypto(&thrown))?;
        Ok(Self(JsFuture::from(promise).await.map_err(|thrown| no_crypto(&thrown))?))
    }

    /// As it was kept; nothing where that is no pair of keys.
    #[must_use]
    pub fn read(kept: JsValue) -> Option<Self> {
        let pair = Self(kept);
        (pair.half("privateKey").is_ok() && pair.half("publicKey").is_ok()).then_some(pair)
    }

    /// To be kept.
    #[must_use]
    pub const fn as_value(&self) -> &JsValue {
        &self.0
    }

    /// The public half: an uncompressed point.
    ///
    /// # Errors
    /// [`VaultProblem::NoCrypto`]
    pub async fn public(&self) -> Result<Vec<u8>, VaultProblem> {
        let promise =
            crypto()?.subtle().export_key("raw", &self.half("publicKey")?).map_err(|thrown| no_crypto(&thrown))?;
        Ok(Uint8Array::new(&JsFuture::from(promise).await.map_err(|thrown| no_crypto(&thrown))?).to_vec())
    }

    /// Signs: 64 bytes.
    ///
    /// # Errors
    /// [`VaultProblem::NoCrypto`]
    pub async fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, VaultProblem> {
        let promise = crypto()?
            .subtle()
            .sign_with_object_and_u8_array(
                EcdsaParams::new_with_str(ALGORITHM, HASH).unchecked_ref::<Object>(),
                &self.half("privateKey")?,
                bytes,
            )
            .map_err(|thrown| no_crypto(&thrown))?;
        Ok(Uint8Array::new(&JsFuture::from(promise).await.map_err(|thrown| no_crypto(&thrown))?).to_vec())
    }

    fn half(&self, name: &str) -> Result<CryptoKey, VaultProblem> {
        Reflect::get(&self.0, &name.into())
            .and_then(JsCast::dyn_into)
            .map_err(|_| VaultProblem::NoCrypto(format!("no {name}")))
    }
}
