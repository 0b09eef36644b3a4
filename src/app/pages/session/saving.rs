//! Keeping what is typed, and saving it.

use super::form::Form;
use super::start::tidy;
use crate::components::notices;
use crate::journal::{Journal, SaveProblem};
use domain::entry::{Session, SessionDraft};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use sync::Change;

/// How far saving has come.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Saving {
    /// Not begun.
    #[default]
    Idle,
    /// Under way: a second tap does nothing.
    Busy,
    /// It did not work. What was typed stays.
    Failed(SaveProblem),
}

/// Keeps every key. One write is under way at a time; what was typed meanwhile is written next, so that the last state
/// is never more than one write behind.
pub(crate) fn keep_while_typing(journal: Journal, form: Form, saving: RwSignal<Saving>) {
    let first = form.draft.get_untracked();
    let writing = StoredValue::new(false);
    let waiting: StoredValue<Option<SessionDraft>> = StoredValue::new(None);
    Effect::new(move |before: Option<bool>| {
        let draft = form.draft.get();
        let changed = before.unwrap_or(false) || draft != first;
        if changed && saving.get_untracked() != Saving::Busy {
            waiting.set_value(Some(draft));
            if !writing.get_value() {
                writing.set_value(true);
                spawn_local(async move {
                    while let Some(draft) = waiting.try_update_value(Option::take).flatten() {
                        // A draft that cannot be kept is no reason to disturb: saving itself will say so.
                        let _ = journal.save_draft(draft).await;
                    }
                    writing.try_set_value(false);
                });
            }
        }
        changed
    });
}

/// What the button does.
pub(crate) fn saver(
    journal: Journal,
    form: Form,
    saving: RwSignal<Saving>,
    exists: bool,
    leave_to: String,
) -> impl Fn() + Clone {
    let notices = notices();
    let t = crate::components::speech();
    let navigate = use_navigate();
    move || {
        if saving.get_untracked() == Saving::Busy {
            return;
        }
        let draft = form.draft.with_untracked(|draft| tidy(draft.clone()));
        let Ok(session) = Session::try_from(draft) else {
            form.tries.update(|tries| *tries += 1);
            return;
        };
        saving.set(Saving::Busy);
        let (navigate, leave_to) = (navigate.clone(), leave_to.clone());
        spawn_local(async move {
            match journal.record(Change::PutSession { session }).await {
                Ok(()) => {
                    let t = t.get_untracked();
                    notices.say(if exists { t.session_changed() } else { t.session_saved() });
                    navigate(&leave_to, NavigateOptions { replace: true, ..NavigateOptions::default() });
                }
                Err(problem) => {
                    saving.set(Saving::Failed(problem));
                }
            }
        });
    }
}
