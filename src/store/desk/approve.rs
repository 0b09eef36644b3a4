//! Approving a timesheet: what was seen is kept, byte for byte.

use super::decision::{Step, write_decision, write_json};
use super::{Decided, DecisionProblem, Dossier};
use crate::people::instant;
use crate::{MunicipalityScope, Store};
use chrono::{DateTime, Utc};
use domain::entry::Session;
use domain::id::OfficerId;
use domain::timesheet::Timesheet;
use serde::Serialize;
use sync::row::ReckonedDocument;
use sync::{AssignmentRow, ContentHash, TimesheetState};

/// An approval: who approves what.
#[derive(Debug, Clone, Copy)]
pub struct Approval<'a> {
    /// What the officer saw.
    pub dossier: &'a Dossier,
    /// The same, reckoned.
    pub reckoned: &'a Timesheet,
    /// Who.
    pub officer: OfficerId,
}

/// What is kept for ever: the month as reckoned, and all that it was reckoned from.
#[derive(Serialize)]
struct Snapshot<'a> {
    timesheet: &'a Timesheet,
    assignment: &'a AssignmentRow,
    sessions: Vec<&'a Session>,
}

impl Store {
    /// Approves a submitted timesheet, and keeps what was approved for ever.
    ///
    /// # Errors
    /// [`DecisionProblem`]; nothing was then changed.
    pub async fn approve_timesheet(
        &self,
        scope: MunicipalityScope,
        Approval { dossier, reckoned, officer }: Approval<'_>,
        now: DateTime<Utc>,
    ) -> Result<(), DecisionProblem> {
        let of_the_month = |session: &&Session| reckoned.sessions.iter().any(|line| line.session == session.id);
        let snapshot = write_json(&Snapshot {
            timesheet: reckoned,
            assignment: &dossier.assignment,
            sessions: dossier.sessions.iter().filter(of_the_month).collect(),
        })?;
        let decided = Decided::Approved { sha256: ContentHash::of(snapshot.as_bytes()).to_string() };
        let step = Step { timesheet: dossier.timesheet.id, seen: dossier.revision, officer, decided: &decided, now };
        let (mut tx, mut row) = self.begin_decision(scope, &step).await?;
        if row.state != TimesheetState::Submitted {
            return Err(DecisionProblem::Changed);
        }
        row.state = TimesheetState::Approved;
        row.reckoned = Some(ReckonedDocument::of(reckoned));
        sqlx::query(
            "INSERT INTO sync_approved (municipality, timesheet, snapshot, approved_at) VALUES ($1, $2, $3, $4)",
        )
        .bind(scope.id().to_string())
        .bind(step.timesheet.to_string())
        .bind(snapshot)
        .bind(instant(now))
        .execute(&mut *tx)
        .await?;
        write_decision(&mut tx, scope, &step, &row).await?;
        tx.commit().await?;
        Ok(())
    }
}
