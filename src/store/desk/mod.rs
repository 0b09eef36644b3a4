//! What the municipality's desk sees of the ledger, and what it decides about timesheets.

mod approve;
mod decision;
mod dossier;
mod give_back;
mod list;
mod undo_return;

pub use approve::Approval;
pub use decision::{Decided, Decision, DecisionProblem};
pub use dossier::Dossier;
pub use list::{Filter, SentIn};
