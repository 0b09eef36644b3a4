//! The phone's disk in memory, for tests and simulation. Behaves like the real one, refusals included.

use crate::id::BlobHash;
use crate::phone::{Draft, DraftKey, Local, LocalProblem, LocalStore, LocalWrite};
use chrono::{DateTime, Utc};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A disk. Clones share it, as tabs do.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    disk: Rc<RefCell<Disk>>,
}

#[derive(Debug, Default)]
struct Disk {
    local: Local,
    drafts: BTreeMap<DraftKey, Draft>,
    blobs: BTreeMap<BlobHash, Vec<u8>>,
    refusal: Option<LocalProblem>,
}

impl MemoryStore {
    /// Makes the next commit fail.
    pub fn refuse_next(&self, problem: LocalProblem) {
        self.disk.borrow_mut().refusal = Some(problem);
    }
}

impl LocalStore for MemoryStore {
    async fn load(&self) -> Result<Local, LocalProblem> {
        Ok(self.disk.borrow().local.clone())
    }

    async fn glance(&self, since: DateTime<Utc>) -> Result<Local, LocalProblem> {
        let mut local = self.disk.borrow().local.clone();
        local.rows.retain(|key, _| key.is_glanced_at(since));
        Ok(local)
    }

    async fn commit(&self, write: LocalWrite) -> Result<(), LocalProblem> {
        let mut disk = self.disk.borrow_mut();
        if let Some(problem) = disk.refusal.take() {
            return Err(problem);
        }
        if write.seen.is_some() && write.seen.as_deref() != disk.local.meta.as_ref() {
            return Err(LocalProblem::Overtaken);
        }
        for key in &write.drop_drafts {
            disk.drafts.remove(key);
        }
        for hash in &write.drop_blobs {
            disk.blobs.remove(hash);
        }
        if let Some(draft) = write.put_draft.clone() {
            disk.drafts.insert(draft.key, draft);
        }
        for blob in &write.put_blobs {
            disk.blobs.insert(blob.hash, blob.bytes.clone());
        }
        disk.local.apply(write);
        Ok(())
    }

    async fn drafts(&self) -> Result<Vec<Draft>, LocalProblem> {
        let mut drafts: Vec<_> = self.disk.borrow().drafts.values().cloned().collect();
        drafts.sort_by_key(|draft| core::cmp::Reverse(draft.saved_at));
        Ok(drafts)
    }

    async fn blob(&self, hash: BlobHash) -> Result<Option<Vec<u8>>, LocalProblem> {
        Ok(self.disk.borrow().blobs.get(&hash).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_promises_of_the_port() {
        let disks = RefCell::new(BTreeMap::<String, MemoryStore>::new());
        pollster::block_on(crate::contract::local_store(async |name: &str| {
            disks.borrow_mut().entry(name.to_owned()).or_default().clone()
        }));
    }

    #[test]
    fn keeps_nothing_of_a_refused_write() {
        let store = MemoryStore::default();
        store.refuse_next(LocalProblem::Full);
        let write = LocalWrite { meta: Some(crate::contract::sample::meta()), ..LocalWrite::default() };
        assert_eq!(pollster::block_on(store.commit(write)), Err(LocalProblem::Full));
        assert_eq!(pollster::block_on(store.load()), Ok(Local::default()));
    }
}
