//! Requests and responses. Paths, cookies and headers are the server's; the bodies are here.

mod blob;
mod digest;
mod message;
mod pull;
mod push;
#[cfg(test)]
mod tests;
mod version;

pub use blob::{BlobOffer, BlobPart, BlobStage, BlobState, BlobStates, LARGEST_BLOB, MOST_OFFERED, PART_BYTES};
pub use digest::{DigestLine, DigestResponse, Month, NotAMonth, digest};
pub use message::MessageDelivery;
pub use pull::{PhoneLock, PullRequest, PullResponse};
pub use push::{Answer, PushRequest, PushResponse};
pub use version::{OLDEST_PROTO, PROTO, is_understood};

use thiserror::Error;

/// The most operations in one push.
pub const MOST_OPS: usize = 500;
/// The most bytes in the body of one push.
pub const MOST_BYTES: usize = 256 * 1024;
/// The most rows in one answer to a pull.
pub const MOST_ROWS: u32 = 500;

/// Why bytes are not a message of this protocol.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WireProblem {
    /// More than [`MOST_BYTES`] bytes or [`MOST_OPS`] operations: send fewer at a time.
    #[error("too large: at most {MOST_OPS} operations and {MOST_BYTES} bytes at a time")]
    TooLarge,
    /// Made by an app that is too old ([`OLDEST_PROTO`]) or newer than this server.
    #[error("protocol version {0} is not understood here; this is version {PROTO}, which reads from {OLDEST_PROTO} on")]
    Version(u16),
    /// Not JSON of the expected shape. Nesting deeper than 128 levels ends here too.
    #[error("not understood: {0}")]
    Shape(String),
}
