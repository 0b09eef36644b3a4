//! A municipality with everybody in it, all at once.

use super::{Contact, Municipality, Office, Officer, municipality, person};
use crate::ledger::{write_assignment, write_papers};
use crate::papers::write_asked;
use crate::retention;
use crate::rights::{Grant, write_grant};
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::papers::Papers;
use domain::retention::Retention;
use sync::AssignmentRow;

/// A municipality that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founding {
    /// The municipality.
    pub municipality: Municipality,
    /// How long it keeps what it is told.
    pub retention: Retention,
    /// Its offices.
    pub offices: Vec<Office>,
    /// Who sits at its desk, each with what they are there for.
    pub officers: Vec<(Officer, Vec<Grant>)>,
    /// Who works for it, each with their assignments.
    pub contacts: Vec<(Contact, Vec<AssignmentRow>)>,
    /// What is asked of all of them, and noted of each.
    pub papers: Papers,
}

impl Store {
    /// Adds the municipality with everybody in it, or nothing at all.
    ///
    /// # Errors
    /// [`StoreProblem`]; also when another municipality has the key. Nothing was added then.
    pub async fn found(&self, founding: &Founding, now: DateTime<Utc>) -> Result<MunicipalityScope, StoreProblem> {
        let scope = MunicipalityScope::new(founding.municipality.id);
        let mut tx = self.write().await?;
        municipality::write(&mut tx, scope, &founding.municipality, now).await?;
        retention::write(&mut tx, scope, &founding.retention).await?;
        for office in &founding.offices {
            municipality::write_office(&mut tx, scope, office).await?;
        }
        for (officer, grants) in &founding.officers {
            person::write_officer(&mut tx, scope, officer).await?;
            for grant in grants {
                write_grant(&mut tx, scope, officer.id, *grant).await?;
            }
        }
        for kind in founding.papers.asks() {
            write_asked(&mut tx, scope, kind).await?;
        }
        for (contact, assignments) in &founding.contacts {
            person::write_contact(&mut tx, scope, contact).await?;
            if founding.papers != Papers::default() {
                write_papers(&mut tx, scope.contact(contact.id), &founding.papers).await?;
            }
            for row in assignments {
                write_assignment(&mut tx, scope.contact(contact.id), row).await?;
            }
        }
        tx.commit().await?;
        Ok(scope)
    }
}
