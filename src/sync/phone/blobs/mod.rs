//! Sending attachments, after a round of operations: what the server lacks, from where it lacks it.
//!
//! Asks for one thing at a time and remembers nothing between rounds: the server's answers say how far each has come,
//! so a phone that dies at any point goes on where the server stands.

#[cfg(test)]
mod tests;

use super::{Local, LocalWrite, Meta, OpRecord};
use crate::id::BlobHash;
use crate::wire::{BlobOffer, BlobPart, BlobStage, BlobState, BlobStates, MOST_OFFERED, PART_BYTES, PROTO};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use thiserror::Error;

/// Answers that do not bring an attachment further before it is left for the next round.
const MOST_STALLS: u8 = 3;

/// One round of sending attachments.
#[derive(Debug, Clone)]
pub struct BlobSender {
    unasked: VecDeque<BlobHash>,
    missing: VecDeque<(BlobHash, u64)>,
    stalls: BTreeMap<BlobHash, u8>,
    held: BTreeSet<BlobHash>,
    left: BTreeSet<BlobHash>,
}

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlobStep {
    /// Ask what is missing; answer with [`BlobSender::states`].
    Offer(BlobOffer),
    /// Read the attachment from the disk, cut it with [`part`] and send the piece; answer with [`BlobSender::state`],
    /// or with [`BlobSender::leave`] when it cannot be read or is refused. Where there is no answer, end the round.
    Send {
        /// Which.
        blob: BlobHash,
        /// From where.
        offset: u64,
    },
    /// Nothing more in this round.
    Done,
}

/// The bytes on the phone's disk are not those that were put there. Safari has been seen to read nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the attachment cannot be read back as it was written")]
pub struct Unreadable;

/// The piece of `bytes` that begins at `offset`, and where it goes.
///
/// # Errors
/// [`Unreadable`] when `bytes` are not the attachment: they must not be sent.
pub fn part(blob: BlobHash, bytes: &[u8], offset: u64) -> Result<(BlobPart, &[u8]), Unreadable> {
    if BlobHash::of(bytes) != blob {
        return Err(Unreadable);
    }
    let start = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
    let end = bytes.len().min(start.saturating_add(PART_BYTES));
    Ok((BlobPart { offset: start as u64, total: bytes.len() as u64 }, &bytes[start..end]))
}

impl BlobSender {
    /// A round over all attachments of operations that the phone still keeps, but for `refused`. They are offered anew
    /// each time: a restored server may have lost what it once had.
    #[must_use]
    pub fn new(local: &Local, refused: &BTreeSet<BlobHash>) -> Self {
        Self {
            unasked: local.attachments().difference(refused).copied().collect(),
            missing: VecDeque::new(),
            stalls: BTreeMap::new(),
            held: BTreeSet::new(),
            left: BTreeSet::new(),
        }
    }

    /// What to do next.
    #[must_use]
    pub fn next(&self) -> BlobStep {
        if let Some((blob, offset)) = self.missing.front() {
            return BlobStep::Send { blob: *blob, offset: *offset };
        }
        if self.unasked.is_empty() {
            return BlobStep::Done;
        }
        let blobs = self.unasked.iter().take(MOST_OFFERED).copied().collect();
        BlobStep::Offer(BlobOffer { proto: PROTO, blobs })
    }

    /// Takes in the answer to an offer. What it does not speak of is left for the next round.
    pub fn states(&mut self, reply: &BlobStates) {
        let asked: BTreeSet<_> = self.unasked.drain(..self.unasked.len().min(MOST_OFFERED)).collect();
        for state in reply.blobs.iter().filter(|state| asked.contains(&state.blob)) {
            match state.stage {
                BlobStage::Held => drop(self.held.insert(state.blob)),
                BlobStage::Missing { offset } => self.missing.push_back((state.blob, offset)),
            }
        }
        let told: BTreeSet<_> = reply.blobs.iter().map(|state| state.blob).collect();
        self.left.extend(asked.difference(&told));
    }

    /// Takes in the answer to a piece.
    pub fn state(&mut self, state: BlobState) {
        let Some((blob, sent_at)) = self.missing.front().copied().filter(|(blob, _)| *blob == state.blob) else {
            return;
        };
        match state.stage {
            BlobStage::Held => {
                self.missing.pop_front();
                self.held.insert(blob);
            }
            BlobStage::Missing { offset } => {
                let stalls = self.stalls.entry(blob).or_default();
                *stalls = if offset > sent_at { *stalls } else { stalls.saturating_add(1) };
                if *stalls >= MOST_STALLS {
                    self.leave(blob);
                } else if let Some(front) = self.missing.front_mut() {
                    front.1 = offset;
                }
            }
        }
    }

    /// Leaves an attachment for the next round; the others go on.
    pub fn leave(&mut self, blob: BlobHash) {
        self.missing.retain(|(other, _)| *other != blob);
        self.left.insert(blob);
    }

    /// Leaves everything for the next round.
    pub fn leave_all(&mut self) {
        self.left.extend(self.unasked.drain(..));
        self.left.extend(self.missing.drain(..).map(|(blob, _)| blob));
    }

    /// Attachments that could not be sent in this round, to be told of.
    #[must_use]
    pub const fn left(&self) -> &BTreeSet<BlobHash> {
        &self.left
    }

    /// What to write when the server's word on what it has differs from what is noted; also, how many more it has.
    #[must_use]
    pub fn noting(&self, local: &Local) -> Option<(LocalWrite, usize)> {
        let meta = local.meta.as_ref()?;
        let lacking: BTreeSet<_> = self.missing.iter().map(|(blob, _)| *blob).collect();
        let held: BTreeSet<_> = meta.held.union(&self.held).filter(|blob| !lacking.contains(blob)).copied().collect();
        let news = held.difference(&meta.held).count();
        let write = LocalWrite { meta: Some(Meta { held: held.clone(), ..meta.clone() }), ..LocalWrite::default() };
        (held != meta.held).then_some((write, news))
    }

    /// What to write to forget operations of long ago with their attachments, all of which the server said in this
    /// round that it has.
    #[must_use]
    pub fn forget(&self, local: &Local, now: DateTime<Utc>) -> Option<LocalWrite> {
        let with_all_held = |record: &OpRecord| {
            let blobs = record.op.attachments();
            !blobs.is_empty() && blobs.iter().all(|blob| self.held.contains(blob))
        };
        let write = local.forgetting(now, with_all_held)?;
        let (going, staying): (Vec<_>, Vec<_>) =
            local.ops.values().partition(|record| write.drop_ops.contains(&record.op.id()));
        let needed: BTreeSet<_> = staying.iter().flat_map(|record| record.op.attachments()).collect();
        let dropped: BTreeSet<_> = going.iter().flat_map(|record| record.op.attachments()).collect();
        let drop_blobs: Vec<_> = dropped.difference(&needed).map(|blob| **blob).collect();
        let mut meta = write.meta;
        if let Some(meta) = &mut meta {
            meta.held.retain(|blob| !drop_blobs.contains(blob));
        }
        Some(LocalWrite { meta, drop_blobs, ..write })
    }
}
