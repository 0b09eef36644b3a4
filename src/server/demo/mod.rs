//! An invented municipality to try the program with.

use crate::links::{self, LinkProblem};
use chrono::{DateTime, Utc};
use domain::id::{ContactId, MunicipalityId, OfficeId, OfficerId};
use std::fmt;
use store::people::{Contact, Municipality, Office, Officer};
use store::{MunicipalityScope, Store, StoreProblem};
use uuid::Uuid;

/// Its name at the command line.
const KEY: &str = "eksempelvik";

/// Fresh links into the invented municipality.
pub(crate) struct Links {
    address: String,
    contact: String,
    officer: String,
}

impl fmt::Display for Links {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  address   {}", self.address)?;
        writeln!(f, "  contact   {}   (enrols one phone or browser)", self.contact)?;
        write!(f, "  officer   {}   (lets you in once)", self.officer)
    }
}

/// Makes the municipality where it is missing, and fresh links in any case.
pub(crate) async fn prepare(store: &Store, public_address: &str, now: DateTime<Utc>) -> Result<Links, LinkProblem> {
    let scope = match store.municipalities().await?.into_iter().find(|known| known.key == KEY) {
        Some(known) => MunicipalityScope::new(known.id),
        None => seed(store, now).await?,
    };
    let first = |what| StoreProblem::BadRow { table: what, reason: "the demo municipality has none".into() };
    let contact = store.contacts(scope).await?.into_iter().next().ok_or_else(|| first("contact"))?;
    let officer = store.officers(scope).await?.into_iter().next().ok_or_else(|| first("officer"))?;
    Ok(Links {
        address: public_address.to_owned(),
        contact: links::invite(store, scope, contact.id, public_address, now).await?,
        officer: links::sign_in(store, scope, officer.id, public_address, now).await?,
    })
}

async fn seed(store: &Store, now: DateTime<Utc>) -> Result<MunicipalityScope, StoreProblem> {
    let id = MunicipalityId::new(Uuid::now_v7());
    let scope = MunicipalityScope::new(id);
    store.put_municipality(&Municipality { id, key: KEY.into(), name: "Eksempelvik kommune".into() }, now).await?;
    let office = OfficeId::new(Uuid::now_v7());
    store.put_office(scope, &Office { id: office, name: "Barn og familie".into() }).await?;
    store.put_officer(scope, &Officer { id: OfficerId::new(Uuid::now_v7()), name: "Ola Eksempel".into() }).await?;
    store.put_contact(scope, &Contact { id: ContactId::new(Uuid::now_v7()), name: "Kari Eksempel".into() }).await?;
    Ok(scope)
}
