//! A receipt that has arrived whole, by whatever way, is looked through before it is kept.

use super::{AppState, Problem};
use crate::receipt::{NotAReceipt, accept};
use store::ContactScope;
use store::receipts::Kept;
use sync::BlobHash;

/// What is to be kept of `bytes`, which should be the receipt `blob`.
pub(super) async fn inspect(state: &AppState, blob: BlobHash, bytes: Vec<u8>) -> Result<Kept, NotAReceipt> {
    // One at a time: each may take as much memory as a large picture needs.
    let _turn = state.decoding().lock().await;
    let length = bytes.len();
    let checked = tokio::task::spawn_blocking(move || {
        if BlobHash::of(&bytes) == blob { accept(bytes) } else { Err(NotAReceipt::OtherHash) }
    });
    let kept = checked.await.unwrap_or_else(|panicked| {
        // A decoder that gave up altogether: the picture is to blame, and the server goes on.
        tracing::error!(%panicked, "receipt.decoder_failed");
        Err(NotAReceipt::Damaged)
    })?;
    tracing::info!(bytes = length, stored_bytes = kept.bytes.len(), "receipt.inspected");
    Ok(kept)
}

/// Checks and keeps a receipt that came in one; it is on disk when this returns. Keeping it again does no harm.
pub(super) async fn keep(
    state: &AppState,
    scope: ContactScope,
    blob: BlobHash,
    bytes: Vec<u8>,
) -> Result<Result<(), NotAReceipt>, Problem> {
    let length = bytes.len() as u64;
    match inspect(state, blob, bytes).await {
        Ok(kept) => {
            let now = state.clock().now();
            Ok(Ok(state.store().keep_inspected(state.blobs(), (scope, blob), length, kept, now).await?))
        }
        Err(reason) => Ok(Err(reason)),
    }
}
