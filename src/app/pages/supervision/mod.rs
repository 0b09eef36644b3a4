//! Supervision: the card on an assignment, and `/oppdrag/:id/veiledning`, where it is asked for.

mod asked;
mod card;
mod news;
mod words;

pub(crate) use card::{Supervision, number_to_call, reach_link};
pub(crate) use news::SupervisionNews;

use super::assignments::Gone;
use super::keeping::keep;
use super::session::{Saving, failure};
use crate::clock::fresh_id;
use crate::components::{
    Area, Callout, Chips, Choice, ErrorSummary, Fault, Field, Foot, Page, Weight, notices, said, speech,
};
use crate::journal::Journal;
use domain::id::{AssignmentId, SupervisionId};
use domain::supervision::{
    MeetingForm, SupervisionDraft, SupervisionField, SupervisionProblem, SupervisionRequest, Theme, Urgency,
};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use sync::Change;
use sync::phone::{DraftForm, DraftKey};

/// The form, where the assignment is on this phone.
#[component]
pub(crate) fn AskSupervision() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").and_then(|id| id.parse::<AssignmentId>().ok()));
    move || {
        let snapshot = journal.snapshot().get_untracked();
        let found = snapshot.assignments.iter().find(|view| Some(view.row.assignment.id) == id.get());
        match found {
            None => view! { <Gone /> }.into_any(),
            Some(view) => {
                let assignment = view.row.assignment.id;
                let reach =
                    view.row.assignment.agreement.supervisor.as_ref().map(|supervisor| supervisor.reach.clone());
                // A form that was left half-written is taken up again.
                let drafts = journal.requests().get_untracked();
                let begun = drafts.into_iter().find(|draft| draft.assignment == assignment);
                let fresh = || SupervisionDraft::new(SupervisionId::new(fresh_id()), assignment);
                view! { <Form draft=begun.unwrap_or_else(fresh) reach=reach /> }.into_any()
            }
        }
    }
}

/// The id of a field in the page.
const fn anchor(field: SupervisionField) -> &'static str {
    match field {
        SupervisionField::Theme => "theme",
        SupervisionField::Times => "times",
        SupervisionField::Note => "note",
    }
}

fn faults(t: Lang, draft: &SupervisionDraft) -> Vec<Fault> {
    let problems = SupervisionRequest::try_from(draft.clone()).err().unwrap_or_default();
    let text = |problem| match problem {
        SupervisionProblem::Missing => t.supervision_theme_missing().to_owned(),
        SupervisionProblem::TooLong { most } => {
            t.problem_text_too_long(&t.number(i64::try_from(most).unwrap_or(i64::MAX)))
        }
    };
    let fault = |field, problem| Fault { field: anchor(field).to_owned(), text: text(problem) };
    problems.into_iter().map(|problem| fault(problem.field, problem.problem)).collect()
}

