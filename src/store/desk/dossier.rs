//! All that is needed to judge one timesheet.

use super::{Decision, Step, history, step};
use crate::audit::{self, AuditKind};
use crate::ledger::text::{counter, read, read_json};
use crate::people::{Contact, facts};
use crate::rights::{May, Role, SeeTimesheets, sight};
use crate::{Store, StoreProblem};
use domain::entry::Session;
use domain::id::{AssignmentId, OfficerId, RecipientId, TimesheetId};
use domain::time::PayPeriod;
use domain::timesheet::{ContactFacts, RecipientFacts, Timesheet};
use std::collections::BTreeSet;
use sync::{AssignmentRow, BlobHash, Revision, SignOffRow, TimesheetRow};

/// A timesheet with all that it is reckoned from, at one moment.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The timesheet.
    pub timesheet: TimesheetRow,
    /// How many times it has changed; a decision must name it, so that nobody approves what they have not seen.
    pub revision: Revision,
    /// Whose.
    pub contact: Contact,
    /// The assignment with its terms.
    pub assignment: AssignmentRow,
    /// The contact's other assignments: they may share a cap with this one.
    pub others: Vec<AssignmentRow>,
    /// What rates by age and qualification go by.
    pub facts: ContactFacts,
    /// The birth dates that are known of the recipients of all these assignments.
    pub recipients: Vec<RecipientFacts>,
    /// The contact's sessions, of all assignments and months.
    pub sessions: Vec<Session>,
    /// The assignment's other approved months, as they were approved.
    pub approved: Vec<Timesheet>,
    /// Those of them whose entries have changed since.
    pub revised: Vec<PayPeriod>,
    /// What the recipient's side has said of the month.
    pub sign_offs: Vec<SignOffRow>,
    /// The contact's receipts that have arrived.
    pub receipts: BTreeSet<BlobHash>,
    /// What was decided before, the oldest first.
    pub decisions: Vec<Decision>,
    /// Steps of approval that were taken, but were not the last, the oldest first.
    pub steps: Vec<Step>,
    /// Where the officer who looks stands.
    pub standing: Standing,
}

/// Where an officer stands to a timesheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Their roles for it.
    pub roles: Vec<Role>,
    /// They are the contact, or near kin: they decide nothing about it.
    pub partial: bool,
    /// The recipient's address is protected: no place is shown, also not of a month that was approved before.
    pub protected: bool,
}

impl Dossier {
    /// Who has taken a step of approval that still counts for the month as it is reckoned now.
    ///
    /// # Errors
    /// [`StoreProblem`] when the month cannot be written down.
    pub fn taken(&self, reckoned: &Timesheet) -> Result<Vec<OfficerId>, StoreProblem> {
        step::counting(&self.steps, self.revision, reckoned)
    }
}

