//! What every adapter of [`LocalStore`] must do. Native tests run it over memory, a browser over IndexedDB.

pub mod sample;

use crate::id::{BlobHash, Revision, Seq, first_uuid_at};
use crate::op::Change;
use crate::phone::{
    Blob, Draft, DraftForm, DraftKey, Local, LocalProblem, LocalStore, LocalWrite, Meta, OpRecord, OpStatus,
    ParkReason, Position,
};
use crate::row::{Entity, Row, RowKey};
use core::fmt::Debug;
use domain::entry::Session;
use domain::id::SessionId;
use uuid::Uuid;

/// Runs the whole suite. `open` opens the disk named by its argument: the same name gives the same disk, a new name an
/// empty one.
///
/// # Panics
/// When the adapter breaks a promise of the port.
pub async fn local_store<S: LocalStore>(mut open: impl AsyncFnMut(&str) -> S) {
    a_new_disk_is_empty(&open("empty").await).await;
    {
        let first = open("reopened").await;
        what_was_committed_is_read_back(&first).await;
    }
    what_was_committed_is_still_there(&open("reopened").await).await;
    a_later_write_replaces_an_earlier_one(&open("replaced").await).await;
    an_operation_stands_as_was_last_written(&open("answered").await).await;
    what_is_dropped_is_gone_and_nothing_else(&open("dropped").await).await;
    a_draft_becomes_an_operation_in_one_write(&open("draft").await).await;
    attachments_come_back_byte_for_byte(&open("blobs").await).await;
    two_handles_see_one_disk(&open("shared").await, &open("shared").await).await;
    what_rests_on_an_older_view_is_refused_whole(&open("overtaken").await, &open("overtaken").await).await;
    a_glance_reads_no_more_for_what_is_old(&open("glance").await).await;
}

#[expect(clippy::panic, reason = "a broken promise must stop the suite, with the reason")]
fn kept<T>(result: Result<T, LocalProblem>) -> T {
    match result {
        Ok(value) => value,
        Err(problem) => panic!("the disk refused: {problem}"),
    }
}

fn same<T: PartialEq + Debug>(found: &T, expected: &T, promise: &str) {
    assert!(found == expected, "{promise}\n   found: {found:?}\nexpected: {expected:?}");
}

fn written() -> LocalWrite {
    let mut local = Local { meta: Some(sample::meta()), ..Local::default() };
    let session = sample::session(1, "2026-03-03");
    let recorded = sample::recorded(&local, 1, &Change::PutSession { session: session.clone() });
    local.apply(recorded.clone());
    let row = |seq, session| Row { seq: Seq(seq), ..sample::session_row(session) };
    LocalWrite {
        meta: local.meta.clone(),
        put_rows: vec![
            row(1, session),
            row(2, sample::session(2, "2026-03-04")),
            sample::assignment_row(),
            sample::papers_row(),
            sample::letters_row(),
            sample::sign_off_row(),
        ],
        ..recorded
    }
}

async fn a_new_disk_is_empty(store: &impl LocalStore) {
    same(&kept(store.load().await), &Local::default(), "a new disk is empty");
    same(&kept(store.drafts().await), &Vec::new(), "a new disk has no drafts");
}

async fn what_was_committed_is_read_back(store: &impl LocalStore) {
    kept(store.commit(written()).await);
    what_was_committed_is_still_there(store).await;
}

async fn what_was_committed_is_still_there(store: &impl LocalStore) {
    let mut expected = Local::default();
    expected.apply(written());
    same(&kept(store.load().await), &expected, "what was committed is read back whole");
}

async fn a_later_write_replaces_an_earlier_one(store: &impl LocalStore) {
    kept(store.commit(written()).await);
    let meta = Meta { position: Position { cursor: Seq(9), ..sample::meta().position }, ..sample::meta() };
    let row = Row { seq: Seq(9), ..sample::session_row(sample::session(2, "2026-03-05")) };
    let later = LocalWrite { meta: Some(meta), put_rows: vec![row], ..LocalWrite::default() };
    let mut expected = Local::default();
    expected.apply(written());
    expected.apply(later.clone());
    kept(store.commit(later).await);
    same(&kept(store.load().await), &expected, "rows and cursor move together");
}

async fn an_operation_stands_as_was_last_written(store: &impl LocalStore) {
    kept(store.commit(written()).await);
    let mut expected = kept(store.load().await);
    let done = |seq| OpStatus::Done { seq: Seq(seq), revision: Revision(1), at: sample::time(0) };
    let waiting = OpStatus::Waiting { held_for: Vec::new() };
    let parked = |dealt_with| OpStatus::Parked { reason: ParkReason::TooLarge, dealt_with };
    for status in [done(1), done(2), waiting.clone(), done(3), parked(false), done(4), waiting, parked(true)] {
        let told = |record: &OpRecord| OpRecord { status: status.clone(), ..record.clone() };
        let put_ops = expected.ops.values().map(told).collect();
        let write = LocalWrite { put_ops, ..LocalWrite::default() };
        expected.apply(write.clone());
        kept(store.commit(write).await);
        same(&kept(store.load().await), &expected, "an operation stands as was last written");
    }
}

