//! The port to the phone's disk, over sealed rows.

use super::codec::Written;
use super::{RowChange, SealedRows, Span, Store, StoreProblem, codec, escrow, indexed_db};
use crate::lock::{Lock, LockRow, WebWorker};
use crate::vault::{DataKey, Vault, WebCrypto};
use chrono::{DateTime, Utc};
use std::cell::RefCell;
use std::collections::BTreeMap;
use sync::BlobHash;
use sync::phone::{Draft, Local, LocalProblem, LocalStore, LocalWrite, Meta};

/// A contact's disk in IndexedDB.
pub struct SealedLocal<V = WebCrypto> {
    rows: SealedRows<V>,
    /// Who and where the phone was when this window last read or wrote it.
    known: RefCell<Option<Meta>>,
    written: RefCell<Written>,
}

impl SealedLocal {
    /// Opens the disk `name`, or makes it.
    ///
    /// # Errors
    /// [`StoreProblem`]; nothing is ever wiped to get round one.
    pub async fn open(name: &str) -> Result<Self, StoreProblem> {
        Ok(Self { rows: SealedRows::open(name).await?, known: RefCell::default(), written: RefCell::default() })
    }

    /// The disk `name` under the data key that its lock has given.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn unlocked(name: &str, data: &DataKey) -> Result<Self, StoreProblem> {
        Ok(Self {
            rows: indexed_db::unlocked(name, data).await?,
            known: RefCell::default(),
            written: RefCell::default(),
        })
    }

    /// Whether the disk was made just now. Where the phone had been enrolled before, this means that the browser has
    /// cleared the storage.
    #[must_use]
    pub const fn is_fresh(&self) -> bool {
        self.rows.is_fresh()
    }
}

impl<V: Vault> SealedLocal<V> {
    async fn read(&self, base: &[Span]) -> Result<Local, StoreProblem> {
        // What cannot be read, or not all of it, is nothing to build on.
        self.known.take();
        let all: &[Span] = &[Span::All];
        let [meta, base, ops] = self.rows.all([(Store::Meta, all), (Store::Base, base), (Store::Ops, all)]).await?;
        self.written.replace(Written::read(&ops));
        codec::decode(&meta, &base, &ops)
    }

    /// What goes with a write so that a forgotten code loses none of its operations: each that the municipality does not
    /// have lies sealed for it too. Where nobody has told the phone with what to seal, or the browser cannot, the write is
    /// none the less good for that: the operation itself is what counts.
    async fn sealed_for_the_municipality(&self, write: &LocalWrite) -> Vec<RowChange> {
        let meta = write.meta.clone().or_else(|| self.known.borrow().clone());
        let mut changes = Vec::new();
        for record in &write.put_ops {
            let key = record.op.id().to_string();
            if !record.is_only_here() {
                changes.push(RowChange::Delete { store: Store::Escrow, key });
            } else if let Some(sealed) = escrow::sealed(meta.as_ref(), &record.op).await {
                changes.push(RowChange::Lay { store: Store::Escrow, key, sealed });
            }
        }
        let gone = write.drop_ops.iter().map(|op| RowChange::Delete { store: Store::Escrow, key: op.to_string() });
        changes.extend(gone);
        changes
    }

    /// Seals for the municipality what an earlier app, or a phone that had not been told how, has left unsealed; gives
    /// what lies sealed here and is of no operation of `local`: it is what is left of a key that was wiped.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn left_behind(&self, local: &Local) -> Result<Vec<(String, Vec<u8>)>, StoreProblem> {
        let mut laid: BTreeMap<String, Vec<u8>> = self.rows.laid(Store::Escrow).await?.into_iter().collect();
        let mut changes = Vec::new();
        for record in local.ops.values() {
            let key = record.op.id().to_string();
            if laid.remove(&key).is_none()
                && record.is_only_here()
                && let Some(sealed) = escrow::sealed(local.meta.as_ref(), &record.op).await
            {
                changes.push(RowChange::Lay { store: Store::Escrow, key, sealed });
            }
        }
        self.rows.commit(changes).await?;
        Ok(laid.into_iter().collect())
    }

    /// Lets go of what the municipality has taken in.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn taken_in(&self, key: String) -> Result<(), StoreProblem> {
        self.rows.commit(vec![RowChange::Delete { store: Store::Escrow, key }]).await
    }

    /// Empties the disk in one stroke, the key before all: what may be left of sealed rows opens never again.
    ///
    /// # Errors
    /// [`StoreProblem`]; everything is there still.
    pub async fn erase(&self) -> Result<(), StoreProblem> {
        self.rows.erase().await
    }
}

