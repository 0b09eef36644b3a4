//! The data folder: its database, its receipts, and the mark that a server is at work in it.

use crate::config::Settings;
use crate::run::RunProblem;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use store::{BlobStore, Store};

const DATABASE: &str = "folgesvenn.sqlite";
const RECEIPTS: &str = "receipts";
const LOCK: &str = "folgesvenn.lock";

/// Held for as long as this program alone may use the folder. The operating system takes it back, however the program ends.
pub(crate) struct Alone {
    _lock: File,
}

/// The database's file.
pub(crate) fn database(settings: &Settings) -> PathBuf {
    settings.data_folder.join(DATABASE)
}

/// The folder of receipts.
pub(crate) fn receipts(settings: &Settings) -> PathBuf {
    settings.data_folder.join(RECEIPTS)
}

/// Nobody else on the machine looks into a folder that is made here: it holds the database, and in it a municipality's key.
fn make(path: PathBuf) -> Result<PathBuf, RunProblem> {
    let mut folder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    match folder.recursive(true).create(&path) {
        Ok(()) => Ok(path),
        Err(cause) => Err(RunProblem::NoFolder { path, cause }),
    }
}

/// Takes the folder for this program alone.
///
/// # Errors
/// [`RunProblem::InUse`] while a server or a restore is at work in it; [`RunProblem::NoFolder`].
pub(crate) fn alone(settings: &Settings) -> Result<Alone, RunProblem> {
    let path = make(settings.data_folder.clone())?;
    let lock = File::options().write(true).create(true).truncate(false).open(path.join(LOCK));
    let lock = lock.map_err(|cause| RunProblem::NoFolder { path: path.clone(), cause })?;
    match lock.try_lock() {
        Ok(()) => Ok(Alone { _lock: lock }),
        Err(TryLockError::WouldBlock) => Err(RunProblem::InUse { path }),
        Err(TryLockError::Error(cause)) => Err(RunProblem::NoFolder { path, cause }),
    }
}

/// Opens the database of these settings, in a folder that is made where it is missing.
///
/// # Errors
/// [`RunProblem::NoFolder`] or [`RunProblem::NoDatabase`].
pub(crate) async fn open_store(settings: &Settings) -> Result<Store, RunProblem> {
    make(settings.data_folder.clone())?;
    let path = database(settings);
    Store::open(&path).await.map_err(|cause| RunProblem::NoDatabase { path, cause })
}

/// Opens the receipts of these settings, in a folder that is made where it is missing.
///
/// # Errors
/// [`RunProblem::NoFolder`].
pub(crate) fn open_blobs(settings: &Settings) -> Result<BlobStore, RunProblem> {
    blobs_in(receipts(settings))
}

/// The folder in which the receipts of a backup lie: beside it, under its name.
pub(crate) fn receipts_of_backup(backup: &Path) -> PathBuf {
    let mut name = backup.as_os_str().to_owned();
    name.push(".receipts");
    name.into()
}

/// Opens receipts in a folder that is made where it is missing.
///
/// # Errors
/// [`RunProblem::NoFolder`].
pub(crate) fn blobs_in(folder: PathBuf) -> Result<BlobStore, RunProblem> {
    let path = make(folder)?;
    BlobStore::on_disk(&path).map_err(|problem| RunProblem::NoFolder { path, cause: std::io::Error::other(problem) })
}
