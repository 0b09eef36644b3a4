//! Writing a planned meeting down with one tap, with a way back.

use super::agenda::of_meeting;
use super::words::{form_href, when};
use crate::clock::zone;
use crate::components::{notices, speech};
use crate::journal::Journal;
use crate::pages::session::usual_kind;
use domain::entry::{Session, SessionKind};
use domain::plan::Meeting;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use sync::Change;

/// What the buttons do: the meeting becomes a session of that kind, or of the usual one. Where its times cannot be read, as on the night when the
/// clock changes, the form asks.
pub(super) fn confirmer(
    leave_to: Option<&'static str>,
) -> impl Fn(Meeting, Option<SessionKind>) + Clone + Send + Sync + 'static {
    let journal = expect_context::<Journal>();
    let (notices, t, navigate) = (notices(), speech(), use_navigate());
    let navigate = StoredValue::new_local(navigate);
    move |meeting, kind| {
        let usual = || usual_kind(&journal.snapshot().get_untracked(), Some(meeting.assignment));
        let kind = kind.unwrap_or_else(usual);
        let Ok(session) = Session::try_from(of_meeting(&meeting, kind, zone())) else {
            navigate.with_value(|navigate| navigate(&form_href(&meeting), Default::default()));
            return;
        };
        let id = session.id;
        spawn_local(async move {
            let said = journal.record(Change::PutSession { session }).await;
            let t = t.get_untracked();
            if said.is_err() {
                return notices.say(t.session_save_failed_storage());
            }
            notices.say_with_undo(t.plan_written(&when(t, &meeting)), move || {
                spawn_local(async move {
                    let gone = journal.record(Change::DeleteSession { session: id }).await;
                    notices.say(if gone.is_ok() { t.plan_undone() } else { t.session_save_failed_storage() });
                });
            });
            if let Some(leave_to) = leave_to {
                let _ = navigate.try_with_value(|navigate| navigate(leave_to, Default::default()));
            }
        });
    }
}
