use super::*;
use wasm_bindgen_test::wasm_bindgen_test;

const PLACE: Place<'_> = Place { store: "ops", key: "1", schema: 1 };

async fn vault() -> WebCrypto {
    WebCrypto::with_key(generate_key().await.unwrap())
}

#[wasm_bindgen_test]
async fn what_is_sealed_opens_again_and_does_not_show_what_it_is() {
    let vault = vault().await;
    let plain = b"swimming with R-17, 18.30";
    let sealed = vault.seal(&PLACE, plain).await.unwrap();
    assert!(!sealed.windows(8).any(|window| plain.windows(8).any(|part| part == window)));
    assert_eq!(vault.open(&PLACE, &sealed).await.unwrap(), plain);
}

#[wasm_bindgen_test]
async fn a_row_moved_to_another_place_does_not_open() {
    let vault = vault().await;
    let sealed = vault.seal(&PLACE, b"hours").await.unwrap();
    let elsewhere = Place { key: "2", ..PLACE };
    assert!(matches!(vault.open(&elsewhere, &sealed).await, Err(VaultProblem::DoesNotOpen(_))));
}

#[wasm_bindgen_test]
async fn a_changed_byte_a_cut_row_and_another_key_do_not_open() {
    let vault = vault().await;
    let sealed = vault.seal(&PLACE, b"hours").await.unwrap();
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(vault.open(&PLACE, &changed).await.is_err(), "byte {at}");
        assert!(vault.open(&PLACE, &sealed[..at]).await.is_err(), "cut at {at}");
    }
    let other = WebCrypto::with_key(generate_key().await.unwrap());
    assert!(other.open(&PLACE, &sealed).await.is_err());
}

#[wasm_bindgen_test]
async fn the_same_row_is_sealed_differently_each_time() {
    let vault = vault().await;
    assert_ne!(vault.seal(&PLACE, b"hours").await.unwrap(), vault.seal(&PLACE, b"hours").await.unwrap());
}

#[wasm_bindgen_test]
async fn the_key_cannot_be_read_out() {
    let key = generate_key().await.unwrap();
    assert!(!key.extractable());
    let exported = crypto().unwrap().subtle().export_key("raw", &key).unwrap();
    assert!(JsFuture::from(exported).await.is_err());
}
