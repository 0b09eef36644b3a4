//! The officer who asks, and the secret that their forms carry.

use crate::http::attempts::Tries;
use crate::http::cookie::Cookie;
use crate::http::{AppState, Problem, ProblemCode};
use crate::secret::Token;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use store::people::{DeskSession, Officer};
use store::rights::{Deed, May};

/// An officer who is signed in.
pub(super) struct SignedInOfficer {
    pub(super) session: DeskSession,
    pub(super) token: Token,
}

impl SignedInOfficer {
    pub(super) const fn officer(&self) -> &Officer {
        self.session.rights.officer()
    }

    /// The proof that the officer may do what the caller is about to do; without it, no query of the desk can be called.
    pub(super) fn may<D: Deed>(&self) -> Result<May<D>, Problem> {
        Ok(self.session.rights.may()?)
    }
}

impl FromRequestParts<AppState> for SignedInOfficer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let token = Cookie::Desk.read(&parts.headers).ok_or(ProblemCode::NotSignedIn)?;
        let now = state.clock().now();
        let session = state.store().desk_session(token.hash(), now).await?.ok_or(ProblemCode::NotSignedIn)?;
        if !state.requests().count(Tries::Officer(session.rights.officer().id), now) {
            return Err(ProblemCode::TooManyAttempts.into());
        }
        Ok(Self { session, token })
    }
}
