//! Requests for supervision: the list of them, and the officer's answers.

use super::Filter;
use crate::audit::{self, AuditKind};
use crate::ledger::text::{counter, read, read_json};
use crate::ledger::{Standing, answer_supervision, supervision};
use crate::people::Contact;
use crate::rights::sight::in_sight;
use crate::rights::{Deed, FollowUp, May, sight};
use crate::{Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::SupervisionId;
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
}

/// Why an answer, or what was done with a report or a message, was not kept. Nothing was then changed.
#[derive(Debug, Error)]
pub enum AnswerProblem {
    /// There is none of that id that the officer may see.
    #[error("no such request, report or message")]
    NotFound,
    /// The contact has taken it back, it has been held or returned, or somebody has answered meanwhile: look again.
    #[error("it has moved on")]
    MovedOn,
    /// The officer is the contact, or near kin.
    #[error("the officer stands too near the contact")]
    Partial,
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
    ($where:literal, $officer:literal, $roles:literal $(, $rest:literal)?) => {
        concat!(
            "SELECT s.body, s.revision, contact.id, contact.name, a.body FROM sync_supervisions s \
             JOIN contact ON contact.municipality = s.municipality AND contact.id = s.contact \
             JOIN sync_assignments a ON a.municipality = s.municipality AND a.assignment = s.assignment ",
            $where,
            " AND ",
            in_sight!("s", $officer, $roles)
            $(, $rest)?
        )
    };
}

impl Store {
    /// The municipality's requests: those that wait for something, the oldest first; or those that were held or taken
    /// back, the newest first.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn supervisions(&self, may: &May<FollowUp>, filter: Filter) -> Result<Vec<AskedFor>, StoreProblem> {
        let query = match filter {
            Filter::Waiting => asked_for!(
                "WHERE s.municipality = $1 AND s.state IN ('received', 'answered', 'planned')",
                "$3",
                "$4",
                " ORDER BY s.asked_at LIMIT $2"
            ),
            Filter::Handled => asked_for!(
                "WHERE s.municipality = $1 AND s.state IN ('held', 'withdrawn')",
                "$3",
                "$4",
                " ORDER BY s.seq DESC LIMIT $2"
            ),
        };
        let mut tx = self.write().await?;
        let rows: Vec<Columns> = sqlx::query_as(query)
            .bind(may.scope().id().to_string())
            .bind(MOST)
            .bind(may.officer().to_string())
            .bind(FollowUp::ROLES_JSON)
            .fetch_all(&mut *tx)
            .await?;
        audit::note(&mut tx, may, AuditKind::SawRequests, "").await?;
        tx.commit().await?;
        rows.into_iter().map(asked_for).collect()
    }

    /// One request; `None` where there is none with that id that the officer may see.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn supervision(&self, may: &May<FollowUp>, id: SupervisionId) -> Result<Option<AskedFor>, StoreProblem> {
        let mut tx = self.write().await?;
        let row: Option<Columns> =
            sqlx::query_as(asked_for!("WHERE s.municipality = $1 AND s.supervision = $2", "$3", "$4"))
                .bind(may.scope().id().to_string())
                .bind(id.to_string())
                .bind(may.officer().to_string())
                .bind(FollowUp::ROLES_JSON)
                .fetch_optional(&mut *tx)
                .await?;
        if row.is_some() {
            audit::note(&mut tx, may, AuditKind::SawRequest, id).await?;
        }
        tx.commit().await?;
        row.map(asked_for).transpose()
    }

    /// Keeps an officer's answer, and tells the contact's phones of it with the next pull.
    ///
    /// # Errors
    /// [`AnswerProblem`]
    pub async fn answer_supervision(
        &self,
        may: &May<FollowUp>,
        answer: SupervisionAnswer,
    ) -> Result<(), AnswerProblem> {
        let (scope, now) = (may.scope(), may.at());
        let mut tx = self.write().await?;
        let held: Standing = supervision(&mut tx, scope, answer.supervision).await?.ok_or(AnswerProblem::NotFound)?;
        if !sight::assignment(&mut tx, may, held.row.request.assignment).await? {
            return Err(AnswerProblem::NotFound);
        }
        if sight::is_party(&mut tx, may, held.contact).await? {
            return Err(AnswerProblem::Partial);
        }
        if held.revision != answer.seen {
            return Err(AnswerProblem::MovedOn);
        }
        let state = after_answer(&held.row.state, answer.action).ok_or(AnswerProblem::MovedOn)?;
        let row = SupervisionRow { state, ..held.row.clone() };
        answer_supervision(&mut tx, scope, (&held, &row), may.officer(), now).await?;
        audit::note(&mut tx, may, AuditKind::AnsweredRequest, answer.supervision).await?;
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
