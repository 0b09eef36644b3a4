//! The clock that a contact may set going when a meeting begins: a hint for the form's times, and no entry by itself.

use super::start::fresh;
use crate::clock::{fresh_id, now, today, zone};
use crate::components::{notices, said, speech};
use crate::journal::Journal;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::entry::SessionDraft;
use domain::id::{AssignmentId, SessionId};
use i18n::{Lang, args};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use sync::phone::{DraftForm, DraftKey, Snapshot};
use uuid::Uuid;

/// A clock that goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Going {
    id: Uuid,
    assignment: AssignmentId,
    since: DateTime<Utc>,
}

/// The clock, if one goes. There is one at a time.
pub(crate) fn going(forms: &[DraftForm]) -> Option<Going> {
    forms.iter().find_map(|form| match form {
        DraftForm::Clock { id, assignment, since } => Some(Going { id: *id, assignment: *assignment, since: *since }),
        _ => None,
    })
}

/// Whether it was forgotten: it was set going on another day.
fn is_forgotten(since: NaiveDateTime, today: NaiveDate) -> bool {
    since.date() != today
}

/// The form of the meeting that the clock was for. When a forgotten one ended, nobody knows: that is left to the contact.
fn form_of(snapshot: &Snapshot, id: SessionId, going: Going, now: NaiveDateTime) -> SessionDraft {
    let since = zone().wall_at(going.since);
    let forgotten = is_forgotten(since, now.date());
    with_times(fresh(snapshot, id, since.date(), zone()), going.assignment, since, (!forgotten).then_some(now))
}

fn with_times(
    draft: SessionDraft,
    assignment: AssignmentId,
    since: NaiveDateTime,
    until: Option<NaiveDateTime>,
) -> SessionDraft {
    let clock = |wall: NaiveDateTime| wall.format("%H:%M").to_string();
    let end = until.map(clock).unwrap_or_default();
    SessionDraft { assignment: Some(assignment), start: clock(since), end, end_day_offset: 0, ..draft }
}

/// Sets it going.
#[component]
pub(crate) fn StartClock(assignment: AssignmentId) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t) = (notices(), speech());
    let idle = Memo::new(move |_| journal.forms().with(|forms| going(forms).is_none()));
    let press = move |_| {
        spawn_local(async move {
            let clock = DraftForm::Clock { id: fresh_id(), assignment, since: now() };
            if journal.save_form(clock).await.is_err() {
                notices.say(t.get_untracked().session_save_failed_storage());
            }
        });
    };
    move || {
        idle.get().then(|| {
            view! {
                <button class="ds-button" type="button" data-variant="tertiary" on:click=press>
                    {said(Lang::session_clock_start)}
                </button>
            }
        })
    }
}

/// One line while it goes, with the way to stop it; or the question when a forgotten one ended.
#[component]
pub(crate) fn GoingClock() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let clock = Memo::new(move |_| journal.forms().with(|forms| going(forms)));
    move || clock.get().map(|going| view! { <Line going=going /> })
}

#[component]
fn Line(going: Going) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t, navigate) = (notices(), speech(), use_navigate());
    let since = zone().wall_at(going.since);
    let forgotten = is_forgotten(since, today());
    let text = move || {
        let (t, time) = (t.get(), t.get().time(since.time()));
        if forgotten {
            let date = t.long_date(since.date());
            t.session_clock_forgotten(args::SessionClockForgotten { date: &date, time: &time })
        } else {
            t.session_clock_going(&time)
        }
    };
    let stop = move |_| {
        let navigate = navigate.clone();
        let draft =
            form_of(&journal.snapshot().get_untracked(), SessionId::new(fresh_id()), going, zone().wall_at(now()));
        spawn_local(async move {
            // The form first: if the phone dies in between, the clock still goes, and nothing is lost.
            let kept = journal.save_draft(draft).await;
            if kept.is_err() || journal.discard_form(DraftKey(going.id)).await.is_err() {
                return notices.say(t.get_untracked().session_save_failed_storage());
            }
            navigate("/samver/ny", Default::default());
        });
    };
    let forget = move |_| {
        spawn_local(async move {
            let gone = journal.discard_form(DraftKey(going.id)).await;
            let t = t.get_untracked();
            if gone.is_err() {
                return notices.say(t.session_save_failed_storage());
            }
            notices.say_with_undo(t.session_clock_gone(), move || {
                let Going { id, assignment, since } = going;
                spawn_local(async move {
                    let _ = journal.save_form(DraftForm::Clock { id, assignment, since }).await;
                });
            });
        });
    };
    view! {
        <div class=if forgotten { "news heed asks" } else { "news asks" }>
            <p class="what" id="clock">
                {text}
            </p>
            <div class="buttons">
                <button class="ds-button" type="button" data-variant="secondary" aria-describedby="clock" on:click=stop>
                    {said(move |t| if forgotten { t.session_clock_write() } else { t.session_clock_stop() })}
                </button>
                {forgotten
                    .then(|| {
                        view! {
                            <button
                                class="ds-button"
                                type="button"
                                data-variant="tertiary"
                                aria-describedby="clock"
                                on:click=forget
                            >
                                {said(Lang::session_clock_forget)}
                            </button>
                        }
                    })}
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, session};

    #[test]
    fn a_clock_that_is_stopped_fills_the_times_and_a_forgotten_one_leaves_the_end_open() {
        let one = assignment(1);
        let last = session(1, &one, "2026-11-14", "10:00", "12:00").session;
        let form = || super::super::start::of_session(Lang::Nb, &last);
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let (since, until) = (at("2026-11-21T16:05:40"), at("2026-11-21T18:30:10"));
        let id = one.row.assignment.id;
        let stopped = with_times(form(), id, since, Some(until));
        assert_eq!((stopped.start.as_str(), stopped.end.as_str(), stopped.assignment), ("16:05", "18:30", Some(id)));
        let open = with_times(form(), id, since, None);
        assert_eq!((open.start.as_str(), open.end.as_str()), ("16:05", ""));
        assert!(!is_forgotten(since, until.date()) && is_forgotten(since, until.date().succ_opt().unwrap()));
    }
}
