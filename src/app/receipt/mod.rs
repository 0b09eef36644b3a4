//! From a file that a person chose to the bytes of a receipt. `public/receipt.js` does the work with the browser's own
//! decoder; what the browser cannot read (the iPhone's HEIC, in most), a worker reads that is loaded for it (`src/app/picture`).

use crate::script::Script;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::JsValue;

const SCRIPT: Script = Script("folgesvennReceipt");

/// Why a file did not become a receipt. Nothing has been kept of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TakeProblem {
    /// Over 60 MB.
    #[error("the file is too large")]
    TooLarge,
    /// Over 100 million pixels.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// A PDF over 5 MiB.
    #[error("the document is too large")]
    DocumentTooLarge,
    /// Neither a picture nor a PDF.
    #[error("neither a picture nor a PDF")]
    NotAReceipt,
    /// A kind of picture that neither this browser nor the app knows.
    #[error("a picture of an unknown kind")]
    Unknown,
    /// The part of the app that reads such pictures has not been loaded yet. Retryable with a network.
    #[error("the reader of such pictures is not on the phone yet")]
    NoReader,
    /// Damaged, empty, or gone.
    #[error("the file cannot be read")]
    Unreadable,
}

impl TakeProblem {
    fn of(word: Option<&str>) -> Self {
        match word {
            Some("too-large") => Self::TooLarge,
            Some("too-many-pixels") => Self::TooManyPixels,
            Some("document-too-large") => Self::DocumentTooLarge,
            Some("no-receipt") => Self::NotAReceipt,
            Some("heic") => Self::Unknown,
            Some("no-reader") => Self::NoReader,
            _ => Self::Unreadable,
        }
    }
}

/// Makes a receipt of the file chosen in a file field: a JPEG of at most 400 kB without metadata, or the PDF as it is.
///
/// # Errors
/// [`TakeProblem`].
pub(crate) async fn take(input: JsValue) -> Result<Vec<u8>, TakeProblem> {
    match SCRIPT.run("take", &input).await {
        Ok(bytes) => Ok(Uint8Array::new(&bytes).to_vec()),
        Err(word) => Err(TakeProblem::of(word.as_string().as_deref())),
    }
}

/// A file that another app has shared with this one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SharedFile {
    /// Its name.
    pub(crate) name: String,
    /// Bytes.
    pub(crate) size: usize,
    /// What [`take`] makes a receipt of.
    pub(crate) input: JsValue,
}

/// What another app has shared; nothing after the page has been loaded anew.
pub(crate) async fn shared() -> Vec<SharedFile> {
    let Ok(files) = SCRIPT.run("shared", &JsValue::UNDEFINED).await else { return Vec::new() };
    let of = |input: &JsValue, name: &str| Reflect::get(input, &name.into()).unwrap_or_default();
    let file = |input: JsValue| {
        let name = of(&input, "name").as_string().unwrap_or_default();
        let size = of(&input, "size").as_f64().unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size is a whole number")]
        SharedFile { name, size: size as usize, input }
    };
    Array::from(&files).iter().map(file).collect()
}

/// Whether a receipt is a document, and not a picture.
#[must_use]
pub(crate) fn is_document(receipt: &[u8]) -> bool {
    receipt.starts_with(b"%PDF-")
}

/// An address under which this page alone can show a receipt; give it back with [`hide`].
#[must_use]
pub(crate) fn show(receipt: &[u8]) -> Option<String> {
    SCRIPT.call("show", &Uint8Array::from(receipt))?.as_string()
}

/// Gives an address back.
pub(crate) fn hide(address: &str) {
    drop(SCRIPT.call("hide", &address.into()));
}
