//! What the municipality's desk may do with a timesheet that was sent in.

use crate::row::{LineComment, TimesheetState};
use thiserror::Error;

/// Something that a person at the desk, or a run for payroll, does with a timesheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskAction {
    /// Approves it. From then on it never changes.
    Approve,
    /// Sends it back with a comment.
    Return {
        /// What the contact should change.
        comment: String,
        /// The same of single sessions.
        lines: Vec<LineComment>,
    },
    /// Takes a return back, before the contact has changed anything.
    UndoReturn,
    /// Hands it to payroll.
    Export,
    /// Marks it as paid.
    MarkPaid,
}

/// The timesheet has moved on, or the contact has taken it back: look again.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not possible for a timesheet that is {state:?}")]
pub struct WrongState {
    /// How far it has come.
    pub state: TimesheetState,
}

/// The state after the action.
///
/// # Errors
/// [`WrongState`] when the action does not fit the present state.
pub fn after_desk(state: &TimesheetState, action: DeskAction) -> Result<TimesheetState, WrongState> {
    match (state, action) {
        (TimesheetState::Submitted, DeskAction::Approve) => Ok(TimesheetState::Approved),
        (TimesheetState::Submitted, DeskAction::Return { comment, lines }) => {
            Ok(TimesheetState::Returned { comment, lines })
        }
        (TimesheetState::Returned { .. }, DeskAction::UndoReturn) => Ok(TimesheetState::Submitted),
        (TimesheetState::Approved, DeskAction::Export) => Ok(TimesheetState::Exported),
        (TimesheetState::Exported, DeskAction::MarkPaid) => Ok(TimesheetState::Paid),
        (state, _) => Err(WrongState { state: state.clone() }),
    }
}
