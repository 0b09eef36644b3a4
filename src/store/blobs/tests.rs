//! What every adapter must do.

use super::*;
use domain::id::{ContactId, MunicipalityId};
use sync::contract::sample;

fn scope(municipality: u128, contact: u128) -> ContactScope {
    let municipality = MunicipalityScope::new(MunicipalityId::new(sample::uuid(5, municipality)));
    municipality.contact(ContactId::new(sample::uuid(4, contact)))
}

async fn keeps_its_promises(store: BlobStore) {
    let (ours, bytes) = (scope(1, 1), vec![7; 300_000]);
    let blob = BlobHash::of(&bytes);
    assert!(store.get(ours, blob).await.unwrap().is_none() && !store.has(ours, blob).await.unwrap());
    store.remove(ours, blob).await.unwrap();

    store.put(ours, blob, bytes.clone()).await.unwrap();
    store.put(ours, blob, bytes.clone()).await.unwrap();
    assert!(store.has(ours, blob).await.unwrap());
    assert_eq!(store.get(ours, blob).await.unwrap().unwrap(), bytes);

    for stranger in [scope(1, 2), scope(2, 1)] {
        assert!(store.get(stranger, blob).await.unwrap().is_none(), "another's file is no file");
        store.remove(stranger, blob).await.unwrap();
    }
    assert!(store.has(ours, blob).await.unwrap());
    store.remove(ours, blob).await.unwrap();
    assert!(!store.has(ours, blob).await.unwrap());
}

#[tokio::test]
async fn memory_keeps_the_promises_of_the_port() {
    keeps_its_promises(BlobStore::in_memory()).await;
}

#[tokio::test]
async fn a_folder_keeps_the_promises_of_the_port_and_files_outlive_the_program() {
    let folder = tempfile::tempdir().unwrap();
    keeps_its_promises(BlobStore::on_disk(folder.path()).unwrap()).await;
    let blob = BlobHash::of(b"receipt");
    BlobStore::on_disk(folder.path()).unwrap().put(scope(1, 1), blob, b"receipt".to_vec()).await.unwrap();
    let again = BlobStore::on_disk(folder.path()).unwrap();
    assert_eq!(again.get(scope(1, 1), blob).await.unwrap().unwrap(), b"receipt".as_slice());
}

#[test]
fn a_folder_that_is_not_there_is_a_problem_at_once() {
    let folder = tempfile::tempdir().unwrap();
    assert!(BlobStore::on_disk(&folder.path().join("missing")).is_err());
}
