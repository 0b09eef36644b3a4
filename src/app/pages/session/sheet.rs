//! The form as a page.

use super::effect::Effect as EffectPanel;
use super::expenses::Expenses;
use super::form::Form;
use super::kind::{KindOfMeeting, move_to};
use super::needs::Needs;
use super::saving::{Saving, keep_while_typing, saver};
use super::start::{hide_places, last_kept, like, tells_places};
use super::suggest::{favourites, places};
use super::trips::Trips;
use super::when::When;
use super::{Refusal, is_approved};
use crate::clock::fresh_id;
use crate::components::{
    Area, Callout, Chips, Choice, ErrorSummary, Foot, Page, Weight, focus_on, notices, said, speech, when_long,
};
use crate::journal::{Journal, SaveProblem};
use crate::pages::shown::{OFFICE, assignment_name, comment_on, localised, period_of};
use chrono::NaiveDate;
use domain::entry::{ActivityKey, Session, SessionDraft};
use domain::id::{AssignmentId, SessionId};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use sync::Change;
use sync::phone::{EntryState, LocalProblem};

/// The address of the month that a session belongs to.
pub(super) fn month_of(journal: Journal, session: &Session) -> String {
    let snapshot = journal.snapshot().get_untracked();
    let view = snapshot.assignments.iter().find(|view| view.row.assignment.id == session.assignment);
    match view.and_then(|view| period_of(view, session.span.date())) {
        Some(period) => format!("/maned/{}/{}", session.assignment, period.key()),
        None => "/maned".to_owned(),
    }
}

/// The form, its messages and its one button.
#[component]
pub(super) fn Sheet(
    /// What it begins with.
    draft: SessionDraft,
    /// Whether the session exists already.
    exists: bool,
    /// How far it has come, if it exists.
    #[prop(optional)]
    state: Option<EntryState>,
) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let snapshot = journal.snapshot();
    let stored = snapshot.with_untracked(|snapshot| {
        snapshot.sessions.iter().find(|view| view.session.id == draft.id).map(|view| view.session.clone())
    });
    let back = stored.as_ref().map_or_else(|| "/".to_owned(), |session| month_of(journal, session));
    let id = draft.id;
    let form = Form::new(draft, exists);
    let saving = RwSignal::new(Saving::Idle);
    keep_while_typing(journal, form, saving);
    let save = saver(journal, form, saving, exists, back.clone());
    let submit = {
        let save = save.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            save();
        }
    };
    let assignment = Memo::new(move |_| form.draft.with(|draft| draft.assignment));
    let needs = Memo::new(move |_| {
        let date = form.draft.with(|draft| NaiveDate::parse_from_str(&draft.date, "%Y-%m-%d").ok());
        snapshot.with(|snapshot| {
            let view = snapshot.assignments.iter().find(|view| Some(view.row.assignment.id) == assignment.get())?;
            let rules = date.zip(view.terms.as_ref()).map(|(date, terms)| Needs::of(terms.on(date)));
            Some(Needs { hides_places: view.row.protected, ..rules.unwrap_or_default() })
        })
    });
    hide_places_where_asked(form, needs);
    let hidden = Memo::new(move |_| needs.get().is_some_and(|needs| needs.hides_places));
    let offered_places = Signal::derive(move || {
        if hidden.get() { Vec::new() } else { snapshot.with(|snapshot| places(snapshot, assignment.get())) }
    });
    let driven = Signal::derive(move || {
        if hidden.get() { Vec::new() } else { snapshot.with(|snapshot| favourites(snapshot, assignment.get())) }
    });
    let meeting = Memo::new(move |_| form.draft.with(|draft| draft.kind.is_meeting()));
    let title = said(move |t| if exists { t.session_edit_title() } else { t.session_new_title() });
    // A note that led here named the part that is to be mended.
    let part = window().location().hash().unwrap_or_default();
    Effect::new(move |_| {
        let part = part.trim_start_matches('#').to_owned();
        if !part.is_empty() {
            request_animation_frame(move || focus_on(&part));
        }
    });
    let busy = when_long(move || saving.get() == Saving::Busy);
    view! {
        <Page title=title back=Signal::stored(back.clone())>
            <form class="form" id="session" novalidate on:submit=submit>
                {state
                    .map(|state| {
                        if is_approved(&state) {
                            view! { <Correcting /> }.into_any()
                        } else {
                            view! { <Refusal state=state session=id leave_to=back.clone() /> }.into_any()
                        }
                    })}
                <SaidOfIt session=id />
                <ErrorSummary faults=form.faults tries=form.tries />
                <WhichAssignment form=form />
                {(!exists).then(|| view! { <AsLastTime form=form /> })}
                <When form=form />
                <KindOfMeeting form=form />
                {move || meeting.get().then(|| view! { <Activity form=form /> })}
                <Trips
                    form=form
                    needs=Signal::derive(move || needs.get().unwrap_or_default())
                    places=offered_places
                    favourites=driven
                />
                <Expenses form=form />
                <Area
                    id="note"
                    label=said(Lang::session_note)
                    hint=said(Lang::session_note_hint)
                    value=form.text(|draft| draft.note.clone())
                    on_input=form.typed(|draft, text| draft.note = text)
                    problem=form.problem("note")
                />
                <Hard form=form />
                <EffectPanel form=form snapshot=snapshot />
                <Kept form=form />
                <LetGo form=form saving=saving stored=stored leave_to=back />
            </form>
        </Page>
        <Foot>
            <div aria-live="assertive">{move || saving.with(failure)}</div>
            <button class="ds-button" type="submit" form="session" aria-disabled=move || busy.get().then_some("true")>
                {said(move |t| if busy.get() { t.session_saving() } else { t.session_save() })}
            </button>
        </Foot>
    }
}

