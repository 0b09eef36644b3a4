//! Signing in at a provider of OpenID Connect.

mod contact;
mod desk;
mod fuzz;
mod levels;
mod logout;
mod provider;
mod wrong;

use super::TestApp;
use super::app::Answer;
use crate::config::{Overrides, Settings};
use crate::sign_in::identity_hash;
use axum::http::{StatusCode, header};
use provider::{Provider, SECRET};
use std::collections::BTreeMap;
use store::identity::Person;

/// What Entra ID calls the officer, and ID-porten the contact. A national number that nobody has.
const OFFICER: &str = "ola@fjellmyr.example";
const CONTACT: &str = "13097248022";

/// A server with a provider for officers and one for contacts, which are the same one, and one person known at each.
struct World {
    app: TestApp,
    provider: Provider,
}

/// A browser on its way to the provider.
struct Away {
    /// Its part of the sign-in.
    cookie: String,
    /// What the provider is asked.
    asked: BTreeMap<String, String>,
}

impl World {
    async fn new() -> Self {
        Self::with("client_secret_file = \"secret\"").await
    }

    /// With another way to prove who the server is, or more of a table.
    async fn with(proof: &str) -> Self {
        let app = TestApp::new().await;
        let provider = Provider::start(app.now()).await;
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("secret"), format!("{SECRET}\n")).unwrap();
        std::fs::write(folder.path().join("key.pem"), provider::OTHER_KEY).unwrap();
        let proof = proof.replace("\"secret\"", &format!("{:?}", folder.path().join("secret")));
        let proof = proof.replace("\"key.pem\"", &format!("{:?}", folder.path().join("key.pem")));
        let table = |key: &str, name: &str, lets_in: &str, more: &str| {
            format!(
                "[[sign_in]]\nkey = \"{key}\"\nname = \"{name}\"\nlets_in = \"{lets_in}\"\nissuer = \"{}\"\n\
                 client_id = \"folgesvenn\"\n{proof}\n{more}\n",
                provider.issuer()
            )
        };
        let levels = "claim = \"pid\"\nscopes = [\"profile\"]\n\
                      acr = { enrol = \"idporten-loa-substantial\", report = \"idporten-loa-high\" }";
        let text = table("entra", "Entra ID", "officers", "claim = \"upn\"")
            + &table("idporten", "ID-porten", "contacts", levels);
        let file = folder.path().join("settings.toml");
        std::fs::write(&file, text).unwrap();
        let settings = Settings::load(&Overrides { config: Some(file), ..Overrides::default() }).unwrap();
        let app = app.with_sign_in(settings.sign_in);
        let world = Self { app, provider };
        world.declare("entra", Person::Officer(world.app.officer), OFFICER).await;
        world.declare("idporten", Person::Contact(world.app.contact), CONTACT).await;
        world.provider.claim("upn", OFFICER.into());
        world.provider.claim("pid", CONTACT.into());
        world
    }

    async fn declare(&self, provider: &str, person: Person, identity: &str) {
        let (store, scope) = (&self.app.store, self.app.scope);
        let hash = identity_hash(store, provider, identity).await.unwrap();
        store.declare_identity(scope, person, (provider, hash), self.app.now()).await.unwrap();
    }

    /// Presses the button.
    async fn press(&self, place: &str, provider: &str, cookie: Option<&str>) -> Answer {
        self.app.form(place, cookie, &format!("provider={provider}")).await
    }

    /// Presses it, and follows the page to the provider.
    async fn leave(&self, place: &str, provider: &str, cookie: Option<&str>) -> Away {
        let answer = self.press(place, provider, cookie).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        Away { cookie: cookie_of(&answer, "__Host-folgesvenn-inn").unwrap(), asked: query(&led_to(&answer)) }
    }

    /// The way back, with the code that the provider gives or with what else stands in the query.
    async fn back(&self, away: &Away, cookie: Option<&str>, query: &str) -> Answer {
        let path = away.asked["redirect_uri"].strip_prefix(super::app::ADDRESS).unwrap().to_owned();
        self.app.get(&format!("{path}?{query}&state={}", away.asked["state"]), cookie).await
    }

    /// There and back again, as the desk's officer.
    async fn officer(&self) -> Answer {
        let away = self.leave("/kontor/innlogging", "entra", None).await;
        let code = self.provider.consent(&away.asked);
        self.back(&away, Some(&away.cookie), &format!("code={code}")).await
    }

    /// There and back again, as the contact, in a browser with these cookies.
    async fn contact(&self, cookie: Option<&str>) -> Answer {
        let away = self.leave("/innlogging", "idporten", cookie).await;
        let code = self.provider.consent(&away.asked);
        self.back(&away, Some(&away.cookie), &format!("code={code}")).await
    }

    async fn noted(&self, kind: &str) -> i64 {
        let mut reading = self.app.store.read().await.unwrap();
        let query = "SELECT COUNT(*) FROM audit_log WHERE kind = $1";
        sqlx::query_scalar(query).bind(kind).fetch_one(&mut *reading).await.unwrap()
    }
}

/// A cookie that an answer has set, as a browser sends it back.
fn cookie_of(answer: &Answer, name: &str) -> Option<String> {
    let set = answer.headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap());
    let mut ours = set.filter(|text| text.starts_with(&format!("{name}=")) && !text.contains("Max-Age=0"));
    ours.next().map(|text| text.split(';').next().unwrap().to_owned())
}

/// Where a page leads on by itself.
fn led_to(answer: &Answer) -> String {
    let (_, rest) = answer.text.split_once("content=\"0; url=").unwrap_or_else(|| panic!("{}", answer.text));
    let address = rest.split_once('"').unwrap().0.replace("&#38;", "&").replace("&amp;", "&");
    let link = answer.text.split_once("<a class=\"ds-link\" href=\"").unwrap().1;
    assert!(link.starts_with(rest.split_once('"').unwrap().0), "and a link there: {}", answer.text);
    address
}

fn query(address: &str) -> BTreeMap<String, String> {
    let pairs = openidconnect::url::Url::parse(address).unwrap();
    pairs.query_pairs().into_owned().collect()
}
