//! Opening with a passkey beside the code: the second way to the same data key, and never the only one.

use super::keyhole::{Keyhole, Lock, UnlockProblem};
use super::{Authenticator, Coded, LockRow, Made, PasskeyProblem, Share, Stretcher, UnderPasskey};
use crate::storage::StoreProblem;
use crate::vault::{DataKey, FromKey, Vault, VaultProblem};

impl<K: Keyhole, V: Vault + FromKey, S: Stretcher> Lock<K, V, S> {
    /// Opens with the passkey. What fails counts as no wrong code.
    ///
    /// # Errors
    /// [`UnlockProblem`]
    pub async fn open_by_passkey(&self, phone: &impl Authenticator, share: Share) -> Result<DataKey, UnlockProblem> {
        let coded = self.with_tries_left().await?;
        let passkey = coded.passkey.as_deref().ok_or(StoreProblem::Overtaken)?;
        let secret = phone.secret(&passkey.credential, &passkey.salt).await?;
        let data = passkey.data_key(&self.browser, (&secret, share)).await.map_err(|problem| match problem {
            VaultProblem::DoesNotOpen(_) => PasskeyProblem::OtherSecret.into(),
            problem => UnlockProblem::from(problem),
        })?;
        // The phone may have taken long: a key that was wiped meanwhile opens nothing.
        let at_rest = LockRow::Coded(Coded { tries: 0, ..coded.clone() });
        self.keyhole.write(&LockRow::Coded(coded), &at_rest).await?;
        Ok(data)
    }

    /// Makes a passkey, and lays the data key under it too. The code has just opened that key.
    ///
    /// # Errors
    /// [`UnlockProblem`]; everything is as before.
    pub async fn add_passkey(
        &self,
        phone: &impl Authenticator,
        data: &DataKey,
        share: Share,
    ) -> Result<(), UnlockProblem> {
        let salt = *uuid::Uuid::new_v4().as_bytes();
        let Made { credential, secret } = phone.make(&salt).await?;
        let passkey = UnderPasskey::wrap(&self.browser, data, (&secret, share), (credential, salt)).await?;
        self.put_passkey(Some(Box::new(passkey))).await
    }

    /// From now on the code alone opens.
    ///
    /// # Errors
    /// [`UnlockProblem`]; everything is as before.
    pub async fn drop_passkey(&self) -> Result<(), UnlockProblem> {
        self.put_passkey(None).await
    }

    async fn put_passkey(&self, passkey: Option<Box<UnderPasskey>>) -> Result<(), UnlockProblem> {
        let coded = self.coded().await?;
        let next = LockRow::Coded(Coded { passkey, ..coded.clone() });
        Ok(self.keyhole.write(&LockRow::Coded(coded), &next).await?)
    }
}
