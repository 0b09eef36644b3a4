//! What the engine is told, and what it wants done.

use crate::id::BlobHash;
use crate::phone::{Local, LocalWrite};
use crate::problem::TransportProblem;
use crate::wire::{
    BlobOffer, BlobState, BlobStates, DigestResponse, Month, PullRequest, PullResponse, PushRequest, PushResponse,
};
use core::time::Duration;

/// Pairs an effect with its result. A result with an old ticket changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub(super) u64);

/// Something happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// This tab has got, or lost, the right to send.
    Leading(bool),
    /// There may be something to do.
    Nudged(Nudge),
    /// A page's write was committed on this tab.
    Recorded(Box<LocalWrite>),
    /// Another tab committed something, and the disk was read again.
    Reloaded(Box<Local>),
    /// The last timer that was set went off.
    TimerFired,
    /// A request was answered.
    Replied(Ticket, Reply),
    /// A request was not answered.
    Failed(Ticket, TransportProblem),
    /// An attachment that was to be sent cannot be read back from the disk as it was written.
    Unreadable(Ticket),
    /// A commit is on disk.
    Committed(Ticket),
    /// A commit did not reach the disk.
    CommitFailed(Ticket),
    /// A commit was refused with [`crate::phone::LocalProblem::Overtaken`]; this is what the disk holds.
    Overtaken(Ticket, Box<Local>),
}

/// Why there may be something to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nudge {
    /// The app was opened.
    Started,
    /// The app is seen again.
    Visible,
    /// The browser believes that there is a network.
    Online,
    /// A person asked for it, or signed in.
    Asked,
}

/// An answer of the server.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// To a push.
    Push(PushResponse),
    /// To a pull.
    Pull(PullResponse),
    /// To the question for a digest.
    Digest(DigestResponse),
    /// To an offer of attachments.
    States(BlobStates),
    /// To a piece of one.
    State(BlobState),
}

/// A question to the server.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Operations.
    Push(PushRequest),
    /// What is new.
    Pull(PullRequest),
    /// The sum of a month.
    Digest(Month),
    /// Which attachments are missing.
    Offer(BlobOffer),
    /// A piece of an attachment: read it from the disk and cut it with [`crate::phone::part`]. Where that cannot be done,
    /// answer with [`Event::Unreadable`].
    Piece {
        /// Which.
        blob: BlobHash,
        /// From where.
        offset: u64,
    },
}

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Send a request; answer with [`Event::Replied`] or [`Event::Failed`], always one of them.
    Send(Ticket, Request),
    /// Commit durably; answer with [`Event::Committed`], [`Event::Overtaken`] or [`Event::CommitFailed`].
    Commit(Ticket, Box<LocalWrite>),
    /// Forget any earlier timer; in this long, give [`Event::TimerFired`].
    SetTimer(Duration),
    /// What pages show, or what is told of the sending, has changed.
    Announce,
}
