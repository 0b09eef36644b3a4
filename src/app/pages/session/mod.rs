//! Writing a session down: a new one, or one that exists.

mod clock;
mod effect;
mod expenses;
mod form;
mod kind;
mod leg;
mod messages;
mod needs;
mod receipt;
mod removal;
mod saving;
mod shared;
mod sheet;
mod start;
mod suggest;
mod trips;
mod when;

use crate::clock::{fresh_id, today, zone};
use crate::components::{Callout, Foot, Page, Tab, Weight, notices, said, speech};
use crate::journal::Journal;
use crate::pages::plan;
use crate::pages::shown::{entry_line, entry_when, why};
pub(crate) use clock::{GoingClock, StartClock};
use domain::entry::SessionDraft;
use domain::id::{AssignmentId, SessionId};
use i18n::Lang;
pub(crate) use kind::usual_kind;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};
pub(crate) use saving::Saving;
pub(crate) use shared::SharedPage;
use sheet::Sheet;
pub(crate) use sheet::failure;
pub(crate) use start::{as_plan, last_kept};
use sync::Subject;
use sync::phone::{EntryState, SessionView};

/// `/samver/ny`: a new session, or the one that was being written. `?som=ASSIGNMENT` fills it in as the last meeting was,
/// `?plan=PLAN&dag=DAY` as it was planned.
#[component]
pub(crate) fn NewSession() -> impl IntoView {
    let journal = expect_context::<Journal>();
    // A form that was left half-written is taken up again: nothing that was typed is lost.
    let snapshot = journal.snapshot().get_untracked();
    let is_new = |id: SessionId| snapshot.sessions.iter().all(|view| view.session.id != id);
    let half_written = journal.drafts().get_untracked().into_iter().find(|draft| is_new(draft.id));
    let like = use_query_map().get_untracked().get("som").and_then(|id| id.parse::<AssignmentId>().ok());
    let again = || start::again(speech().get_untracked(), &snapshot, like?, today(), fresh_id);
    let fresh = || start::fresh(&snapshot, SessionId::new(fresh_id()), today(), zone());
    let draft = planned(journal).unwrap_or_else(|| half_written.or_else(again).unwrap_or_else(fresh));
    view! { <Sheet draft=draft exists=false /> }
}

/// What `?plan=PLAN&dag=DAY` asks for: the form of that planned meeting, as it was left, or filled in as it was planned.
fn planned(journal: Journal) -> Option<SessionDraft> {
    let query = use_query_map().get_untracked();
    let (plan, day) = (query.get("plan")?.parse().ok()?, query.get("dag")?.parse().ok()?);
    let snapshot = journal.snapshot().get_untracked();
    let (_, meeting) = plan::find(&snapshot, plan, day)?;
    let fresh = plan::of_meeting(&meeting, usual_kind(&snapshot, Some(meeting.assignment)), zone());
    let begun = journal.drafts().get_untracked().into_iter().find(|draft| draft.id == fresh.id);
    Some(begun.unwrap_or(fresh))
}

/// `/samver/:id`: a session that exists.
#[component]
pub(crate) fn EditSession() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let params = use_params_map();
    // The id alone decides what is shown: a sync under an open form must not replace what is being typed.
    let id = Memo::new(move |_| params.read().get("id").and_then(|id| id.parse::<SessionId>().ok()));
    let query = use_query_map();
    let correcting = Memo::new(move |_| query.read().get("rett").is_some());
    move || {
        let found = id.get().and_then(|id| {
            let snapshot = journal.snapshot().get_untracked();
            snapshot.sessions.iter().find(|view| view.session.id == id).cloned()
        });
        match found {
            None => view! { <Gone /> }.into_any(),
            Some(view) => {
                let half_written =
                    journal.drafts().get_untracked().into_iter().find(|draft| draft.id == view.session.id);
                let corrects = is_approved(&view.state) && (correcting.get() || half_written.is_some());
                if is_closed(&view.state) && !corrects {
                    return view! { <Closed entry=view /> }.into_any();
                }
                let draft = half_written.unwrap_or_else(|| start::of_session(speech().get_untracked(), &view.session));
                view! { <Sheet draft=draft exists=true state=view.state /> }.into_any()
            }
        }
    }
}

