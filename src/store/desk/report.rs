//! Reports: the list of them, and what an officer does with one.

use super::{AnswerProblem, Filter};
use crate::audit::{self, AuditKind};
use crate::ledger::text::{counter, read, read_json};
use crate::ledger::{StandingReport, read_report, report};
use crate::people::Contact;
use crate::rights::sight::in_sight;
use crate::rights::{Deed, FollowUp, May, sight};
use crate::{Store, StoreProblem};
use domain::id::ReportId;
use sync::decide::{ReportAction, after_reading};
use sync::{AssignmentRow, ReportRow, Revision};

/// A report, as an officer sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct SentReport {
    /// Who wrote it.
    pub contact: Contact,
    /// About which assignment, with the forms.
    pub assignment: AssignmentRow,
    /// To be given back with what is done, so that nobody returns something else than they saw.
    pub revision: Revision,
    /// The report.
    pub row: ReportRow,
}

/// What an officer does with a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportReading {
    /// Which report.
    pub report: ReportId,
    /// The revision that was looked at.
    pub seen: Revision,
    /// What to do.
    pub action: ReportAction,
}

/// Rows in one answer: more than an officer looks through.
const MOST: i64 = 500;

type Columns = (String, i64, String, String, String);

/// Who wrote what, about which assignment. A macro, since every query is one constant text.
macro_rules! sent_report {
    ($where:literal, $officer:literal, $roles:literal $(, $rest:literal)?) => {
        concat!(
            "SELECT r.body, r.revision, contact.id, contact.name, a.body FROM sync_reports r \
             JOIN contact ON contact.municipality = r.municipality AND contact.id = r.contact \
             JOIN sync_assignments a ON a.municipality = r.municipality AND a.assignment = r.assignment ",
            $where,
            " AND ",
            in_sight!("r", $officer, $roles)
            $(, $rest)?
        )
    };
}

impl Store {
    /// The municipality's reports: those that nobody has read, the oldest first; or those that were read, returned or taken
    /// back, the newest first.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn reports(&self, may: &May<FollowUp>, filter: Filter) -> Result<Vec<SentReport>, StoreProblem> {
        let query = match filter {
            Filter::Waiting => {
                sent_report!(
                    "WHERE r.municipality = $1 AND r.state = 'received'",
                    "$3",
                    "$4",
                    " ORDER BY r.sent_at LIMIT $2"
                )
            }
            Filter::Handled => {
                sent_report!(
                    "WHERE r.municipality = $1 AND r.state <> 'received'",
                    "$3",
                    "$4",
                    " ORDER BY r.seq DESC LIMIT $2"
                )
            }
        };
        let mut tx = self.write().await?;
        let rows: Vec<Columns> = sqlx::query_as(query)
            .bind(may.scope().id().to_string())
            .bind(MOST)
            .bind(may.officer().to_string())
            .bind(FollowUp::ROLES_JSON)
            .fetch_all(&mut *tx)
            .await?;
        audit::note(&mut tx, may, AuditKind::SawReports, "").await?;
        tx.commit().await?;
        rows.into_iter().map(sent_report).collect()
    }

    /// One report; `None` where there is none with that id that the officer may see.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn report(&self, may: &May<FollowUp>, id: ReportId) -> Result<Option<SentReport>, StoreProblem> {
        let mut tx = self.write().await?;
        let row: Option<Columns> =
            sqlx::query_as(sent_report!("WHERE r.municipality = $1 AND r.report = $2", "$3", "$4"))
                .bind(may.scope().id().to_string())
                .bind(id.to_string())
                .bind(may.officer().to_string())
                .bind(FollowUp::ROLES_JSON)
                .fetch_optional(&mut *tx)
                .await?;
        if row.is_some() {
            audit::note(&mut tx, may, AuditKind::SawReport, id).await?;
        }
        tx.commit().await?;
        row.map(sent_report).transpose()
    }

    /// Notes that a report was read, or returns it, and tells the contact's phones of it with the next pull.
    ///
    /// # Errors
    /// [`AnswerProblem`]
    pub async fn read_report(&self, may: &May<FollowUp>, reading: ReportReading) -> Result<(), AnswerProblem> {
        let (scope, now) = (may.scope(), may.at());
        let mut tx = self.write().await?;
        let held: StandingReport = report(&mut tx, scope, reading.report).await?.ok_or(AnswerProblem::NotFound)?;
        if !sight::assignment(&mut tx, may, held.row.report.assignment).await? {
            return Err(AnswerProblem::NotFound);
        }
        if sight::is_party(&mut tx, may, held.contact).await? {
            return Err(AnswerProblem::Partial);
        }
        if held.revision != reading.seen {
            return Err(AnswerProblem::MovedOn);
        }
        let state = after_reading(&held.row.state, reading.action).ok_or(AnswerProblem::MovedOn)?;
        let row = ReportRow { state, ..held.row.clone() };
        read_report(&mut tx, scope, (&held, &row), may.officer(), now).await?;
        audit::note(&mut tx, may, AuditKind::HandledReport, reading.report).await?;
        tx.commit().await?;
        Ok(())
    }
}

fn sent_report((body, revision, contact, name, assignment): Columns) -> Result<SentReport, StoreProblem> {
    Ok(SentReport {
        contact: Contact { id: read("contact", &contact)?, name },
        assignment: read_json("sync_assignments", &assignment)?,
        revision: Revision(counter("sync_reports", revision)?),
        row: read_json("sync_reports", &body)?,
    })
}
