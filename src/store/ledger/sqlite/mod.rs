//! The ledger in SQLite. One transaction loads, decides and writes; the one writer gives out places in history.

mod desk;
mod epoch;
mod known;
mod late;
mod letters;
mod load;
mod message;
mod papers;
mod pull;
mod push;
mod report;
mod sessions;
mod supervision;
pub(crate) mod text;
mod touch;
mod write;

pub(crate) use desk::{act, timesheet};
pub(crate) use late::take_up_late;
pub(crate) use letters::write_letters;
pub(crate) use message::{handle_message, message, receive_message};
pub(crate) use papers::{papers, write_papers};
pub(crate) use push::release_blob;
pub(crate) use report::{StandingReport, read_report, report};
pub(crate) use supervision::{Standing, answer_supervision, supervision};
pub(crate) use touch::touch_assignments;
pub(crate) use write::assignment as write_assignment;

use super::{DeskDecision, DeskProblem, DeskTimesheet, LedgerProblem, LedgerRepository};
use crate::{ContactScope, MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::entry::Session;
use domain::id::TimesheetId;
use sqlx::SqliteConnection;
use sync::op::Rewind;
use sync::wire::Month;
use sync::{
    AssignmentRow, DeviceId, DigestResponse, Epoch, OpId, Outcome, PullRequest, PullResponse, PushRequest,
    PushResponse, Seq,
};
use text::{json, read_json};

impl LedgerRepository for Store {
    async fn push(
        &self,
        scope: ContactScope,
        request: &PushRequest,
        now: DateTime<Utc>,
    ) -> Result<PushResponse, LedgerProblem> {
        let mut transaction = self.write().await?;
        epoch::check(&mut transaction, request.epoch).await?;
        let answers = push::judge_all(&mut transaction, scope, &request.ops, now).await?;
        transaction.commit().await.map_err(StoreProblem::from)?;
        Ok(PushResponse { epoch: request.epoch, answers, unproved: Vec::new() })
    }

    async fn pull(
        &self,
        scope: ContactScope,
        device: DeviceId,
        request: PullRequest,
        now: DateTime<Utc>,
    ) -> Result<PullResponse, LedgerProblem> {
        let mut reading = self.read().await?;
        let epoch = match request.epoch {
            Some(epoch) => {
                epoch::check(&mut reading, epoch).await?;
                epoch
            }
            None => epoch::current(&mut reading).await?,
        };
        Ok(pull::page(&mut reading, scope, device, request, epoch, now).await?)
    }

    async fn answer(&self, scope: ContactScope, op: OpId) -> Result<Option<Outcome>, StoreProblem> {
        Ok(load::stored_op(&mut *self.read().await?, scope, op).await?.map(|stored| stored.outcome))
    }

    async fn digest(&self, scope: ContactScope, month: Month) -> Result<DigestResponse, StoreProblem> {
        let mut reading = self.read().await?;
        let epoch = epoch::current(&mut reading).await?;
        let (count, hash) = pull::digest_of(&mut reading, scope, month).await?;
        Ok(DigestResponse { epoch, month, count, hash })
    }

    async fn epoch(&self) -> Result<Epoch, StoreProblem> {
        epoch::current(&mut *self.read().await?).await
    }

    async fn begin_history(&self, epoch: Epoch, now: DateTime<Utc>) -> Result<Rewind, StoreProblem> {
        let mut transaction = self.write().await?;
        let rewind = epoch::begin(&mut transaction, epoch, now).await?;
        transaction.commit().await?;
        Ok(rewind)
    }

    async fn put_assignment(&self, scope: ContactScope, row: &AssignmentRow) -> Result<Seq, StoreProblem> {
        let mut transaction = self.write().await?;
        let seq = write::assignment(&mut transaction, scope, row).await?;
        transaction.commit().await?;
        Ok(seq)
    }

    async fn assignments(&self, scope: ContactScope) -> Result<Vec<AssignmentRow>, StoreProblem> {
        Ok(load::assignments(&mut *self.read().await?, scope).await?.into_values().collect())
    }

    async fn sessions(&self, scope: ContactScope) -> Result<Vec<Session>, StoreProblem> {
        let bodies: Vec<String> = sqlx::query_scalar(
            "SELECT body FROM sync_sessions WHERE municipality = $1 AND contact = $2 AND deleted = 0 \
             ORDER BY day, session",
        )
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .fetch_all(&mut *self.read().await?)
        .await?;
        bodies.iter().map(|body| read_json("sync_sessions", body)).collect()
    }

    async fn timesheets(&self, scope: MunicipalityScope) -> Result<Vec<DeskTimesheet>, StoreProblem> {
        desk::timesheets(&mut *self.read().await?, scope).await
    }

    async fn timesheet(
        &self,
        scope: MunicipalityScope,
        id: TimesheetId,
    ) -> Result<Option<DeskTimesheet>, StoreProblem> {
        timesheet(&mut *self.read().await?, scope, id).await
    }

    async fn act(
        &self,
        scope: MunicipalityScope,
        decision: DeskDecision,
        now: DateTime<Utc>,
    ) -> Result<DeskTimesheet, DeskProblem> {
        let mut transaction = self.write().await?;
        let timesheet = act(&mut transaction, scope, decision, now).await?;
        transaction.commit().await.map_err(StoreProblem::from)?;
        Ok(timesheet)
    }

    async fn approved(&self, scope: MunicipalityScope, id: TimesheetId) -> Result<Option<String>, StoreProblem> {
        let snapshot =
            sqlx::query_scalar("SELECT snapshot FROM sync_approved WHERE municipality = $1 AND timesheet = $2")
                .bind(scope.id().to_string())
                .bind(id.to_string())
                .fetch_optional(&mut *self.read().await?)
                .await?;
        Ok(snapshot)
    }
}

/// The last place in history that has been given out.
async fn last_seq(connection: &mut SqliteConnection) -> Result<Seq, StoreProblem> {
    let last = sqlx::query_scalar("SELECT last_seq FROM sync_clock").fetch_one(connection).await?;
    text::counter("sync_clock", last).map(Seq)
}
