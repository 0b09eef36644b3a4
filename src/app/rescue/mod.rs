//! The file of what could not be sent. `public/rescue.js` seals it with the browser's own cryptography.

use crate::script::Script;
use js_sys::{Array, Uint8Array};
use sync::export::{ExportKey, INFO, MAGIC};

const SCRIPT: Script = Script("folgesvennRescue");

/// The browser did not seal the content. Nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the file could not be sealed")]
pub(crate) struct NotSealed;

/// Has the browser save `content` under `name` as it is; whether it could.
pub(crate) fn keep(content: &[u8], name: &str, kind: &str) -> bool {
    SCRIPT.call("keep", &Array::of3(&Uint8Array::from(content).into(), &name.into(), &kind.into())).is_some()
}

/// Seals `content` for the municipality.
///
/// # Errors
/// [`NotSealed`].
pub(crate) async fn seal(content: &[u8], municipality: ExportKey) -> Result<Vec<u8>, NotSealed> {
    let bytes = |bytes: &[u8]| Uint8Array::from(bytes).into();
    let argument = Array::of4(&bytes(content), &bytes(&municipality.0), &bytes(MAGIC), &bytes(INFO));
    SCRIPT.run("seal", &argument).await.map(|sealed| Uint8Array::new(&sealed).to_vec()).map_err(|_| NotSealed)
}

/// Seals `content` for the municipality, and has the browser save it under `name`.
///
/// # Errors
/// [`NotSealed`].
pub(crate) async fn save(content: &[u8], municipality: ExportKey, name: &str) -> Result<(), NotSealed> {
    let bytes = |bytes: &[u8]| Uint8Array::from(bytes).into();
    let argument = Array::of5(&bytes(content), &bytes(&municipality.0), &bytes(MAGIC), &bytes(INFO), &name.into());
    SCRIPT.run("save", &argument).await.map(drop).map_err(|_| NotSealed)
}
