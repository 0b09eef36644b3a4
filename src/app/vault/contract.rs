//! What every adapter of [`Vault`] must do. The host runs it over the tests' own, Chromium over the browser's.

use super::{Place, Vault, VaultProblem};

const PLACE: Place<'_> = Place { store: "ops", key: "1", schema: 1 };
const PLAIN: &[u8] = b"swimming with R-17, 18.30";

/// Runs the whole suite. `open` opens a vault under the key named by its argument: the same name gives the same key.
pub(super) async fn vault<V: Vault>(mut open: impl AsyncFnMut(&str) -> V) {
    let ours = open("ours").await;
    what_is_sealed_opens_again(&ours).await;
    it_opens_after_a_new_start(&ours, &open("ours").await).await;
    nothing_of_it_is_readable(&ours).await;
    the_same_bytes_are_never_sealed_alike(&ours, &open("ours").await).await;
    it_opens_at_its_own_place_alone(&ours).await;
    it_opens_under_its_own_key_alone(&ours, &open("another").await).await;
    it_opens_only_whole_and_unchanged(&ours).await;
}

async fn sealed(vault: &impl Vault, plain: &[u8]) -> Vec<u8> {
    vault.seal(&PLACE, plain).await.unwrap()
}

async fn refused(vault: &impl Vault, place: &Place<'_>, sealed: &[u8], why: &str) {
    assert_eq!(vault.open(place, sealed).await, Err(VaultProblem::DoesNotOpen(place.to_string())), "{why}");
}

async fn what_is_sealed_opens_again(vault: &impl Vault) {
    let long: Vec<u8> = (0..70_000_u32).map(|n| n.to_le_bytes()[0] ^ n.to_le_bytes()[1]).collect();
    for plain in [PLAIN, b"", &long] {
        assert!(vault.open(&PLACE, &sealed(vault, plain).await).await.as_deref() == Ok(plain), "{}", plain.len());
    }
}

async fn it_opens_after_a_new_start(before: &impl Vault, after: &impl Vault) {
    assert_eq!(after.open(&PLACE, &sealed(before, PLAIN).await).await.unwrap(), PLAIN);
}

async fn nothing_of_it_is_readable(vault: &impl Vault) {
    let sealed = sealed(vault, PLAIN).await;
    assert!(!sealed.windows(4).any(|part| PLAIN.windows(4).any(|plain| plain == part)), "{sealed:?}");
}

async fn the_same_bytes_are_never_sealed_alike(one: &impl Vault, other: &impl Vault) {
    let seals = [sealed(one, PLAIN).await, sealed(one, PLAIN).await, sealed(other, PLAIN).await];
    // Not the nonce alone: under a second nonce every block of the cipher differs.
    let ends: std::collections::BTreeSet<_> = seals.iter().map(|seal| &seal[seal.len() - PLAIN.len()..]).collect();
    assert_eq!(ends.len(), seals.len());
}

async fn it_opens_at_its_own_place_alone(vault: &impl Vault) {
    let sealed = sealed(vault, PLAIN).await;
    for elsewhere in [Place { store: "drafts", ..PLACE }, Place { key: "2", ..PLACE }, Place { schema: 2, ..PLACE }] {
        refused(vault, &elsewhere, &sealed, "another place").await;
    }
}

async fn it_opens_under_its_own_key_alone(ours: &impl Vault, theirs: &impl Vault) {
    refused(theirs, &PLACE, &sealed(ours, PLAIN).await, "another key").await;
}

async fn it_opens_only_whole_and_unchanged(vault: &impl Vault) {
    let sealed = sealed(vault, PLAIN).await;
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        refused(vault, &PLACE, &changed, &format!("byte {at} changed")).await;
        refused(vault, &PLACE, &sealed[..at], &format!("cut at {at}")).await;
    }
    refused(vault, &PLACE, &[&sealed[..], &[0]].concat(), "a byte more").await;
}
