//! What the pages make of the snapshot: pure functions, tested on the host.

mod findings;
mod kinds;
mod measures;
mod names;
mod reckoned;
mod state;

pub(crate) use findings::{notes, place};
pub(crate) use kinds::{expense_kind, leg_kind, narrower, session_kind};
pub(crate) use measures::{measures, short};
pub(crate) use names::{
    OFFICE, activity_name, assignment_name, entry_line, entry_when, localised, session_named, words,
};
pub(crate) use reckoned::{period_named, period_of, reckoned, reckoned_with};
pub(crate) use state::{Standing, comment_on, entry_state, line_comments, refusal, standing, why};

#[cfg(test)]
pub(crate) mod tests;
