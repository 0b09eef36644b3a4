//! Who is who in a municipality, and what lets them in: municipalities, offices, contacts, officers, invitations,
//! phones, sign-in links and sessions at the desk.

mod desk_session;
mod device;
pub(crate) mod facts;
mod founding;
mod invitation;
mod municipality;
mod passkey;
mod person;
mod phones;
mod secret_hash;
mod session_key;
mod sign_in_link;

pub use desk_session::DeskSession;
pub use device::{DeviceSession, NewDevice, PhoneKey, ProvenBy};
pub use founding::Founding;
pub use municipality::{Municipality, Office};
pub use passkey::{OfficerPasskey, PasskeyOwner};
pub use person::{Contact, Officer};
pub use phones::Phone;
pub(crate) use phones::{contacts_in_sight, phones_of};
pub use secret_hash::SecretHash;
pub use session_key::Renewal;

use crate::StoreProblem;
use crate::ledger::text::instant;
use chrono::{DateTime, Utc};
use thiserror::Error;

/// Why a code does not let anyone in.
#[derive(Debug, Error)]
pub enum RedeemProblem {
    /// Nobody was given this code.
    #[error("no such code")]
    Unknown,
    /// It has let someone in before.
    #[error("the code has been used")]
    Used,
    /// Its time has passed.
    #[error("the code is too old")]
    Expired,
    /// The store failed; the code is as good as before.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

impl From<sqlx::Error> for RedeemProblem {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// The state of a code that is good once and until some day.
#[derive(sqlx::FromRow)]
struct CodeState {
    municipality: String,
    person: String,
    expires_at: String,
    used_at: Option<String>,
}

impl CodeState {
    /// Whether it still opens. Used comes before expired: it is the more useful thing to be told.
    fn check(self, now: DateTime<Utc>) -> Result<Self, RedeemProblem> {
        if self.used_at.is_some() {
            Err(RedeemProblem::Used)
        } else if self.expires_at <= instant(now) {
            Err(RedeemProblem::Expired)
        } else {
            Ok(self)
        }
    }
}

#[cfg(test)]
mod tests;
