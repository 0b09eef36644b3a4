//! From the port's types to rows and back. Rows are JSON, so that a newer app can read what an older one wrote.

use super::{RowChange, STAND, Span, Store, StoreProblem, indexed_db::Row};
use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::{BTreeMap, BTreeSet};
use sync::OpId;
use sync::id::first_uuid_at;
use sync::op::Subject;
use sync::phone::{DraftKey, Local, LocalWrite, Meta, OpRecord, OpStatus};
use sync::row::RowKey;

/// What the key of the note begins with that an operation was carried out.
const DONE: &str = "done/";

/// What a window knows to lie among the operations.
#[derive(Debug, Default)]
pub(super) struct Written {
    ops: BTreeSet<OpId>,
    /// Those that a note beside them calls carried out.
    done: BTreeSet<OpId>,
}

impl Written {
    pub(super) fn read(ops: &[Row]) -> Self {
        let id = |key: &str| key.parse().ok();
        let ops = ops.iter().map(|(key, _)| key.as_str());
        let (done, ops): (Vec<_>, Vec<_>) = ops.partition(|key| key.starts_with(DONE));
        let done = done.into_iter().filter_map(|key| id(key.strip_prefix(DONE)?)).collect();
        Self { ops: ops.into_iter().filter_map(id).collect(), done }
    }

    /// Whether all that is new of `record` is that it was carried out: an operation does not change once written.
    fn is_note(&self, record: &OpRecord) -> bool {
        matches!(record.status, OpStatus::Done { .. }) && self.ops.contains(&record.op.id())
    }

    /// Takes in what was committed.
    pub(super) fn apply(&mut self, write: &LocalWrite) {
        for op in &write.drop_ops {
            self.ops.remove(op);
            self.done.remove(op);
        }
        for record in &write.put_ops {
            let op = record.op.id();
            if self.is_note(record) {
                self.done.insert(op);
            } else {
                self.ops.insert(op);
                self.done.remove(&op);
            }
        }
    }
}

/// The rows that a write changes.
pub(super) fn encode(write: &LocalWrite, written: &Written) -> Vec<RowChange> {
    let mut changes = Vec::new();
    // What is dropped goes first: a draft may be dropped and written anew in one write.
    changes.extend(write.drop_rows.iter().map(|key| delete(Store::Base, row_key(*key))));
    changes.extend(write.drop_ops.iter().map(|op| delete(Store::Ops, op.to_string())));
    let anew = write.put_ops.iter().filter(|record| !written.is_note(record)).map(|record| record.op.id());
    let no_more = write.drop_ops.iter().copied().chain(anew).filter(|op| written.done.contains(op));
    changes.extend(no_more.map(|op| delete(Store::Ops, done_key(op))));
    changes.extend(write.drop_drafts.iter().map(|key| delete(Store::Drafts, draft_key(*key))));
    changes.extend(write.drop_blobs.iter().map(|hash| delete(Store::Blobs, hash.to_string())));
    changes.extend(write.meta.iter().map(|meta| put(Store::Meta, STAND.into(), meta)));
    changes.extend(
        write.put_rows.iter().filter_map(|row| row.entity.key().map(|key| put(Store::Base, row_key(key), row))),
    );
    changes.extend(write.put_ops.iter().map(|record| match record.op.id() {
        op if written.is_note(record) => put(Store::Ops, done_key(op), &record.status),
        op => put(Store::Ops, op.to_string(), record),
    }));
    changes.extend(write.put_draft.iter().map(|draft| put(Store::Drafts, draft_key(draft.key), draft)));
    changes.extend(write.put_blobs.iter().map(|blob| RowChange::Put {
        store: Store::Blobs,
        key: blob.hash.to_string(),
        plain: blob.bytes.clone(),
    }));
    changes
}

/// What a phone holds, from its rows.
pub(super) fn decode(meta: &[Row], base: &[Row], ops: &[Row]) -> Result<Local, StoreProblem> {
    let meta = meta.iter().find(|(key, _)| key == STAND);
    let (done, ops): (Vec<_>, Vec<_>) = ops.iter().partition(|(key, _)| key.starts_with(DONE));
    let done = done.into_iter().map(|(key, row)| Ok((key.as_str(), read(key, row)?)));
    let mut done: BTreeMap<&str, OpStatus> = done.collect::<Result<_, StoreProblem>>()?;
    let mut op = |(key, row): &Row| {
        let record: OpRecord = read(key, row)?;
        let status = done.remove(&*done_key(record.op.id()));
        Ok::<_, StoreProblem>(match status {
            Some(status) => OpRecord { status, ..record },
            None => record,
        })
    };
    let mut local = Local::default();
    let write = LocalWrite {
        meta: meta.map(|(key, row)| read::<Meta>(key, row)).transpose()?,
        put_rows: base.iter().map(|(key, row)| read(key, row)).collect::<Result<_, _>>()?,
        put_ops: ops.into_iter().map(&mut op).collect::<Result<_, _>>()?,
        ..LocalWrite::default()
    };
    local.apply(write);
    Ok(local)
}

/// Reads one row.
pub(super) fn read<T: DeserializeOwned>(key: &str, row: &[u8]) -> Result<T, StoreProblem> {
    serde_json::from_slice(row).map_err(|problem| StoreProblem::Unreadable(format!("{key}: {problem}")))
}

/// The key of a draft's row.
pub(super) fn draft_key(key: DraftKey) -> String {
    key.0.to_string()
}

/// The rows of what the server said that a glance reads. Their keys begin with what they are, and go on with an id that
/// begins with when it was made.
pub(super) fn glanced_at(since: DateTime<Utc>) -> Vec<Span> {
    // Ids are written in small hexadecimals.
    let span = |kind: &str, first: &str| Span::Between(format!("{kind}/{first}"), format!("{kind}/g"));
    let first = first_uuid_at(since).to_string();
    let late = ["session", "sign_off", "supervision", "timesheet"].map(|kind| span(kind, &first));
    // The id of a report says nothing of when it was made, a plan may reach a year ahead, and whether a message has been sent is
    // said first of all; there are few of them.
    ["assignment", "letters", "message", "papers", "plan", "report"]
        .map(|kind| span(kind, ""))
        .into_iter()
        .chain(late)
        .collect()
}

fn done_key(op: OpId) -> String {
    format!("{DONE}{op}")
}

fn row_key(key: RowKey) -> String {
    match key {
        RowKey::Assignment(id) => format!("assignment/{id}"),
        RowKey::Message(id) => format!("message/{id}"),
        RowKey::Papers => "papers/0".to_owned(),
        RowKey::Letters => "letters/0".to_owned(),
        RowKey::Subject(Subject::Session(id)) => format!("session/{id}"),
        RowKey::Subject(Subject::Timesheet(id)) => format!("timesheet/{id}"),
        RowKey::Subject(Subject::Supervision(id)) => format!("supervision/{id}"),
        RowKey::Subject(Subject::Report(id)) => format!("report/{id}"),
        RowKey::Subject(Subject::Plan(id)) => format!("plan/{id}"),
        RowKey::Subject(Subject::SignOff(id)) => format!("sign_off/{id}"),
    }
}

fn put(store: Store, key: String, value: &impl Serialize) -> RowChange {
    RowChange::Put { store, key, plain: crate::json::write(value) }
}

const fn delete(store: Store, key: String) -> RowChange {
    RowChange::Delete { store, key }
}
