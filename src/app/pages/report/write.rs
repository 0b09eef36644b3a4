//! A report that is being written: every question on one page, kept at every key; then looked over, and sent.

use super::Place;
use super::card::title;
use super::granted::granted;
use super::question::{Asked, faults};
use super::sent::Answers;
use super::words::{counted, days};
use crate::clock::today;
use crate::components::{Callout, ErrorSummary, Foot, Page, Weight, notices, said, speech};
use crate::journal::Journal;
use crate::pages::keeping::keep;
use crate::pages::session::{Saving, failure};
use domain::quantity::Minutes;
use domain::report::{Counted, Report, ReportDraft, ReportForm};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use sync::Change;
use sync::phone::{DraftForm, DraftKey};

/// The form, or the report as it will look.
#[component]
pub(super) fn WritePage(place: Place, form: ReportForm, draft: ReportDraft, again: RwSignal<bool>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t) = (notices(), speech());
    let span = draft.span;
    let form = StoredValue::new(form);
    let draft = RwSignal::new(draft);
    let agreed = journal.snapshot().with_untracked(|snapshot| {
        place.assignment(snapshot).map(|view| view.row.assignment.agreement.goals.clone()).unwrap_or_default()
    });
    let goals = StoredValue::new(agreed);
    let (tries, saving) = (RwSignal::new(0), RwSignal::new(Saving::Idle));
    let looked_over = RwSignal::new(None::<Report>);
    let finish =
        move || form.with_value(|form| draft.with(|draft| goals.with_value(|goals| draft.finish(form, goals))));
    let wrong = Memo::new(move |_| {
        let problems = if tries.get() == 0 { Vec::new() } else { finish().err().unwrap_or_default() };
        form.with_value(|form| faults(t.get(), form, problems))
    });
    let is_saving = move || saving.try_get_untracked() == Some(Saving::Busy);
    keep(draft, is_saving, async move |draft| {
        let _ = journal.save_form(DraftForm::Report { draft }).await;
    });
    let look_over = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match untrack(finish) {
            Ok(report) => looked_over.set(Some(report)),
            Err(_) => tries.update(|tries| *tries += 1),
        }
    };
    let send = move |_| {
        let Some(report) = looked_over.get_untracked().filter(|_| !is_saving()) else { return };
        saving.set(Saving::Busy);
        spawn_local(async move {
            match journal.record(Change::SendReport { report }).await {
                Ok(()) => {
                    notices.say(t.get_untracked().report_kept());
                    again.set(false);
                }
                Err(problem) => saving.set(Saving::Failed(problem)),
            }
        });
    };
    let home = Signal::stored(format!("/oppdrag/{}", place.assignment));
    let lead = Signal::derive(move || days(t.get(), span));
    let heading = Signal::derive(move || form.with_value(|form| title(t.get(), Some(form))));
    let place = StoredValue::new(place);
    let writing = move || {
        view! {
            <Page title=heading lead=lead back=home>
                <form class="form" id="report" novalidate on:submit=look_over>
                    <ErrorSummary faults=wrong tries=tries />
                    <Callout weight=Weight::Heed title=said(Lang::report_no_names_title)>
                        <p>{said(Lang::report_no_names)}</p>
                    </Callout>
                    {(span.until > today()).then(|| view! { <p class="soft">{said(Lang::report_not_over)}</p> })}
                    <Questions place=place form=form goals=goals draft=draft faults=wrong />
                    <Kept draft=draft />
                    <Discard draft=draft leave_to=home />
                </form>
            </Page>
            <Foot>
                <button class="ds-button" type="submit" form="report">
                    {said(Lang::report_preview)}
                </button>
            </Foot>
        }
    };
    let looking = move |report: Report| {
        view! {
            <Page title=said(Lang::report_preview_title) lead=lead>
                <section class="ds-card stack">
                    <CountedList place=place span=span />
                    <Answers form=form.with_value(|form| Some(form.clone())) report=report />
                </section>
                <button class="ds-button" type="button" data-variant="secondary" on:click=move |_| looked_over.set(None)>
                    {said(Lang::report_edit)}
                </button>
            </Page>
            <Foot>
                <div aria-live="assertive">{move || saving.with(failure)}</div>
                <button
                    class="ds-button"
                    type="button"
                    aria-disabled=move || (saving.get() == Saving::Busy).then_some("true")
                    on:click=send
                >
                    {said(Lang::report_send)}
                </button>
            </Foot>
        }
    };
    move || match looked_over.get() {
        None => writing().into_any(),
        Some(report) => looking(report).into_any(),
    }
}

