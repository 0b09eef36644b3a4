//! Where the phone's own key lies: beside the others, and open, since it has to be used before the lock is.

use super::key::KEYS;
use super::sealed::connect;
use crate::storage::{Access, StoreProblem};
use crate::vault::SessionKey;

pub(super) const SESSION: &str = "session";

/// The key of the phone whose database is `name`, if it has one.
///
/// # Errors
/// [`StoreProblem`]
pub(crate) async fn session_key(name: &str) -> Result<Option<SessionKey>, StoreProblem> {
    let transaction = connect(name).await?.begin(&[KEYS], Access::Read)?;
    let kept = transaction.get(KEYS, SESSION)?;
    transaction.finish().await?;
    Ok(SessionKey::read(kept.value()?))
}

/// The same; where it has none, a new one that is kept from now on.
///
/// # Errors
/// [`StoreProblem::Overtaken`] where another window has made one meanwhile; [`StoreProblem`]
pub(crate) async fn own_session_key(name: &str) -> Result<SessionKey, StoreProblem> {
    if let Some(key) = session_key(name).await? {
        return Ok(key);
    }
    let key = SessionKey::generate().await?;
    let mut transaction = connect(name).await?.begin(&[KEYS], Access::Write)?;
    transaction.unless_there(KEYS, SESSION, StoreProblem::Overtaken)?;
    transaction.put(KEYS, SESSION, key.as_value())?;
    transaction.finish().await?;
    Ok(key)
}
