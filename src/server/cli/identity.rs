//! `folgesvenn identity`: who may sign in at a provider of OpenID Connect.

use super::{Failure, find, offline};
use crate::config::{LetsIn, Overrides, ProviderSettings, Settings};
use crate::sign_in::identity_hash;
use crate::{Clock, SystemClock};
use std::io::{BufRead, IsTerminal, stdin};
use store::identity::Person;
use store::{MunicipalityScope, Store};

/// Say who may sign in at a provider, such as Entra ID or ID-porten.
///
/// What identifies somebody there (the claim that the settings name) is read from standard input and not from the command line,
/// where it would stay in the shell's history. Only a slow hash of it is kept.
#[derive(Debug, clap::Args)]
pub(super) struct IdentityVerb {
    /// The municipality's key; may be left out when there is only one
    #[arg(long, value_name = "KEY", global = true)]
    municipality: Option<String>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Let somebody sign in; what identifies them at the provider is read from standard input
    Declare(Named),
    /// Let them in no more, and end the sessions at the desk that the provider has opened for them
    Withdraw(Named),
}

#[derive(Debug, clap::Args)]
struct Named {
    /// The provider's key in the settings
    provider: String,
    /// The name or id of the officer or contact, depending on whom the provider lets in
    person: String,
}

impl IdentityVerb {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let said = offline(&settings, async |store| {
            let scope = find::municipality(store, self.municipality.as_deref()).await?;
            match &self.what {
                What::Declare(named) => {
                    let provider = named.provider(&settings)?;
                    let person = named.person(store, scope, provider).await?;
                    declare(store, scope, (person, &named.person, provider), &asked(provider)?).await
                }
                What::Withdraw(named) => {
                    let provider = named.provider(&settings)?;
                    let person = named.person(store, scope, provider).await?;
                    let known = store.withdraw_identity(scope, person, &provider.key, SystemClock.now()).await?;
                    let word = if known { "signs in there no more" } else { "did not sign in there" };
                    Ok(format!("{} {word}.", named.person))
                }
            }
        })?;
        println!("{said}");
        Ok(())
    }
}

impl Named {
    fn provider<'a>(&self, settings: &'a Settings) -> Result<&'a ProviderSettings, Failure> {
        let keys: Vec<_> = settings.sign_in.iter().map(|provider| provider.key.as_str()).collect();
        settings.sign_in.iter().find(|provider| provider.key == self.provider).ok_or_else(|| Failure::Unknown {
            what: format!("provider {}", self.provider),
            remedy: match keys.as_slice() {
                [] => "The settings have no [[sign_in]] table.".into(),
                keys => format!("The settings have: {}.", keys.join(", ")),
            },
        })
    }

    async fn person(
        &self,
        store: &Store,
        scope: MunicipalityScope,
        provider: &ProviderSettings,
    ) -> Result<Person, Failure> {
        Ok(match provider.lets_in {
            LetsIn::Officers => {
                let known = store.officers(scope).await?.into_iter().map(|officer| (officer.id, officer.name));
                Person::Officer(find::person("officer", known, &self.person)?)
            }
            LetsIn::Contacts => {
                let known = store.contacts(scope).await?.into_iter().map(|contact| (contact.id, contact.name));
                Person::Contact(find::person("contact", known, &self.person)?)
            }
        })
    }
}

/// One line of standard input.
fn asked(provider: &ProviderSettings) -> Result<String, Failure> {
    if stdin().is_terminal() {
        eprintln!("Write their `{}` at {}, and press Enter:", provider.claim, provider.name);
    }
    let mut line = String::new();
    stdin().lock().read_line(&mut line)?;
    Ok(line.trim().to_owned())
}

async fn declare(
    store: &Store,
    scope: MunicipalityScope,
    (person, name, provider): (Person, &str, &ProviderSettings),
    identity: &str,
) -> Result<String, Failure> {
    if identity.is_empty() {
        return Err(Failure::Unknown {
            what: "identity on standard input".into(),
            remedy: format!("Write one line with their `{}` at {}.", provider.claim, provider.name),
        });
    }
    let hash = identity_hash(store, &provider.key, identity).await?;
    store.declare_identity(scope, person, (&provider.key, hash), SystemClock.now()).await?;
    Ok(format!("{name} signs in with {} now.", provider.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{ClientProof, Demanded, Secret};
    use store::people::{Municipality, Officer};
    use uuid::Uuid;

    #[tokio::test]
    async fn an_officer_is_let_in_by_an_identity_that_is_nobody_elses_and_no_empty_line() {
        let settings = Settings {
            sign_in: vec![ProviderSettings {
                key: "entra".into(),
                name: "Entra ID".into(),
                lets_in: LetsIn::Officers,
                issuer: "https://login.example".into(),
                client_id: "us".into(),
                proof: ClientProof::Secret(Secret::new("x").unwrap()),
                claim: "oid".into(),
                scopes: Vec::new(),
                demanded: Demanded::default(),
            }],
            ..Settings::load(&Overrides::default()).unwrap()
        };
        let store = Store::in_memory().await.unwrap();
        let id = domain::id::MunicipalityId::new(Uuid::now_v7());
        let scope = MunicipalityScope::new(id);
        let phone_lock = sync::wire::PhoneLock::Required;
        let municipality = Municipality { id, key: "a".into(), name: "A".into(), phone_lock };
        store.put_municipality(&municipality, SystemClock.now()).await.unwrap();
        for name in ["Ola Eksempel", "Siri Eksempel"] {
            let officer = Officer { id: domain::id::OfficerId::new(Uuid::now_v7()), name: name.into() };
            store.put_officer(scope, &officer).await.unwrap();
        }
        let named = |provider: &str, person: &str| Named { provider: provider.into(), person: person.into() };
        let declared = async |named: Named, identity: &str| {
            let provider = named.provider(&settings)?;
            let person = named.person(&store, scope, provider).await?;
            declare(&store, scope, (person, &named.person, provider), identity).await
        };
        let said = declared(named("entra", "Ola Eksempel"), "a1b2").await.unwrap();
        assert_eq!(said, "Ola Eksempel signs in with Entra ID now.");
        for (wrong, identity, part) in [
            (named("entra", "Siri Eksempel"), "a1b2", "declared for somebody else"),
            (named("entra", "Siri Eksempel"), "", "their `oid` at Entra ID"),
            (named("entra", "Kari Eksempel"), "c3", "Siri Eksempel"),
            (named("feide", "Siri Eksempel"), "c3", "The settings have: entra."),
        ] {
            let told = declared(wrong, identity).await.unwrap_err().to_string();
            assert!(told.contains(part), "{part} is missing in {told}");
        }
    }
}
