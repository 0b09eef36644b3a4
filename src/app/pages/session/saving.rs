//! Keeping what is typed, and saving it.

use super::form::Form;
use super::start::tidy;
use crate::clock::fresh_id;
use crate::components::notices;
use crate::journal::{Journal, SaveProblem};
use crate::pages::keeping::keep;
use domain::entry::Session;
use domain::id::SessionId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use sync::Change;
use sync::row::session_of;

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

/// Keeps every key of the form.
pub(crate) fn keep_while_typing(journal: Journal, form: Form, saving: RwSignal<Saving>) {
    // A write that was asked for before saving began must not bring the draft back after it.
    let is_saving = move || saving.try_get_untracked() == Some(Saving::Busy);
    keep(form.draft, is_saving, async move |draft| {
        // A draft that cannot be kept is no reason to disturb: saving itself will say so.
        let _ = journal.save_draft(draft).await;
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
        if form.taking.get_untracked() {
            return notices.say(t.get_untracked().session_receipt_wait());
        }
        let draft = form.draft.with_untracked(|draft| tidy(draft.clone()));
        let Ok(mut session) = Session::try_from(draft) else {
            form.tries.update(|tries| *tries += 1);
            return;
        };
        let written_as = session.id;
        let saved = journal.snapshot().get_untracked();
        // Where supervision is offered, so that the offer is seen.
        let was_hard = saved.sessions.iter().any(|view| view.session.id == written_as && view.session.hard);
        let newly_hard = session.hard && !was_hard;
        // A planned meeting is one, whoever has written it down meanwhile: what stands here says how it was.
        let mut meetings = saved.plans.iter().flat_map(|view| view.plan.meetings());
        let planned = meetings.any(|meeting| session_of(meeting.plan, meeting.day) == written_as);
        let twice = !exists && !planned && saved.sessions.iter().any(|view| view.session.id == written_as);
        if twice {
            // Another window took up the same draft and has saved it. What stands here is an entry of its own: it may say
            // something else, and must not write over that one.
            session.id = SessionId::new(fresh_id());
        }
        saving.set(Saving::Busy);
        let (navigate, leave_to) = (navigate.clone(), if newly_hard { "/".to_owned() } else { leave_to.clone() });
        spawn_local(async move {
            match journal.record(Change::PutSession { session }).await {
                Ok(()) => {
                    if twice {
                        let _ = journal.discard_draft(written_as).await;
                    }
                    let t = t.get_untracked();
                    notices.say(match (newly_hard, exists) {
                        (true, _) => t.session_saved_hard(),
                        (_, true) => t.session_changed(),
                        _ => t.session_saved(),
                    });
                    navigate(&leave_to, NavigateOptions { replace: true, ..NavigateOptions::default() });
                }
                Err(problem) => {
                    saving.set(Saving::Failed(problem));
                }
            }
        });
    }
}
