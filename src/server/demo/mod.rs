//! An invented municipality to try the program with: from a file, with one contact and their two assignments, one contact who has
//! none yet, and as many officers as its rules want for approving a month.

mod problem;
mod seed;

pub(crate) use problem::DemoProblem;

use crate::links;
use crate::municipality::Municipality;
use chrono::{DateTime, Utc};
use domain::policy::{ApprovalRule, Terms};
use std::fmt;
use store::{MunicipalityScope, Store};

/// Fresh links into the invented municipality.
#[derive(Debug)]
pub(crate) struct Links {
    address: String,
    /// Enrols a phone.
    pub(crate) contact: String,
    /// One for each officer, in the order of the steps that they take.
    pub(crate) officers: Vec<OfficerLink>,
}

/// Lets one officer in.
#[derive(Debug)]
pub(crate) struct OfficerLink {
    /// The keys of the steps that are theirs, such as `attest`.
    pub(crate) steps: String,
    /// The link.
    pub(crate) link: String,
}

impl fmt::Display for Links {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  address   {}", self.address)?;
        write!(f, "  contact   {}   (enrols one phone or browser)", self.contact)?;
        for OfficerLink { steps, link } in &self.officers {
            write!(f, "\n  officer   {link}   (lets you in once, to {steps})")?;
        }
        Ok(())
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
    let steps = steps(municipality);
    let scope = match invented.first() {
        Some(known) => MunicipalityScope::new(known.id),
        None => seed::seed(store, municipality, steps.len(), now).await?,
    };
    let contact = store.contacts(scope).await?.into_iter().next().ok_or(DemoProblem::Nobody("contact"))?;
    let mut officers = Vec::new();
    for (officer, steps) in store.officers(scope).await?.into_iter().zip(steps) {
        let link = links::sign_in(store, scope, officer.id, public_address, now).await?;
        officers.push(OfficerLink { steps, link });
    }
    if officers.is_empty() {
        return Err(DemoProblem::Nobody("officer"));
    }
    let contact = links::invite(store, scope, contact.id, public_address, now).await?;
    Ok(Links { address: public_address.to_owned(), contact, officers })
}

/// What each officer does, by the strictest rule that ever holds: all steps, or one each where nobody may take two.
fn steps(municipality: &Municipality) -> Vec<String> {
    let offices = municipality.facts.offices.iter().take(1);
    let terms: Vec<Terms> =
        offices.map(|office| Terms::of(&municipality.policy, municipality.overlays(office))).collect();
    let rules = terms.iter().flat_map(Terms::stretches).map(|stretch| &stretch.policy.approval);
    let people = |rule: &&ApprovalRule| if rule.four_eyes { rule.steps.len() } else { 1 };
    let rule = rules.max_by_key(people).unwrap_or(&municipality.policy.approval);
    let keys: Vec<String> = rule.steps.iter().map(|step| step.key.clone()).collect();
    if rule.four_eyes { keys } else { vec![keys.join(", ")] }
}