impl Store {
    /// Reads a timesheet; `None` where there is none with that id that the officer may see. Of protected assignments no
    /// place and no route label is read.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn dossier(
        &self,
        may: &May<SeeTimesheets>,
        timesheet: TimesheetId,
    ) -> Result<Option<Dossier>, StoreProblem> {
        let scope = may.scope();
        // What cannot be noted is not shown.
        let mut reading = self.write().await?;
        let municipality = scope.id().to_string();
        let row: Option<(String, i64, String, String, String)> = sqlx::query_as(
            "SELECT t.body, t.revision, contact.id, contact.name, a.body
             FROM sync_timesheets t
             JOIN contact ON contact.municipality = t.municipality AND contact.id = t.contact
             JOIN sync_assignments a ON a.municipality = t.municipality AND a.assignment = t.assignment
             WHERE t.municipality = $1 AND t.timesheet = $2",
        )
        .bind(&municipality)
        .bind(timesheet.to_string())
        .fetch_optional(&mut *reading)
        .await?;
        let Some((timesheet_json, revision, contact, contact_name, assignment_json)) = row else { return Ok(None) };
        let sessions: Vec<String> = sqlx::query_scalar(
            "SELECT body FROM sync_sessions WHERE municipality = $1 AND contact = $2 AND deleted = 0 ORDER BY day, session",
        )
        .bind(&municipality)
        .bind(&contact)
        .fetch_all(&mut *reading)
        .await?;
        let receipts: Vec<String> =
            sqlx::query_scalar("SELECT sha256 FROM receipt WHERE municipality = $1 AND contact = $2")
                .bind(&municipality)
                .bind(&contact)
                .fetch_all(&mut *reading)
                .await?;
        let row: TimesheetRow = read_json("sync_timesheets", &timesheet_json)?;
        if !sight::assignment(&mut reading, may, row.assignment).await? {
            return Ok(None);
        }
        let sign_offs: Vec<String> = sqlx::query_scalar(
            "SELECT body FROM sync_sign_offs WHERE municipality = $1 AND assignment = $2 AND first_day = $3 ORDER BY sign_off",
        )
        .bind(&municipality)
        .bind(row.assignment.to_string())
        .bind(row.period.from().to_string())
        .fetch_all(&mut *reading)
        .await?;
        let months: Vec<String> = sqlx::query_scalar(
            "SELECT body FROM sync_timesheets
             WHERE municipality = $1 AND assignment = $2 AND timesheet <> $3 AND state IN ('approved', 'exported', 'paid')
             ORDER BY first_day",
        )
        .bind(&municipality)
        .bind(row.assignment.to_string())
        .bind(timesheet.to_string())
        .fetch_all(&mut *reading)
        .await?;
        let months: Vec<TimesheetRow> =
            months.iter().map(|body| read_json("sync_timesheets", body)).collect::<Result<_, _>>()?;
        let others: Vec<String> = sqlx::query_scalar(
            "SELECT body FROM sync_assignments WHERE municipality = $1 AND contact = $2 AND assignment <> $3
             ORDER BY assignment",
        )
        .bind(&municipality)
        .bind(&contact)
        .bind(row.assignment.to_string())
        .fetch_all(&mut *reading)
        .await?;
        let others: Vec<AssignmentRow> =
            others.iter().map(|body| read_json("sync_assignments", body)).collect::<Result<_, _>>()?;
        let assignment: AssignmentRow = read_json("sync_assignments", &assignment_json)?;
        let contact = Contact { id: read("contact", &contact)?, name: contact_name };
        let of_all = others.iter().chain([&assignment]).flat_map(|row| &row.assignment.recipients);
        let of_all: Vec<RecipientId> = of_all.map(|recipient| recipient.id).collect();
        let protected = sight::protected(&mut reading, may, contact.id).await?;
        let standing = Standing {
            roles: sight::roles(&mut reading, may, row.assignment).await?,
            partial: sight::is_party(&mut reading, may, contact.id).await?,
            protected: protected.contains(&row.assignment),
        };
        let mut sessions: Vec<Session> =
            sessions.iter().map(|body| read_json("sync_sessions", body)).collect::<Result<_, _>>()?;
        forget_places(&mut sessions, &protected);
        let dossier = Dossier {
            timesheet: row,
            revision: Revision(counter("sync_timesheets", revision)?),
            facts: facts::of_contact(&mut reading, scope.contact(contact.id)).await?,
            recipients: facts::of_recipients(&mut reading, scope, &of_all).await?,
            contact,
            others,
            assignment,
            sessions,
            revised: months.iter().filter(|row| row.revised).map(|row| row.period).collect(),
            approved: months.into_iter().filter_map(|row| row.reckoned.and_then(|month| month.read())).collect(),
            sign_offs: sign_offs.iter().map(|body| read_json("sync_sign_offs", body)).collect::<Result<_, _>>()?,
            receipts: receipts.iter().map(|blob| read("receipt", blob)).collect::<Result<_, _>>()?,
            decisions: history::read(&mut reading, scope, timesheet).await?,
            steps: step::read(&mut reading, scope, timesheet).await?,
            standing,
        };
        audit::note(&mut reading, may, AuditKind::SawTimesheet, timesheet).await?;
        reading.commit().await?;
        Ok(Some(dossier))
    }
}

/// Takes the labels off every stretch that has to do with a protected assignment.
fn forget_places(sessions: &mut [Session], protected: &[AssignmentId]) {
    for session in sessions {
        let whole = protected.contains(&session.assignment);
        let legs = session.trips.iter_mut().flat_map(|trip| &mut trip.legs);
        for leg in legs.filter(|leg| whole || leg.assignment.is_some_and(|id| protected.contains(&id))) {
            (leg.from, leg.to) = (String::new(), String::new());
        }
    }
}
