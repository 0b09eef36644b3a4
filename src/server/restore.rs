//! Backups: of the database and its receipts, and back into their place, so that phones offer again what came after.

use crate::config::Settings;
use crate::data_folder;
use crate::run::RunProblem;
use chrono::{DateTime, Utc};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use store::receipts::ReceiveProblem;
use store::{BackupFacts, BackupProblem, LedgerRepository, Store, StoreProblem};
use sync::Epoch;
use thiserror::Error;
use uuid::Uuid;

/// What was done.
#[derive(Debug)]
pub(crate) struct Restored {
    /// What the backup holds.
    pub(crate) facts: BackupFacts,
    /// Where the database went that was there before.
    pub(crate) set_aside: Option<PathBuf>,
    /// Receipts that the backup knows of and whose files are not in the folder.
    pub(crate) receipts_missing: usize,
}

/// Why nothing was put in place. The database is as it was.
#[derive(Debug, Error)]
pub enum RestoreProblem {
    /// The file is no backup that can be used.
    #[error("{}: {cause}.\n  Nothing was changed. Choose another backup, or start the version that wrote it.", .path.display())]
    NotABackup {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: BackupProblem,
    },
    /// The folder is in use, or cannot be used.
    #[error(transparent)]
    Folder(#[from] RunProblem),
    /// The copy could not be made ready.
    #[error("the copy of the backup could not be made ready: {0}.\n  Nothing was changed.")]
    NotReady(#[from] StoreProblem),
    /// The receipts could not be looked through.
    #[error("{0}.\n  Nothing was changed.")]
    Receipts(#[from] ReceiveProblem),
    /// A file could not be copied or moved.
    #[error("{}: {cause}.\n  Make room, or give this user the right to write there; then run the same command again.", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        cause: std::io::Error,
    },
}

/// Copies the database to `to`, and the receipts that it knows of to the folder beside it. Gives the number of receipts whose
/// files are not there.
pub(crate) async fn back_up(settings: &Settings, store: &Store, to: &Path) -> Result<usize, RestoreProblem> {
    store.back_up(to).await?;
    // After the database: a receipt that comes meanwhile is one too many, and not one too few.
    let kept = data_folder::blobs_in(data_folder::receipts_of_backup(to))?;
    Ok(store.copy_receipts(&data_folder::open_blobs(settings)?, &kept).await?)
}

/// Checks `from`, makes a copy of it ready, keeps the present database under another name, and puts the copy in its
/// place. Run again after a power cut, it does the same.
pub(crate) async fn restore(settings: &Settings, from: &Path, now: DateTime<Utc>) -> Result<Restored, RestoreProblem> {
    let _alone = data_folder::alone(settings)?;
    let facts =
        Store::examine(from).await.map_err(|cause| RestoreProblem::NotABackup { path: from.to_owned(), cause })?;
    let present = data_folder::database(settings);
    let ready = settings.data_folder.join("restoring.sqlite");
    for leftover in family(&ready) {
        remove(&leftover)?;
    }
    copy(from, &ready)?;
    let receipts_missing = make_ready(settings, from, &ready, now).await?;
    let set_aside = set_aside(&present, &settings.data_folder, now)?;
    // A log of the old database must never be laid over the new one.
    for leftover in family(&present).into_iter().skip(1) {
        remove(&leftover)?;
    }
    fs::rename(&ready, &present).map_err(at(&present))?;
    File::open(&settings.data_folder).and_then(|folder| folder.sync_all()).map_err(at(&settings.data_folder))?;
    Ok(Restored { facts, set_aside, receipts_missing })
}

/// Brings the copy's tables up to date, begins a new history in it, fetches the backup's receipts that are not there, and
/// forgets those that the backup does not have.
async fn make_ready(
    settings: &Settings,
    backup: &Path,
    ready: &Path,
    now: DateTime<Utc>,
) -> Result<usize, RestoreProblem> {
    let blobs = data_folder::open_blobs(settings)?;
    let store = Store::open(ready).await?;
    let kept = data_folder::receipts_of_backup(backup);
    if kept.is_dir() {
        store.copy_receipts(&data_folder::blobs_in(kept)?, &blobs).await?;
    }
    let missing = store.forget_receipts_without_files(&blobs).await?;
    store.begin_history(Epoch::new(Uuid::now_v7()), now).await?;
    store.close().await;
    Ok(missing)
}

/// A copy of the present database with its log, under a name of its own.
fn set_aside(present: &Path, folder: &Path, now: DateTime<Utc>) -> Result<Option<PathBuf>, RestoreProblem> {
    if !present.exists() {
        return Ok(None);
    }
    let kept = folder.join(format!("before-restore-{}.sqlite", now.format("%Y%m%dT%H%M%S")));
    for (from, to) in family(present).iter().zip(family(&kept)) {
        if from.exists() {
            copy(from, &to)?;
        }
    }
    Ok(Some(kept))
}

/// A database's file, its log and the log's index.
fn family(database: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|ending| {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        name.into()
    })
}

fn copy(from: &Path, to: &Path) -> Result<(), RestoreProblem> {
    fs::copy(from, to).map_err(at(to))?;
    File::open(to).and_then(|file| file.sync_all()).map_err(at(to))
}

fn remove(path: &Path) -> Result<(), RestoreProblem> {
    match fs::remove_file(path) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => Err(at(path)(cause)),
        _ => Ok(()),
    }
}

fn at(path: &Path) -> impl Fn(std::io::Error) -> RestoreProblem {
    let path = path.to_owned();
    move |cause| RestoreProblem::File { path: path.clone(), cause }
}
