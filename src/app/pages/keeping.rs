//! Keeping what is typed, key by key.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;

/// What is being kept, and what comes next. Outlives the page: the last keys before going back are kept too.
struct Keeping<T> {
    writing: bool,
    next: Option<T>,
}

/// Keeps every change of `draft`, unless `is_saving`. One write is under way at a time; what was typed meanwhile is written
/// next, so that the last state is never more than one write behind.
pub(super) fn keep<T>(
    draft: RwSignal<T>,
    is_saving: impl Fn() -> bool + Copy + 'static,
    write: impl AsyncFn(T) + 'static,
) where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let first = draft.get_untracked();
    let keeping = Rc::new(RefCell::new(Keeping { writing: false, next: None }));
    let write = Rc::new(write);
    Effect::new(move |before: Option<bool>| {
        let draft = draft.get();
        let changed = before.unwrap_or(false) || draft != first;
        if changed && !is_saving() {
            let already_writing = {
                let mut keeping = keeping.borrow_mut();
                keeping.next = Some(draft);
                core::mem::replace(&mut keeping.writing, true)
            };
            if !already_writing {
                let (keeping, write) = (Rc::clone(&keeping), Rc::clone(&write));
                spawn_local(async move {
                    loop {
                        let next = keeping.borrow_mut().next.take().filter(|_| !is_saving());
                        let Some(draft) = next else { break };
                        write(draft).await;
                    }
                    keeping.borrow_mut().writing = false;
                });
            }
        }
        changed
    });
}
