use super::*;
use std::collections::BTreeMap;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn it_keeps_every_promise_of_the_port() {
    let mut keys = BTreeMap::new();
    crate::vault::contract::vault(async |name: &str| {
        if !keys.contains_key(name) {
            keys.insert(name.to_owned(), generate_key().await.unwrap());
        }
        WebCrypto::with_key(keys[name].clone())
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_key_cannot_be_read_out() {
    let key = generate_key().await.unwrap();
    assert!(!key.extractable());
    let exported = crypto().unwrap().subtle().export_key("raw", &key).unwrap();
    assert!(JsFuture::from(exported).await.is_err());
}
