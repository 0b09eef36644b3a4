//! Where receipts' files lie: a port over `object_store`, with a folder of the disk and memory as its adapters.

#[cfg(test)]
mod tests;

use crate::{ContactScope, MunicipalityScope};
use bytes::Bytes;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use std::error::Error as StdError;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use sync::BlobHash;
use thiserror::Error;

/// Files by municipality, contact and hash. Cheap to clone. A file never changes; only one that nothing refers to goes.
#[derive(Debug, Clone)]
pub struct BlobStore {
    objects: Arc<dyn ObjectStore>,
}

/// Why a file was not written or read.
#[derive(Debug, Error)]
pub enum BlobProblem {
    /// The disk is full. Retryable once there is room; nothing was kept.
    #[error("the disk is full")]
    DiskFull(#[source] object_store::Error),
    /// The folder cannot be reached. Retryable.
    #[error("the receipts cannot be reached: {0}")]
    Unavailable(#[source] object_store::Error),
}

impl BlobStore {
    /// Files under `folder`, which must exist.
    ///
    /// # Errors
    /// [`BlobProblem::Unavailable`] when there is no such folder.
    pub fn on_disk(folder: &Path) -> Result<Self, BlobProblem> {
        // An answer says "held", so the file and its name must be on disk first.
        let objects = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self { objects: Arc::new(objects) })
    }

    /// Files in memory; for tests.
    #[must_use]
    pub fn in_memory() -> Self {
        Self { objects: Arc::new(InMemory::new()) }
    }

    /// Writes a file; it is on disk when this returns. Writing it again does no harm.
    ///
    /// # Errors
    /// [`BlobProblem`]; nothing is under that name then.
    pub async fn put(&self, scope: ContactScope, blob: BlobHash, bytes: Vec<u8>) -> Result<(), BlobProblem> {
        self.objects.put(&key(scope, blob), PutPayload::from(bytes)).await?;
        Ok(())
    }

    /// Reads a file; `None` where there is none.
    ///
    /// # Errors
    /// [`BlobProblem`]
    pub async fn get(&self, scope: ContactScope, blob: BlobHash) -> Result<Option<Bytes>, BlobProblem> {
        match self.objects.get(&key(scope, blob)).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(problem) => Err(problem.into()),
        }
    }

    /// Whether there is such a file.
    ///
    /// # Errors
    /// [`BlobProblem`]
    pub async fn has(&self, scope: ContactScope, blob: BlobHash) -> Result<bool, BlobProblem> {
        match self.objects.head(&key(scope, blob)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(problem) => Err(problem.into()),
        }
    }

    /// Removes a file. Does nothing where there is none.
    ///
    /// # Errors
    /// [`BlobProblem`]
    pub async fn remove(&self, scope: ContactScope, blob: BlobHash) -> Result<(), BlobProblem> {
        match self.objects.delete(&key(scope, blob)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(problem) => Err(problem.into()),
        }
    }
}

fn key(scope: ContactScope, blob: BlobHash) -> Key {
    let municipality: MunicipalityScope = scope.municipality();
    Key::from(format!("{}/{}/{blob}", municipality.id(), scope.id()))
}

impl From<object_store::Error> for BlobProblem {
    fn from(problem: object_store::Error) -> Self {
        let mut cause: Option<&(dyn StdError + 'static)> = Some(&problem);
        while let Some(inner) = cause {
            if inner.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == ErrorKind::StorageFull) {
                return Self::DiskFull(problem);
            }
            cause = inner.source();
        }
        Self::Unavailable(problem)
    }
}
