//! How far a timesheet has come.

use i18n::Lang;
use sync::TimesheetState;

/// A state as a tag: its colour and its name. The name alone says it, the colour only helps.
pub(in crate::http::desk) struct Shown {
    pub(in crate::http::desk) colour: &'static str,
    pub(in crate::http::desk) name: &'static str,
}

pub(in crate::http::desk) const fn shown(t: Lang, state: &TimesheetState) -> Shown {
    match state {
        TimesheetState::Draft => Shown { colour: "neutral", name: t.state_draft() },
        TimesheetState::Submitted => Shown { colour: "info", name: t.state_submitted() },
        TimesheetState::Returned { .. } => Shown { colour: "warning", name: t.state_returned() },
        TimesheetState::Approved | TimesheetState::Exported | TimesheetState::Paid => {
            Shown { colour: "success", name: t.state_approved() }
        }
    }
}
