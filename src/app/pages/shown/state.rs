//! How far entries and months have come, in words.

use crate::components::{Sign, State, Weight};
use domain::id::{AssignmentId, SessionId};
use domain::time::PayPeriod;
use i18n::Lang;
use sync::RefusalCode;
use sync::outcome::Outcome;
use sync::phone::{EntryState, Snapshot, TimesheetStage, TimesheetView};
use sync::row::{LineComment, TimesheetState};

/// An entry's state as a tag.
pub(crate) const fn entry_state(t: Lang, state: &EntryState) -> State {
    let (weight, sign, name) = match state {
        EntryState::OnPhone => (Weight::Info, Sign::Phone, t.state_on_phone()),
        EntryState::Received => (Weight::Info, Sign::Cloud, t.state_received()),
        EntryState::Submitted => (Weight::Info, Sign::Cloud, t.state_submitted()),
        EntryState::Returned => (Weight::Heed, Sign::Return, t.state_returned()),
        EntryState::Approved => (Weight::Good, Sign::Tick, t.state_approved()),
        EntryState::Refused { .. } | EntryState::Parked(_) => (Weight::Bad, Sign::Heed, t.state_refused()),
        EntryState::Conflict { .. } => (Weight::Bad, Sign::Heed, t.state_conflict()),
        EntryState::Locked { state } if state.is_approved() => (Weight::Heed, Sign::Cloud, t.state_at_office()),
        EntryState::Locked { .. } => (Weight::Bad, Sign::Lock, t.state_locked()),
    };
    State { weight, sign, name }
}

/// Why the municipality did not take an entry in, and what to do; nothing for entries that are well.
pub(crate) const fn why(t: Lang, state: &EntryState) -> Option<&'static str> {
    match state {
        EntryState::Refused { code, .. } => Some(refusal(t, *code)),
        EntryState::Conflict { .. } => Some(t.session_conflict_text()),
        EntryState::Locked { state } if state.is_approved() => Some(t.session_at_office_text()),
        EntryState::Locked { .. } => Some(t.session_too_late_text()),
        EntryState::Parked(_) => Some(t.refusal_unknown_change()),
        _ => None,
    }
}

/// A refusal in words.
pub(crate) const fn refusal(t: Lang, code: RefusalCode) -> &'static str {
    match code {
        RefusalCode::IdReuse => t.refusal_id_reuse(),
        RefusalCode::Damaged => t.refusal_damaged(),
        RefusalCode::UnknownChange => t.refusal_unknown_change(),
        RefusalCode::NotYourAssignment => t.refusal_not_your_assignment(),
        RefusalCode::NotYours => t.refusal_not_yours(),
        RefusalCode::OutsideAgreement => t.refusal_outside_agreement(),
        RefusalCode::OutOfBounds => t.refusal_out_of_bounds(),
        RefusalCode::UnknownChoice => t.refusal_unknown_choice(),
        RefusalCode::NotAnswered => t.refusal_not_answered(),
        RefusalCode::NoSuchSubject => t.refusal_no_such_subject(),
        RefusalCode::NotAPeriod => t.refusal_not_a_period(),
        RefusalCode::ManifestDiffers => t.refusal_manifest_differs(),
        RefusalCode::WrongState => t.refusal_wrong_state(),
        RefusalCode::TimesheetExists => t.refusal_timesheet_exists(),
        RefusalCode::Other => t.refusal_other(),
    }
}

/// Where a month stands, seen by the contact.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Standing {
    /// Being written. After a return, with the municipality's words.
    Open {
        /// What the municipality wants changed.
        returned: Option<String>,
        /// Why the last thing asked for did not happen.
        refused: Option<RefusalCode>,
    },
    /// Sent in on the phone; the municipality has not answered.
    OnItsWay,
    /// At the municipality, undecided.
    Received,
    /// Approved.
    Approved,
    /// Handed to payroll.
    Exported,
    /// Paid.
    Paid,
}

/// Where a month stands, and its timesheet where there is one.
pub(crate) fn standing(
    snapshot: &Snapshot,
    assignment: AssignmentId,
    period: PayPeriod,
) -> (Standing, Option<TimesheetView>) {
    let own = |view: &&TimesheetView| view.assignment == assignment && view.period == period;
    let view = snapshot.timesheets.iter().find(own).cloned();
    let open = Standing::Open { returned: None, refused: None };
    let standing = match view.as_ref().map(|view| &view.stage) {
        None | Some(TimesheetStage::TakingBack) => open,
        Some(TimesheetStage::Sending) => Standing::OnItsWay,
        Some(TimesheetStage::AtServer(state)) => at_server(state),
        Some(TimesheetStage::Refused { outcome, server }) => {
            match (server.as_ref().map_or(open, at_server), outcome.as_ref()) {
                (Standing::Open { returned, .. }, Outcome::Rejected { code, .. }) => {
                    Standing::Open { returned, refused: Some(*code) }
                }
                (Standing::Open { returned, .. }, _) => {
                    Standing::Open { returned, refused: Some(RefusalCode::WrongState) }
                }
                (decided, _) => decided,
            }
        }
    };
    (standing, view)
}

fn at_server(state: &TimesheetState) -> Standing {
    match state {
        TimesheetState::Draft => Standing::Open { returned: None, refused: None },
        TimesheetState::Returned { comment, .. } => Standing::Open { returned: Some(comment.clone()), refused: None },
        TimesheetState::Submitted => Standing::Received,
        TimesheetState::Approved => Standing::Approved,
        TimesheetState::Exported => Standing::Exported,
        TimesheetState::Paid => Standing::Paid,
    }
}

/// What the municipality wants changed in single sessions of a month that it has sent back.
pub(crate) fn line_comments(view: &TimesheetView) -> &[LineComment] {
    let state = match &view.stage {
        TimesheetStage::AtServer(state) => Some(state),
        TimesheetStage::Refused { server, .. } => server.as_ref(),
        TimesheetStage::Sending | TimesheetStage::TakingBack => None,
    };
    match state {
        Some(TimesheetState::Returned { lines, .. }) => lines,
        _ => &[],
    }
}

/// What the municipality wants changed in this one.
pub(crate) fn comment_on(snapshot: &Snapshot, session: SessionId) -> Option<String> {
    let mut lines = snapshot.timesheets.iter().flat_map(line_comments);
    lines.find(|line| line.session == session).map(|line| line.comment.clone())
}

impl Standing {
    /// Whether sessions of the month can be written.
    pub(crate) const fn is_open(&self) -> bool {
        matches!(self, Self::Open { .. })
    }

    /// Whether the municipality has approved the month, however far it has come since.
    pub(crate) const fn is_approved(&self) -> bool {
        matches!(self, Self::Approved | Self::Exported | Self::Paid)
    }

    /// As a tag.
    pub(crate) const fn state(&self, t: Lang) -> State {
        let (weight, sign, name) = match self {
            Self::Open { returned: Some(_), .. } => (Weight::Heed, Sign::Return, t.state_returned()),
            Self::Open { refused: Some(_), .. } => (Weight::Bad, Sign::Heed, t.state_refused()),
            Self::Open { .. } => (Weight::Info, Sign::Phone, t.state_draft()),
            Self::OnItsWay => (Weight::Info, Sign::Phone, t.state_waiting()),
            Self::Received => (Weight::Info, Sign::Cloud, t.state_received()),
            Self::Approved => (Weight::Good, Sign::Tick, t.state_approved()),
            Self::Exported => (Weight::Good, Sign::Tick, t.state_exported()),
            Self::Paid => (Weight::Good, Sign::Tick, t.state_paid()),
        };
        State { weight, sign, name }
    }
}
