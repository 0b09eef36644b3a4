//! A receipt that has arrived whole, by whatever way: checked, then kept.

use super::{AppState, Problem};
use crate::receipt::{Kept, NotAReceipt, accept};
use store::ContactScope;
use store::receipts::NewReceipt;
use sync::BlobHash;

/// Checks and keeps it; it is on disk when this returns. Keeping it again does no harm.
pub(super) async fn keep(
    state: &AppState,
    scope: ContactScope,
    blob: BlobHash,
    bytes: Vec<u8>,
) -> Result<Result<(), NotAReceipt>, Problem> {
    // One at a time: each may take as much memory as a large picture needs.
    let _turn = state.decoding().lock().await;
    let length = bytes.len() as u64;
    let checked = tokio::task::spawn_blocking(move || {
        if BlobHash::of(&bytes) == blob { accept(bytes) } else { Err(NotAReceipt::OtherHash) }
    });
    let Kept { kind, bytes } = match checked.await {
        Ok(Ok(kept)) => kept,
        Ok(Err(reason)) => return Ok(Err(reason)),
        // A decoder that gave up altogether: the picture is to blame, and the server goes on.
        Err(panicked) => {
            tracing::error!(%panicked, "receipt.decoder_failed");
            return Ok(Err(NotAReceipt::Damaged));
        }
    };
    let (stored, stored_bytes) = (BlobHash::of(&bytes), bytes.len() as u64);
    // The file first: whoever reads "held" finds it.
    state.blobs().put(scope, blob, bytes).await?;
    let receipt = NewReceipt { blob, kind, bytes: length, stored, stored_bytes };
    state.store().keep_receipt(scope, receipt, state.clock().now()).await?;
    tracing::info!(bytes = length, stored_bytes, "receipt.kept");
    Ok(Ok(()))
}
