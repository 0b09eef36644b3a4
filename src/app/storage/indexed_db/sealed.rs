//! Rows in IndexedDB, sealed. Sealing is done before a transaction begins, opening after it has ended.

use super::{convert::convert, database::Database, key, schema, shelf, shelf::Shelves, transaction::bytes};
use crate::storage::{Access, RowChange, STAND, Span, Store, StoreProblem};
use crate::vault::{Place, Vault, VaultProblem, WebCrypto};
use futures_util::future::try_join_all;
use js_sys::Uint8Array;
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// How often the database is opened again before the problem is shown.
const REOPENINGS: usize = 3;
/// The version of the rows' own format.
pub(super) const ROW_SCHEMA: u16 = 1;

/// A contact's database, its rows sealed by `V`.
pub(in crate::storage) struct SealedRows<V> {
    name: String,
    database: RefCell<Rc<Database>>,
    vault: V,
    fresh: bool,
    /// Where it lies that the data key which `vault` uses was thrown away. Another window may have done that, and a row under it
    /// would be lost.
    gone: Option<String>,
    /// The row that says where the phone stands, sealed as this window last read or wrote it. No two seals are alike, so
    /// it is the same row exactly where it is the same bytes.
    stand: RefCell<Option<Vec<u8>>>,
}

/// A row's key and its bytes, unsealed.
pub(in crate::storage) type Row = (String, Vec<u8>);

/// A row, sealed or to be removed.
enum Prepared {
    Put(Store, String, Uint8Array),
    Delete(Store, String),
}

/// From so many on, rows are removed together.
const MANY: usize = 16;

/// The keys of the stores from which many rows are removed, and none of them written anew.
struct Removed(BTreeMap<Store, BTreeSet<String>>);

impl Removed {
    fn of(changes: &[Prepared]) -> Self {
        let mut removed: BTreeMap<Store, BTreeSet<String>> = BTreeMap::new();
        for change in changes {
            if let Prepared::Delete(store, key) = change {
                removed.entry(*store).or_default().insert(key.clone());
            }
        }
        let anew = |store: Store, keys: &BTreeSet<String>| {
            changes
                .iter()
                .any(|change| matches!(change, Prepared::Put(at, key, _) if *at == store && keys.contains(key)))
        };
        removed.retain(|store, keys| keys.len() >= MANY && !anew(*store, keys));
        Self(removed)
    }

    fn holds(&self, store: Store) -> bool {
        self.0.contains_key(&store)
    }
}

impl SealedRows<WebCrypto> {
    /// Opens the database `name`, or makes it with a key of its own, which lies in it.
    ///
    /// # Errors
    /// [`StoreProblem`]; nothing is ever wiped to get round one.
    pub(in crate::storage) async fn open(name: &str) -> Result<Self, StoreProblem> {
        let database = connect(name).await?;
        let mut fresh = false;
        // Another window may get here at the same moment: the first one's keys stay, and are found at the second look.
        let made = match key::look(&database).await? {
            key::Found::Nothing => {
                let keys = key::Fresh::make(crate::clock::now()).await?;
                let transaction = database.begin(&[key::KEYS, Store::Meta.name()], Access::Write)?;
                keys.add(&transaction)?;
                let added = transaction.finish().await;
                fresh = added.is_ok();
                added
            }
            key::Found::Old(old) => convert(&database, old).await,
            key::Found::Lock(_) | key::Found::Gone => Ok(()),
        };
        match key::look(&database).await? {
            key::Found::Lock(keys) => Ok(Self::of(name, database, keys.open().await?, fresh)),
            key::Found::Gone => Err(StoreProblem::Unreadable("the key is gone".into())),
            key::Found::Nothing | key::Found::Old(_) => {
                Err(made.err().unwrap_or_else(|| StoreProblem::Unreadable("the key was not kept".into())))
            }
        }
    }

    pub(super) fn of(name: &str, database: Database, opened: key::Opened, fresh: bool) -> Self {
        Self { gone: Some(key::mark(&opened.generation)), ..Self::over(name, database, opened.vault, fresh) }
    }
}