/// Removes the disk `name` for good, if there is one. Windows that have it open let go of it.
///
/// # Errors
/// [`StoreProblem`].
pub async fn remove(name: &str) -> Result<(), StoreProblem> {
    indexed_db::remove(name).await
}

/// What lies on the disk `name` sealed for the municipality, each operation alone. It needs no key of the phone's.
///
/// # Errors
/// [`StoreProblem`]
pub async fn sealed_behind(name: &str) -> Result<Vec<Vec<u8>>, StoreProblem> {
    indexed_db::sealed_behind(name).await
}

/// The lock of the disk `name`.
///
/// # Errors
/// [`StoreProblem::Wiped`] where no key is left; [`StoreProblem`].
pub(crate) async fn lock(name: &str) -> Result<Lock<indexed_db::Database, WebCrypto, WebWorker>, StoreProblem> {
    indexed_db::lock(name).await
}

/// How the data key of the disk `name` lies there.
///
/// # Errors
/// [`StoreProblem`]
pub async fn lock_row(name: &str) -> Result<LockRow, StoreProblem> {
    indexed_db::lock_row(name).await
}

/// Begins anew on the disk `name`, where its key was wiped; nothing happens otherwise. What is sealed for the municipality
/// stays.
///
/// # Errors
/// [`StoreProblem`]; nothing has changed then.
pub async fn renew(name: &str) -> Result<(), StoreProblem> {
    indexed_db::renew(name).await
}

impl<V: Vault> LocalStore for SealedLocal<V> {
    async fn load(&self) -> Result<Local, LocalProblem> {
        let local = self.read(&[Span::All]).await?;
        self.known.replace(local.meta.clone());
        Ok(local)
    }

    async fn glance(&self, since: DateTime<Utc>) -> Result<Local, LocalProblem> {
        Ok(self.read(&codec::glanced_at(since)).await?)
    }

    async fn commit(&self, write: LocalWrite) -> Result<(), LocalProblem> {
        let mut changes = codec::encode(&write, &self.written.borrow());
        changes.extend(self.sealed_for_the_municipality(&write).await);
        match write.seen {
            None => self.rows.commit(changes).await?,
            // Made of what was there before this window last looked.
            Some(seen) if self.known.borrow().as_ref() != Some(&*seen) => return Err(LocalProblem::Overtaken),
            Some(_) => self.rows.commit_over_stand(changes).await?,
        }
        self.written.borrow_mut().apply(&write);
        if write.meta.is_some() {
            self.known.replace(write.meta);
        }
        Ok(())
    }

    async fn drafts(&self) -> Result<Vec<Draft>, LocalProblem> {
        let [rows] = self.rows.all([(Store::Drafts, &[Span::All])]).await?;
        let mut drafts: Vec<Draft> =
            rows.iter().map(|(key, row)| codec::read(key, row)).collect::<Result<_, StoreProblem>>()?;
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.saved_at));
        Ok(drafts)
    }

    async fn blob(&self, hash: BlobHash) -> Result<Option<Vec<u8>>, LocalProblem> {
        Ok(self.rows.get(Store::Blobs, &hash.to_string()).await?)
    }
}

impl From<StoreProblem> for LocalProblem {
    fn from(problem: StoreProblem) -> Self {
        match problem {
            StoreProblem::Full => Self::Full,
            StoreProblem::TakenOver | StoreProblem::FromNewerApp => Self::Newer,
            StoreProblem::Overtaken => Self::Overtaken,
            StoreProblem::HeldElsewhere => Self::Lost("another tab holds the data".into()),
            StoreProblem::Locked => Self::Lost("the phone is locked".into()),
            StoreProblem::Wiped => Self::Lost("the key has been wiped".into()),
            StoreProblem::Lost(why) => Self::Lost(why),
            StoreProblem::Unavailable(why) => Self::Forbidden(why),
            StoreProblem::Unreadable(what) => Self::Unreadable(what),
        }
    }
}

