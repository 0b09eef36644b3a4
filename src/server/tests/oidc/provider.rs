//! A provider of the tests' own, asked over real connections. It does what a test has it do, right or wrong.

use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use openidconnect::core::{CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use openidconnect::{JsonWebKey, JsonWebKeyId, PrivateSigningKey};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

pub(super) const CLIENT: &str = "folgesvenn";
pub(super) const SECRET: &str = "only the two of us know";

/// The key that the provider publishes.
pub(super) const OWN_KEY: &str = include_str!("provider_key.pem");
/// A key that it never published.
pub(super) const OTHER_KEY: &str = include_str!("other_key.pem");

/// A sign-in that a browser is on its way with.
struct Code {
    nonce: String,
    challenge: String,
}

type Bent = Arc<dyn Fn(&str) -> String + Send + Sync>;

pub(super) struct Says {
    issuer: String,
    pub(super) now: DateTime<Utc>,
    codes: BTreeMap<String, Code>,
    /// Laid over the claims of the next tokens; null takes one away.
    pub(super) claims: Map<String, Value>,
    /// What tokens are signed with, and what the head calls it.
    pub(super) key: (&'static str, &'static str),
    /// What is published.
    pub(super) published: Vec<(&'static str, &'static str)>,
    /// Whether everything is answered with 503.
    pub(super) down: bool,
    /// The server's own key, where it proves itself with one.
    pub(super) client_key: Option<&'static str>,
    /// What the head of the next tokens says must be understood.
    pub(super) crit: Option<&'static str>,
    /// What becomes of the next ID tokens on their way.
    pub(super) bent: Option<Bent>,
    /// How often the keys were asked for.
    pub(super) asked: usize,
}

#[derive(Clone)]
pub(super) struct Provider(Arc<Mutex<Says>>);

pub(super) fn key(pem: &str, id: &str) -> CoreRsaPrivateSigningKey {
    CoreRsaPrivateSigningKey::from_pem(pem, Some(JsonWebKeyId::new(id.to_owned()))).unwrap()
}

fn encoded(value: &Value) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(value.to_string())
}

/// A token with these claims, signed with that key.
pub(super) fn signed((pem, id): (&str, &str), kind: &str, crit: Option<&str>, claims: &Value) -> String {
    let mut head = json!({"alg": "RS256", "kid": id, "typ": kind});
    if let Some(name) = crit {
        head["crit"] = json!([name]);
        head[name] = json!(true);
    }
    let text = format!("{}.{}", encoded(&head), encoded(claims));
    let signature = key(pem, id).sign(&CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, text.as_bytes()).unwrap();
    format!("{text}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
}

impl Provider {
    pub(super) async fn start(now: DateTime<Utc>) -> Self {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let issuer = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let own = (OWN_KEY, "one");
        let says = Says {
            issuer,
            now,
            codes: BTreeMap::new(),
            claims: Map::new(),
            key: own,
            published: vec![own],
            down: false,
            client_key: None,
            crit: None,
            bent: None,
            asked: 0,
        };
        let provider = Self(Arc::new(Mutex::new(says)));
        let app = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        provider
    }

    pub(super) fn says(&self) -> MutexGuard<'_, Says> {
        self.0.lock().unwrap()
    }

    pub(super) fn issuer(&self) -> String {
        self.says().issuer.clone()
    }

    /// Another word in the next tokens.
    pub(super) fn claim(&self, name: &str, value: Value) {
        self.says().claims.insert(name.to_owned(), value);
    }

    /// The person signs in: a code for the request with these parameters.
    pub(super) fn consent(&self, asked: &BTreeMap<String, String>) -> String {
        let mut says = self.says();
        let code = format!("code-{}", says.codes.len());
        let (nonce, challenge) = (asked["nonce"].clone(), asked["code_challenge"].clone());
        assert_eq!(asked["code_challenge_method"], "S256");
        says.codes.insert(code.clone(), Code { nonce, challenge });
        code
    }

    /// A logout token with these claims laid over the usual ones.
    pub(super) fn logout_token(&self, over: &Value) -> String {
        let says = self.says();
        let mut claims = json!({
            "iss": says.issuer, "aud": CLIENT, "iat": says.now.timestamp(), "exp": says.now.timestamp() + 120,
            "jti": "first", "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        });
        lay_over(&mut claims, over.as_object().unwrap());
        signed(says.key, "logout+jwt", says.crit, &claims)
    }
}

fn lay_over(claims: &mut Value, over: &Map<String, Value>) {
    let claims = claims.as_object_mut().unwrap();
    for (name, value) in over {
        if value.is_null() {
            claims.remove(name);
        } else {
            claims.insert(name.clone(), value.clone());
        }
    }
}

async fn metadata(State(provider): State<Provider>) -> Response {
    let says = provider.says();
    if says.down {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let issuer = &says.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "acr_values_supported": ["idporten-loa-substantial", "idporten-loa-high"],
    }))
    .into_response()
}

