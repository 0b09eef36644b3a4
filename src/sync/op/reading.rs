//! What an operation's body says, kept once it is read: an operation never changes, and reading one takes a hash over it.

use super::{BodyProblem, Change};
use std::sync::{Arc, OnceLock};

/// The change of an operation, once it has been asked for. Copies that are made after that have it as well; it is no part of
/// what the operation is, and never sent or written.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading(OnceLock<Arc<Result<Change, BodyProblem>>>);

impl Reading {
    /// What `read` says, which is asked the first time alone.
    pub(super) fn once(&self, read: impl FnOnce() -> Result<Change, BodyProblem>) -> Result<Change, BodyProblem> {
        self.0.get_or_init(|| Arc::new(read())).as_ref().clone()
    }
}

impl PartialEq for Reading {
    /// Read or not, it is the same operation.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::cell::Cell;

    #[test]
    fn a_body_is_read_once_and_later_copies_know_what_it_says() {
        let (reading, asked) = (Reading::default(), Cell::new(0));
        let unread = reading.clone();
        let read = || {
            asked.set(asked.get() + 1);
            Err(BodyProblem::Damaged)
        };
        for _ in 0..2 {
            assert_eq!(reading.once(read), Err(BodyProblem::Damaged));
            assert_eq!(reading.clone().once(read), Err(BodyProblem::Damaged));
        }
        assert_eq!(asked.get(), 1);
        assert_eq!(unread, reading);
    }
}
