//! The lock over a contact's database.

use super::database::Database;
use super::key::{Found, Fresh, look};
use super::sealed::{SealedRows, connect};
use crate::lock::{Lock, LockRow, WebWorker};
use crate::storage::{Access, Store, StoreProblem};
use crate::vault::{DataKey, WebCrypto};

/// The lock of the database `name`.
///
/// # Errors
/// [`StoreProblem::Wiped`] where no key is left; [`StoreProblem`].
pub(in crate::storage) async fn lock(name: &str) -> Result<Lock<Database, WebCrypto, WebWorker>, StoreProblem> {
    let database = connect(name).await?;
    let Found::Lock(keys) = look(&database).await? else {
        return Err(StoreProblem::Unreadable("there is no lock".into()));
    };
    if keys.row == LockRow::Wiped {
        return Err(StoreProblem::Wiped);
    }
    let browser = keys.vault()?;
    Ok(Lock { keyhole: database, browser, stretcher: WebWorker })
}

/// How the data key lies in the database `name`.
///
/// # Errors
/// [`StoreProblem`]
pub(in crate::storage) async fn lock_row(name: &str) -> Result<LockRow, StoreProblem> {
    match look(&connect(name).await?).await? {
        Found::Lock(keys) => Ok(keys.row),
        Found::Nothing | Found::Old(_) | Found::Gone => Err(StoreProblem::Unreadable("there is no lock".into())),
    }
}

/// The rows of the database `name` under a data key that its lock has given.
///
/// # Errors
/// [`StoreProblem`]
pub(in crate::storage) async fn unlocked(name: &str, data: &DataKey) -> Result<SealedRows<WebCrypto>, StoreProblem> {
    let database = connect(name).await?;
    let Found::Lock(keys) = look(&database).await? else {
        return Err(StoreProblem::Unreadable("there is no lock".into()));
    };
    let opened = keys.with(data).await?;
    Ok(SealedRows::of(name, database, opened, false))
}

/// Begins anew in a database whose key was wiped. What lies under that key goes, since nobody can open it; what is sealed
/// for the municipality stays until it is sent.
///
/// # Errors
/// [`StoreProblem`]; nothing has changed then.
pub(in crate::storage) async fn renew(name: &str) -> Result<(), StoreProblem> {
    let database = connect(name).await?;
    let Found::Lock(keys) = look(&database).await? else { return Ok(()) };
    if keys.row != LockRow::Wiped {
        return Ok(());
    }
    let fresh = Fresh::make(crate::clock::now()).await?;
    let lost = [Store::Meta, Store::Base, Store::Ops, Store::Drafts, Store::Blobs].map(Store::name);
    let stores: Vec<&str> = lost.into_iter().chain([super::key::KEYS]).collect();
    let transaction = database.begin(&stores, Access::Write)?;
    for store in lost {
        transaction.clear(store)?;
    }
    fresh.put(&transaction)?;
    transaction.finish().await
}
