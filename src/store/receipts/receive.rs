//! A receipt's whole way in: piece after piece, then looked through, its file written, and noted. Always in this order,
//! whatever brought it.

use super::{Incoming, NewReceipt, ReceiptKey, ReceiptKind};
use crate::{BlobProblem, BlobStore, ContactScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use core::future::Future;
use sync::{BlobHash, BlobPart, BlobStage};
use thiserror::Error;

/// A piece of a receipt.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    /// Whose receipt.
    pub scope: ContactScope,
    /// Of the whole, as it left the phone.
    pub blob: BlobHash,
    /// Where it goes.
    pub at: BlobPart,
    /// The piece.
    pub bytes: &'a [u8],
}

/// What is kept of a receipt that was looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What it is.
    pub kind: ReceiptKind,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why a receipt could not be taken in. What had arrived of it before stays.
#[derive(Debug, Error)]
pub enum ReceiveProblem {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreProblem),
    /// The folder of the files.
    #[error(transparent)]
    Blob(#[from] BlobProblem),
}

impl Store {
    /// Takes in a piece; whatever the answer says has come is on disk. The last piece has the whole looked through by
    /// `inspect`: it says what to keep, or why the bytes are not the receipt; then nothing of it stays.
    ///
    /// # Errors
    /// [`ReceiveProblem`]
    pub async fn receive<R, F>(
        &self,
        blobs: &BlobStore,
        piece: Piece<'_>,
        now: DateTime<Utc>,
        inspect: impl FnOnce(Vec<u8>) -> F,
    ) -> Result<Result<BlobStage, R>, ReceiveProblem>
    where
        F: Future<Output = Result<Kept, R>>,
    {
        let Piece { scope, blob, at, bytes } = piece;
        let whole = match self.add_part(scope, blob, at, bytes, now).await? {
            Incoming::Held => return Ok(Ok(BlobStage::Held)),
            Incoming::Missing { offset } => return Ok(Ok(BlobStage::Missing { offset })),
            Incoming::Whole(whole) => whole,
        };
        let length = whole.len() as u64;
        match inspect(whole).await {
            Ok(kept) => {
                self.keep_inspected(blobs, (scope, blob), length, kept, now).await?;
                Ok(Ok(BlobStage::Held))
            }
            Err(reason) => {
                self.drop_parts(scope, blob).await?;
                Ok(Err(reason))
            }
        }
    }

    /// Keeps a receipt that was looked through; it is on disk when this returns. Keeping it again does no harm.
    /// `length` is that of the bytes as they left the phone.
    ///
    /// # Errors
    /// [`ReceiveProblem`]
    pub async fn keep_inspected(
        &self,
        blobs: &BlobStore,
        (scope, blob): (ContactScope, BlobHash),
        length: u64,
        kept: Kept,
        now: DateTime<Utc>,
    ) -> Result<(), ReceiveProblem> {
        let Kept { kind, bytes } = kept;
        let (stored, stored_bytes) = (BlobHash::of(&bytes), bytes.len() as u64);
        // The file first: whoever reads "held" finds it.
        blobs.put(scope, blob, bytes).await?;
        let receipt = NewReceipt { blob, kind, bytes: length, stored, stored_bytes };
        Ok(self.keep_receipt(scope, receipt, now).await?)
    }

    /// Forgets the receipts whose files are gone, so that phones are asked for them again, and says how many they were.
    /// To be called whenever a backup has been put in place of the database. For the owner of the machine only.
    ///
    /// # Errors
    /// [`ReceiveProblem`]; none was forgotten then.
    pub async fn forget_receipts_without_files(&self, blobs: &BlobStore) -> Result<usize, ReceiveProblem> {
        let mut gone: Vec<ReceiptKey> = Vec::new();
        for receipt in self.all_receipts().await? {
            if !blobs.has(receipt.scope, receipt.blob).await? {
                gone.push(receipt);
            }
        }
        self.forget_receipts(&gone).await?;
        Ok(gone.len())
    }

    /// Copies the files of all receipts that `to` does not have yet, and answers with the number of those that `from` does not
    /// have either. For the owner of the machine only: it looks at every municipality, and tells nobody.
    ///
    /// # Errors
    /// [`ReceiveProblem`]; what has been copied stays, and a second call goes on from there.
    pub async fn copy_receipts(&self, from: &BlobStore, to: &BlobStore) -> Result<usize, ReceiveProblem> {
        let mut missing = 0;
        for ReceiptKey { scope, blob } in self.all_receipts().await? {
            if to.has(scope, blob).await? {
                continue;
            }
            match from.get(scope, blob).await? {
                Some(bytes) => to.put(scope, blob, bytes.to_vec()).await?,
                None => missing += 1,
            }
        }
        Ok(missing)
    }
}
