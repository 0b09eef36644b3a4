//! What lies on the phone beside the rows: the wrapped key, and how often it was tried in vain.

use super::{Cost, SHARE_KEPT, Salt};
use crate::vault::{DataKey, FromKey, Place, Vault, VaultProblem};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sync::{ContentHash, DeviceId};
use zeroize::Zeroizing;

/// The municipality's part.
pub type Share = ContentHash;

const CODED: Place<'static> = Place { store: "keys", key: "coded", schema: 1 };
const PASSKEY: Place<'static> = Place { store: "keys", key: "passkey", schema: 1 };
const BARE: Place<'static> = Place { store: "keys", key: "bare", schema: 1 };
const SHARE: Place<'static> = Place { store: "keys", key: "share", schema: 1 };

/// How the data key lies on the phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum LockRow {
    /// No code has been chosen. Sealed by the browser's key alone.
    Open {
        /// The data key, sealed.
        key: Vec<u8>,
        /// Until when it may stay so, where the municipality wants a code.
        until: DateTime<Utc>,
    },
    /// Under a code.
    Coded(Coded),
    /// The key is gone. The rows are there still, and nobody can open them.
    Wiped,
}

/// A data key under a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coded {
    /// Whose part of the municipality goes with it.
    pub device: DeviceId,
    /// Random.
    pub salt: [u8; 16],
    /// What a guess costs.
    pub cost: Cost,
    /// The data key, sealed twice.
    pub(super) key: Vec<u8>,
    /// The municipality's part and how long it may be used, sealed by the browser's key.
    pub(super) share: Option<Vec<u8>>,
    /// Wrong codes since the last right one, the one that is being tried included.
    #[serde(default)]
    pub tries: u8,
    /// The second way to the same key, where the contact wants one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passkey: Option<Box<UnderPasskey>>,
}

/// The data key under a passkey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnderPasskey {
    /// The passkey's name on the phone.
    pub credential: Vec<u8>,
    /// Which of its secrets.
    pub salt: Salt,
    /// The data key, sealed twice.
    key: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    share: Share,
    until: DateTime<Utc>,
}

impl LockRow {
    /// Whether the data key lies in both as the same bytes.
    #[must_use]
    pub fn opens_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Open { key, .. }, Self::Open { key: other, .. }) => key == other,
            (Self::Coded(coded), Self::Coded(other)) => coded.key == other.key,
            (Self::Wiped, Self::Wiped) => true,
            _ => false,
        }
    }

    /// No code yet.
    ///
    /// # Errors
    /// [`VaultProblem::NoCrypto`]
    pub async fn open(browser: &impl Vault, data: &DataKey, until: DateTime<Utc>) -> Result<Self, VaultProblem> {
        Ok(Self::Open { key: browser.seal(&BARE, data.bytes()).await?, until })
    }

    /// The data key of a phone without a code.
    ///
    /// # Errors
    /// [`VaultProblem::DoesNotOpen`], also for a phone that has one.
    pub async fn data_key(&self, browser: &impl Vault) -> Result<DataKey, VaultProblem> {
        let closed = || VaultProblem::DoesNotOpen(BARE.to_string());
        let Self::Open { key, .. } = self else { return Err(closed()) };
        DataKey::read(browser.open(&BARE, key).await?).ok_or_else(closed)
    }
}

impl Coded {
    /// Wraps `data` under a stretched code, and that under the browser's key.
    ///
    /// # Errors
    /// [`VaultProblem::NoCrypto`]
    pub async fn wrap<V: Vault + FromKey>(
        browser: &V,
        data: &DataKey,
        stretched: &DataKey,
        (device, salt, cost): (DeviceId, [u8; 16], Cost),
    ) -> Result<Self, VaultProblem> {
        let key = sealed_twice(browser, &CODED, stretched, data).await?;
        Ok(Self { device, salt, cost, key, share: None, tries: 0, passkey: None })
    }

