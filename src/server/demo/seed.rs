//! Fills the database. Names are plainly invented; recipients have pseudonyms only.

use super::DemoProblem;
use crate::municipality::{self, Municipality};
use chrono::{DateTime, NaiveDate, Utc};
use domain::assignment::{Agreement, Assignment, Recipient, Supervisor};
use domain::id::{AssignmentId, ContactId, MunicipalityId, OfficeId, OfficerId, RecipientId};
use domain::papers::{Paper, PaperKind, Papers};
use store::people::{self, Contact, Founding, Officer};
use store::rights::{Grant, Role};
use store::{MunicipalityScope, Store};
use sync::AssignmentRow;
use uuid::Uuid;

const CONTACT: &str = "Kari Eksempel";
/// Has no assignment yet.
const NEWCOMER: &str = "Per Eksempel";
/// In the order of the steps that they take, which is also that of the alphabet.
const OFFICERS: [&str; 3] = ["Ola Eksempel", "Siri Eksempel", "Tor Eksempel"];

/// Whom each assignment is for, and what has been agreed: one recipient, and a group.
const ASSIGNMENTS: [(&[&str], [&str; 2]); 2] = [
    (&["Sak 14"], ["Komme seg ut en gang i uka", "Finne en fritidsaktivitet som varer"]),
    (&["Sak 27", "Sak 28", "Sak 31"], ["Øve på å ta buss", "Delta på treningen i hallen"]),
];

/// Work from this day on can be logged.
const FROM: NaiveDate = match NaiveDate::from_ymd_opt(2026, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// All in one transaction: a start that is killed leaves nothing half.
pub(super) async fn seed(
    store: &Store,
    municipality: &Municipality,
    officers: usize,
    now: DateTime<Utc>,
) -> Result<MunicipalityScope, DemoProblem> {
    let facts = &municipality.facts;
    let office = facts.offices.first().ok_or(DemoProblem::NoOffice)?;
    let id = MunicipalityId::new(Uuid::now_v7());
    let office_id = OfficeId::new(Uuid::now_v7());
    let recipient = |name: &&str| Recipient { id: RecipientId::new(Uuid::now_v7()), pseudonym: (*name).to_owned() };
    let assigned = |(pseudonyms, goals): (&[&str], [&str; 2])| -> AssignmentRow {
        let assignment = Assignment {
            id: AssignmentId::new(Uuid::now_v7()),
            office: office_id,
            office_name: office.name.clone(),
            recipients: pseudonyms.iter().map(recipient).collect(),
            agreement: Agreement {
                from: FROM,
                until: None,
                goals: goals.map(str::to_owned).into(),
                supervisor: Some(Supervisor {
                    name: officer_name(0),
                    reach: office.telephone.clone().unwrap_or_default(),
                    every_weeks: Some(6),
                }),
            },
        };
        municipality::assignment_row(id, municipality, office, assignment, &[])
    };
    let [contact, newcomer] =
        [CONTACT, NEWCOMER].map(|name| Contact { id: ContactId::new(Uuid::now_v7()), name: name.into() });
    let founding = Founding {
        municipality: people::Municipality {
            id,
            key: facts.key.clone(),
            name: facts.name.clone(),
            phone_lock: facts.phone_lock,
        },
        retention: facts.retention,
        offices: vec![people::Office { id: office_id, name: office.name.clone() }],
        officers: (0..officers)
            .map(|nth| (Officer { id: OfficerId::new(Uuid::now_v7()), name: officer_name(nth) }, grants()))
            .collect(),
        contacts: vec![(contact, ASSIGNMENTS.map(assigned).into()), (newcomer, Vec::new())],
        papers: papers(),
    };
    Ok(store.found(&founding, now).await?)
}

/// All that can be asked for, and all in order.
fn papers() -> Papers {
    let noted = PaperKind::ALL.into_iter().filter_map(|kind| Paper::new(kind, FROM, None, FROM).ok());
    noted.fold(Papers::asked(PaperKind::ALL.into()), Papers::with)
}

/// Everything that there is to try.
fn grants() -> Vec<Grant> {
    Grant::WHOLE_DESK.into_iter().chain([Grant::everywhere(Role::Administrator)]).collect()
}

fn officer_name(nth: usize) -> String {
    OFFICERS.get(nth).map_or_else(|| format!("Øvrig Eksempel {}", nth + 1), |name| (*name).to_owned())
}