#[component]
fn Form(draft: SupervisionDraft, reach: Option<String>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t, navigate) = (notices(), speech(), use_navigate());
    let home = format!("/oppdrag/{}", draft.assignment);
    let draft = RwSignal::new(draft);
    let (tries, saving) = (RwSignal::new(0), RwSignal::new(Saving::Idle));
    let faults =
        Memo::new(move |_| if tries.get() == 0 { Vec::new() } else { draft.with(|draft| faults(t.get(), draft)) });
    let problem = move |field: SupervisionField| {
        let of = move |fault: &&Fault| fault.field == anchor(field);
        Signal::derive(move || faults.with(|faults| faults.iter().find(of).map(|fault| fault.text.clone())))
    };
    let is_saving = move || saving.try_get_untracked() == Some(Saving::Busy);
    keep(draft, is_saving, async move |draft| {
        let _ = journal.save_form(DraftForm::Supervision { draft }).await;
    });
    let back = home.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_saving() {
            return;
        }
        let Ok(request) = SupervisionRequest::try_from(draft.get_untracked()) else {
            return tries.update(|tries| *tries += 1);
        };
        saving.set(Saving::Busy);
        let (navigate, home) = (navigate.clone(), home.clone());
        spawn_local(async move {
            match journal.record(Change::AskSupervision { request }).await {
                Ok(()) => {
                    notices.say(t.get_untracked().supervision_kept());
                    navigate(&home, NavigateOptions { replace: true, ..NavigateOptions::default() });
                }
                Err(problem) => saving.set(Saving::Failed(problem)),
            }
        });
    };
    view! {
        <Page title=said(Lang::supervision_ask_title) lead=said(Lang::supervision_ask_lead) back=Signal::stored(back.clone())>
            <form class="form" id="supervision" novalidate on:submit=submit>
                <ErrorSummary faults=faults tries=tries />
                <Chips
                    id="theme"
                    legend=said(Lang::supervision_theme)
                    choices=chips(Theme::ALL, words::theme)
                    chosen=Signal::derive(move || draft.with(|draft| draft.theme))
                    on_choose=Callback::new(move |theme| draft.update(|draft| draft.theme = Some(theme)))
                    problem=problem(SupervisionField::Theme)
                />
                <Chips
                    id="urgency"
                    legend=said(Lang::supervision_urgency)
                    choices=chips(Urgency::ALL, words::urgency)
                    chosen=Signal::derive(move || Some(draft.with(|draft| draft.urgency)))
                    on_choose=Callback::new(move |urgency| draft.update(|draft| draft.urgency = urgency))
                />
                <CallToo draft=draft reach=reach />
                <Chips
                    id="form"
                    legend=said(Lang::supervision_form)
                    choices=chips(MeetingForm::ALL, words::form)
                    chosen=Signal::derive(move || Some(draft.with(|draft| draft.form)))
                    on_choose=Callback::new(move |form| draft.update(|draft| draft.form = form))
                />
                <Field
                    id="times"
                    label=said(Lang::supervision_times)
                    hint=said(Lang::supervision_times_hint)
                    value=Signal::derive(move || draft.with(|draft| draft.times.clone()))
                    on_input=Callback::new(move |text| draft.update(|draft| draft.times = text))
                    problem=problem(SupervisionField::Times)
                />
                <Area
                    id="note"
                    label=said(Lang::supervision_note)
                    hint=said(Lang::supervision_note_hint)
                    value=Signal::derive(move || draft.with(|draft| draft.note.clone()))
                    on_input=Callback::new(move |text| draft.update(|draft| draft.note = text))
                    problem=problem(SupervisionField::Note)
                />
                <Kept draft=draft />
                <Discard draft=draft leave_to=back />
            </form>
        </Page>
        <Foot>
            <div aria-live="assertive">{move || saving.with(failure)}</div>
            <button class="ds-button" type="submit" form="supervision" aria-disabled=move || is_saving().then_some("true")>
                {said(Lang::supervision_send)}
            </button>
        </Foot>
    }
}

/// What can be chosen, in words.
fn chips<T, const N: usize>(all: [T; N], name: fn(Lang, T) -> &'static str) -> Signal<Vec<Choice<T>>>
where
    T: Copy + Send + Sync + PartialEq + 'static,
{
    let t = speech();
    Signal::derive(move || all.map(|value| Choice { value, name: name(t.get(), value).to_owned() }).to_vec())
}

/// What is urgent today is not left to a form: nobody may be reading.
#[component]
fn CallToo(draft: RwSignal<SupervisionDraft>, reach: Option<String>) -> impl IntoView {
    let t = speech();
    let today = Memo::new(move |_| draft.with(|draft| draft.urgency == Urgency::Today));
    let number = reach.filter(|reach| reach_link(reach).is_some_and(|link| link.starts_with("tel:")));
    move || {
        let (t, number) = (t, number.clone());
        today.get().then(|| {
            let text = move || match &number {
                Some(number) => t.get().supervision_today_call(number),
                None => t.get().supervision_today_call_office().to_owned(),
            };
            view! {
                <Callout weight=Weight::Heed title=said(Lang::supervision_urgency_today)>
                    <p>{text}</p>
                </Callout>
            }
        })
    }
}

/// That nothing is lost if the phone is put away now.
#[component]
fn Kept(draft: RwSignal<SupervisionDraft>) -> impl IntoView {
    let drafts = expect_context::<Journal>().requests();
    let kept = Memo::new(move |_| {
        let id = draft.with(|draft| draft.id);
        drafts.with(|drafts| drafts.iter().any(|draft| draft.id == id))
    });
    move || kept.get().then(|| view! { <p class="soft small">{said(Lang::session_draft_kept)}</p> })
}

/// Lets what has been written go.
#[component]
fn Discard(draft: RwSignal<SupervisionDraft>, leave_to: String) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t, navigate) = (notices(), speech(), use_navigate());
    let press = move |_| {
        let (navigate, leave_to) = (navigate.clone(), leave_to.clone());
        spawn_local(async move {
            let gone = journal.discard_form(DraftKey(draft.with_untracked(|draft| draft.id.uuid()))).await;
            let t = t.get_untracked();
            if gone.is_err() {
                return notices.say(t.session_save_failed_storage());
            }
            notices.say(t.supervision_discarded());
            navigate(&leave_to, Default::default());
        });
    };
    view! {
        <button class="ds-button" type="button" data-variant="tertiary" data-color="danger" on:click=press>
            {said(Lang::supervision_discard)}
        </button>
    }
}
