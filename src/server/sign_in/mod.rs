//! Sign-in at a provider of OpenID Connect: authorization code with PKCE, this server as a confidential client.
//!
//! What is checked, and where: the browser that comes back is the one that left (`state`, in `http/provider`), the answer is the
//! provider's own (`iss`), meant for this server (`aud`, `azp`) and for this sign-in (`nonce`), signed by the provider, neither old
//! nor of the future ([`SKEW`]), and sure enough of who it is (`acr`, in `http/provider`). A code is good once, at the provider and here.

mod ask;
mod assertion;
mod identity;
mod jwt;
mod logout;
mod provider;
mod refusal;
mod token;

pub(crate) use assertion::is_signing_key;
pub(crate) use identity::{IdentityProblem, identity_hash};
pub(crate) use logout::LogoutProblem;
pub(crate) use provider::{Provider, Wish};
pub(crate) use refusal::Refusal;

use crate::config::{LetsIn, ProviderSettings};
use chrono::TimeDelta;

/// How far the clocks of this server and of a provider may be apart.
const SKEW: TimeDelta = TimeDelta::seconds(60);

/// Every provider of the settings, each with what it has said about itself.
pub(crate) struct Providers(Vec<Provider>);

impl Providers {
    pub(crate) fn new(settings: &[ProviderSettings], public_address: &str) -> Self {
        Self(settings.iter().map(|settings| Provider::new(settings.clone(), public_address)).collect())
    }

    /// Those that let such people in, in the order of the settings.
    pub(crate) fn of(&self, lets_in: LetsIn) -> impl Iterator<Item = &Provider> {
        self.0.iter().filter(move |provider| provider.settings().lets_in == lets_in)
    }

    /// One of them.
    pub(crate) fn find(&self, lets_in: LetsIn, key: &str) -> Option<&Provider> {
        self.of(lets_in).find(|provider| provider.settings().key == key)
    }
}