impl<V: Vault> SealedRows<V> {
    fn over(name: &str, database: Database, vault: V, fresh: bool) -> Self {
        Self {
            name: name.to_owned(),
            database: RefCell::new(Rc::new(database)),
            vault,
            fresh,
            gone: None,
            stand: RefCell::default(),
        }
    }

    /// Opens the database `name` under a key that lies elsewhere.
    #[cfg(all(test, target_arch = "wasm32"))]
    pub(in crate::storage) async fn under(name: &str, vault: V) -> Result<Self, StoreProblem> {
        Ok(Self::over(name, connect(name).await?, vault, false))
    }

    /// Whether the database was made just now. Where the phone had been enrolled before, this means that the browser
    /// has cleared the storage.
    #[must_use]
    pub(in crate::storage) const fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Carries out all changes or none, and returns once they are on the disk.
    ///
    /// # Errors
    /// [`StoreProblem`]; nothing has changed then.
    pub(in crate::storage) async fn commit(&self, changes: Vec<RowChange>) -> Result<(), StoreProblem> {
        self.carry_out(changes, None).await
    }

    /// The same, where the phone still stands as this window has last seen it.
    ///
    /// # Errors
    /// [`StoreProblem`], of which [`StoreProblem::Overtaken`] is where another window has moved it on.
    pub(in crate::storage) async fn commit_over_stand(&self, changes: Vec<RowChange>) -> Result<(), StoreProblem> {
        let stand = self.stand.borrow().clone().ok_or(StoreProblem::Overtaken)?;
        self.carry_out(changes, Some(&stand)).await
    }

    async fn carry_out(&self, changes: Vec<RowChange>, stand: Option<&[u8]>) -> Result<(), StoreProblem> {
        let changes = self.shelved(changes).await?;
        let mut stores: Vec<&str> = changes.iter().map(|change| change.store().name()).collect();
        if stores.is_empty() && stand.is_none() {
            return Ok(());
        }
        stores.extend(stand.map(|_| Store::Meta.name()));
        stores.extend(self.gone.as_ref().map(|_| key::KEYS));
        stores.sort_unstable();
        stores.dedup();
        let prepared = try_join_all(changes.into_iter().map(|change| self.prepare(change))).await?;
        self.through_reopening(async |database| {
            let mut transaction = database.begin(&stores, Access::Write)?;
            if let Some(mark) = &self.gone {
                transaction.unless_there(key::KEYS, mark, StoreProblem::Wiped)?;
            }
            if let Some(stand) = stand {
                transaction.only_over(Store::Meta.name(), STAND, stand, StoreProblem::Overtaken)?;
            }
            let many = Removed::of(&prepared);
            for row in &prepared {
                match row {
                    Prepared::Put(store, key, sealed) => transaction.put(store.name(), key, sealed)?,
                    Prepared::Delete(store, key) if !many.holds(*store) => transaction.delete(store.name(), key)?,
                    Prepared::Delete(..) => {}
                }
            }
            for (store, keys) in many.0 {
                transaction.delete_all(store.name(), keys)?;
            }
            transaction.finish().await
        })
        .await?;
        let written = prepared.iter().rev().find_map(|row| match row {
            Prepared::Put(Store::Meta, key, sealed) if key == STAND => Some(sealed.to_vec()),
            _ => None,
        });
        if written.is_some() {
            self.stand.replace(written);
        }
        Ok(())
    }

    /// One row.
    ///
    /// # Errors
    /// [`StoreProblem`].
    pub(in crate::storage) async fn get(&self, store: Store, key: &str) -> Result<Option<Vec<u8>>, StoreProblem> {
        let sealed = self
            .through_reopening(async |database| {
                let transaction = database.begin(&[store.name()], Access::Read)?;
                let row = transaction.get(store.name(), key)?;
                transaction.finish().await?;
                row.bytes()
            })
            .await?;
        match sealed {
            Some(sealed) => self.open_row(store, key, &sealed).await.map(Some),
            None => Ok(None),
        }
    }

