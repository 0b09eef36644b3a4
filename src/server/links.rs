//! Links that let people in, and the codes in them. A code exists only in the link: the store keeps its hash.

use crate::secret::{Code, NoRandomness};
use chrono::{DateTime, TimeDelta, Utc};
use domain::id::{ContactId, OfficerId};
use store::{MunicipalityScope, Store, StoreProblem};
use thiserror::Error;

/// An invitation may wait for a letter and a holiday.
const INVITATION: TimeDelta = TimeDelta::days(14);
/// A sign-in link is made for someone who waits for it.
const SIGN_IN: TimeDelta = TimeDelta::hours(1);

/// Why no link could be made.
#[derive(Debug, Error)]
pub enum LinkProblem {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreProblem),
    /// No randomness, no secrets.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
}

/// A link that enrols one phone of `contact`. The code stands after `#`, which browsers keep to themselves: no log and
/// no proxy sees it.
pub(crate) async fn invite(
    store: &Store,
    scope: MunicipalityScope,
    contact: ContactId,
    public_address: &str,
    now: DateTime<Utc>,
) -> Result<String, LinkProblem> {
    let code = Code::new()?;
    store.issue_invitation(scope, contact, code.hash(), now + INVITATION, now).await?;
    Ok(format!("{public_address}/invitasjon#{code}"))
}

/// A link that lets `officer` in at the desk once.
pub(crate) async fn sign_in(
    store: &Store,
    scope: MunicipalityScope,
    officer: OfficerId,
    public_address: &str,
    now: DateTime<Utc>,
) -> Result<String, LinkProblem> {
    let code = Code::new()?;
    store.issue_sign_in_link(scope, officer, code.hash(), now + SIGN_IN, now).await?;
    Ok(format!("{public_address}/kontor/inn/{code}"))
}
