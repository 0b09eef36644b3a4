//! Attachments, at the end of a round: what the server lacks is sent, and what it has is noted.

#[cfg(test)]
mod tests;

use super::{Asked, Noted, Phase, PhoneEngine, Request, Run, Ticket, Turn};
use crate::id::BlobHash;
use crate::phone::{BlobSender, BlobStep, Local};
use crate::problem::TransportProblem;
use std::collections::BTreeSet;

/// The next question about attachments, if there is one in this round.
pub(super) fn next(local: &Local, refused: &BTreeSet<BlobHash>, run: &mut Run) -> Option<(Request, Asked)> {
    match run.blobs.get_or_insert_with(|| BlobSender::new(local, refused)).next() {
        BlobStep::Offer(offer) => Some((Request::Offer(offer), Asked::Offer)),
        BlobStep::Send { blob, offset } => Some((Request::Piece { blob, offset }, Asked::Piece(blob))),
        BlobStep::Done => None,
    }
}

/// Whether a failed request may be the fault of the attachment in it, which must then not hold up the others.
pub(super) const fn blames_content(problem: &TransportProblem) -> bool {
    matches!(problem, TransportProblem::TooLarge | TransportProblem::Refused { .. })
}

impl PhoneEngine {
    /// Takes in what the server says of attachments.
    pub(super) fn attached(&mut self, take: impl FnOnce(&mut BlobSender), turn: &mut Turn) {
        let Some(blobs) = self.run.as_mut().and_then(|run| run.blobs.as_mut()) else { return };
        take(blobs);
        if let Some((write, more)) = blobs.noting(&self.local) {
            return self.note(write, Noted::Held(more), turn);
        }
        self.pace.succeeded();
        self.advance(turn);
    }

    /// Goes on without the attachment that the server does not take, if it was one that was sent.
    pub(super) fn left_out(&mut self, problem: &TransportProblem, turn: &mut Turn) -> bool {
        let piece = match &self.phase {
            Phase::Asking(_, Asked::Piece(blob)) => Some(*blob),
            Phase::Asking(_, Asked::Offer) => None,
            _ => return false,
        };
        // Bytes that were spoilt on the way are sent from the start in the next round.
        let damaged =
            matches!(problem, TransportProblem::Refused { code: Some(code), .. } if code == "receipt_damaged");
        if !damaged {
            self.refused.extend(piece);
        }
        if let Some(blobs) = self.run.as_mut().and_then(|run| run.blobs.as_mut()) {
            match piece {
                Some(blob) => blobs.leave(blob),
                None => blobs.leave_all(),
            }
        }
        self.advance(turn);
        true
    }

    /// Goes on without an attachment that cannot be read; the next round tries it again.
    pub(super) fn unreadable(&mut self, ticket: Ticket, turn: &mut Turn) {
        let Phase::Asking(expected, Asked::Piece(blob)) = self.phase else { return };
        if expected != ticket {
            return;
        }
        if let Some(blobs) = self.run.as_mut().and_then(|run| run.blobs.as_mut()) {
            blobs.leave(blob);
        }
        self.advance(turn);
    }
}
