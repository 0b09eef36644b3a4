//! On the way back from a provider.

use super::page;
use super::{find, level};
use crate::config::{LetsIn, ProviderSettings};
use crate::http::attempts::Tries;
use crate::http::cookie::Cookie;
use crate::http::{AppState, Problem};
use crate::secret;
use crate::sign_in::{Provider, Refusal, identity_hash};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use i18n::Lang;
use serde::Deserialize;
use std::net::IpAddr;
use store::identity::{BegunIn, OpenProblem, Proven, Purpose, UseProblem};

/// What the provider sends with the browser. What else stands there is nothing to us.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(in crate::http) struct CameBack {
    state: String,
    code: Option<String>,
    error: Option<String>,
    /// Who sends it (RFC 9207), where the provider says so.
    iss: Option<String>,
}

/// Somebody whom the provider has proved, with what their browser was signed in to.
pub(in crate::http) struct Back<'a> {
    pub(in crate::http) proven: Proven<'a>,
    /// How sure the provider is.
    pub(in crate::http) acr: Option<String>,
    pub(in crate::http) begun: BegunIn,
    pub(in crate::http) settings: &'a ProviderSettings,
}

/// Takes up what comes back, and lets `open` do what a proven identity opens. Whatever comes of it, the browser's part of the
/// sign-in is gone afterwards.
pub(in crate::http) async fn come_back(
    state: &AppState,
    (lets_in, t, from): (LetsIn, Lang, IpAddr),
    (headers, key, came): (&HeaderMap, &str, CameBack),
    open: impl AsyncFnOnce(&Back<'_>) -> Result<Response, Refusal>,
) -> Result<Response, Problem> {
    let provider = find(state, lets_in, key)?;
    let mut sends = false;
    let done = async {
        let now = state.clock().now();
        if !state.attempts().may_try(from, now) {
            return Err(Refusal::TooMany);
        }
        let back = proven(state, provider, (headers, came), &mut sends).await?;
        let account = Tries::Account(back.proven.sub);
        if !state.attempts().may_try(account, now) {
            return Err(Refusal::TooMany);
        }
        let opened = open(&back).await;
        if opened.as_ref().is_err_and(Refusal::is_suspicious) {
            state.attempts().failed(account, now);
        }
        opened
    };
    let mut response = match done.await {
        Ok(response) => {
            tracing::info!(provider = key, "sign_in.done");
            response
        }
        Err(refusal) => {
            tracing::warn!(provider = key, why = refusal.name(), "sign_in.refused");
            if refusal.is_suspicious() {
                state.attempts().failed(from, state.clock().now());
            }
            page::refused(provider.settings(), (t, sends), refusal)?
        }
    };
    let gone: HeaderValue = Cookie::SignIn.clear();
    response.headers_mut().append(header::SET_COOKIE, gone);
    Ok(response)
}

/// The name of the route in the log of who was denied what.
const fn route(lets_in: LetsIn) -> &'static str {
    match lets_in {
        LetsIn::Officers => "GET /kontor/innlogging/{provider}",
        LetsIn::Contacts => "GET /innlogging/{provider}",
    }
}

async fn proven<'a>(
    state: &AppState,
    provider: &'a Provider,
    (headers, came): (&HeaderMap, CameBack),
    sends: &mut bool,
) -> Result<Back<'a>, Refusal> {
    let (settings, now) = (provider.settings(), state.clock().now());
    let token = Cookie::SignIn.read(headers).ok_or(Refusal::Stale)?;
    // Both are hashes of 256 random bits: how long the comparison takes tells nothing that helps.
    if came.state != token.state() {
        return Err(Refusal::Stale);
    }
    let used = state.store().use_sign_in((token.hash(), &settings.key), now).await;
    let begun = used.map_err(|problem| match problem {
        UseProblem::Unknown | UseProblem::Used | UseProblem::Expired => Refusal::Stale,
        UseProblem::Store(problem) => problem.into(),
    })?;
    *sends = begun.purpose == Purpose::Send;
    if came.iss.is_some_and(|issuer| issuer != settings.issuer) {
        return Err(Refusal::NotProved);
    }
    let code = match (came.code, came.error.as_deref()) {
        (Some(code), None) => code,
        (_, Some("access_denied" | "login_required" | "interaction_required" | "consent_required")) => {
            return Err(Refusal::Cancelled);
        }
        (_, Some("temporarily_unavailable" | "server_error")) => return Err(Refusal::Down),
        (_, Some(_)) => return Err(Refusal::NotSetUp),
        (None, None) => return Err(Refusal::Stale),
    };
    let proof = provider.prove(&token, code, now).await?;
    let name = |kind, text: &str| secret::of_provider(&settings.key, kind, text);
    let proven = Proven {
        provider: &settings.key,
        identity: identity_hash(state.store(), &settings.key, &proof.identity).await?,
        sid: proof.sid.as_deref().map(|sid| name("sid", sid)),
        sub: name("sub", &proof.sub),
    };
    let demanded = level(state, settings, &begun).await?;
    if demanded.is_some_and(|level| !level.is_met_by(proof.acr.as_deref())) {
        state.attempts().failed(Tries::Account(proven.sub), now);
        state.store().note_sign_in_denied(&proven, route(settings.lets_in), now).await?;
        return Err(Refusal::TooLow);
    }
    Ok(Back { proven, acr: proof.acr, begun, settings })
}

impl Back<'_> {
    /// What it means that the identity opens nothing; noted where it is known for whom.
    pub(in crate::http) async fn shut(&self, state: &AppState, problem: OpenProblem) -> Refusal {
        match problem {
            OpenProblem::Unknown => Refusal::Unknown,
            OpenProblem::Store(problem) => problem.into(),
            OpenProblem::OtherPerson => {
                if let Some(phone) = self.begun.phone {
                    let (route, now) = (route(self.settings.lets_in), state.clock().now());
                    if let Err(problem) = state.store().note_wrong_person(phone, route, now).await {
                        return problem.into();
                    }
                }
                Refusal::OtherPerson
            }
        }
    }
}
