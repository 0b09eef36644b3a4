//! What the municipality's desk sees of the ledger, and what its officers decide about timesheets.

mod aside;
mod decision;
mod dossier;
mod history;
mod late;
mod list;
mod message;
mod report;
mod step;
mod supervision;

pub use aside::{Aside, AsideDealt, AsideReason};
use decision::{Judgement, Verdict};

pub use decision::{Approval, Decided, Decision};
pub use dossier::{Dossier, Standing};
pub use late::LateProblem;
pub use list::{Filter, SentIn};
pub use message::{MessageReading, ToldTheOffice};
pub use report::{ReportReading, SentReport};
pub use step::Step;
pub use supervision::{AnswerProblem, AskedFor, SupervisionAnswer};