/// The month is approved: what is changed goes to the office, which may pay the difference.
#[component]
fn Correcting() -> impl IntoView {
    view! {
        <Callout weight=Weight::Info title=said(Lang::session_locked_title)>
            <p>{said(Lang::session_correct_text)}</p>
        </Callout>
    }
}

/// What the municipality wants changed in it.
#[component]
fn SaidOfIt(session: SessionId) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let comment = Memo::new(move |_| snapshot.with(|snapshot| comment_on(snapshot, session)));
    move || {
        comment.get().map(|comment| {
            view! {
                <Callout weight=Weight::Heed title=said(Lang::session_returned_title)>
                    <p class="said" lang=OFFICE>{comment}</p>
                </Callout>
            }
        })
    }
}

/// Whatever brought a place into the form, it goes from there when the assignment must not tell any.
fn hide_places_where_asked(form: Form, needs: Memo<Option<Needs>>) {
    let t = speech();
    Effect::new(move |_| {
        let word = t.get().session_trip_hidden_place();
        if needs.get().is_some_and(|needs| needs.hides_places) && form.draft.with(|draft| tells_places(draft, word)) {
            form.draft.update(|draft| hide_places(draft, word));
        }
    });
}

/// What went wrong with saving, above the button that tries again.
pub(crate) fn failure(saving: &Saving) -> Option<impl IntoView + use<>> {
    let text: fn(Lang) -> &'static str = match saving {
        Saving::Failed(SaveProblem::Store(LocalProblem::Full)) => Lang::session_save_failed_full,
        Saving::Failed(SaveProblem::Store(_)) => Lang::session_save_failed_storage,
        Saving::Failed(SaveProblem::NotReady) => Lang::session_save_failed_other,
        Saving::Idle | Saving::Busy => return None,
    };
    Some(view! {
        <Callout weight=Weight::Bad title=said(Lang::session_save_failed_title)>
            <p>{said(text)}</p>
        </Callout>
    })
}

/// That nothing is lost if the phone is put away now.
#[component]
fn Kept(form: Form) -> impl IntoView {
    let drafts = expect_context::<Journal>().drafts();
    let kept = Memo::new(move |_| {
        let id = form.draft.with(|draft| draft.id);
        drafts.with(|drafts| drafts.iter().any(|draft| draft.id == id))
    });
    // The last key may still be on its way to the disk.
    let behind = Memo::new(move |_| {
        form.draft.with(|draft| drafts.with(|drafts| drafts.iter().any(|kept| kept.id == draft.id && kept != draft)))
    });
    move || {
        kept.get().then(|| {
            view! {
                <p class="soft small" aria-busy=move || behind.get().to_string()>
                    {said(Lang::session_draft_kept)}
                </p>
            }
        })
    }
}

/// Asked only where there are several.
#[component]
fn WhichAssignment(form: Form) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let choices = Memo::new(move |_| {
        snapshot.with(|snapshot| {
            let kept = form.draft.with(|draft| draft.assignment);
            let open = snapshot.assignments.iter().map(|view| &view.row);
            open.filter(|row| !row.ended || Some(row.assignment.id) == kept)
                .map(|row| Choice { value: row.assignment.id, name: assignment_name(&row.assignment) })
                .collect::<Vec<Choice<AssignmentId>>>()
        })
    });
    let several = Memo::new(move |_| choices.with(|choices| choices.len() > 1));
    move || {
        several.get().then(|| {
            view! {
                <Chips
                    id="assignment"
                    legend=said(Lang::session_assignment)
                    choices=choices
                    chosen=Signal::derive(move || form.draft.with(|draft| draft.assignment))
                    on_choose=Callback::new(move |id| {
                        let snapshot = snapshot.get_untracked();
                        form.draft.update(|draft| move_to(draft, &snapshot, id));
                    })
                    problem=form.problem("assignment")
                />
            }
        })
    }
}

