//! Files of unsent entries: the municipality's key, and opening what a phone has sealed with it.

#[cfg(test)]
pub(crate) mod seal;
#[cfg(test)]
mod tests;

use crate::secret::{NoRandomness, random};
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use chrono::{DateTime, Utc};
use hkdf::Hkdf;
use p256::elliptic_curve::sec1::ToSec1Point;
use p256::{PublicKey, SecretKey};
use sha2::Sha256;
use store::export::ExportPair;
use store::{MunicipalityScope, Store, StoreProblem};
use sync::export::{Export, ExportHead, ExportKey, ExportTicket, INFO, NotAnExport, PUBLIC};
use sync::wire::is_understood;
use sync::{ContentHash, DeviceId};
use thiserror::Error;

/// The `info` of a phone's mark.
const MARK: &[u8] = b"folgesvenn mark 1";

/// The `info` of the municipality's part of a phone's lock.
const SHARE: &[u8] = b"folgesvenn share 1";

/// A municipality's key pair.
#[derive(Debug, Clone)]
pub(crate) struct ExportDoor(ExportPair);

/// Why there is no key.
#[derive(Debug, Error)]
pub(crate) enum NoKey {
    #[error(transparent)]
    Store(#[from] StoreProblem),
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    #[error("the municipality's export key cannot be used")]
    Unusable,
}

/// Why a file is not taken in. Permanent; nothing of it was carried out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum CannotOpen {
    #[error(transparent)]
    NotAnExport(#[from] NotAnExport),
    #[error("sealed for another municipality")]
    OtherMunicipality,
    #[error("damaged, or changed by someone")]
    Damaged,
    #[error("written by an app that is newer or much older than this server")]
    OtherVersion,
    #[error("not written by the phone that it names")]
    NotThatPhone,
}

impl ExportDoor {
    /// The municipality's; made now if it has none yet.
    pub(crate) async fn of(store: &Store, scope: MunicipalityScope, now: DateTime<Utc>) -> Result<Self, NoKey> {
        if let Some(pair) = store.export_pair(scope).await? {
            return Ok(Self(pair));
        }
        Ok(Self(store.keep_export_pair(scope, &fresh()?, now).await?))
    }

    /// What a phone needs to export.
    pub(crate) fn ticket(&self, device: DeviceId) -> ExportTicket {
        ExportTicket { key: ExportKey(self.0.public), mark: self.mark(device) }
    }

    /// The municipality's part of that phone's lock.
    pub(crate) fn share(&self, device: DeviceId) -> ContentHash {
        self.derived(SHARE, device)
    }

    fn mark(&self, device: DeviceId) -> ContentHash {
        self.derived(MARK, device)
    }

    /// Follows from the secret key, so nothing needs to be stored, and only the phone itself is told.
    fn derived(&self, info: &[u8], device: DeviceId) -> ContentHash {
        let mut derived = [0; 32];
        // 32 bytes are never too many for the derivation, which is all that can fail.
        let _ = Hkdf::<Sha256>::new(None, &self.0.secret)
            .expand(&[info, device.uuid().as_bytes().as_slice()].concat(), &mut derived);
        ContentHash::new(derived)
    }

    /// Opens a file, and makes sure that it comes from the phone that it names.
    pub(crate) fn open(&self, file: &[u8]) -> Result<Export, CannotOpen> {
        let (head, sealed) = ExportHead::read(file)?;
        let ours = ExportKey(self.0.public);
        if head.sealed_for != ours.hash() {
            return Err(CannotOpen::OtherMunicipality);
        }
        let secret = SecretKey::from_slice(&self.0.secret).map_err(|_| CannotOpen::Damaged)?;
        let theirs = PublicKey::from_sec1_bytes(&head.own.0).map_err(|_| CannotOpen::Damaged)?;
        let cipher = cipher(&secret, &theirs, &head.salt(&ours)).ok_or(CannotOpen::Damaged)?;
        let sealed = Payload { msg: sealed, aad: &head.to_bytes() };
        let opened = cipher.decrypt(&Nonce::from(head.nonce), sealed).map_err(|_| CannotOpen::Damaged)?;
        let export = Export::from_bytes(&opened)?;
        let facts = &export.facts;
        if !is_understood(facts.proto) {
            return Err(CannotOpen::OtherVersion);
        }
        if facts.mark != self.mark(facts.device) || facts.ops.iter().any(|op| op.device() != facts.device) {
            return Err(CannotOpen::NotThatPhone);
        }
        Ok(export)
    }
}

fn cipher(secret: &SecretKey, public: &PublicKey, salt: &[u8]) -> Option<Aes256Gcm> {
    let shared = p256::ecdh::diffie_hellman(secret.to_nonzero_scalar(), public.as_affine());
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(Some(salt), shared.raw_secret_bytes()).expand(INFO, &mut key).ok()?;
    Aes256Gcm::new_from_slice(&key).ok()
}

fn fresh() -> Result<ExportPair, NoKey> {
    // All but one in four thousand million random texts of 32 bytes are scalars of the curve.
    for _ in 0..4 {
        let secret = random::<32>()?;
        if let Ok(key) = SecretKey::from_slice(&secret)
            && let Ok(public) = <[u8; PUBLIC]>::try_from(key.public_key().to_sec1_point(false).as_bytes())
        {
            return Ok(ExportPair { secret, public });
        }
    }
    Err(NoKey::Unusable)
}
