//! Signing in at a provider, as officers and contacts have it in common: there, back, and out.

mod back;
mod leave;
mod logout;
mod page;

pub(super) use back::{CameBack, come_back};
pub(super) use leave::{Chosen, leave};
pub(super) use logout::{LogoutForm, logged_out};
pub(super) use page::{Arrived, choices};

use super::{AppState, Problem, ProblemCode};
use crate::config::{LetsIn, Level, ProviderSettings};
use crate::sign_in::Provider;
use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use store::identity::{BegunIn, Purpose};

/// Whoever is not back from the provider by then begins anew.
pub(super) const MINUTES: u32 = 10;

/// What a form holds.
pub(super) fn filled_in<T>(form: Result<Form<T>, FormRejection>) -> Result<T, Problem> {
    form.map(|Form(form)| form).map_err(|_| ProblemCode::InvalidBody.into())
}

/// The provider with that key, for such people.
fn find<'a>(state: &'a AppState, lets_in: LetsIn, key: &str) -> Result<&'a Provider, Problem> {
    Ok(state.providers().find(lets_in, key).ok_or(ProblemCode::NotFound)?)
}

/// How sure the provider must be for what was begun: to let somebody in, or so that a phone may send more than it may now.
async fn level(state: &AppState, settings: &ProviderSettings, begun: &BegunIn) -> Result<Option<Level>, Problem> {
    let (Purpose::Send, Some(phone)) = (begun.purpose, begun.phone) else {
        return Ok(settings.demanded.sign_in.clone());
    };
    let proven = state.store().device_proven_by(phone.scope, phone.device).await?;
    // Of another provider's word nobody knows what it is worth here.
    let proved = proven.filter(|proven| proven.provider == settings.key).and_then(|proven| proven.acr);
    Ok(settings.demanded.next(proved.as_deref()).cloned())
}

/// Where such people begin.
const fn place(lets_in: LetsIn) -> &'static str {
    match lets_in {
        LetsIn::Officers => "/kontor/innlogging",
        LetsIn::Contacts => "/innlogging",
    }
}
