//! `folgesvenn officer`: who sits at the desk, and what each may do.

use super::{Failure, find, offline};
use crate::config::{Overrides, Settings};
use crate::{Clock, SystemClock};
use domain::id::OfficerId;
use store::people::Officer;
use store::rights::{Grant, Nearness, Reach, Role};
use store::{MunicipalityScope, Store};
use uuid::Uuid;

/// Add officers, and say what each may do and for which office.
///
/// Roles: officer (follows contacts up), attester (takes the step attest), authoriser (takes the other steps of approval),
/// administrator (phones and the log, no content), support (the log, no content).
#[derive(Debug, clap::Args)]
pub(super) struct OfficerVerb {
    /// The municipality's key; may be left out when there is only one
    #[arg(long, value_name = "KEY", global = true)]
    municipality: Option<String>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Say who there is, and what each may do
    List,
    /// Add an officer, who may do nothing yet
    Add {
        /// The officer's name
        name: String,
    },
    /// Give an officer a role
    Grant(Given),
    /// Take a role away
    TakeAway(Given),
    /// Say that an officer is a contact, or near kin of one: they then decide nothing about that contact
    Near {
        /// The officer's name or id
        officer: String,
        /// The contact's name or id
        contact: String,
        /// They are the same person
        #[arg(long)]
        own: bool,
    },
}

#[derive(Debug, clap::Args)]
struct Given {
    /// The officer's name or id
    officer: String,
    /// officer, attester, authoriser, administrator or support
    role: Role,
    /// For this office only, by name or id; without it, for all
    #[arg(long)]
    office: Option<String>,
}

impl OfficerVerb {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let said = offline(&settings, async |store| {
            let scope = find::municipality(store, self.municipality.as_deref()).await?;
            self.what.carry_out(store, scope).await
        })?;
        println!("{said}");
        Ok(())
    }
}

impl What {
    async fn carry_out(&self, store: &Store, scope: MunicipalityScope) -> Result<String, Failure> {
        let now = SystemClock.now();
        match self {
            Self::List => list(store, scope).await,
            Self::Add { name } => {
                let officer = Officer { id: OfficerId::new(Uuid::now_v7()), name: name.clone() };
                store.put_officer(scope, &officer).await?;
                Ok(format!("Added {name} ({}), who may do nothing yet: folgesvenn officer grant.", officer.id))
            }
            Self::Grant(given) => {
                let (officer, grant) = given.find(store, scope).await?;
                store.grant(scope, officer, grant, now).await?;
                Ok(format!("{} is {} now.", given.officer, given.role))
            }
            Self::TakeAway(given) => {
                let (officer, grant) = given.find(store, scope).await?;
                let had = store.take_away(scope, officer, grant, now).await?;
                let word = if had { "is no longer" } else { "was not" };
                Ok(format!("{} {word} {} there.", given.officer, given.role))
            }
            Self::Near { officer, contact, own } => {
                let officer_id = officer_of(store, scope, officer).await?;
                let known = store.contacts(scope).await?.into_iter().map(|contact| (contact.id, contact.name));
                let contact_id = find::person("contact", known, contact)?;
                let nearness = if *own { Nearness::Own } else { Nearness::Kin };
                store.declare_near(scope, officer_id, (contact_id, nearness), now).await?;
                Ok(format!("{officer} decides nothing about {contact} from now on."))
            }
        }
    }
}

impl Given {
    async fn find(&self, store: &Store, scope: MunicipalityScope) -> Result<(OfficerId, Grant), Failure> {
        let officer = officer_of(store, scope, &self.officer).await?;
        let reach = match &self.office {
            None => Reach::Everywhere,
            Some(wanted) => {
                let known = store.offices(scope).await?.into_iter().map(|office| (office.id, office.name));
                Reach::Office(find::person("office", known, wanted)?)
            }
        };
        Ok((officer, Grant { role: self.role, reach }))
    }
}

async fn officer_of(store: &Store, scope: MunicipalityScope, wanted: &str) -> Result<OfficerId, Failure> {
    let known = store.officers(scope).await?.into_iter().map(|officer| (officer.id, officer.name));
    find::person("officer", known, wanted)
}

async fn list(store: &Store, scope: MunicipalityScope) -> Result<String, Failure> {
    let offices = store.offices(scope).await?;
    let mut lines = Vec::new();
    for officer in store.officers(scope).await? {
        lines.push(format!("{}  {}", officer.id, officer.name));
        for Grant { role, reach } in store.grants(scope, officer.id).await? {
            let place = match reach {
                Reach::Everywhere => "every office".to_owned(),
                Reach::Office(id) => {
                    let office = offices.iter().find(|office| office.id == id);
                    office.map_or_else(|| id.to_string(), |office| office.name.clone())
                }
            };
            lines.push(format!("    {role}, {place}"));
        }
    }
    Ok(if lines.is_empty() { "There is nobody at the desk yet.".to_owned() } else { lines.join("\n") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::people::{Contact, Municipality, Office};
    use store::rights::{ApproveTimesheets, FollowUp};

    #[tokio::test]
    async fn an_officer_is_added_given_a_role_for_an_office_and_loses_it() {
        let store = Store::in_memory().await.unwrap();
        let id = domain::id::MunicipalityId::new(Uuid::now_v7());
        let (scope, now) = (MunicipalityScope::new(id), SystemClock.now());
        store
            .put_municipality(
                &Municipality { id, key: "a".into(), name: "A".into(), phone_lock: sync::wire::PhoneLock::Required },
                now,
            )
            .await
            .unwrap();
        let office = Office { id: domain::id::OfficeId::new(Uuid::now_v7()), name: "Barnevern".into() };
        store.put_office(scope, &office).await.unwrap();
        let contact = Contact { id: domain::id::ContactId::new(Uuid::now_v7()), name: "Kari Eksempel".into() };
        store.put_contact(scope, &contact).await.unwrap();

        let name = "Ola Eksempel".to_owned();
        What::Add { name: name.clone() }.carry_out(&store, scope).await.unwrap();
        let given = || Given { officer: name.clone(), role: Role::Attester, office: Some("Barnevern".into()) };
        What::Grant(given()).carry_out(&store, scope).await.unwrap();
        let listed = What::List.carry_out(&store, scope).await.unwrap();
        assert!(listed.contains("Ola Eksempel\n    attester, Barnevern"), "{listed}");
        let officer = store.officers(scope).await.unwrap()[0].id;
        let rights = store.rights(scope, officer, now).await.unwrap().unwrap();
        assert!(rights.may::<ApproveTimesheets>().is_ok() && rights.may::<FollowUp>().is_err());

        let near = What::Near { officer: name.clone(), contact: "Kari Eksempel".into(), own: true };
        assert!(near.carry_out(&store, scope).await.unwrap().contains("decides nothing about Kari"));
        let gone = What::TakeAway(given()).carry_out(&store, scope).await.unwrap();
        assert!(gone.contains("no longer attester"), "{gone}");
        let elsewhere = Given { office: Some("Nav".into()), ..given() };
        let unknown = What::Grant(elsewhere).carry_out(&store, scope).await.unwrap_err().to_string();
        assert!(unknown.contains("no office Nav") && unknown.contains("Barnevern"), "{unknown}");
    }
}
