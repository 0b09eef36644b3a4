//! A provider: what it says about itself, and what it is asked.

use super::ask::{AskProblem, agent, ask};
use super::assertion::{self, assertion};
use super::logout::{self, LogoutProblem, Named};
use super::token::{self, Proof};
use super::{Refusal, jwt};
use crate::config::{ClientProof, LetsIn, Level, ProviderSettings};
use crate::secret::Token;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreErrorResponseType,
    CoreProviderMetadata,
};
use openidconnect::{
    AuthType, AuthenticationContextClass, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, HttpRequest, IssuerUrl, LanguageTag, Nonce, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, RequestTokenError, Scope, TokenResponse,
};
use std::sync::Arc;

/// Keys change; what a provider says about itself is asked for anew after this long.
const FRESH: TimeDelta = TimeDelta::hours(1);
/// A key that is not known may be a new one, but nobody makes this server ask more often than this.
const PAUSE: TimeDelta = TimeDelta::minutes(1);

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// One provider.
pub(crate) struct Provider {
    settings: ProviderSettings,
    /// Where the browser comes back to: the only address that is ever named.
    back: String,
    agent: ureq::Agent,
    said: tokio::sync::Mutex<Option<Said>>,
}

/// What the provider has said about itself, and when.
struct Said {
    metadata: Arc<CoreProviderMetadata>,
    at: DateTime<Utc>,
}

/// How a sign-in is to go.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wish<'a> {
    /// The language that the person reads.
    pub(crate) language: &'a str,
    /// Whether the provider is to ask anew who it is, since it was the wrong one.
    pub(crate) anew: bool,
    /// How sure it is to be.
    pub(crate) level: Option<&'a Level>,
}

impl Provider {
    pub(super) fn new(settings: ProviderSettings, public_address: &str) -> Self {
        let place = match settings.lets_in {
            LetsIn::Officers => "/kontor/innlogging",
            LetsIn::Contacts => "/innlogging",
        };
        let back = format!("{public_address}{place}/{}", settings.key);
        let agent = agent(&settings.issuer);
        Self { settings, back, agent, said: tokio::sync::Mutex::default() }
    }

    pub(crate) const fn settings(&self) -> &ProviderSettings {
        &self.settings
    }