async fn keys(State(provider): State<Provider>) -> Response {
    let mut says = provider.says();
    says.asked += 1;
    let keys: Vec<_> = says.published.iter().map(|(pem, id)| key(pem, id).as_verification_key()).collect();
    Json(json!({"keys": keys})).into_response()
}

async fn token(
    State(provider): State<Provider>,
    headers: HeaderMap,
    Form(form): Form<BTreeMap<String, String>>,
) -> Response {
    let mut says = provider.says();
    if says.down {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let refused = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({"error": error}))).into_response();
    if !knows_client(&says, &headers, &form) {
        return refused("invalid_client");
    }
    // A code is good once.
    let Some(code) = form.get("code").and_then(|code| says.codes.remove(code)) else { return refused("invalid_grant") };
    let verifier = form.get("code_verifier").cloned().unwrap_or_default();
    if BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) != code.challenge {
        return refused("invalid_grant");
    }
    let mut claims = json!({
        "iss": says.issuer, "aud": CLIENT, "sub": "pairwise-1", "sid": "session-1", "nonce": code.nonce,
        "iat": says.now.timestamp(), "exp": says.now.timestamp() + 120, "acr": "idporten-loa-high",
    });
    lay_over(&mut claims, &says.claims);
    let made = signed(says.key, "JWT", says.crit, &claims);
    let id_token = says.bent.as_ref().map_or_else(|| made.clone(), |bent| bent(&made));
    Json(json!({"access_token": "nothing", "token_type": "Bearer", "expires_in": 120, "id_token": id_token}))
        .into_response()
}

fn knows_client(says: &Says, headers: &HeaderMap, form: &BTreeMap<String, String>) -> bool {
    let Some(pem) = says.client_key else {
        let basic = format!("Basic {}", BASE64_STANDARD.encode(format!("{CLIENT}:{}", SECRET.replace(' ', "+"))));
        return headers.get(header::AUTHORIZATION).is_some_and(|said| said == &basic);
    };
    let Some((text, signature)) = form.get("client_assertion").and_then(|jwt| jwt.rsplit_once('.')) else {
        return false;
    };
    let part = |at: usize| -> Value {
        let part = text.split('.').nth(at).unwrap();
        serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
    };
    let (head, claims) = (part(0), part(1));
    let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).unwrap();
    let algorithm = CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256;
    let good = key(pem, "client").as_verification_key().verify_signature(&algorithm, text.as_bytes(), &signature);
    assert!(claims["jti"].as_str().unwrap().len() > 20, "{claims}");
    good.is_ok()
        && head["kid"] == "client"
        && form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
        && claims["iss"] == CLIENT
        && claims["sub"] == CLIENT
        && claims["aud"] == says.issuer
        && claims["exp"].as_i64().unwrap() - says.now.timestamp() <= 120
}
