//! What a phone does, for the tests: seals an export with a key of its own.

use super::{cipher, fresh};
use aes_gcm::Nonce;
use aes_gcm::aead::{Aead, Payload};
use p256::{PublicKey, SecretKey};
use sync::export::{Export, ExportHead, ExportKey};

pub(crate) fn seal(export: &Export, municipality: ExportKey) -> Vec<u8> {
    let own = fresh().unwrap();
    let head = ExportHead { sealed_for: municipality.hash(), own: ExportKey(own.public), nonce: [7; 12] };
    let secret = SecretKey::from_slice(&own.secret).unwrap();
    let theirs = PublicKey::from_sec1_bytes(&municipality.0).unwrap();
    let cipher = cipher(&secret, &theirs, &head.salt(&municipality)).unwrap();
    let content = export.to_bytes();
    let payload = Payload { msg: &content, aad: &head.to_bytes() };
    [head.to_bytes(), cipher.encrypt(&Nonce::from(head.nonce), payload).unwrap()].concat()
}
