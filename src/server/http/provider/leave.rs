//! On the way to a provider.

use super::page::{self, on_the_way};
use super::{MINUTES, find, level};
use crate::config::LetsIn;
use crate::http::attempts::Tries;
use crate::http::cookie::Cookie;
use crate::http::{AppState, Problem};
use crate::secret::Token;
use crate::sign_in::{Refusal, Wish};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use i18n::Lang;
use serde::Deserialize;
use std::net::IpAddr;
use store::identity::{BeginProblem, BegunIn, Purpose};

/// Which provider, whether it is to ask anew who it is, and whether a phone is to send more than it may. Nobody chooses a level:
/// that follows from what the phone has proved.
#[derive(Deserialize)]
pub(in crate::http) struct Chosen {
    provider: String,
    #[serde(default)]
    anew: bool,
    #[serde(default)]
    send: bool,
}

/// Sends the browser to the provider. A page does that and not a redirect: where a form leads on to other sites, browsers hold
/// each of them against the policy of the page with the form, and nobody knows all sites of a provider.
pub(in crate::http) async fn leave(
    state: &AppState,
    (lets_in, t, from): (LetsIn, Lang, IpAddr),
    headers: &HeaderMap,
    chosen: Chosen,
) -> Result<Response, Problem> {
    let provider = find(state, lets_in, &chosen.provider)?;
    let settings = provider.settings();
    let begun = async {
        let now = state.clock().now();
        let leaving = Tries::Leaving(from);
        if !state.attempts().may_try(from, now) || !state.attempts().may_try(leaving, now) {
            return Err(Refusal::TooMany);
        }
        // Those that never come back would keep everybody's place until they are too old.
        state.attempts().failed(leaving, now);
        let token = Token::new()?;
        let with = signed_in(state, headers, chosen.send).await?;
        let level = level(state, settings, &with).await?;
        let wish = Wish { language: t.tag(), anew: chosen.anew, level: level.as_ref() };
        let address = provider.address(&token, wish, now).await?;
        let until = now + TimeDelta::minutes(i64::from(MINUTES));
        let begun = state.store().begin_sign_in((token.hash(), &settings.key), with, until, now).await;
        begun.map_err(|problem| match problem {
            BeginProblem::TooMany => Refusal::TooMany,
            BeginProblem::Store(problem) => problem.into(),
        })?;
        Ok((token, address))
    };
    match begun.await {
        Ok((token, address)) => {
            let page = on_the_way(lets_in, t, address)?;
            Ok(([(header::SET_COOKIE, Cookie::SignIn.set(&token))], page).into_response())
        }
        Err(refusal) => page::refused(settings, (t, chosen.send), refusal),
    }
}

/// What this browser is signed in to now: on its way back, it does not show those cookies. Where no phone is in, none can be to
/// send.
async fn signed_in(state: &AppState, headers: &HeaderMap, send: bool) -> Result<BegunIn, Problem> {
    let phone = match Cookie::Device.read(headers) {
        Some(token) => {
            state.store().device_by_token(token.hash(), state.clock().now()).await?.filter(|session| !session.revoked)
        }
        None => None,
    };
    let purpose = if send && phone.is_some() { Purpose::Send } else { Purpose::ComeIn };
    let session = Cookie::Desk.read(headers).map(|token| token.hash());
    Ok(BegunIn { purpose, phone: phone.map(Into::into), session })
}