    /// The rows asked for of each store, as they all were at one moment, in the order of the keys.
    ///
    /// # Errors
    /// [`StoreProblem`].
    pub(in crate::storage) async fn all<const N: usize>(
        &self,
        wanted: [(Store, &[Span]); N],
    ) -> Result<[Vec<Row>; N], StoreProblem> {
        let spans = wanted
            .iter()
            .enumerate()
            .flat_map(|(place, (store, spans))| spans.iter().map(move |span| (place, *store, span)));
        let spans: Vec<_> = spans.collect();
        // A shelf's own key comes before those of its rows.
        let from_shelf = |span: &Span| match span {
            Span::All => Span::All,
            Span::Between(first, last) => Span::Between(shelf::of(first).unwrap_or(first).into(), last.clone()),
        };
        let lying = self.lying(spans.iter().map(|(_, store, span)| (*store, from_shelf(span))).collect()).await?;
        let mut rows: [Vec<Row>; N] = std::array::from_fn(|_| Vec::new());
        for (index, (key, plain)) in lying {
            let (place, _, span) = spans[index];
            rows[place].extend(shelf::rows(key, plain)?.into_iter().filter(|(key, _)| span.holds(key)));
        }
        Ok(rows)
    }

    /// What lies in each span, as it all was at one moment: rows, and shelves as one.
    async fn lying(&self, spans: Vec<(Store, Span)>) -> Result<Vec<(usize, Row)>, StoreProblem> {
        let mut names: Vec<&str> = spans.iter().map(|(store, _)| store.name()).collect();
        names.dedup();
        let sealed = self
            .through_reopening(async |database| {
                let transaction = database.begin(&names, Access::Read)?;
                let mut asked = Vec::with_capacity(spans.len());
                for (store, span) in &spans {
                    asked.push((transaction.keys(store.name(), span)?, transaction.values(store.name(), span)?));
                }
                transaction.finish().await?;
                let mut sealed = Vec::new();
                for (index, (keys, values)) in asked.into_iter().enumerate() {
                    let (keys, values) = (keys.list()?, values.list()?);
                    let keys = keys.iter().map(|key| key.as_string().unwrap_or_default());
                    for (key, value) in keys.zip(values.iter()).filter(|(key, _)| key != key::CANARY) {
                        sealed.push((index, key, bytes(&value)?));
                    }
                }
                Ok(sealed)
            })
            .await?;
        let stand = sealed.iter().find(|(index, key, _)| spans[*index].0 == Store::Meta && key == STAND);
        if let Some((.., stand)) = stand {
            self.stand.replace(Some(stand.clone()));
        }
        try_join_all(sealed.into_iter().map(async |(index, key, sealed)| {
            let plain = self.open_row(spans[index].0, &key, &sealed).await?;
            Ok((index, (key, plain)))
        }))
        .await
    }

    /// The changes as they are to lie there: of a row on a shelf, the whole shelf. Whoever writes these holds the stand, so
    /// that no other window writes to the same shelf in between; within a window one commit comes after the other.
    async fn shelved(&self, changes: Vec<RowChange>) -> Result<Vec<RowChange>, StoreProblem> {
        let (shelves, mut changes) = Shelves::of(changes);
        let spans = shelves.spans();
        if !spans.is_empty() {
            changes.extend(shelves.laid(self.lying(spans).await?)?);
        }
        Ok(changes)
    }

    /// The rows of a store as they lie there, unopened.
    ///
    /// # Errors
    /// [`StoreProblem`].
    pub(in crate::storage) async fn laid(&self, store: Store) -> Result<Vec<Row>, StoreProblem> {
        self.through_reopening(async |database| laid(&database, store).await).await
    }

