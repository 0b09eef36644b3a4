//! The server's side of receipts: the real tables and a folder in memory. Photos stand for themselves here: they are not
//! drawn anew, so what is kept is what was sent.

use super::{Server, scope_of};
use crate::simulate::network::{HttpAnswer, Stranger};
use crate::simulate::{Sabotage, Violation};
use chrono::{DateTime, Utc};
use domain::entry::{Receipt, Session};
use fastrand::Rng;
use serde_json::json;
use store::receipts::{Kept, NewReceipt, Piece, ReceiptKey, ReceiptKind};
use store::{ContactScope, LedgerRepository};
use sync::wire::{LARGEST_BLOB, MOST_OFFERED, PART_BYTES};
use sync::{BlobHash, BlobStage, BlobState, BlobStates, Change, PushRequest, TimesheetState};
use tokio::sync::oneshot;

/// Why the bytes that came are not kept.
struct OtherHash;

/// The photos that a session names.
pub(in crate::simulate) fn photos(session: &Session) -> impl Iterator<Item = BlobHash> + '_ {
    session.expenses.iter().flat_map(|expense| match &expense.receipt {
        Receipt::Attached { photos } => photos.iter().filter_map(|photo| photo.0.parse().ok()).collect(),
        _ => Vec::new(),
    })
}

/// The row of a receipt, made up.
const fn noted(blob: BlobHash) -> NewReceipt {
    NewReceipt { blob, kind: ReceiptKind::Photo, bytes: 1, stored: blob, stored_bytes: 1 }
}

impl Server {
    pub(super) async fn offered(&self, scope: ContactScope, blobs: &[BlobHash]) -> Result<HttpAnswer, Violation> {
        if blobs.len() > MOST_OFFERED {
            return Ok(HttpAnswer::problem(413, &json!({ "code": "too_large" })));
        }
        let states = self.store.blob_states(scope, blobs).await?;
        for state in &states {
            self.is_as_said(scope, *state).await?;
        }
        Ok(HttpAnswer::json(serde_json::to_vec(&BlobStates { blobs: states }).unwrap_or_default()))
    }

    pub(super) async fn take_piece(
        &mut self,
        piece: Piece<'_>,
        killed: bool,
        now: DateTime<Utc>,
    ) -> Result<HttpAnswer, Violation> {
        let Piece { scope, blob, at, bytes } = piece;
        if at.total > LARGEST_BLOB || bytes.len() > PART_BYTES {
            return Ok(HttpAnswer::problem(413, &json!({ "code": "too_large" })));
        }
        let end = at.offset + bytes.len() as u64;
        let careless = self.sabotage == Some(Sabotage::PieceAnsweredBeforeStored) && self.requests.is_multiple_of(4);
        let received = if careless {
            Ok(if end == at.total { BlobStage::Held } else { BlobStage::Missing { offset: end } })
        } else {
            match self.received(piece, killed, now).await? {
                Some(received) => received,
                None => return Ok(HttpAnswer::from_stranger(Stranger::Gateway, None)),
            }
        };
        let Ok(stage) = received else {
            return Ok(HttpAnswer::problem(422, &json!({ "code": "receipt_damaged" })));
        };
        if self.sabotage == Some(Sabotage::ReceiptKeptTwice) && stage == BlobStage::Held {
            let other = BlobHash::of(blob.bytes());
            let receipt = NewReceipt { stored: blob, ..noted(other) };
            self.store.keep_receipt(scope, receipt, now).await?;
        }
        self.is_as_said(scope, BlobState { blob, stage }).await?;
        self.months_have_their_receipts().await?;
        Ok(HttpAnswer::json(serde_json::to_vec(&BlobState { blob, stage }).unwrap_or_default()))
    }

