//! The port to the phone's disk, over sealed rows.

use super::{SealedRows, Store, StoreProblem, codec};
use sync::BlobHash;
use sync::phone::{Draft, Local, LocalProblem, LocalStore, LocalWrite};

/// A contact's disk in IndexedDB.
pub struct SealedLocal {
    rows: SealedRows,
}

impl SealedLocal {
    /// Opens the disk `name`, or makes it.
    ///
    /// # Errors
    /// [`StoreProblem`]; nothing is ever wiped to get round one.
    pub async fn open(name: &str) -> Result<Self, StoreProblem> {
        Ok(Self { rows: SealedRows::open(name).await? })
    }

    /// Whether the disk was made just now. Where the phone had been enrolled before, this means that the browser has
    /// cleared the storage.
    #[must_use]
    pub const fn is_fresh(&self) -> bool {
        self.rows.is_fresh()
    }
}

impl LocalStore for SealedLocal {
    async fn load(&self) -> Result<Local, LocalProblem> {
        let [meta, base, ops] = self.rows.all([Store::Meta, Store::Base, Store::Ops]).await?;
        Ok(codec::decode(&meta, &base, &ops)?)
    }

    async fn commit(&self, write: LocalWrite) -> Result<(), LocalProblem> {
        Ok(self.rows.commit(codec::encode(&write)).await?)
    }

    async fn drafts(&self) -> Result<Vec<Draft>, LocalProblem> {
        let [rows] = self.rows.all([Store::Drafts]).await?;
        let mut drafts: Vec<Draft> =
            rows.iter().map(|(key, row)| codec::read(key, row)).collect::<Result<_, StoreProblem>>()?;
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.saved_at));
        Ok(drafts)
    }

    async fn blob(&self, hash: BlobHash) -> Result<Option<Vec<u8>>, LocalProblem> {
        Ok(self.rows.get(Store::Blobs, &hash.to_string()).await?)
    }
}

impl From<StoreProblem> for LocalProblem {
    fn from(problem: StoreProblem) -> Self {
        match problem {
            StoreProblem::Full => Self::Full,
            StoreProblem::TakenOver | StoreProblem::FromNewerApp => Self::Newer,
            StoreProblem::HeldElsewhere => Self::Lost("another tab holds the data".into()),
            StoreProblem::Lost(why) => Self::Lost(why),
            StoreProblem::Unavailable(why) => Self::Forbidden(why),
            StoreProblem::Unreadable(what) => Self::Unreadable(what),
        }
    }
}

impl From<LocalProblem> for StoreProblem {
    fn from(problem: LocalProblem) -> Self {
        match problem {
            LocalProblem::Full => Self::Full,
            LocalProblem::Newer => Self::FromNewerApp,
            LocalProblem::Lost(why) => Self::Lost(why),
            LocalProblem::Forbidden(why) => Self::Unavailable(why),
            LocalProblem::Unreadable(what) => Self::Unreadable(what),
        }
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    async fn it_keeps_every_promise_of_the_port() {
        let run = crate::clock::fresh_id();
        sync::contract::local_store(async |name: &str| SealedLocal::open(&format!("{run}/{name}")).await.unwrap())
            .await;
    }
}
