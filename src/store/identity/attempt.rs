//! Sign-ins on their way to a provider and back.

use crate::audit::{self, Actor, AuditKind};
use crate::ledger::text::{instant, read};
use crate::people::{DeviceSession, SecretHash};
use crate::{ContactScope, MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use sync::DeviceId;
use thiserror::Error;

/// On their way at once, for all providers. Beyond it strangers are filling the disk.
const MOST: i64 = 10_000;

/// The enrolled phone that a sign-in was begun on, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhoneThatAsks {
    /// Its contact.
    pub scope: ContactScope,
    /// Its id.
    pub device: DeviceId,
}

/// What a sign-in is to open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Purpose {
    /// The desk, or the municipality for a phone that is to be enrolled.
    #[default]
    ComeIn,
    /// What an enrolled phone may send.
    Send,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::ComeIn => "come_in",
            Self::Send => "send",
        }
    }
}

/// What the browser was already signed in to when it left for the provider. On its way back it shows neither: the provider's
/// page is another site's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BegunIn {
    /// What for.
    pub purpose: Purpose,
    /// An enrolled phone: whoever signs in must be its contact.
    pub phone: Option<PhoneThatAsks>,
    /// A session at the desk, whose place the new one takes.
    pub session: Option<SecretHash>,
}

impl From<DeviceSession> for PhoneThatAsks {
    fn from(session: DeviceSession) -> Self {
        Self { scope: session.scope, device: session.device }
    }
}

/// Why no sign-in can be begun.
#[derive(Debug, Error)]
pub enum BeginProblem {
    /// Too many are on their way. Retryable when they have ended.
    #[error("too many sign-ins are on their way")]
    TooMany,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

/// Why a sign-in that comes back is not gone on with.
#[derive(Debug, Error)]
pub enum UseProblem {
    /// It was not begun in this browser and at this provider.
    #[error("no such sign-in was begun")]
    Unknown,
    /// It has come back before.
    #[error("the sign-in has come back before")]
    Used,
    /// It took too long.
    #[error("the sign-in is too old")]
    Expired,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

impl From<sqlx::Error> for UseProblem {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

#[derive(sqlx::FromRow)]
struct State {
    municipality: Option<String>,
    contact: Option<String>,
    device: Option<String>,
    session_hash: Option<Vec<u8>>,
    purpose: String,
    expires_at: String,
    used_at: Option<String>,
}

impl Store {
    /// A door: notes that a sign-in was begun, for the browser that holds this token, until `expires_at`. Those that have run
    /// out are forgotten.
    ///
    /// # Errors
    /// [`BeginProblem`]
    pub async fn begin_sign_in(
        &self,
        (token, provider): (SecretHash, &str),
        BegunIn { purpose, phone, session }: BegunIn,
        expires_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), BeginProblem> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM sign_in_attempt WHERE expires_at <= $1")
            .bind(instant(now))
            .execute(&mut *tx)
            .await
            .map_err(StoreProblem::from)?;
        let added = sqlx::query(
            "INSERT INTO sign_in_attempt
                (token_hash, provider, municipality, contact, device, session_hash, expires_at, purpose)
             SELECT $1, $2, $3, $4, $5, $6, $7, $9 WHERE (SELECT COUNT(*) FROM sign_in_attempt) < $8",
        )
        .bind(token.bytes())
        .bind(provider)
        .bind(phone.map(|phone| phone.scope.municipality().id().to_string()))
        .bind(phone.map(|phone| phone.scope.id().to_string()))
        .bind(phone.map(|phone| phone.device.to_string()))
        .bind(session.as_ref().map(SecretHash::bytes))
        .bind(instant(expires_at))
        .bind(MOST)
        .bind(purpose.name())
        .execute(&mut *tx)
        .await
        .map_err(StoreProblem::from)?;
        tx.commit().await.map_err(StoreProblem::from)?;
        if added.rows_affected() == 1 { Ok(()) } else { Err(BeginProblem::TooMany) }
    }

    /// A door: takes up a sign-in that comes back, once. Says what the browser was signed in to when it left.
    ///
    /// # Errors
    /// [`UseProblem`]
    pub async fn use_sign_in(
        &self,
        (token, provider): (SecretHash, &str),
        now: DateTime<Utc>,
    ) -> Result<BegunIn, UseProblem> {
        let mut tx = self.write().await?;
        let state: Option<State> = sqlx::query_as(
            "SELECT municipality, contact, device, session_hash, purpose, expires_at, used_at FROM sign_in_attempt
             WHERE token_hash = $1 AND provider = $2",
        )
        .bind(token.bytes())
        .bind(provider)
        .fetch_optional(&mut *tx)
        .await?;
        let state = state.ok_or(UseProblem::Unknown)?;
        if state.used_at.is_some() {
            return Err(UseProblem::Used);
        }
        if state.expires_at <= instant(now) {
            return Err(UseProblem::Expired);
        }
        sqlx::query("UPDATE sign_in_attempt SET used_at = $2 WHERE token_hash = $1")
            .bind(token.bytes())
            .bind(instant(now))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        let session = state.session_hash.and_then(|hash| hash.try_into().ok()).map(SecretHash);
        let purpose = if state.purpose == Purpose::Send.name() { Purpose::Send } else { Purpose::ComeIn };
        let (Some(municipality), Some(contact), Some(device)) = (state.municipality, state.contact, state.device)
        else {
            return Ok(BegunIn { purpose, phone: None, session });
        };
        let scope = MunicipalityScope::new(read("sign_in_attempt", &municipality)?);
        let scope = scope.contact(read("sign_in_attempt", &contact)?);
        let phone = PhoneThatAsks { scope, device: read("sign_in_attempt", &device)? };
        Ok(BegunIn { purpose, phone: Some(phone), session })
    }

    /// Notes that somebody else than a phone's contact has signed in on it.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn note_wrong_person(
        &self,
        phone: PhoneThatAsks,
        route: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        let actor = (Actor::Phone(phone.device), now);
        audit::write(&mut tx, phone.scope.municipality(), actor, (AuditKind::Denied, "", route)).await?;
        Ok(tx.commit().await?)
    }
}
