//! How a phone and a municipality come to agree: the wire types, and both halves of the protocol as state machines
//! without IO.
//!
//! A phone writes immutable [`Op`]s. The server judges each exactly once and keeps its [`Outcome`] with the effect. The
//! phone shows its base (what the server last said) with the pending operations laid over it. Nothing here reads a
//! clock, a network, a disk or a random number: all of these come in with events.

#[cfg(feature = "contract")]
pub mod contract;
pub mod decide;
pub mod export;
pub mod id;
pub mod manifest;
#[cfg(feature = "memory")]
pub mod memory;
pub mod op;
pub mod outcome;
pub mod phone;
pub mod problem;
pub mod row;
pub mod wire;

pub use id::{BlobHash, ContentHash, DeviceId, DeviceSeq, Epoch, OpId, Revision, Seq};
pub use manifest::{Manifest, ManifestLine, Totals};
pub use op::{Base, Change, Op, Stamp, Subject};
pub use outcome::{Outcome, Receipt, RefusalCode};
pub use problem::{Course, TransportProblem};
pub use row::{
    AssignmentRow, Entity, MessageRow, MessageState, PlanRow, ReportRow, ReportState, Row, SessionRow, SessionState,
    SignOffRow, SupervisionRow, SupervisionState, TimesheetRow, TimesheetState,
};
pub use wire::{
    BlobOffer, BlobPart, BlobStage, BlobState, BlobStates, DigestResponse, PullRequest, PullResponse, PushRequest,
    PushResponse,
};
