//! The phone's half: what it holds, what it shows, and when it sends.

mod attachments;
mod blobs;
mod engine;
mod local;
mod past_need;
mod record;
mod rescue;
mod store;
mod view;

pub use blobs::{BlobSender, BlobStep, Unreadable, part};
pub use engine::{Effect, Event, Nudge, Pace, PhoneEngine, Reply, Request, SyncPhase, SyncStatus, Ticket, WaitReason};
pub use local::{Identity, Local, Meta, NotEnrolled, Position};
pub use past_need::GRACE;
pub use record::{OpRecord, OpStatus, ParkReason};
pub use rescue::Rescue;
pub use store::{Blob, Draft, DraftForm, DraftKey, LocalProblem, LocalStore, LocalWrite};
pub use view::{
    AssignmentView, EntryState, PlanView, ReportStage, ReportView, SessionView, SignOffStage, SignOffView, Snapshot,
    SupervisionStage, SupervisionView, TimesheetStage, TimesheetView, Unsent, view,
};
