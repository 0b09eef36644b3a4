//! Fills the database. Names are plainly invented; recipients have pseudonyms only.

use super::DemoProblem;
use crate::municipality::{self, Municipality};
use chrono::{DateTime, NaiveDate, Utc};
use domain::assignment::{Agreement, Assignment, Recipient, Supervisor};
use domain::id::{AssignmentId, ContactId, MunicipalityId, OfficeId, OfficerId, RecipientId};
use store::ledger::LedgerRepository;
use store::people::{self, Contact, Officer};
use store::{MunicipalityScope, Store};
use uuid::Uuid;

const CONTACT: &str = "Kari Eksempel";
const OFFICER: &str = "Ola Eksempel";

/// What each assignment is called, and what has been agreed.
const ASSIGNMENTS: [(&str, [&str; 2]); 2] = [
    ("Sak 14", ["Komme seg ut en gang i uka", "Finne en fritidsaktivitet som varer"]),
    ("Sak 27", ["Øve på å ta buss", "Delta på treningen i hallen"]),
];

/// Work from this day on can be logged.
const FROM: NaiveDate = match NaiveDate::from_ymd_opt(2026, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

pub(super) async fn seed(
    store: &Store,
    municipality: &Municipality,
    now: DateTime<Utc>,
) -> Result<MunicipalityScope, DemoProblem> {
    let facts = &municipality.facts;
    let office = facts.offices.first().ok_or(DemoProblem::NoOffice)?;
    let id = MunicipalityId::new(Uuid::now_v7());
    let scope = MunicipalityScope::new(id);
    let row = people::Municipality { id, key: facts.key.clone(), name: facts.name.clone() };
    store.put_municipality(&row, now).await?;
    let office_id = OfficeId::new(Uuid::now_v7());
    store.put_office(scope, &people::Office { id: office_id, name: office.name.clone() }).await?;
    store.put_officer(scope, &Officer { id: OfficerId::new(Uuid::now_v7()), name: OFFICER.into() }).await?;
    let contact = ContactId::new(Uuid::now_v7());
    store.put_contact(scope, &Contact { id: contact, name: CONTACT.into() }).await?;
    for (pseudonym, goals) in ASSIGNMENTS {
        let assignment = Assignment {
            id: AssignmentId::new(Uuid::now_v7()),
            office: office_id,
            office_name: office.name.clone(),
            recipients: vec![Recipient { id: RecipientId::new(Uuid::now_v7()), pseudonym: pseudonym.into() }],
            agreement: Agreement {
                from: FROM,
                until: None,
                goals: goals.map(str::to_owned).into(),
                supervisor: Some(Supervisor {
                    name: OFFICER.into(),
                    reach: office.telephone.clone().unwrap_or_default(),
                    every_weeks: Some(6),
                }),
            },
        };
        let row = municipality::assignment_row(id, municipality, office, assignment, &[]);
        store.put_assignment(scope.contact(contact), &row).await?;
    }
    Ok(scope)
}