/// What the sessions say about the days of a report, now.
fn count(place: StoredValue<Place>, span: domain::report::ReportSpan) -> Memo<(Counted, Option<Minutes>)> {
    let snapshot = expect_context::<Journal>().snapshot();
    Memo::new(move |_| {
        let assignment = place.with_value(|place| place.assignment);
        snapshot.with(|snapshot| {
            let sessions = snapshot.sessions.iter().filter_map(|view| view.counted());
            let counted = Counted::of(sessions.filter(|session| session.assignment == assignment), span);
            (counted, granted(snapshot, assignment, span, today()))
        })
    })
}

/// All that the sessions say.
#[component]
fn CountedList(place: StoredValue<Place>, span: domain::report::ReportSpan) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let known = count(place, span);
    let lines = move || {
        snapshot.with_untracked(|snapshot| {
            let facts = place.with_value(|place| place.assignment(snapshot).map(|view| view.row.municipality.clone()));
            facts
                .map(|facts| known.with(|(known, granted)| counted(t.get(), &facts, (known, *granted), None)))
                .unwrap_or_default()
        })
    };
    view! {
        <h2 class="ds-heading" data-size="xs">
            {said(Lang::report_from_sessions_title)}
        </h2>
        <ul class="list">{move || lines().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
    }
}

#[component]
fn Questions(
    place: StoredValue<Place>,
    form: StoredValue<ReportForm>,
    goals: StoredValue<Vec<String>>,
    draft: RwSignal<ReportDraft>,
    faults: Memo<Vec<crate::components::Fault>>,
) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let known = count(place, draft.with_untracked(|draft| draft.span));
    let facts = StoredValue::new(snapshot.with_untracked(|snapshot| {
        place.with_value(|place| place.assignment(snapshot).map(|view| view.row.municipality.clone()))
    }));
    let questions = form.with_value(|form| form.questions.clone());
    questions
        .into_iter()
        .map(|question| {
            let asked = question.prefill;
            let lines = Signal::derive(move || {
                let Some(asked) = asked else { return Vec::new() };
                facts
                    .with_value(|facts| {
                        let facts = facts.as_ref()?;
                        Some(known.with(|(known, granted)| counted(t.get(), facts, (known, *granted), Some(asked))))
                    })
                    .unwrap_or_default()
            });
            view! { <Asked question=question goals=goals.get_value() draft=draft faults=faults counted=lines /> }
        })
        .collect_view()
}

/// That nothing is lost if the phone is put away now.
#[component]
fn Kept(draft: RwSignal<ReportDraft>) -> impl IntoView {
    let drafts = expect_context::<Journal>().report_drafts();
    let kept = Memo::new(move |_| {
        let id = draft.with(|draft| draft.id);
        drafts.with(|drafts| drafts.iter().any(|draft| draft.id == id))
    });
    move || kept.get().then(|| view! { <p class="soft small">{said(Lang::session_draft_kept)}</p> })
}

/// Lets what has been written go.
#[component]
fn Discard(draft: RwSignal<ReportDraft>, leave_to: Signal<String>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t, navigate) = (notices(), speech(), use_navigate());
    let press = move |_| {
        let navigate = navigate.clone();
        spawn_local(async move {
            let gone = journal.discard_form(DraftKey(draft.with_untracked(|draft| draft.id.uuid()))).await;
            let t = t.get_untracked();
            if gone.is_err() {
                return notices.say(t.session_save_failed_storage());
            }
            notices.say(t.report_discarded());
            navigate(&leave_to.get_untracked(), Default::default());
        });
    };
    view! {
        <button class="ds-button" type="button" data-variant="tertiary" data-color="danger" on:click=press>
            {said(Lang::report_discard)}
        </button>
    }
}
