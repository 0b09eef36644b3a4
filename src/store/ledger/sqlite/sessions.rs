//! Sessions, their history, the answers to the operations that made them so, and the clock. They are most of what comes, and go
//! to the database many at once: the way there takes longer than the writing.

use super::text::{column, instant, json};
use super::write;
use crate::{ContactScope, StoreProblem};
use chrono::{DateTime, Utc};
use domain::entry::Session;
use sqlx::query_builder::Separated;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use sync::decide::{Decision, Effect, Keep};
use sync::{Op, Outcome, Revision, Seq, SessionRow};

/// So many are written at once: SQLite takes 32 766 values of one statement, and each has at most ten.
const MOST: usize = 500;

/// What is to be written of one operation.
pub(super) struct SessionLine {
    session: String,
    assignment: String,
    day: String,
    deleted: bool,
    body: String,
    revision: i64,
    seq: Seq,
    op: String,
    sha256: String,
    device: String,
    number: i64,
    message: String,
    outcome: String,
}

impl SessionLine {
    pub(super) fn of(
        (op, outcome): (&Op, &Outcome),
        (seq, revision): (Seq, Revision),
        (row, content): (&SessionRow, &Session),
    ) -> Result<Self, StoreProblem> {
        Ok(Self {
            session: row.id.to_string(),
            assignment: content.assignment.to_string(),
            day: content.span.date().to_string(),
            deleted: row.live().is_none(),
            body: json("sync_sessions", content)?,
            revision: column(revision.0),
            seq,
            op: op.id().to_string(),
            sha256: op.sha256().to_string(),
            device: op.device().to_string(),
            number: column(op.number().0),
            message: json("sync_ops", op)?,
            outcome: json("sync_ops", outcome)?,
        })
    }
}

/// What has been decided in a push and is not in the database yet. Whoever reads what may rest on it has it written first.
#[derive(Default)]
pub(super) struct Unwritten(Vec<SessionLine>);

impl Unwritten {
    /// Keeps a decision for later, where all there is to write of it is a session and an answer.
    pub(super) fn take(&mut self, op: &Op, decision: &Decision) -> Result<bool, StoreProblem> {
        let (Some(Effect::PutSession { seq, revision, row, content }), Keep::Answer) =
            (&decision.effect, decision.keep)
        else {
            return Ok(false);
        };
        self.0.push(SessionLine::of((op, &decision.outcome), (*seq, *revision), (row, content))?);
        Ok(true)
    }

    /// Writes what was kept.
    pub(super) async fn write(
        &mut self,
        connection: &mut SqliteConnection,
        scope: ContactScope,
        now: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        for lines in std::mem::take(&mut self.0).chunks(MOST) {
            write(connection, scope, lines, now).await?;
        }
        Ok(())
    }
}

pub(super) async fn write(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    lines: &[SessionLine],
    now: DateTime<Utc>,
) -> Result<(), StoreProblem> {
    let contact = scope.id().to_string();
    let sessions = (
        "INSERT INTO sync_sessions \
         (municipality, contact, session, assignment, day, op, deleted, body, revision, seq) ",
        " ON CONFLICT (municipality, session) DO UPDATE SET assignment = excluded.assignment, day = excluded.day, \
         op = excluded.op, deleted = excluded.deleted, body = excluded.body, revision = excluded.revision, \
         seq = excluded.seq",
    );
    insert(connection, scope, sessions, lines, |row, line| {
        row.push_bind(&contact).push_bind(&line.session).push_bind(&line.assignment);
        row.push_bind(&line.day).push_bind(&line.op).push_bind(line.deleted).push_bind(&line.body);
        row.push_bind(line.revision).push_bind(column(line.seq.0));
    })
    .await?;
    let history = ("INSERT INTO sync_session_history (municipality, session, revision, op, deleted, body, seq) ", "");
    insert(connection, scope, history, lines, |row, line| {
        row.push_bind(&line.session).push_bind(line.revision).push_bind(&line.op);
        row.push_bind(line.deleted).push_bind(&line.body).push_bind(column(line.seq.0));
    })
    .await?;
    let answers = (
        "INSERT INTO sync_ops (municipality, contact, op, sha256, device, number, message, outcome, received_at) ",
        " ON CONFLICT (municipality, contact, op) DO UPDATE SET outcome = excluded.outcome",
    );
    let received_at = instant(now);
    insert(connection, scope, answers, lines, |row, line| {
        row.push_bind(&contact).push_bind(&line.op).push_bind(&line.sha256);
        row.push_bind(&line.device).push_bind(line.number).push_bind(&line.message).push_bind(&line.outcome);
        row.push_bind(&received_at);
    })
    .await?;
    match lines.iter().map(|line| line.seq).max() {
        Some(last) => write::advance_clock(connection, last).await,
        None => Ok(()),
    }
}

/// `bind` gives what follows the municipality in each line.
async fn insert<'a>(
    connection: &mut SqliteConnection,
    scope: ContactScope,
    (into, conflict): (&'static str, &'static str),
    lines: &'a [SessionLine],
    mut bind: impl FnMut(&mut Separated<'_, Sqlite, &'static str>, &'a SessionLine),
) -> Result<(), StoreProblem> {
    let mut query = QueryBuilder::<Sqlite>::new(into);
    let municipality = scope.municipality().id().to_string();
    let values = |mut row: Separated<'_, Sqlite, &'static str>, line| {
        row.push_bind(&municipality);
        bind(&mut row, line);
    };
    query.push_values(lines, values).push(conflict);
    query.build().persistent(lines.len() == 1).execute(connection).await?;
    Ok(())
}