    /// Removes every row and the key, all or nothing. What stays is the mark that this key was thrown away, for windows that have it
    /// still; it goes with the database.
    ///
    /// # Errors
    /// [`StoreProblem`]; everything is there still.
    pub(in crate::storage) async fn erase(&self) -> Result<(), StoreProblem> {
        self.through_reopening(async |database| {
            let stores: Vec<&str> = schema::stores().collect();
            let mut transaction = database.begin(&stores, Access::Write)?;
            key::throw_away(&mut transaction)?;
            for store in stores.into_iter().filter(|store| *store != key::KEYS) {
                transaction.clear(store)?;
            }
            transaction.finish().await
        })
        .await
    }

    /// What a phone does to a sleeping app.
    #[cfg(all(test, target_arch = "wasm32"))]
    pub(super) fn cut_connection(&self) {
        self.database.borrow().close();
    }

    async fn prepare(&self, change: RowChange) -> Result<Prepared, StoreProblem> {
        Ok(match change {
            RowChange::Put { store, key, plain } => {
                let place = Place { store: store.name(), key: &key, schema: ROW_SCHEMA };
                let sealed = self.vault.seal(&place, &plain).await?;
                Prepared::Put(store, key, Uint8Array::from(sealed.as_slice()))
            }
            RowChange::Lay { store, key, sealed } => Prepared::Put(store, key, Uint8Array::from(sealed.as_slice())),
            RowChange::Delete { store, key } => Prepared::Delete(store, key),
        })
    }

    async fn open_row(&self, store: Store, key: &str, sealed: &[u8]) -> Result<Vec<u8>, StoreProblem> {
        Ok(self.vault.open(&Place { store: store.name(), key, schema: ROW_SCHEMA }, sealed).await?)
    }

    /// Tries again on a new connection when the old one has died: on a dead handle every further try fails too.
    async fn through_reopening<T>(
        &self,
        work: impl AsyncFn(Rc<Database>) -> Result<T, StoreProblem>,
    ) -> Result<T, StoreProblem> {
        let mut tries = 0;
        loop {
            let database = Rc::clone(&self.database.borrow());
            match work(database).await {
                Err(problem) if problem.wants_reopening() && tries < REOPENINGS => {
                    tries += 1;
                    match connect(&self.name).await {
                        Ok(opened) => drop(self.database.replace(Rc::new(opened))),
                        Err(worse) if tries == REOPENINGS => return Err(worse),
                        Err(_) => {}
                    }
                }
                ended => return ended,
            }
        }
    }
}

/// Removes a contact's database and its key for good.
///
/// # Errors
/// [`StoreProblem::HeldElsewhere`] while another tab has it open.
pub(in crate::storage) async fn remove(name: &str) -> Result<(), StoreProblem> {
    super::database::delete(name).await?;
    super::scrub::scrub().await;
    Ok(())
}

/// What lies in the database `name` sealed for the municipality.
///
/// # Errors
/// [`StoreProblem`]
pub(in crate::storage) async fn sealed_behind(name: &str) -> Result<Vec<Vec<u8>>, StoreProblem> {
    let laid = laid(&connect(name).await?, Store::Escrow).await?;
    Ok(laid.into_iter().map(|(_, sealed)| sealed).collect())
}

async fn laid(database: &Database, store: Store) -> Result<Vec<Row>, StoreProblem> {
    let transaction = database.begin(&[store.name()], Access::Read)?;
    let (keys, values) = (transaction.keys(store.name(), &Span::All)?, transaction.values(store.name(), &Span::All)?);
    transaction.finish().await?;
    let (keys, values) = (keys.list()?, values.list()?);
    let keys = keys.iter().map(|key| key.as_string().unwrap_or_default());
    keys.zip(values.iter()).map(|(key, value)| Ok((key, bytes(&value)?))).collect()
}

pub(super) async fn connect(name: &str) -> Result<Database, StoreProblem> {
    Database::open(name, schema::VERSION, schema::upgrade).await
}

impl From<VaultProblem> for StoreProblem {
    fn from(problem: VaultProblem) -> Self {
        match problem {
            VaultProblem::NoCrypto(why) => Self::Unavailable(why),
            VaultProblem::DoesNotOpen(place) => Self::Unreadable(place),
        }
    }
}
