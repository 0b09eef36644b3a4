//! The ID token: who it is, and whether that is proved.

use super::jwt::{self, ALGORITHMS};
use super::{Refusal, SKEW};
use crate::config::ProviderSettings;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreIdToken, CoreJsonWebKey};
use openidconnect::{
    ClaimsVerificationError, ClientId, IdTokenVerifier, IssuerUrl, JsonWebKeySet, Nonce, SignatureVerificationError,
};
use serde_json::{Map, Value};

/// A token is made while the server waits for it. What was issued longer ago has come from somewhere else.
const OLDEST: TimeDelta = TimeDelta::minutes(10);

/// Who has signed in, as the provider says. Never logged, and never kept as it is.
pub(crate) struct Proof {
    /// What identifies them: the claim that the settings name.
    pub(crate) identity: String,
    /// What the provider calls them.
    pub(crate) sub: String,
    /// What the provider calls the session.
    pub(crate) sid: Option<String>,
    /// How sure the provider is, in its own word. Whether that is enough is for those to say who ask.
    pub(crate) acr: Option<String>,
}

/// Why a token proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unproved {
    /// Signed with a key that is not known yet.
    UnknownKey,
    /// Too old, or of the future.
    Clock,
    /// Anything else.
    Wrong,
}

impl From<Unproved> for Refusal {
    fn from(problem: Unproved) -> Self {
        match problem {
            Unproved::Clock => Self::Clock,
            Unproved::UnknownKey | Unproved::Wrong => Self::NotProved,
        }
    }
}

/// Checks a token and takes from it what is needed.
pub(super) fn proof(
    token: &CoreIdToken,
    keys: &JsonWebKeySet<CoreJsonWebKey>,
    (settings, nonce, now): (&ProviderSettings, &Nonce, DateTime<Utc>),
) -> Result<Proof, Unproved> {
    let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|_| Unproved::Wrong)?;
    let verifier = IdTokenVerifier::new_public_client(ClientId::new(settings.client_id.clone()), issuer, keys.clone())
        .set_allowed_algs(ALGORITHMS)
        .set_other_audience_verifier_fn(|_| false)
        .set_time_fn(move || now - SKEW)
        .set_issue_time_verifier_fn(
            move |at| {
                if at > now + SKEW || at < now - OLDEST { Err(String::new()) } else { Ok(()) }
            },
        );
    let claims = token.claims(&verifier, nonce).map_err(|problem| match problem {
        ClaimsVerificationError::Expired(_) => Unproved::Clock,
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
            Unproved::UnknownKey
        }
        _ => Unproved::Wrong,
    })?;
    // The library knows the standard's claims alone.
    let all: Map<String, Value> = jwt::claims(&token.to_string()).ok_or(Unproved::Wrong)?;
    if jwt::asks_for_more(&token.to_string()) {
        return Err(Unproved::Wrong);
    }
    // RFC 7519, section 4.1.5: not before.
    if all.get("nbf").is_some_and(|from| from.as_i64().is_none_or(|from| from > (now + SKEW).timestamp())) {
        return Err(Unproved::Clock);
    }
    let text = |name: &str| all.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
    if claims.authorized_party().is_some_and(|party| party.as_str() != settings.client_id) {
        return Err(Unproved::Wrong);
    }
    Ok(Proof {
        identity: text(&settings.claim).ok_or(Unproved::Wrong)?,
        sub: claims.subject().as_str().to_owned(),
        sid: text("sid"),
        acr: text("acr"),
    })
}
