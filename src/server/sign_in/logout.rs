//! Back-channel logout (OpenID Connect Back-Channel Logout 1.0): the provider says that somebody has signed out there.

use super::SKEW;
use super::jwt::{self, Unsigned};
use crate::config::ProviderSettings;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::CoreJsonWebKeySet;
use serde::Deserialize;
use serde_json::{Map, Value};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// How long after it was made a token is taken, where it does not say so itself.
const OLDEST: TimeDelta = TimeDelta::minutes(10);

/// Whom a token names.
pub(crate) struct Named {
    /// The session.
    pub(crate) sid: Option<String>,
    /// The person.
    pub(crate) sub: Option<String>,
    /// The token's own name, by which it is known when it is shown again.
    pub(crate) jti: String,
    /// Until when it is taken.
    pub(crate) until: DateTime<Utc>,
}

/// Why a token ends nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogoutProblem {
    /// The provider's keys cannot be had now. It tries once only, so this is in the log.
    Down,
    /// Not signed by the provider.
    Unsigned(Unsigned),
    /// Of another provider, for another server, of another time, or no logout token at all.
    Wrong,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: OneOrMore,
    iat: i64,
    exp: Option<i64>,
    jti: String,
    sid: Option<String>,
    sub: Option<String>,
    #[serde(default)]
    events: Map<String, Value>,
    nonce: Option<Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn contains(&self, wanted: &str) -> bool {
        match self {
            Self::One(one) => one == wanted,
            Self::More(more) => more.iter().any(|one| one == wanted),
        }
    }
}

/// Checks a token (section 2.6) and says whom it names.
pub(super) fn named(
    token: &str,
    keys: &CoreJsonWebKeySet,
    (settings, now): (&ProviderSettings, DateTime<Utc>),
) -> Result<Named, LogoutProblem> {
    let (head, claims): (_, Claims) = jwt::verified(token, keys).map_err(LogoutProblem::Unsigned)?;
    let kind = head.typ.unwrap_or_default().to_ascii_lowercase();
    let ours = claims.iss == settings.issuer && claims.aud.contains(&settings.client_id);
    let time = |seconds| DateTime::from_timestamp(seconds, 0).ok_or(LogoutProblem::Wrong);
    let made = time(claims.iat)?;
    let until = claims.exp.map_or(Ok(made + OLDEST), time)?.min(made + OLDEST) + SKEW;
    let in_time = made <= now + SKEW && now < until;
    // An ID token has a nonce and no event, and must not be taken for this.
    let logout = claims.events.contains_key(EVENT) && claims.nonce.is_none();
    let named = claims.sid.is_some() || claims.sub.is_some();
    if ["", "jwt", "logout+jwt"].contains(&kind.as_str()) && ours && in_time && logout && named {
        Ok(Named { sid: claims.sid, sub: claims.sub, jti: claims.jti, until })
    } else {
        Err(LogoutProblem::Wrong)
    }
}