    /// `None` where the server is killed while it looks through the whole, or right after it has written the file.
    async fn received(
        &self,
        piece: Piece<'_>,
        killed: bool,
        now: DateTime<Utc>,
    ) -> Result<Option<Result<BlobStage, OtherHash>>, Violation> {
        let Piece { scope, blob, .. } = piece;
        let (die, death) = oneshot::channel();
        let careless = self.sabotage == Some(Sabotage::ReceiptNotCompared);
        let inspect = async |whole: Vec<u8>| {
            let whole = if careless || BlobHash::of(&whole) == blob { Ok(whole) } else { Err(OtherHash) }?;
            if killed {
                if whole.len().is_multiple_of(2) {
                    // A file whose row was never written is written again, and harms nobody.
                    let _ = self.blobs.put(scope, blob, whole).await;
                }
                let _ = die.send(());
                return std::future::pending().await;
            }
            Ok(Kept { kind: ReceiptKind::Photo, bytes: whole })
        };
        tokio::select! {
            biased;
            received = self.store.receive(&self.blobs, piece, now, inspect) => Ok(Some(received?)),
            Ok(()) = death => Ok(None),
        }
    }

    /// What the server says has come, has come: it is looked for at once.
    async fn is_as_said(&self, scope: ContactScope, said: BlobState) -> Result<(), Violation> {
        const PROMISE: &str = "R1 what the server says it has, it has";
        let BlobState { blob, stage } = said;
        let held = self.store.receipt(scope.municipality(), scope.id(), blob).await?;
        let file = self.blobs.get(scope, blob).await?;
        let as_said = match stage {
            BlobStage::Held => held.is_some() && file.is_some_and(|file| BlobHash::of(&file) == blob),
            BlobStage::Missing { .. } => self.store.blob_states(scope, &[blob]).await? == [said],
        };
        if as_said { Ok(()) } else { Err(Violation::of(PROMISE, format!("{blob}: {stage:?}"))) }
    }

    /// No month is taken in whose receipts are missing.
    pub(in crate::simulate) async fn months_have_their_receipts(&self) -> Result<(), Violation> {
        const PROMISE: &str = "R2 a month is taken in with its receipts";
        if self.files_lost {
            return Ok(());
        }
        for contact in 0..self.contacts {
            let scope = scope_of(contact);
            let sessions = self.store.sessions(scope).await?;
            for sheet in self.store.timesheets(scope.municipality()).await? {
                let row = &sheet.row;
                let inside = |s: &&Session| s.assignment == row.assignment && row.period.holds(s.span.date());
                if sheet.contact != scope.id() || !matches!(row.state, TimesheetState::Submitted) {
                    continue;
                }
                for photo in sessions.iter().filter(inside).flat_map(photos) {
                    if self.store.receipt(scope.municipality(), scope.id(), photo).await?.is_none() {
                        return Err(Violation::of(PROMISE, format!("{} lacks {photo}", row.id)));
                    }
                }
            }
        }
        Ok(())
    }

    /// Throws away what nothing has referred to for a month, as the server does each day.
    pub(in crate::simulate) async fn tidy(&mut self, now: DateTime<Utc>) -> Result<(), Violation> {
        let mut orphans = self.store.forget_orphans(now).await?;
        if self.sabotage == Some(Sabotage::TidiedTooMuch) {
            orphans = self.store.all_receipts().await?;
            self.store.forget_receipts(&orphans).await?;
        }
        for orphan in orphans {
            self.blobs.remove(orphan.scope, orphan.blob).await?;
        }
        Ok(())
    }

    /// A folder that is older than the database beside it.
    pub(super) async fn lose_files(&mut self, rng: &mut Rng) -> Result<(), Violation> {
        for receipt in self.store.all_receipts().await? {
            if rng.bool() {
                self.files_lost = true;
                self.blobs.remove(receipt.scope, receipt.blob).await?;
            }
        }
        Ok(())
    }

    /// Plays a server that asks for no receipts: those that a month names pass for arrived while it is judged.
    pub(super) async fn pretend_receipts(
        &self,
        scope: ContactScope,
        request: &PushRequest,
        now: DateTime<Utc>,
    ) -> Result<Vec<ReceiptKey>, Violation> {
        let named = request.ops.iter().filter_map(|op| match op.change() {
            Ok(Change::SubmitTimesheet { manifest, .. }) => Some(manifest.lines),
            _ => None,
        });
        let mut pretended = Vec::new();
        for blob in named.flatten().flat_map(|line| line.photos) {
            if self.store.receipt(scope.municipality(), scope.id(), blob).await?.is_none() {
                self.store.keep_receipt(scope, noted(blob), now).await?;
                pretended.push(ReceiptKey { scope, blob });
            }
        }
        Ok(pretended)
    }
}