    /// The data key, where the stretched code is the right one.
    ///
    /// # Errors
    /// [`VaultProblem`]
    pub async fn data_key<V: Vault + FromKey>(
        &self,
        browser: &V,
        stretched: &DataKey,
    ) -> Result<DataKey, VaultProblem> {
        opened_twice(browser, &CODED, stretched, &self.key).await
    }

    /// The municipality's part, where one is kept that may still be used.
    pub async fn kept_share(&self, browser: &impl Vault, now: DateTime<Utc>) -> Option<Share> {
        let plain = browser.open(&SHARE, self.share.as_ref()?).await.ok()?;
        let kept: Kept = serde_json::from_slice(&plain).ok()?;
        // A clock that was put back makes nothing last longer.
        (now < kept.until && kept.until - SHARE_KEPT <= now).then_some(kept.share)
    }

    /// Keeps the part that the server has just given out.
    ///
    /// # Errors
    /// [`VaultProblem::NoCrypto`]
    pub async fn keeping(
        mut self,
        browser: &impl Vault,
        share: Share,
        now: DateTime<Utc>,
    ) -> Result<Self, VaultProblem> {
        let plain = crate::json::write(&Kept { share, until: now + SHARE_KEPT });
        self.share = Some(browser.seal(&SHARE, &plain).await?);
        Ok(self)
    }

    /// Without the municipality's part: the server does not give it out any more.
    #[must_use]
    pub fn without_share(mut self) -> Self {
        self.share = None;
        self
    }
}

impl UnderPasskey {
    /// Wraps `data` under a passkey's secret and the municipality's part, and that under the browser's key.
    ///
    /// # Errors
    /// [`VaultProblem::NoCrypto`]
    pub async fn wrap<V: Vault + FromKey>(
        browser: &V,
        data: &DataKey,
        (secret, share): (&DataKey, Share),
        (credential, salt): (Vec<u8>, Salt),
    ) -> Result<Self, VaultProblem> {
        let key = sealed_twice(browser, &PASSKEY, &bound(secret, share), data).await?;
        Ok(Self { credential, salt, key })
    }

    /// The data key, where secret and part are the right ones.
    ///
    /// # Errors
    /// [`VaultProblem`]
    pub async fn data_key<V: Vault + FromKey>(
        &self,
        browser: &V,
        (secret, share): (&DataKey, Share),
    ) -> Result<DataKey, VaultProblem> {
        opened_twice(browser, &PASSKEY, &bound(secret, share), &self.key).await
    }
}

/// A passkey's secret is random already and needs no stretching: one-step key derivation with SHA-256 (NIST SP 800-56C
/// rev. 2, 4.1) of it, with the municipality's part after it.
fn bound(secret: &DataKey, share: Share) -> DataKey {
    const COUNTER: [u8; 4] = 1_u32.to_be_bytes();
    const LABEL: &[u8] = b"folgesvenn/passkey/1";
    let input = Zeroizing::new([&COUNTER[..], secret.bytes(), share.bytes(), LABEL].concat());
    DataKey::new(*ContentHash::of(&input).bytes())
}

/// Under `key`, and that under the browser's.
async fn sealed_twice<V: Vault + FromKey>(
    browser: &V,
    place: &Place<'_>,
    key: &DataKey,
    data: &DataKey,
) -> Result<Vec<u8>, VaultProblem> {
    let inner = V::from_key(key).await?.seal(place, data.bytes()).await?;
    browser.seal(place, &inner).await
}

async fn opened_twice<V: Vault + FromKey>(
    browser: &V,
    place: &Place<'_>,
    key: &DataKey,
    sealed: &[u8],
) -> Result<DataKey, VaultProblem> {
    let inner = browser.open(place, sealed).await?;
    let data = V::from_key(key).await?.open(place, &inner).await?;
    DataKey::read(data).ok_or_else(|| VaultProblem::DoesNotOpen(place.to_string()))
}