    /// Where to send the browser that holds this token.
    pub(crate) async fn address(&self, token: &Token, wish: Wish<'_>, now: DateTime<Utc>) -> Result<String, Refusal> {
        let client = self.client(&*self.metadata(now).await?)?;
        let (state, nonce) = (CsrfToken::new(token.state()), Nonce::new(token.nonce()));
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(token.verifier()));
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || state, || nonce)
            .add_scopes(self.settings.scopes.iter().cloned().map(Scope::new))
            .add_ui_locale(LanguageTag::new(wish.language.to_owned()))
            .set_pkce_challenge(challenge);
        if let Some(level) = wish.level {
            request = request.add_auth_context_value(AuthenticationContextClass::new(level.as_str().to_owned()));
        }
        if wish.anew {
            request = request.add_prompt(CoreAuthPrompt::Login);
        }
        Ok(request.url().0.into())
    }

    /// Exchanges the code for a proof of who it is. The browser that holds this token must be the one that was sent.
    pub(crate) async fn prove(&self, token: &Token, code: String, now: DateTime<Utc>) -> Result<Proof, Refusal> {
        let metadata = self.metadata(now).await?;
        let client = self.client(&metadata)?;
        let mut request = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|_| Refusal::Down)?
            .set_pkce_verifier(PkceCodeVerifier::new(token.verifier()));
        if let ClientProof::Key { key, id } = &self.settings.proof {
            let names = (self.settings.client_id.as_str(), self.settings.issuer.as_str());
            let proof = assertion((key, id), names, now).ok_or(Refusal::NotSetUp)?;
            request = request
                .add_extra_param("client_assertion_type", assertion::KIND)
                .add_extra_param("client_assertion", proof);
        }
        let http = self.http();
        let answer = request.request_async(&http).await.map_err(|problem| match problem {
            RequestTokenError::ServerResponse(said) => match said.error() {
                CoreErrorResponseType::InvalidGrant => Refusal::Stale,
                _ => Refusal::NotSetUp,
            },
            _ => Refusal::Down,
        })?;
        let id_token = answer.id_token().ok_or(Refusal::NotProved)?;
        let expected = (&self.settings, &Nonce::new(token.nonce()), now);
        match token::proof(id_token, metadata.jwks(), expected) {
            Err(token::Unproved::UnknownKey) => Ok(token::proof(id_token, self.renewed(now).await?.jwks(), expected)?),
            other => Ok(other?),
        }
    }

    /// Reads a token by which the provider says that somebody has signed out there.
    pub(crate) async fn logged_out(&self, token: &str, now: DateTime<Utc>) -> Result<Named, LogoutProblem> {
        let metadata = self.metadata(now).await.map_err(|_| LogoutProblem::Down)?;
        let expected = (&self.settings, now);
        match logout::named(token, metadata.jwks(), expected) {
            Err(LogoutProblem::Unsigned(jwt::Unsigned::UnknownKey)) => {
                let metadata = self.renewed(now).await.map_err(|_| LogoutProblem::Down)?;
                logout::named(token, metadata.jwks(), expected)
            }
            other => other,
        }
    }

    fn http(&self) -> impl Fn(HttpRequest) -> HttpFuture + use<> {
        let agent = self.agent.clone();
        move |request| Box::pin(ask(agent.clone(), request))
    }

    fn client(&self, metadata: &CoreProviderMetadata) -> Result<Client, Refusal> {
        let secret = match &self.settings.proof {
            ClientProof::Secret(secret) => Some(ClientSecret::new(secret.show().to_owned())),
            ClientProof::Key { .. } => None,
        };
        let back = RedirectUrl::new(self.back.clone()).map_err(|_| Refusal::NotSetUp)?;
        let id = ClientId::new(self.settings.client_id.clone());
        let methods = metadata.token_endpoint_auth_methods_supported();
        // Without a word about it, the secret goes into the head (OpenID Connect Discovery, section 3).
        let in_head = methods.is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let kind = if secret.is_some() && in_head { AuthType::BasicAuth } else { AuthType::RequestBody };
        Ok(CoreClient::from_provider_metadata(metadata.clone(), id, secret).set_redirect_uri(back).set_auth_type(kind))
    }

    /// What the provider says about itself, not older than [`FRESH`] if it answers.
    async fn metadata(&self, now: DateTime<Utc>) -> Result<Arc<CoreProviderMetadata>, Refusal> {
        self.said_within(FRESH, now).await
    }

    /// The same, asked for anew unless that was done just now.
    async fn renewed(&self, now: DateTime<Utc>) -> Result<Arc<CoreProviderMetadata>, Refusal> {
        self.said_within(PAUSE, now).await
    }

    async fn said_within(&self, age: TimeDelta, now: DateTime<Utc>) -> Result<Arc<CoreProviderMetadata>, Refusal> {
        let mut said = self.said.lock().await;
        if let Some(said) = said.as_ref().filter(|said| now - said.at < age) {
            return Ok(said.metadata.clone());
        }
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(|_| Refusal::NotSetUp)?;
        let http = self.http();
        match CoreProviderMetadata::discover_async(issuer, &http).await {
            Ok(metadata) => {
                let metadata = Arc::new(metadata);
                *said = Some(Said { metadata: metadata.clone(), at: now });
                Ok(metadata)
            }
            Err(_) => {
                tracing::warn!(provider = self.settings.key, "sign_in.provider_down");
                said.as_ref().map(|said| said.metadata.clone()).ok_or(Refusal::Down)
            }
        }
    }
}

type HttpFuture = core::pin::Pin<Box<dyn Future<Output = Result<openidconnect::HttpResponse, AskProblem>> + Send>>;