async fn what_is_dropped_is_gone_and_nothing_else(store: &impl LocalStore) {
    kept(store.commit(written()).await);
    let mut expected = kept(store.load().await);
    let key = RowKey::Subject(crate::Subject::Session(sample::session_id(2)));
    let drop = LocalWrite {
        drop_rows: vec![key],
        drop_ops: expected.ops.values().map(|record| record.op.id()).collect(),
        ..LocalWrite::default()
    };
    kept(store.commit(drop.clone()).await);
    expected.apply(drop);
    let found = kept(store.load().await);
    same(&found, &expected, "only what is named is dropped");
    assert!(found.ops.is_empty() && found.rows.values().any(|row| matches!(row.entity, Entity::Session(_))));
}

async fn a_draft_becomes_an_operation_in_one_write(store: &impl LocalStore) {
    let draft = |number: u128, note: &str, seconds| {
        let id: SessionId = sample::session_id(number);
        let form = DraftForm::Session { draft: sample::draft(id, note) };
        Draft {
            key: DraftKey(id.uuid()),
            form,
            saved_at: sample::time(seconds),
            brought: [BlobHash::of(note.as_bytes())].into(),
        }
    };
    for draft in [draft(1, "half a sen", 1), draft(2, "another", 2), draft(1, "half a sentence", 3)] {
        kept(store.commit(LocalWrite { put_draft: Some(draft), ..LocalWrite::default() }).await);
    }
    let newest_first = vec![draft(1, "half a sentence", 3), draft(2, "another", 2)];
    same(&kept(store.drafts().await), &newest_first, "drafts are kept as last typed, newest first");
    let key = DraftKey(sample::session_id(1).uuid());
    kept(store.commit(LocalWrite { drop_drafts: vec![key], ..written() }).await);
    same(&kept(store.drafts().await), &vec![draft(2, "another", 2)], "a draft goes when its operation comes");
    same(&kept(store.load().await).ops.len(), &1, "the operation came when its draft went");
}

async fn attachments_come_back_byte_for_byte(store: &impl LocalStore) {
    let bytes: Vec<u8> = (0..600_000_u32).map(|n| n.to_le_bytes()[0] ^ n.to_le_bytes()[1]).collect();
    let blob = Blob { hash: BlobHash::of(&bytes), bytes };
    kept(store.commit(LocalWrite { put_blobs: vec![blob.clone()], ..written() }).await);
    same(&kept(store.blob(blob.hash).await).map(|b| BlobHash::of(&b)), &Some(blob.hash), "an attachment is kept whole");
    same(&kept(store.blob(BlobHash::of(b"other")).await), &None, "an unknown attachment is no attachment");
    kept(store.commit(LocalWrite { drop_blobs: vec![blob.hash], ..LocalWrite::default() }).await);
    same(&kept(store.blob(blob.hash).await), &None, "a dropped attachment is gone");
}

async fn two_handles_see_one_disk(one: &impl LocalStore, other: &impl LocalStore) {
    kept(one.commit(written()).await);
    same(&kept(other.load().await), &kept(one.load().await), "two tabs see one disk");
}

async fn a_glance_reads_no_more_for_what_is_old(store: &impl LocalStore) {
    let at = |day: i64| sample::time(day * 86_400);
    let session = |day: i64| {
        let id = SessionId::new(Uuid::from_u128(first_uuid_at(at(day)).as_u128() | (7 << 76) | (2 << 62)));
        Row { seq: Seq(1), ..sample::session_row(Session { id, ..sample::session(1, "2026-03-03") }) }
    };
    kept(store.commit(written()).await);
    kept(store.commit(LocalWrite { put_rows: (-90..=0).map(session).collect(), ..LocalWrite::default() }).await);
    let whole = kept(store.load().await);
    let late: Vec<_> = (-9..=0).filter_map(|day| session(day).entity.key()).collect();
    let mut expected = whole.clone();
    expected.rows.retain(|key, _| {
        let always = matches!(key, RowKey::Assignment(_) | RowKey::Papers | RowKey::Letters);
        always || matches!(key, RowKey::Subject(crate::Subject::SignOff(_))) || late.contains(key)
    });
    let glanced = kept(store.glance(at(-9)).await);
    same(
        &glanced.rows.len(),
        &14,
        "a glance reads the assignments, what is noted of the contact, the office's letters, and what was made of late or is of a late month",
    );
    same(&glanced, &expected, "a glance reads who we are and all operations");
    same(&kept(store.load().await), &whole, "a glance changes nothing");
}

async fn what_rests_on_an_older_view_is_refused_whole(one: &impl LocalStore, other: &impl LocalStore) {
    kept(one.commit(written()).await);
    let before = kept(other.load().await).meta;
    let at = |cursor| Meta { position: Position { cursor: Seq(cursor), ..sample::meta().position }, ..sample::meta() };
    let moved = |seen: &Option<Meta>, cursor| LocalWrite {
        seen: seen.clone().map(Box::new),
        meta: Some(at(cursor)),
        ..LocalWrite::default()
    };
    kept(one.commit(moved(&before, 9)).await);
    let held = kept(one.load().await);
    let row = Row { seq: Seq(7), ..sample::session_row(sample::session(3, "2026-03-06")) };
    let stale = LocalWrite { put_rows: vec![row], ..moved(&before, 7) };
    same(
        &other.commit(stale.clone()).await,
        &Err(LocalProblem::Overtaken),
        "what another window has overtaken is refused",
    );
    same(&kept(other.load().await), &held, "nothing of what was overtaken is written");
    same(&other.commit(stale).await, &Err(LocalProblem::Overtaken), "looking anew does not make an older view good");
    kept(other.commit(moved(&held.meta, 10)).await);
    kept(other.commit(moved(&Some(at(10)), 11)).await);
    same(&kept(one.load().await).meta, &Some(at(11)), "who has seen the newest goes on");
}
