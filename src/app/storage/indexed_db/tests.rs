//! In a real browser.

use super::{
    database::Database,
    schema,
    sealed::{ROW_SCHEMA, SealedRows, remove},
};
use crate::storage::{Access, RowChange, Span, Store, StoreProblem};
use crate::vault::{Place, Vault, WebCrypto, generate_key};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const SECRET: &str = "kanarifugl-i-klartekst";

async fn fresh(name: &str) -> SealedRows<WebCrypto> {
    remove(name).await.unwrap();
    SealedRows::open(name).await.unwrap()
}

fn put(store: Store, key: &str, plain: &str) -> RowChange {
    RowChange::Put { store, key: key.into(), plain: plain.into() }
}

async fn all(rows: &SealedRows<WebCrypto>, store: Store) -> Vec<(String, Vec<u8>)> {
    let [all] = rows.all([(store, &[Span::All])]).await.unwrap();
    all
}

pub(crate) async fn database_of_a_newer_app(name: &str) {
    drop(Database::open(name, schema::VERSION + 1, schema::upgrade).await.unwrap());
}

/// A database of version 1: rows under a key that lies beside them.
pub(crate) async fn left_by_an_app_without_a_lock(name: &str, rows: Vec<RowChange>) {
    let database = Database::open(name, 1, |database, found| schema::upgrade_to(database, found, 1)).await.unwrap();
    let key = generate_key().await.unwrap();
    let vault = WebCrypto::with_key(key.clone());
    let mut sealed = Vec::new();
    for row in rows {
        let RowChange::Put { store, key, plain } = row else { panic!("not a row") };
        let place = Place { store: store.name(), key: &key, schema: ROW_SCHEMA };
        let row = vault.seal(&place, &plain).await.unwrap();
        sealed.push((store, key.clone(), row));
    }
    let transaction = database.begin(&["keys", "meta", "base", "ops", "drafts"], Access::Write).unwrap();
    transaction.put("keys", "data", &key).unwrap();
    transaction.put("meta", "canary", &Uint8Array::from(b"alive".as_slice())).unwrap();
    for (store, key, row) in sealed {
        transaction.put(store.name(), &key, &Uint8Array::from(row.as_slice())).unwrap();
    }
    transaction.finish().await.unwrap();
}

async fn raw(name: &str) -> Database {
    Database::open(name, schema::VERSION, schema::upgrade).await.unwrap()
}

