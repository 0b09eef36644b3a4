//! The timesheets that were sent in.

use super::decision::{read_json, state_name};
use crate::people::id;
use crate::{MunicipalityScope, Store, StoreProblem};
use domain::id::ContactId;
use sync::{AssignmentRow, TimesheetRow, TimesheetState};

/// Which timesheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// Those that wait for the municipality.
    #[default]
    Waiting,
    /// Those that wait for the contact.
    Returned,
    /// Those that are approved, however far they have come since.
    Approved,
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
    const fn states(self) -> [&'static str; 3] {
        match self {
            Self::Waiting => [state_name(&TimesheetState::Submitted), "", ""],
            Self::Returned => ["returned", "", ""],
            Self::Approved => [
                state_name(&TimesheetState::Approved),
                state_name(&TimesheetState::Exported),
                state_name(&TimesheetState::Paid),
            ],
        }
    }
}

impl Store {
    /// The municipality's timesheets in that state. Those that wait come oldest first, the others newest first.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn sent_in(&self, scope: MunicipalityScope, filter: Filter) -> Result<Vec<SentIn>, StoreProblem> {
        let [one, two, three] = filter.states();
        let rows: Vec<(String, String, String, String)> = sqlx::query_as(
            "SELECT t.body, t.contact, contact.name, a.body
             FROM sync_timesheets t
             JOIN contact ON contact.municipality = t.municipality AND contact.id = t.contact
             JOIN sync_assignments a ON a.municipality = t.municipality AND a.assignment = t.assignment
             WHERE t.municipality = $1 AND t.state IN ($2, $3, $4)
             ORDER BY t.seq DESC LIMIT $5",
        )
        .bind(scope.id().to_string())
        .bind(one)
        .bind(two)
        .bind(three)
        .bind(MOST)
        .fetch_all(&mut *self.read().await?)
        .await?;
        let mut list = rows
            .into_iter()
            .map(|(timesheet, contact, contact_name, assignment)| {
                let AssignmentRow { assignment, .. } = read_json("sync_assignments", &assignment)?;
                Ok(SentIn {
                    timesheet: read_json("sync_timesheets", &timesheet)?,
                    contact: id("sync_timesheets", &contact)?,
                    contact_name,
                    recipients: assignment.recipients.into_iter().map(|recipient| recipient.pseudonym).collect(),
                    office_name: assignment.office_name,
                })
            })
            .collect::<Result<Vec<_>, StoreProblem>>()?;
        if filter == Filter::Waiting {
            list.sort_by_key(|sent| sent.timesheet.submitted_at);
        }
        Ok(list)
    }
}
