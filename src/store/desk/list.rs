//! The timesheets that were sent in.

use crate::audit::{self, AuditKind};
use crate::ledger::text::{read, read_json};
use crate::rights::sight::in_sight;
use crate::rights::{Deed, May, SeeTimesheets};
use crate::{Store, StoreProblem};
use domain::id::ContactId;
use sync::{AssignmentRow, TimesheetRow};

/// Which timesheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// Those that wait for the municipality.
    #[default]
    Waiting,
    /// Those that the municipality has decided about: sent back, or approved and what comes after.
    Handled,
}

/// A timesheet in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentIn {
    /// The timesheet.
    pub timesheet: TimesheetRow,
    /// Whose.
    pub contact: ContactId,
    /// The name by which the municipality knows the contact.
    pub contact_name: String,
    /// For whom, by pseudonym.
    pub recipients: Vec<String>,
    /// Where it goes.
    pub office_name: String,
}

/// Rows in one answer: more than an officer looks through.
const MOST: i64 = 500;

impl Filter {
    /// Names in the ledger's `state` column; none is empty, so an empty text fills up.
    const fn states(self) -> [&'static str; 4] {
        match self {
            Self::Waiting => ["submitted", "", "", ""],
            Self::Handled => ["returned", "approved", "exported", "paid"],
        }
    }
}

impl Store {
    /// The timesheets in that state that the officer may see. Those that wait come oldest first, the others newest first.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn sent_in(&self, may: &May<SeeTimesheets>, filter: Filter) -> Result<Vec<SentIn>, StoreProblem> {
        let [one, two, three, four] = filter.states();
        let mut tx = self.write().await?;
        let rows: Vec<(String, String, String, String)> = sqlx::query_as(concat!(
            "SELECT t.body, t.contact, contact.name, a.body
             FROM sync_timesheets t
             JOIN contact ON contact.municipality = t.municipality AND contact.id = t.contact
             JOIN sync_assignments a ON a.municipality = t.municipality AND a.assignment = t.assignment
             WHERE t.municipality = $1 AND t.state IN ($2, $3, $4, $5) AND ",
            in_sight!("t", "$8", "$9"),
            " ORDER BY CASE WHEN $7 THEN t.seq ELSE -t.seq END LIMIT $6",
        ))
        .bind(may.scope().id().to_string())
        .bind(one)
        .bind(two)
        .bind(three)
        .bind(four)
        .bind(MOST)
        .bind(filter == Filter::Waiting)
        .bind(may.officer().to_string())
        .bind(SeeTimesheets::ROLES_JSON)
        .fetch_all(&mut *tx)
        .await?;
        audit::note(&mut tx, may, AuditKind::SawTimesheets, "").await?;
        tx.commit().await?;
        rows.into_iter()
            .map(|(timesheet, contact, contact_name, assignment)| {
                let AssignmentRow { assignment, .. } = read_json("sync_assignments", &assignment)?;
                Ok(SentIn {
                    timesheet: read_json("sync_timesheets", &timesheet)?,
                    contact: read("sync_timesheets", &contact)?,
                    contact_name,
                    recipients: assignment.recipients.into_iter().map(|recipient| recipient.pseudonym).collect(),
                    office_name: assignment.office_name,
                })
            })
            .collect()
    }
}
