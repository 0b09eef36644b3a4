//! What went wrong, in words.

use crate::lock::{PasskeyProblem, UnlockProblem, WeakCode};
use i18n::Lang;

pub(super) const fn weak(t: Lang, problem: WeakCode) -> &'static str {
    match problem {
        WeakCode::Length => t.lock_length(),
        WeakCode::NotDigits => t.lock_digits_only(),
        WeakCode::Repeats => t.lock_repeats(),
        WeakCode::Counts => t.lock_counts(),
        WeakCode::Date => t.lock_date(),
    }
}

pub(super) fn closed(t: Lang, problem: &UnlockProblem) -> String {
    match problem {
        UnlockProblem::Wrong { left } => t.lock_wrong(usize::from(*left)),
        UnlockProblem::NoNetwork => t.lock_no_network().to_owned(),
        UnlockProblem::ShutOut => t.lock_shut_out().to_owned(),
        UnlockProblem::Wiped => t.lock_wiped_text().to_owned(),
        UnlockProblem::Passkey(problem) => passkey(t, *problem).to_owned(),
        UnlockProblem::Stretch(_) | UnlockProblem::Store(_) => t.lock_failed().to_owned(),
    }
}

/// The same where no code was typed.
pub(super) fn closed_to_passkey(t: Lang, problem: &UnlockProblem) -> String {
    match problem {
        UnlockProblem::Stretch(_) | UnlockProblem::Store(_) => t.passkey_failed().to_owned(),
        problem => closed(t, problem),
    }
}

const fn passkey(t: Lang, problem: PasskeyProblem) -> &'static str {
    match problem {
        PasskeyProblem::NotDone => t.passkey_not_done(),
        PasskeyProblem::NotHere => t.passkey_not_here(),
        PasskeyProblem::OtherSecret => t.passkey_failed(),
    }
}