/// Length, activity and drives as they were last time, as long as nothing of them is filled in.
#[component]
fn AsLastTime(form: Form) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let t = speech();
    let last = Memo::new(move |_| {
        let open = form.draft.with(|draft| draft.activity.is_none() && draft.trips.is_empty());
        let assignment = form.draft.with(|draft| draft.assignment).filter(|_| open)?;
        let last = snapshot.with(|snapshot| last_kept(snapshot, assignment).cloned())?;
        (last.activity.is_some() || !last.trips.is_empty()).then_some(last)
    });
    let press = move |_| {
        if let Some(last) = last.get_untracked() {
            form.draft.update(|draft| like(t.get_untracked(), draft, &last, fresh_id));
        }
    };
    move || {
        last.with(Option::is_some).then(|| {
            view! {
                <button class="ds-button" type="button" data-variant="secondary" on:click=press>
                    {said(Lang::session_as_last)}
                </button>
            }
        })
    }
}

/// From the municipality's list; may be left open.
#[component]
fn Activity(form: Form) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let other = RwSignal::new(false);
    let choices = Memo::new(move |_| {
        let t = t.get();
        let assignment = form.draft.with(|draft| draft.assignment);
        let mut choices: Vec<Choice<Option<ActivityKey>>> = snapshot.with(|snapshot| {
            let row = snapshot.assignments.iter().map(|view| &view.row);
            let facts = row.filter(|row| Some(row.assignment.id) == assignment).map(|row| &row.municipality).next();
            let list = facts.map(|facts| facts.activities.as_slice()).unwrap_or_default();
            list.iter()
                .map(|activity| Choice {
                    value: Some(activity.key.clone()),
                    name: localised(t, &activity.name).to_owned(),
                })
                .collect()
        });
        if !choices.is_empty() {
            choices.push(Choice { value: None, name: t.session_activity_other().to_owned() });
        }
        choices
    });
    let some = Memo::new(move |_| choices.with(|choices| !choices.is_empty()));
    let chosen = Signal::derive(move || {
        let activity = form.draft.with(|draft| draft.activity.clone());
        if activity.is_some() { Some(activity) } else { other.get().then_some(None) }
    });
    let choose = Callback::new(move |activity: Option<ActivityKey>| {
        other.set(activity.is_none());
        form.draft.update(|draft| draft.activity = activity);
    });
    move || {
        some.get().then(|| {
            view! {
                <Chips
                    id="activity"
                    legend=said(Lang::session_activity)
                    choices=choices
                    chosen=chosen
                    on_choose=choose
                />
            }
        })
    }
}

/// That it was hard: counts for nothing, and leads to supervision.
#[component]
fn Hard(form: Form) -> impl IntoView {
    let ticked = move || form.draft.with(|draft| draft.hard);
    let tick = move |event| {
        let hard = event_target_checked(&event);
        form.draft.update(|draft| draft.hard = hard);
    };
    view! {
        <div>
            <div class="option">
                <input
                    class="ds-input"
                    type="checkbox"
                    id="hard"
                    aria-describedby="hard-hint"
                    prop:checked=ticked
                    on:change=tick
                />
                <label for="hard">{said(Lang::session_hard)}</label>
            </div>
            <p class="soft small" id="hard-hint">
                {said(Lang::session_hard_hint)}
            </p>
        </div>
    }
}

/// The ways out of the form: delete the session, or what has been written of a new one.
#[component]
fn LetGo(form: Form, saving: RwSignal<Saving>, stored: Option<Session>, leave_to: String) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t, navigate) = (notices(), speech(), use_navigate());
    let exists = stored.is_some();
    let press = move |_| {
        let (navigate, leave_to, stored) = (navigate.clone(), leave_to.clone(), stored.clone());
        let id = form.draft.with_untracked(|draft| draft.id);
        if saving.get_untracked() == Saving::Busy {
            return;
        }
        if form.taking.get_untracked() {
            return notices.say(t.get_untracked().session_receipt_wait());
        }
        saving.set(Saving::Busy);
        spawn_local(async move {
            let t = t.get_untracked();
            let gone = match &stored {
                Some(session) => journal.record(Change::DeleteSession { session: session.id }).await,
                None => journal.discard_draft(id).await,
            };
            match (gone, stored) {
                (Ok(()), Some(session)) => notices.say_with_undo(t.session_deleted(), put_back(journal, session)),
                (Ok(()), None) => notices.say(t.session_discarded()),
                (Err(problem), _) => {
                    saving.set(Saving::Failed(problem));
                    return;
                }
            }
            navigate(&leave_to, Default::default());
        });
    };
    view! {
        <button class="ds-button" type="button" data-variant="tertiary" data-color="danger" on:click=press>
            {said(move |t| if exists { t.session_delete() } else { t.session_discard() })}
        </button>
    }
}

/// Undoes a deletion: the session is written again, under the id that it had.
fn put_back(journal: Journal, session: Session) -> impl Fn() + Send + Sync + 'static {
    let (notices, t) = (notices(), speech());
    move || {
        let session = session.clone();
        spawn_local(async move {
            let t = t.get_untracked();
            match journal.record(Change::PutSession { session }).await {
                Ok(()) => notices.say(t.session_restored()),
                Err(_) => notices.say(t.session_save_failed_storage()),
            }
        });
    }
}
