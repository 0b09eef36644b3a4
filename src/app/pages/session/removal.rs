//! Taking a drive or an outlay out of the form, with a way back.

use super::form::Form;
use crate::components::{Notices, focus_on};
use domain::entry::SessionDraft;
use leptos::prelude::*;

/// One of the form's lists.
pub(super) type List<T> = fn(&mut SessionDraft) -> &mut Vec<T>;

/// Takes out the one that is `meant`, puts the focus where the list begins, and says so. The way back puts it where it was.
pub(super) fn take_out<T: Clone + Send + Sync + 'static>(
    form: Form,
    list: List<T>,
    meant: impl Fn(&T) -> bool,
    (notices, said, focus): (Notices, &'static str, &str),
) {
    let mut taken = None;
    form.draft.update(|draft| {
        let items = list(draft);
        taken = items.iter().position(meant).map(|place| (place, items.remove(place)));
    });
    focus_on(focus);
    let Some((place, item)) = taken else { return };
    notices.say_with_undo(said, move || {
        // The form may have been left meanwhile.
        form.draft.try_update(|draft| {
            let items = list(draft);
            items.insert(place.min(items.len()), item.clone());
        });
    });
}