#[wasm_bindgen_test]
async fn rows_survive_closing_the_database() {
    let rows = fresh("t-survive").await;
    assert!(rows.is_fresh());
    rows.commit(vec![put(Store::Ops, "2", "b"), put(Store::Ops, "1", "a"), put(Store::Drafts, "x", "d")])
        .await
        .unwrap();
    drop(rows);
    let again = SealedRows::open("t-survive").await.unwrap();
    assert!(!again.is_fresh());
    let ops = all(&again, Store::Ops).await;
    assert_eq!(ops, [("1".to_owned(), b"a".to_vec()), ("2".to_owned(), b"b".to_vec())]);
    assert_eq!(again.get(Store::Drafts, "x").await.unwrap().unwrap(), b"d");
    assert_eq!(again.get(Store::Drafts, "y").await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_commit_puts_and_deletes_together() {
    let rows = fresh("t-together").await;
    rows.commit(vec![put(Store::Drafts, "x", "half a word")]).await.unwrap();
    let saved = put(Store::Ops, "1", "whole");
    rows.commit(vec![saved, RowChange::Delete { store: Store::Drafts, key: "x".into() }]).await.unwrap();
    assert!(all(&rows, Store::Drafts).await.is_empty());
    assert_eq!(all(&rows, Store::Ops).await.len(), 1);
}

#[wasm_bindgen_test]
async fn many_rows_are_removed_together_and_those_between_and_beside_them_stay() {
    let rows = fresh("t-many").await;
    let key = |number: usize| format!("{number:03}");
    rows.commit((0..60).map(|number| put(Store::Escrow, &key(number), "row")).collect()).await.unwrap();
    let stays = |number: &usize| [0, 7, 8, 40].contains(number);
    let gone = (0..58).filter(|number| !stays(number));
    let mut changes: Vec<_> = gone.map(|number| RowChange::Delete { store: Store::Escrow, key: key(number) }).collect();
    changes.push(RowChange::Delete { store: Store::Escrow, key: "never there".into() });
    // Written in the same stroke, in the midst of what goes.
    changes.push(put(Store::Escrow, "030x", "new"));
    rows.commit(changes).await.unwrap();
    let left: Vec<_> = rows.laid(Store::Escrow).await.unwrap().into_iter().map(|(key, _)| key).collect();
    assert_eq!(left, ["000", "007", "008", "030x", "040", "058", "059"]);
}

#[wasm_bindgen_test]
async fn nothing_that_was_written_lies_in_the_clear() {
    let rows = fresh("t-sealed").await;
    for store in Store::ALL {
        rows.commit(vec![put(store, "row", SECRET)]).await.unwrap();
    }
    let database = raw("t-sealed").await;
    for store in Store::ALL {
        let transaction = database.begin(&[store.name()], Access::Read).unwrap();
        let values = transaction.values(store.name(), &Span::All).unwrap();
        transaction.finish().await.unwrap();
        for value in values.list().unwrap().iter() {
            let bytes = value.dyn_into::<Uint8Array>().unwrap().to_vec();
            assert!(!String::from_utf8_lossy(&bytes).contains("kanari"), "{} is readable", store.name());
        }
    }
}

#[wasm_bindgen_test]
async fn f06_writing_asks_for_strict_durability() {
    fresh("t-strict").await;
    let transaction = raw("t-strict").await.begin(&["ops"], Access::Write).unwrap();
    assert_eq!(transaction.durability().as_deref(), Some("strict"));
}

#[wasm_bindgen_test]
async fn a_transaction_that_is_not_finished_changes_nothing() {
    let rows = fresh("t-undone").await;
    let database = raw("t-undone").await;
    let transaction = database.begin(&["ops"], Access::Write).unwrap();
    transaction.put("ops", "1", &Uint8Array::from(b"x".as_slice())).unwrap();
    drop(transaction);
    assert!(all(&rows, Store::Ops).await.is_empty());
}

#[wasm_bindgen_test]
async fn f07_a_lost_connection_is_opened_again_under_the_hand_that_saves() {
    let rows = fresh("t-lost").await;
    rows.cut_connection();
    rows.commit(vec![put(Store::Ops, "1", "a")]).await.unwrap();
    assert_eq!(all(&rows, Store::Ops).await.len(), 1);
}

#[wasm_bindgen_test]
async fn f07_a_connection_that_cannot_be_opened_again_is_told_and_nothing_is_called_saved() {
    let rows = fresh("t-dead").await;
    rows.cut_connection();
    database_of_a_newer_app("t-dead").await;
    assert_eq!(rows.commit(vec![put(Store::Ops, "1", "a")]).await, Err(StoreProblem::FromNewerApp));
}

#[wasm_bindgen_test]
async fn f26_a_newer_tab_takes_the_data_over_and_the_older_one_says_so() {
    let rows = fresh("t-newer").await;
    let newer = Database::open("t-newer", schema::VERSION + 1, |_, _| Ok(())).await.unwrap();
    assert_eq!(rows.commit(vec![put(Store::Ops, "1", "a")]).await, Err(StoreProblem::TakenOver));
    drop(newer);
    let older = SealedRows::open("t-newer").await.err();
    assert_eq!(older, Some(StoreProblem::FromNewerApp));
}

#[wasm_bindgen_test]
async fn rows_without_their_key_are_not_passed_off_as_a_new_phone() {
    drop(fresh("t-keyless").await);
    let database = raw("t-keyless").await;
    let transaction = database.begin(&["keys"], Access::Write).unwrap();
    transaction.clear("keys").unwrap();
    transaction.finish().await.unwrap();
    drop(database);
    let problem = SealedRows::open("t-keyless").await.err();
    assert!(matches!(problem, Some(StoreProblem::Unreadable(_))), "{problem:?}");
}

#[wasm_bindgen_test]
async fn two_tabs_that_start_at_once_agree_on_one_key() {
    remove("t-two").await.unwrap();
    let (one, other) = futures_util::join!(SealedRows::open("t-two"), SealedRows::open("t-two"));
    let (one, other) = (one.unwrap(), other.unwrap());
    one.commit(vec![put(Store::Ops, "1", "a")]).await.unwrap();
    assert_eq!(other.get(Store::Ops, "1").await.unwrap().unwrap(), b"a");
}

#[wasm_bindgen_test]
async fn where_one_row_is_refused_none_is_kept() {
    drop(fresh("t-refused").await);
    let database = raw("t-refused").await;
    let write = async |first: &str, refused: &str, last: &str| {
        let transaction = database.begin(&["ops"], Access::Write).unwrap();
        transaction.put("ops", first, &JsValue::TRUE).unwrap();
        transaction.add("ops", refused, &JsValue::TRUE).unwrap();
        transaction.put("ops", last, &JsValue::TRUE).unwrap();
        transaction.finish().await
    };
    write("1", "2", "3").await.unwrap();
    write("4", "2", "5").await.unwrap_err();
    let reading = database.begin(&["ops"], Access::Read).unwrap();
    let keys = reading.keys("ops", &Span::All).unwrap();
    reading.finish().await.unwrap();
    assert_eq!(keys.list().unwrap().length(), 3);
}
