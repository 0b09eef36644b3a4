//! Whom a provider of OpenID Connect knows, and who that is here: what an identity opens, and what the provider closes again.
//!
//! Nothing that a provider says about a person is kept in plain text, not even for as long as they are signed in.

mod attempt;
mod declare;
mod logout;
mod open;
#[cfg(test)]
mod tests;

pub use attempt::{BeginProblem, BegunIn, PhoneThatAsks, Purpose, UseProblem};
pub use declare::DeclareProblem;
pub use logout::{Ended, LoggedOut};
pub use open::OpenProblem;

use crate::people::SecretHash;
use domain::id::{ContactId, OfficerId};

/// Somebody here who can have an identity at a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// Someone at the desk.
    Officer(OfficerId),
    /// Someone who does the work.
    Contact(ContactId),
}

/// What a provider has proved about whoever signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proven<'a> {
    /// The provider's key in the settings.
    pub provider: &'a str,
    /// Of what identifies them there; slow to make ([`crate::Store::identity_salt`]).
    pub identity: SecretHash,
    /// Of what the provider calls this session of theirs, where it says so.
    pub sid: Option<SecretHash>,
    /// Of what the provider calls them.
    pub sub: SecretHash,
}