const fn is_closed(state: &EntryState) -> bool {
    matches!(state, EntryState::Submitted | EntryState::Approved | EntryState::Locked { .. })
}

/// Whether a change goes to the office instead of into the month.
const fn is_approved(state: &EntryState) -> bool {
    match state {
        EntryState::Approved => true,
        EntryState::Locked { state } => state.is_approved(),
        _ => false,
    }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <Page title=said(Lang::session_gone_title) back=Signal::stored("/".to_owned())>
            <p>{said(Lang::session_gone_text)}</p>
        </Page>
        <Foot tab=Tab::Month>
            <A href="/maned" attr:class="ds-button">
                {said(Lang::nav_month)}
            </A>
        </Foot>
    }
}

/// A session of a month that is sent in or approved: to be read, not changed.
#[component]
fn Closed(entry: SessionView) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let t = speech();
    let (id, late) = (entry.session.id, entry.state.is_refused());
    type Text = fn(Lang) -> &'static str;
    let (title, text): (Text, Text) = match entry.state {
        EntryState::Submitted => (Lang::session_sent_title, Lang::session_sent_text),
        _ => (Lang::session_locked_title, Lang::session_locked_text),
    };
    let month = sheet::month_of(journal, &entry.session);
    let correct = is_approved(&entry.state).then(|| format!("/samver/{id}?rett=1"));
    let leave_to = month.clone();
    let session = StoredValue::new(entry.session);
    let what = move || {
        session.with_value(|session| {
            let snapshot = journal.snapshot().get();
            let facts = snapshot.assignments.iter().find(|view| view.row.assignment.id == session.assignment);
            entry_line(t.get(), facts.map(|view| &view.row.municipality), session)
        })
    };
    let back = Signal::stored(month.clone());
    view! {
        <Page title=Signal::derive(move || session.with_value(|session| entry_when(t.get(), session))) back=back>
            {if late {
                view! { <Refusal state=entry.state session=id leave_to=leave_to /> }.into_any()
            } else {
                view! {
                    <Callout weight=Weight::Info title=said(title)>
                        <p>{said(text)}</p>
                    </Callout>
                }
                    .into_any()
            }}
            <p>{what}</p>
            {move || session.with_value(|session| session.hard.then(|| view! { <p class="soft">{t.get().entry_hard()}</p> }))}
            {move || session.with_value(|session| (!session.note.is_empty()).then(|| session.note.clone()))}
            {correct
                .map(|href| {
                    view! {
                        <A href=href attr:class="ds-button" attr:data-variant="secondary">
                            {said(Lang::session_correct)}
                        </A>
                    }
                })}
        </Page>
        <Foot tab=Tab::Month>
            <A href=month attr:class="ds-button">
                {said(Lang::session_open_month)}
            </A>
        </Foot>
    }
}

/// What the municipality said of an entry that it did not take in, and the way to let it go.
#[component]
fn Refusal(state: EntryState, session: SessionId, leave_to: String) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t, navigate) = (notices(), speech(), use_navigate());
    let theirs = matches!(state, EntryState::Conflict { server: Some(_) });
    let let_go = Callback::new(move |()| {
        let (navigate, leave_to) = (navigate.clone(), leave_to.clone());
        spawn_local(async move {
            let gone = journal.let_go(Subject::Session(session)).await;
            let _ = journal.discard_draft(session).await;
            let t = t.get_untracked();
            if gone.is_ok() {
                notices.say(t.session_let_gone());
                navigate(&leave_to, Default::default());
            } else {
                notices.say(t.session_save_failed_storage());
            }
        });
    });
    let title = if is_approved(&state) { Lang::session_at_office_title } else { Lang::session_refused_title };
    let state = StoredValue::new(state);
    let refused = state.with_value(EntryState::is_refused);
    refused.then(|| {
        view! {
            <Callout weight=Weight::Heed title=said(title)>
                <p>{said(move |t| state.with_value(|state| why(t, state)).unwrap_or_default())}</p>
                <button class="ds-button" type="button" data-variant="secondary" on:click=move |_| let_go.run(())>
                    {said(move |t| if theirs { t.session_take_theirs() } else { t.session_let_go() })}
                </button>
            </Callout>
        }
    })
}
