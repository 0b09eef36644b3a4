//! What becomes of a receipt that has arrived whole: checked, stripped of whatever it says besides the picture, kept.

mod photo;
#[cfg(test)]
mod tests;
pub(crate) mod tidy;

use store::receipts::{Kept, ReceiptKind};
use thiserror::Error;

/// A PDF begins so.
const PDF: &[u8] = b"%PDF-";
/// The most bytes of a PDF: it is kept as it came.
const LARGEST_DOCUMENT: usize = 5 * 1024 * 1024;

/// Why bytes are not a receipt. Permanent: the same bytes will be refused again.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum NotAReceipt {
    #[error("The bytes do not have the hash that names the receipt.")]
    OtherHash,
    #[error("Send a JPEG, PNG or WebP picture, or a PDF.")]
    UnknownKind,
    #[error("The picture cannot be read.")]
    Damaged,
    #[error("The picture has too many pixels: at most {} million.", photo::MOST_PIXELS / 1_000_000)]
    TooManyPixels,
    #[error("The PDF is too large: at most {} MiB.", LARGEST_DOCUMENT >> 20)]
    DocumentTooLarge,
}

/// Reads a receipt by what it is, not by what it is called. Works hard: not for a thread that answers requests.
pub(crate) fn accept(bytes: Vec<u8>) -> Result<Kept, NotAReceipt> {
    if bytes.starts_with(PDF) {
        return if bytes.len() > LARGEST_DOCUMENT {
            Err(NotAReceipt::DocumentTooLarge)
        } else {
            // Never decoded here, and never shown in a page: whoever opens it does so on their own machine.
            Ok(Kept { kind: ReceiptKind::Document, bytes })
        };
    }
    photo::redraw(&bytes).map(|bytes| Kept { kind: ReceiptKind::Photo, bytes })
}