impl From<LocalProblem> for StoreProblem {
    fn from(problem: LocalProblem) -> Self {
        match problem {
            LocalProblem::Full => Self::Full,
            LocalProblem::Overtaken => Self::Overtaken,
            LocalProblem::Newer => Self::FromNewerApp,
            LocalProblem::Lost(why) => Self::Lost(why),
            LocalProblem::Forbidden(why) => Self::Unavailable(why),
            LocalProblem::Unreadable(what) => Self::Unreadable(what),
        }
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::lock::Keyhole as _;
    use crate::vault::{Place, TestVault, VaultProblem, generate_key};
    use chrono::TimeDelta;
    use domain::entry::Session;
    use domain::id::SessionId;
    use serde_json::Value;
    use std::{cell::Cell, rc::Rc};
    use sync::contract::sample;
    use sync::id::first_uuid_at;
    use sync::phone::{DraftForm, EntryState, OpRecord, OpStatus, view};
    use sync::row::{Entity, Row};
    use wasm_bindgen_test::wasm_bindgen_test;

    /// What an app with rows of format 1 left on a phone: a place in the history, two assignments, an approved month, a
    /// deleted session, operations that were carried out, one that came too late, one not sent, and a half-written form.
    /// When the format changes, the next file is added here, and this one stays.
    const ROWS_1: &str = include_str!("golden/rows-1.json");
    /// The same phone, left by an app that laid what the server says on shelves, and what was carried out beside the
    /// operations.
    const ROWS_2: &str = include_str!("golden/rows-2.json");

    fn row(row: &Value) -> RowChange {
        let stores = [Store::Meta, Store::Base, Store::Ops, Store::Drafts];
        let store = stores.into_iter().find(|store| row["store"] == store.name()).unwrap();
        let line = |line: &Value| format!("{}\n", line.as_str().unwrap());
        let shelf = row["shelf"].as_array().map(|lines| lines.iter().map(line).collect());
        let plain: String = shelf.unwrap_or_else(|| row["row"].to_string());
        RowChange::Put { store, key: row["key"].as_str().unwrap().into(), plain: plain.into_bytes() }
    }

    /// A disk on which rows lie just as an app left them.
    async fn left_by(rows: &str) -> (SealedLocal<TestVault>, Vec<Value>) {
        let left: Vec<Value> = serde_json::from_str(rows).unwrap();
        let name = crate::clock::fresh_id().to_string();
        let vault = TestVault::with_key(&name);
        let mut laid = Vec::new();
        for row in left.iter().map(row) {
            let RowChange::Put { store, key, plain } = row else { panic!("not a row") };
            let place = Place { store: store.name(), key: &key, schema: 1 };
            let sealed = vault.seal(&place, &plain).await.unwrap();
            laid.push(RowChange::Lay { store, key, sealed });
        }
        let rows = SealedRows::under(&name, vault).await.unwrap();
        rows.commit(laid).await.unwrap();
        (SealedLocal { rows, known: RefCell::default(), written: RefCell::default() }, left)
    }

    #[wasm_bindgen_test]
    async fn f26_what_an_earlier_app_left_on_a_phone_is_all_read_and_no_operation_changes() {
        let [one, two] = [left_by(ROWS_1).await, left_by(ROWS_2).await];
        assert_eq!(two.0.load().await.unwrap(), one.0.load().await.unwrap());
        for (disk, left) in [one, two] {
            all_is_read(&disk, &left).await;
        }
    }

    async fn all_is_read(disk: &SealedLocal<TestVault>, left: &[Value]) {
        let local = disk.load().await.unwrap();
        let ops: Vec<_> = left.iter().filter(|row| row["store"] == "ops" && row["shelf"].is_null()).collect();
        assert_eq!(local.ops.len(), ops.len());
        for (record, row) in local.ops.values().zip(ops) {
            assert_eq!(serde_json::to_value(&record.op).unwrap(), row["row"]["op"]);
        }
        let snapshot = view(&local);
        assert_eq!((snapshot.assignments.len(), snapshot.unsent.count, snapshot.refused), (2, 1, 1));
        let states: Vec<_> = snapshot.sessions.iter().map(|view| &view.state).collect();
        assert!(
            matches!(states[..], [EntryState::Approved, EntryState::Locked { .. }, EntryState::OnPhone]),
            "{states:?}"
        );
        assert!(snapshot.timesheets[0].approved.is_some());
        let [draft] = &disk.drafts().await.unwrap()[..] else { panic!("not one draft") };
        let DraftForm::Session { draft } = &draft.form else { panic!("not a session's") };
        assert_eq!((draft.note.as_str(), draft.trips.len()), ("Halvveis", 1));
    }

    #[wasm_bindgen_test]
    async fn f26_what_an_earlier_app_laid_row_by_row_is_taken_up_where_something_is_written_and_nothing_is_lost() {
        let (disk, _) = left_by(ROWS_1).await;
        let before = disk.load().await.unwrap();
        let alone = async || {
            let laid = disk.rows.laid(Store::Base).await.unwrap();
            laid.iter().filter(|(key, _)| key.len() > 36).count()
        };
        assert_eq!(alone().await, before.rows.len());
        let session = before.rows.values().find(|row| matches!(row.entity, Entity::Session(_))).unwrap();
        let put_rows = vec![Row { seq: sync::Seq(90), ..session.clone() }];
        let write = LocalWrite { put_rows, ..LocalWrite::default() };
        let mut expected = before.clone();
        expected.apply(write.clone());
        disk.commit(write).await.unwrap();
        assert_eq!(disk.load().await.unwrap(), expected);
        assert_eq!(alone().await, before.rows.len() - 2, "the session and its neighbour");
    }

    #[wasm_bindgen_test]
    async fn an_operation_lies_as_it_was_written_when_the_municipality_has_it() {
        let disk = SealedLocal::open(&crate::clock::fresh_id().to_string()).await.unwrap();
        let local = Local { meta: Some(sample::meta()), ..Local::default() };
        let change = sync::Change::PutSession { session: sample::session(1, "2026-03-03") };
        let recorded = sample::recorded(&local, 1, &change);
        disk.commit(LocalWrite { meta: local.meta, ..recorded.clone() }).await.unwrap();
        let laid = async || disk.rows.laid(Store::Ops).await.unwrap();
        let written = laid().await;
        let status = OpStatus::Done { seq: sync::Seq(1), revision: sync::id::Revision(1), at: sample::time(0) };
        let done: Vec<_> =
            recorded.put_ops.iter().map(|op| OpRecord { status: status.clone(), ..op.clone() }).collect();
        disk.commit(LocalWrite { put_ops: done.clone(), ..LocalWrite::default() }).await.unwrap();
        assert_eq!((&laid().await[..1], laid().await.len()), (&written[..], 2));
        assert!(disk.load().await.unwrap().ops.values().eq(&done));
        let drop_ops = vec![done[0].op.id()];
        disk.commit(LocalWrite { drop_ops, ..LocalWrite::default() }).await.unwrap();
        assert_eq!(laid().await, []);
    }

    #[wasm_bindgen_test]
    async fn f26_what_an_app_without_a_lock_left_is_sealed_anew_and_all_read() {
        let left: Vec<Value> = serde_json::from_str(ROWS_1).unwrap();
        let name = crate::clock::fresh_id().to_string();
        indexed_db::left_by_an_app_without_a_lock(&name, left.iter().map(row).collect()).await;
        let (one, other) = futures_util::join!(SealedLocal::open(&name), SealedLocal::open(&name));
        let (one, other) = (one.unwrap(), other.unwrap());
        assert!(!one.is_fresh() && !other.is_fresh());
        let local = one.load().await.unwrap();
        assert_eq!(local.ops.len(), left.iter().filter(|row| row["store"] == "ops").count());
        assert_eq!(one.drafts().await.unwrap().len(), 1);
        assert_eq!(other.load().await.unwrap(), local, "two windows that start at once agree");
        assert!(matches!(lock_row(&name).await.unwrap(), LockRow::Open { until, .. } if until > crate::clock::now()));
    }

    #[wasm_bindgen_test]
    async fn f18_a_window_that_is_still_open_writes_nothing_under_a_key_that_was_wiped() {
        let name = crate::clock::fresh_id().to_string();
        let disk = SealedLocal::open(&name).await.unwrap();
        let write = || LocalWrite { meta: Some(sample::meta()), ..LocalWrite::default() };
        disk.commit(write()).await.unwrap();
        lock(&name).await.unwrap().keyhole.wipe().await.unwrap();
        assert!(disk.commit(write()).await.is_err());
        assert!(matches!(SealedLocal::open(&name).await, Err(StoreProblem::Wiped)));
        assert!(!disk.rows.laid(Store::Meta).await.unwrap().is_empty(), "what is sealed stays");
        renew(&name).await.unwrap();
        let anew = SealedLocal::open(&name).await.unwrap();
        assert_eq!(anew.load().await.unwrap().meta, None);
        anew.commit(write()).await.unwrap();
        // Whatever becomes of the keys that come after it, one that was thrown away once seals nothing more.
        for thrown_away in [false, true] {
            if thrown_away {
                anew.erase().await.unwrap();
                assert_eq!(anew.commit(write()).await, Err(LocalProblem::Lost("the key has been wiped".into())));
            }
            assert_eq!(disk.commit(write()).await, Err(LocalProblem::Lost("the key has been wiped".into())));
        }
        assert_eq!(disk.rows.laid(Store::Meta).await.unwrap(), []);
    }

    #[wasm_bindgen_test]
    async fn it_keeps_every_promise_of_the_port() {
        let run = crate::clock::fresh_id();
        sync::contract::local_store(async |name: &str| SealedLocal::open(&format!("{run}/{name}")).await.unwrap())
            .await;
    }

    #[wasm_bindgen_test]
    async fn it_keeps_them_whatever_vault_seals_the_rows() {
        let run = crate::clock::fresh_id();
        sync::contract::local_store(async |name: &str| {
            let rows = SealedRows::under(&format!("{run}/{name}"), TestVault::with_key(name)).await.unwrap();
            SealedLocal { rows, known: RefCell::default(), written: RefCell::default() }
        })
        .await;
    }

    /// Counts the rows that are opened.
    struct Counted {
        vault: WebCrypto,
        opened: Rc<Cell<usize>>,
    }

    impl Vault for Counted {
        async fn seal(&self, place: &Place<'_>, plain: &[u8]) -> Result<Vec<u8>, VaultProblem> {
            self.vault.seal(place, plain).await
        }

        async fn open(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, VaultProblem> {
            self.opened.update(|opened| opened + 1);
            self.vault.open(place, sealed).await
        }
    }

    #[wasm_bindgen_test]
    async fn after_ten_years_a_glance_opens_no_more_rows_than_after_one() {
        let (now, year, opened) = (sample::time(0), TimeDelta::days(365), Rc::new(Cell::new(0)));
        let vault = WebCrypto::with_key(generate_key().await.unwrap());
        let vault = Counted { vault, opened: Rc::clone(&opened) };
        let rows = SealedRows::under(&crate::clock::fresh_id().to_string(), vault).await.unwrap();
        let disk = SealedLocal { rows, known: RefCell::default(), written: RefCell::default() };
        let glance = async || {
            opened.set(0);
            disk.glance(now - year + TimeDelta::days(4)).await.unwrap();
            opened.get()
        };
        let mut glances = Vec::new();
        for age in 0..10 {
            let session = |number: i32| {
                let id = SessionId::new(first_uuid_at(now - year * age - year * number / 60));
                sample::session_row(Session { id, ..sample::session(1, "2026-03-03") })
            };
            let put_rows = (0..60).map(session).chain([sample::assignment_row()]).collect();
            disk.commit(LocalWrite { meta: Some(sample::meta()), put_rows, ..LocalWrite::default() }).await.unwrap();
            glances.push(glance().await);
        }
        // A year's sessions, the assignment, and where the phone stands.
        assert_eq!(glances, [62; 10]);
        opened.set(0);
        assert_eq!((disk.load().await.unwrap().rows.len(), opened.get()), (601, 602));
    }

    #[wasm_bindgen_test]
    async fn what_the_vault_does_not_open_is_told_and_stays_where_it_is() {
        let name = crate::clock::fresh_id().to_string();
        let disk = async |key| {
            let rows = SealedRows::under(&name, TestVault::with_key(key)).await.unwrap();
            SealedLocal { rows, known: RefCell::default(), written: RefCell::default() }
        };
        let meta = sample::meta();
        disk("ours").await.commit(LocalWrite { meta: Some(meta.clone()), ..LocalWrite::default() }).await.unwrap();
        assert_eq!(disk("another").await.load().await, Err(LocalProblem::Unreadable("meta/meta (v1)".into())));
        assert_eq!(disk("ours").await.load().await.unwrap().meta, Some(meta));
    }
}
