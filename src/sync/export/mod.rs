//! The file into which a phone puts what it could not send, so that a person can carry it to the desk.
//!
//! ```text
//! bytes      what
//! 8          "FSVEXP1\n"
//! 32         SHA-256 of the municipality's public key
//! 65         the file's own public key (P-256, uncompressed)
//! 12         nonce
//! the rest   AES-256-GCM over the content, with everything before as associated data; the tag at the end
//! ```
//! Several such files are one file too: "FSVEXPN\n", then each after its length (four bytes, big end first). A phone whose app
//! does not start gives what it sealed when it was written, operation by operation.
//!
//! The cipher's key is HKDF-SHA-256 of the shared secret (ECDH, the x coordinate), with both public keys as salt, the
//! file's first, and [`INFO`] as info. Browsers have all of it; here is only the form.

#[cfg(test)]
mod tests;

use crate::id::{BlobHash, ContentHash, DeviceId};
use crate::op::Op;
use crate::phone::Blob;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How the file begins.
pub const MAGIC: &[u8; 8] = b"FSVEXP1\n";
/// How a file begins that holds several. `public/recovery.js` writes it.
pub const SEVERAL: &[u8; 8] = b"FSVEXPN\n";
/// The `info` of the key's derivation.
pub const INFO: &[u8] = b"folgesvenn export 1";
/// Bytes of a public key.
pub const PUBLIC: usize = 65;
/// Bytes of a nonce.
pub const NONCE: usize = 12;
/// Bytes before what is sealed.
pub const HEAD: usize = MAGIC.len() + 32 + PUBLIC + NONCE;
/// The largest file that a desk takes.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// A public key on the curve P-256, uncompressed. Written as 130 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String", extend("pattern" = "^[0-9a-f]{130}$")))]
pub struct ExportKey(pub [u8; PUBLIC]);

/// What a phone needs to export; told with each pull.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExportTicket {
    /// The municipality's public key.
    pub key: ExportKey,
    /// Goes into the content: only this phone was told it, so the desk knows from which phone a file is.
    pub mark: ContentHash,
}

/// What stands before what is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportHead {
    /// The hash of the municipality's public key.
    pub sealed_for: ContentHash,
    /// The file's own public key.
    pub own: ExportKey,
    /// Never used twice with one key; the key is the file's own.
    pub nonce: [u8; NONCE],
}

/// What is sealed.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// Who and when.
    pub facts: ExportFacts,
    /// The attachments that the server may lack.
    pub blobs: Vec<Blob>,
}

/// The sealed content but for attachments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExportFacts {
    /// The protocol version of the app that wrote the file.
    pub proto: u16,
    /// The phone.
    pub device: DeviceId,
    /// The mark of the phone's ticket.
    pub mark: ContentHash,
    /// The phone's clock.
    pub made_at: DateTime<Utc>,
    /// In the phone's own order.
    pub ops: Vec<Op>,
    /// Hash and length of each attachment, in the order in which their bytes follow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blobs: Vec<(BlobHash, u64)>,
}

/// Why bytes are not an export, or not a content of one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotAnExport {
    /// Another kind of file, or cut short.
    #[error("not a file of unsent entries")]
    OtherFile,
    /// Opened, but not of the shape that this version knows.
    #[error("the content is not understood: {0}")]
    Content(String),
}

/// The files that a file holds: itself, where it does not say that it holds several.
///
/// # Errors
/// [`NotAnExport::OtherFile`], where there is none or one is cut short.
pub fn parts(file: &[u8]) -> Result<Vec<&[u8]>, NotAnExport> {
    let Some(mut rest) = file.strip_prefix(SEVERAL) else { return Ok(vec![file]) };
    let mut parts = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk() {
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| NotAnExport::OtherFile)?;
        let (part, after) = after.split_at_checked(length).ok_or(NotAnExport::OtherFile)?;
        parts.push(part);
        rest = after;
    }
    if parts.is_empty() || !rest.is_empty() { Err(NotAnExport::OtherFile) } else { Ok(parts) }
}

impl ExportKey {
    /// What names it in a file.
    #[must_use]
    pub fn hash(&self) -> ContentHash {
        ContentHash::of(&self.0)
    }
}

impl ExportHead {
    /// The bytes before what is sealed, which are also its associated data.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [MAGIC.as_slice(), self.sealed_for.bytes(), &self.own.0, &self.nonce].concat()
    }

    /// Reads them, and gives the sealed rest.
    ///
    /// # Errors
    /// [`NotAnExport::OtherFile`]
    pub fn read(file: &[u8]) -> Result<(Self, &[u8]), NotAnExport> {
        let rest = file.strip_prefix(MAGIC).ok_or(NotAnExport::OtherFile)?;
        let (sealed_for, rest) = rest.split_first_chunk().ok_or(NotAnExport::OtherFile)?;
        let (own, rest) = rest.split_first_chunk().ok_or(NotAnExport::OtherFile)?;
        let (nonce, sealed) = rest.split_first_chunk().ok_or(NotAnExport::OtherFile)?;
        Ok((Self { sealed_for: ContentHash::new(*sealed_for), own: ExportKey(*own), nonce: *nonce }, sealed))
    }

    /// The salt of the key's derivation.
    #[must_use]
    pub fn salt(&self, municipality: &ExportKey) -> Vec<u8> {
        [self.own.0, municipality.0].concat()
    }
}

impl Export {
    /// The content to be sealed: the length of the JSON (four bytes, big end first), the JSON, the attachments' bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let blobs = self.blobs.iter().map(|blob| (blob.hash, blob.bytes.len() as u64)).collect();
        let facts = ExportFacts { blobs, ..self.facts.clone() };
        // No map with keys other than strings occurs in it, which is all that can fail here.
        let json = serde_json::to_vec(&facts).unwrap_or_default();
        let length = u32::try_from(json.len()).unwrap_or(u32::MAX).to_be_bytes();
        let mut bytes = [length.as_slice(), &json].concat();
        for blob in &self.blobs {
            bytes.extend_from_slice(&blob.bytes);
        }
        bytes
    }

    /// Reads an opened content.
    ///
    /// # Errors
    /// [`NotAnExport::Content`]
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotAnExport> {
        let short = || NotAnExport::Content("it ends too early".to_owned());
        let (length, rest) = bytes.split_first_chunk().ok_or_else(short)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| short())?;
        let (json, mut rest) = rest.split_at_checked(length).ok_or_else(short)?;
        let facts: ExportFacts =
            serde_json::from_slice(json).map_err(|error| NotAnExport::Content(error.to_string()))?;
        let mut blobs = Vec::new();
        for (hash, length) in &facts.blobs {
            let length = usize::try_from(*length).map_err(|_| short())?;
            let (bytes, after) = rest.split_at_checked(length).ok_or_else(short)?;
            blobs.push(Blob { hash: *hash, bytes: bytes.to_vec() });
            rest = after;
        }
        Ok(Self { facts, blobs })
    }
}

impl Serialize for ExportKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&crate::id::Hex(&self.0))
    }
}

impl<'de> Deserialize<'de> for ExportKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        crate::id::unhex(&text).map(Self).ok_or_else(|| serde::de::Error::custom("not 130 hexadecimal digits"))
    }
}
