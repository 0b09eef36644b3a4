//! What a municipality holds about a contact, for that contact: GDPR article 15. Free text stays out, since it is about
//! others too (article 15 no. 4): of reports, concerns, requests for supervision and sign-offs there is that they were sent, and
//! when.

#[cfg(test)]
mod tests;
mod whole;

pub use whole::Whole;

use crate::ledger::papers;
use crate::ledger::text::{counter, read, read_json};
use crate::letters::letters;
use crate::people::{Phone, phones_of};
use crate::{ContactScope, Store, StoreProblem, retention};
use chrono::{DateTime, Utc};
use domain::entry::Session;
use domain::id::AssignmentId;
use domain::papers::Papers;
use domain::retention::Retention;
use sqlx::SqliteConnection;
use sync::{AssignmentRow, TimesheetRow};

/// All of it, as it was at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnData {
    /// For how many years it is kept.
    pub retention: Retention,
    /// What was shown, signed and gone through; nothing where nobody has noted anything.
    pub papers: Option<Papers>,
    /// The phones, the newest first.
    pub phones: Vec<Phone>,
    /// Also those that have ended.
    pub assignments: Vec<AssignmentRow>,
    /// By day; also what was deleted.
    pub sessions: Vec<OwnSession>,
    /// By period.
    pub timesheets: Vec<OwnTimesheet>,
    /// By time.
    pub told: Vec<Told>,
    /// When the office sent the letters that are kept, the newest first.
    pub letters: Vec<DateTime<Utc>>,
    /// By time.
    pub receipts: Vec<OwnReceipt>,
}

/// A session, and whether the contact has deleted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// As it is, or last was.
    pub session: Session,
    /// Deleted by the contact.
    pub deleted: bool,
}

/// A timesheet, and how far it has come in one word, such as `approved`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTimesheet {
    /// As it is.
    pub row: TimesheetRow,
    /// In one word.
    pub state: String,
}

/// What the contact has told or asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldKind {
    /// A report.
    Report,
    /// A request for supervision.
    Supervision,
    /// A concern, or something that happened.
    Message,
    /// What the recipient's side says of a month.
    SignOff,
}

/// That something was told, never what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it is.
    pub kind: ToldKind,
    /// About which assignment.
    pub assignment: AssignmentId,
    /// When it came in.
    pub at: DateTime<Utc>,
    /// How far it has come, such as `read`.
    pub state: String,
}

/// That there is a receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnReceipt {
    /// `photo` or `document`.
    pub kind: String,
    /// How large the file is.
    pub bytes: u64,
    /// When it had come whole.
    pub received_at: DateTime<Utc>,
}

impl Store {
    /// What the municipality holds about a contact.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn own_data(&self, scope: ContactScope) -> Result<OwnData, StoreProblem> {
        let mut reading = self.read().await?;
        let mut told = Vec::new();
        for (kind, query) in TOLD {
            told.extend(told_of(&mut reading, scope, kind, query).await?);
        }
        told.sort_by_key(|told| told.at);
        Ok(OwnData {
            retention: retention::of(&mut reading, scope.municipality()).await?,
            papers: papers(&mut reading, scope).await?,
            phones: phones_of(&mut reading, scope).await?,
            assignments: assignments(&mut reading, scope).await?,
            sessions: sessions(&mut reading, scope).await?,
            timesheets: timesheets(&mut reading, scope).await?,
            told,
            letters: letters(&mut reading, scope).await?.iter().map(|letter| letter.sent_at).collect(),
            receipts: receipts(&mut reading, scope).await?,
        })
    }
}

const TOLD: [(ToldKind, &str); 4] = [
    (ToldKind::Report, "SELECT assignment, sent_at, state FROM sync_reports WHERE municipality = $1 AND contact = $2"),
    (
        ToldKind::Supervision,
        "SELECT assignment, asked_at, state FROM sync_supervisions WHERE municipality = $1 AND contact = $2",
    ),
    (
        ToldKind::Message,
        "SELECT assignment, json_extract(body, '$.received_at'), state FROM sync_messages
         WHERE municipality = $1 AND contact = $2",
    ),
    (
        ToldKind::SignOff,
        "SELECT assignment, said_at, state FROM sync_sign_offs WHERE municipality = $1 AND contact = $2",
    ),
];

async fn assignments(
    connection: &mut SqliteConnection,
    scope: ContactScope,
) -> Result<Vec<AssignmentRow>, StoreProblem> {
    let query = "SELECT body FROM sync_assignments WHERE municipality = $1 AND contact = $2 ORDER BY seq";
    let bodies: Vec<String> = sqlx::query_scalar(query)
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .fetch_all(connection)
        .await?;
    bodies.iter().map(|body| read_json("sync_assignments", body)).collect()
}

async fn timesheets(connection: &mut SqliteConnection, scope: ContactScope) -> Result<Vec<OwnTimesheet>, StoreProblem> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT body, state FROM sync_timesheets WHERE municipality = $1 AND contact = $2 ORDER BY first_day, seq",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .fetch_all(connection)
    .await?;
    let timesheet =
        |(body, state): (String, String)| Ok(OwnTimesheet { row: read_json("sync_timesheets", &body)?, state });
    rows.into_iter().map(timesheet).collect()
}

async fn sessions(connection: &mut SqliteConnection, scope: ContactScope) -> Result<Vec<OwnSession>, StoreProblem> {
    let rows: Vec<(String, bool)> = sqlx::query_as(
        "SELECT body, deleted FROM sync_sessions WHERE municipality = $1 AND contact = $2 ORDER BY day, seq",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .fetch_all(connection)
    .await?;
    let session =
        |(body, deleted): (String, bool)| Ok(OwnSession { session: read_json("sync_sessions", &body)?, deleted });
    rows.into_iter().map(session).collect()
}

async fn told_of(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    kind: ToldKind,
    query: &'static str,
) -> Result<Vec<Told>, StoreProblem> {
    let rows: Vec<(String, String, String)> = sqlx::query_as(query)
        .bind(scope.municipality().id().to_string())
        .bind(scope.id().to_string())
        .fetch_all(connection)
        .await?;
    rows.into_iter()
        .map(|(assignment, at, state)| {
            Ok(Told { kind, assignment: read("own data", &assignment)?, at: read("own data", &at)?, state })
        })
        .collect()
}

async fn receipts(connection: &mut SqliteConnection, scope: ContactScope) -> Result<Vec<OwnReceipt>, StoreProblem> {
    let rows: Vec<(String, i64, String)> = sqlx::query_as(
        "SELECT kind, bytes, received_at FROM receipt WHERE municipality = $1 AND contact = $2 ORDER BY received_at",
    )
    .bind(scope.municipality().id().to_string())
    .bind(scope.id().to_string())
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|(kind, bytes, at)| {
            Ok(OwnReceipt { kind, bytes: counter("receipt", bytes)?, received_at: read("receipt", &at)? })
        })
        .collect()
}
