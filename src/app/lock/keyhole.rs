//! Opening, choosing and wiping, over whatever keeps the row and stretches the code.

use super::{Code, Coded, Cost, LockRow, NoStretch, PasskeyProblem, Share, Stretcher, TRIES};
use crate::storage::StoreProblem;
use crate::vault::{DataKey, FromKey, Vault, VaultProblem};
use chrono::{DateTime, Utc};
use std::future::Future;
use sync::DeviceId;

/// Port: where the lock's row lies.
pub trait Keyhole {
    /// The row.
    ///
    /// # Errors
    /// [`StoreProblem`]
    fn read(&self) -> impl Future<Output = Result<LockRow, StoreProblem>>;

    /// Puts `next` in the place of `seen`, strictly durable.
    ///
    /// # Errors
    /// [`StoreProblem::Overtaken`] where another window has written meanwhile.
    fn write(&self, seen: &LockRow, next: &LockRow) -> impl Future<Output = Result<(), StoreProblem>>;

    /// Takes every key away in one stroke; the rows stay.
    ///
    /// # Errors
    /// [`StoreProblem`]
    fn wipe(&self) -> impl Future<Output = Result<(), StoreProblem>>;
}

/// The lock of one phone.
#[derive(Debug)]
pub struct Lock<K, V, S> {
    /// Where the row lies.
    pub keyhole: K,
    /// Seals with the key that no script can read.
    pub browser: V,
    /// Stretches codes.
    pub stretcher: S,
}

/// Why the lock did not open, or no code was set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnlockProblem {
    /// Another code.
    #[error("not the right code; {left} tries are left")]
    Wrong {
        /// Tries that are left.
        left: u8,
    },
    /// Too many wrong codes: the key is gone.
    #[error("the key has been wiped")]
    Wiped,
    /// The municipality's part is not kept any more, and the server cannot be asked. Costs no try.
    #[error("a network is needed to open the lock")]
    NoNetwork,
    /// The server does not give its part to this phone. Costs no try.
    #[error("the server lets this phone in no more")]
    ShutOut,
    /// The code could not be stretched. Costs a try at most.
    #[error(transparent)]
    Stretch(#[from] NoStretch),
    /// The passkey. Costs no try.
    #[error(transparent)]
    Passkey(#[from] PasskeyProblem),
    /// The storage.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

impl From<VaultProblem> for UnlockProblem {
    fn from(problem: VaultProblem) -> Self {
        Self::Store(problem.into())
    }
}

impl<K: Keyhole, V: Vault + FromKey, S: Stretcher> Lock<K, V, S> {
    /// The municipality's part where it is kept, and whose part it must be.
    ///
    /// # Errors
    /// [`UnlockProblem::Wiped`], [`UnlockProblem::Store`]
    pub async fn share(&self, now: DateTime<Utc>) -> Result<(DeviceId, Option<Share>), UnlockProblem> {
        let coded = self.coded().await?;
        Ok((coded.device, coded.kept_share(&self.browser, now).await))
    }

    /// Keeps a part that the server has given out, or forgets it where it gives none.
    ///
    /// # Errors
    /// [`UnlockProblem`]
    pub async fn keep_share(&self, share: Option<Share>, now: DateTime<Utc>) -> Result<(), UnlockProblem> {
        let coded = self.coded().await?;
        let next = match share {
            Some(share) => coded.clone().keeping(&self.browser, share, now).await?,
            None => coded.clone().without_share(),
        };
        Ok(self.keyhole.write(&LockRow::Coded(coded), &LockRow::Coded(next)).await?)
    }

    /// Tries a code. The try is on the disk before it begins: ending the app in the midst of it gives none back.
    ///
    /// # Errors
    /// [`UnlockProblem`]
    pub async fn open(&self, code: &Code, share: Share) -> Result<DataKey, UnlockProblem> {
        let coded = self.with_tries_left().await?;
        let trying = Coded { tries: coded.tries + 1, ..coded.clone() };
        let (seen, trying_row) = (LockRow::Coded(coded), LockRow::Coded(trying.clone()));
        self.keyhole.write(&seen, &trying_row).await?;
        let stretched = self.stretcher.stretch(code, &trying.salt, &share, trying.cost).await?;
        match trying.data_key(&self.browser, &stretched).await {
            Ok(data) => {
                let at_rest = LockRow::Coded(Coded { tries: 0, ..trying });
                self.keyhole.write(&trying_row, &at_rest).await?;
                Ok(data)
            }
            Err(VaultProblem::DoesNotOpen(_)) if trying.tries >= TRIES => {
                self.keyhole.wipe().await?;
                Err(UnlockProblem::Wiped)
            }
            Err(VaultProblem::DoesNotOpen(_)) => Err(UnlockProblem::Wrong { left: TRIES - trying.tries }),
            Err(problem) => Err(problem.into()),
        }
    }

    /// Puts `code` before the data key, which lies open or was opened with the code before. A passkey stays: it is of the
    /// same key.
    ///
    /// # Errors
    /// [`UnlockProblem`]; everything is as before.
    pub async fn choose(
        &self,
        data: &DataKey,
        code: &Code,
        (device, share): (DeviceId, Share),
        now: DateTime<Utc>,
    ) -> Result<(), UnlockProblem> {
        let seen = self.keyhole.read().await?;
        let salt = *uuid::Uuid::new_v4().as_bytes();
        let cost = self.cost(code, &salt, &share).await?;
        let stretched = self.stretcher.stretch(code, &salt, &share, cost).await?;
        let coded = Coded::wrap(&self.browser, data, &stretched, (device, salt, cost)).await?;
        let coded = coded.keeping(&self.browser, share, now).await?;
        let passkey = match &seen {
            LockRow::Coded(before) if before.device == device => before.passkey.clone(),
            _ => None,
        };
        let coded = Coded { passkey, ..coded };
        Ok(self.keyhole.write(&seen, &LockRow::Coded(coded)).await?)
    }

    /// What a guess shall cost on this phone.
    async fn cost(&self, code: &Code, salt: &[u8; 16], share: &Share) -> Result<Cost, NoStretch> {
        // The faster of two: what slows one down makes a guess no dearer.
        let first = self.stretcher.time(code, salt, share, Cost::PROBE).await?;
        let second = self.stretcher.time(code, salt, share, Cost::PROBE).await?;
        Ok(Cost::tuned(first.min(second) / Cost::PROBE.passes))
    }

    /// The row, where the last try of all was not begun. A phone that died in the midst of it is wiped now.
    pub(super) async fn with_tries_left(&self) -> Result<Coded, UnlockProblem> {
        let coded = self.coded().await?;
        if coded.tries >= TRIES {
            self.keyhole.wipe().await?;
            return Err(UnlockProblem::Wiped);
        }
        Ok(coded)
    }

    pub(super) async fn coded(&self) -> Result<Coded, UnlockProblem> {
        match self.keyhole.read().await? {
            LockRow::Coded(coded) => Ok(coded),
            LockRow::Wiped => Err(UnlockProblem::Wiped),
            LockRow::Open { .. } => Err(StoreProblem::Overtaken.into()),
        }
    }
}

#[cfg(test)]
#[path = "keyhole_tests.rs"]
mod tests;
