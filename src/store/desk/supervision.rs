//! Requests for supervision: the list of them, and the officer's answers.

use super::Filter;
use crate::ledger::text::{counter, read, read_json};
use crate::ledger::{Standing, answer_supervision, supervision};
use crate::people::Contact;
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::{OfficerId, SupervisionId};
use sync::decide::{SupervisionAction, after_answer};
use sync::{AssignmentRow, Revision, SupervisionRow};
use thiserror::Error;

/// A request for supervision, as an officer sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedFor {
    /// Who asks.
    pub contact: Contact,
    /// About which assignment.
    pub assignment: AssignmentRow,
    /// To be given back with an answer, so that nobody answers something else than they saw.
    pub revision: Revision,
    /// The request.
    pub row: SupervisionRow,
}

impl AskedFor {
    /// Whether it has lain unanswered for longer than it may.
    #[must_use]
    pub fn is_overdue(&self, now: DateTime<Utc>) -> bool {
        self.row.is_overdue(self.assignment.municipality.answer_days, now)
    }
}

/// What an officer answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupervisionAnswer {
    /// Which request.
    pub supervision: SupervisionId,
    /// The revision that was looked at.
    pub seen: Revision,
    /// What to do.
    pub action: SupervisionAction,
    /// Who.
    pub officer: OfficerId,
}

/// Why an answer, or what was done with a report, was not kept. Nothing was then changed.
#[derive(Debug, Error)]
pub enum AnswerProblem {
    /// The municipality has none of that id.
    #[error("no such request or report")]
    NotFound,
    /// The contact has taken it back, it has been held or returned, or somebody has answered meanwhile: look again.
    #[error("it has moved on")]
    MovedOn,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

impl From<sqlx::Error> for AnswerProblem {
    fn from(problem: sqlx::Error) -> Self {
        Self::Store(problem.into())
    }
}

/// Rows in one answer: more than an officer looks through.
const MOST: i64 = 500;

type Columns = (String, i64, String, String, String);

/// Who asks for what, about which assignment. A macro, since every query is one constant text.
macro_rules! asked_for {
    ($rest:literal) => {
        concat!(
            "SELECT s.body, s.revision, contact.id, contact.name, a.body FROM sync_supervisions s \
             JOIN contact ON contact.municipality = s.municipality AND contact.id = s.contact \
             JOIN sync_assignments a ON a.municipality = s.municipality AND a.assignment = s.assignment ",
            $rest
        )
    };
}

impl Store {
    /// The municipality's requests: those that wait for something, the oldest first; or those that were held or taken
    /// back, the newest first.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn supervisions(&self, scope: MunicipalityScope, filter: Filter) -> Result<Vec<AskedFor>, StoreProblem> {
        let query = match filter {
            Filter::Waiting => asked_for!(
                "WHERE s.municipality = $1 AND s.state IN ('received', 'answered', 'planned') ORDER BY s.asked_at LIMIT $2"
            ),
            Filter::Handled => asked_for!(
                "WHERE s.municipality = $1 AND s.state IN ('held', 'withdrawn') ORDER BY s.seq DESC LIMIT $2"
            ),
        };
        let reading = &mut *self.read().await?;
        let rows: Vec<Columns> =
            sqlx::query_as(query).bind(scope.id().to_string()).bind(MOST).fetch_all(reading).await?;
        rows.into_iter().map(asked_for).collect()
    }

    /// One request; `None` where the municipality has none with that id.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn supervision(
        &self,
        scope: MunicipalityScope,
        id: SupervisionId,
    ) -> Result<Option<AskedFor>, StoreProblem> {
        let row: Option<Columns> = sqlx::query_as(asked_for!("WHERE s.municipality = $1 AND s.supervision = $2"))
            .bind(scope.id().to_string())
            .bind(id.to_string())
            .fetch_optional(&mut *self.read().await?)
            .await?;
        row.map(asked_for).transpose()
    }

    /// Keeps an officer's answer, and tells the contact's phones of it with the next pull.
    ///
    /// # Errors
    /// [`AnswerProblem`]
    pub async fn answer_supervision(
        &self,
        scope: MunicipalityScope,
        answer: SupervisionAnswer,
        now: DateTime<Utc>,
    ) -> Result<(), AnswerProblem> {
        let mut tx = self.write().await?;
        let held: Standing = supervision(&mut tx, scope, answer.supervision).await?.ok_or(AnswerProblem::NotFound)?;
        if held.revision != answer.seen {
            return Err(AnswerProblem::MovedOn);
        }
        let state = after_answer(&held.row.state, answer.action).ok_or(AnswerProblem::MovedOn)?;
        let row = SupervisionRow { state, ..held.row.clone() };
        answer_supervision(&mut tx, scope, (&held, &row), answer.officer, now).await?;
        tx.commit().await?;
        Ok(())
    }
}

fn asked_for((body, revision, contact, name, assignment): Columns) -> Result<AskedFor, StoreProblem> {
    Ok(AskedFor {
        contact: Contact { id: read("contact", &contact)?, name },
        assignment: read_json("sync_assignments", &assignment)?,
        revision: Revision(counter("sync_supervisions", revision)?),
        row: read_json("sync_supervisions", &body)?,
    })
}
