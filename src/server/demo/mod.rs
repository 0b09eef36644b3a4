//! An invented municipality to try the program with: from a file, with one contact, two assignments and one officer.

mod problem;
mod seed;

pub(crate) use problem::DemoProblem;

use crate::links;
use crate::municipality::Municipality;
use chrono::{DateTime, Utc};
use std::fmt;
use store::{MunicipalityScope, Store};

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
pub(crate) async fn prepare(
    store: &Store,
    municipality: &Municipality,
    public_address: &str,
    now: DateTime<Utc>,
) -> Result<Links, DemoProblem> {
    let (invented, others): (Vec<_>, Vec<_>) =
        store.municipalities().await?.into_iter().partition(|known| known.key == municipality.facts.key);
    if let Some(other) = others.first() {
        return Err(DemoProblem::NotEmpty(other.name.clone()));
    }
    let scope = match invented.first() {
        Some(known) => MunicipalityScope::new(known.id),
        None => seed::seed(store, municipality, now).await?,
    };
    let contact = store.contacts(scope).await?.into_iter().next().ok_or(DemoProblem::Nobody("contact"))?;
    let officer = store.officers(scope).await?.into_iter().next().ok_or(DemoProblem::Nobody("officer"))?;
    Ok(Links {
        address: public_address.to_owned(),
        contact: links::invite(store, scope, contact.id, public_address, now).await?,
        officer: links::sign_in(store, scope, officer.id, public_address, now).await?,
    })
}
