//! `/plan/ny`: when to meet next, once or each week.

use crate::clock::{fresh_id, today};
use crate::components::{Chips, Choice, ErrorSummary, Fault, Field, Foot, Kind, Page, notices, said, speech};
use crate::journal::Journal;
use crate::pages::keeping::keep;
use crate::pages::session::{Saving, failure, last_kept};
use crate::pages::shown::{assignment_name, localised};
use chrono::Days;
use domain::entry::ActivityKey;
use domain::id::{AssignmentId, PlanId};
use domain::plan::{Plan, PlanDraft, PlanField, PlanFieldProblem, PlanProblem};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use sync::Change;
use sync::phone::{DraftForm, Snapshot};

/// A new plan: a week after the last meeting, at its times; on the only assignment, or the one that was asked for.
fn fresh(snapshot: &Snapshot, wanted: Option<AssignmentId>, today: chrono::NaiveDate) -> PlanDraft {
    let mut open = snapshot.assignments.iter().filter(|view| !view.row.ended).map(|view| view.row.assignment.id);
    let only = open.next().filter(|_| open.next().is_none());
    let assignment = wanted.or(only);
    let last = assignment.and_then(|assignment| last_kept(snapshot, assignment));
    let times = last.map(|session| (session.span.start().wall, session.span.end().wall));
    let next = times.and_then(|(start, _)| start.date().checked_add_days(Days::new(7))).filter(|next| *next >= today);
    let clock = |wall: chrono::NaiveDateTime| wall.format("%H:%M").to_string();
    PlanDraft {
        id: PlanId::new(fresh_id()),
        assignment,
        date: next.unwrap_or(today).to_string(),
        start: times.map(|(start, _)| clock(start)).unwrap_or_default(),
        end: times.map(|(_, end)| clock(end)).unwrap_or_default(),
        activity: last.and_then(|session| session.activity.clone()),
        weekly: false,
        until: String::new(),
    }
}

/// The id of a field in the page.
const fn anchor(field: PlanField) -> &'static str {
    match field {
        PlanField::Assignment => "assignment",
        PlanField::Date => "date",
        PlanField::Start => "start",
        PlanField::End => "end",
        PlanField::Until => "until",
        PlanField::Activity => "activity",
    }
}

fn fault(t: Lang, PlanFieldProblem { field, problem }: PlanFieldProblem) -> Fault {
    let text = match (problem, field) {
        (PlanProblem::Missing, PlanField::Assignment) => t.problem_assignment_missing(),
        (PlanProblem::Missing | PlanProblem::NotADate, PlanField::Until) => t.plan_until_wrong(),
        (PlanProblem::Missing | PlanProblem::NotADate, PlanField::Date) => t.plan_date_wrong(),
        (PlanProblem::Missing | PlanProblem::NotADate | PlanProblem::NotATime, _) => t.plan_time_wrong(),
        (PlanProblem::BeforeFirst, _) => t.plan_until_before(),
        (PlanProblem::TooFar, _) => t.plan_until_too_far(),
    };
    Fault { field: anchor(field).to_owned(), text: text.to_owned() }
}

/// The page. `?oppdrag=ASSIGNMENT` chooses one.
#[component]
pub(crate) fn NewPlan() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t, navigate) = (notices(), speech(), use_navigate());
    let wanted = use_query_map().get_untracked().get("oppdrag").and_then(|id| id.parse().ok());
    // A form that was left half-written is taken up again.
    let begun = journal.forms().get_untracked().into_iter().find_map(|form| match form {
        DraftForm::Plan { draft } => Some(draft),
        _ => None,
    });
    let draft = RwSignal::new(begun.unwrap_or_else(|| fresh(&journal.snapshot().get_untracked(), wanted, today())));
    let (tries, saving) = (RwSignal::new(0), RwSignal::new(Saving::Idle));
    let faults = Memo::new(move |_| {
        let problems = Plan::try_from(draft.get()).err().filter(|_| tries.get() > 0).unwrap_or_default();
        problems.into_iter().map(|problem| fault(t.get(), problem)).collect::<Vec<_>>()
    });
    let problem = move |field: PlanField| {
        let of = move |fault: &&Fault| fault.field == anchor(field);
        Signal::derive(move || faults.with(|faults| faults.iter().find(of).map(|fault| fault.text.clone())))
    };
    let is_saving = move || saving.try_get_untracked() == Some(Saving::Busy);
    keep(draft, is_saving, async move |draft| {
        let _ = journal.save_form(DraftForm::Plan { draft }).await;
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_saving() {
            return;
        }
        let Ok(plan) = Plan::try_from(draft.get_untracked()) else {
            return tries.update(|tries| *tries += 1);
        };
        saving.set(Saving::Busy);
        let navigate = navigate.clone();
        spawn_local(async move {
            match journal.record(Change::PutPlan { plan }).await {
                Ok(()) => {
                    notices.say(t.get_untracked().plan_kept());
                    navigate("/plan", NavigateOptions { replace: true, ..NavigateOptions::default() });
                }
                Err(problem) => saving.set(Saving::Failed(problem)),
            }
        });
    };
    let text = move |read: fn(&PlanDraft) -> &String| Signal::derive(move || draft.with(|draft| read(draft).clone()));
    let typed = move |write: fn(&mut PlanDraft) -> &mut String| {
        Callback::new(move |text| draft.update(|draft| *write(draft) = text))
    };
    // Asked anew only when it changes: a field that is made again at every key cannot be typed into.
    let weekly = Memo::new(move |_| draft.with(|draft| draft.weekly));
    let tick = move |event| {
        let weekly = event_target_checked(&event);
        draft.update(|draft| draft.weekly = weekly);
    };
    view! {
        <Page title=said(Lang::plan_new) lead=said(Lang::plan_lead) back=Signal::stored("/plan".to_owned())>
            <form class="form" id="plan" novalidate on:submit=submit>
                <ErrorSummary faults=faults tries=tries />
                <WhichAssignment draft=draft problem=problem(PlanField::Assignment) />
                <Field
                    id="date"
                    label=said(Lang::session_date)
                    kind=Kind::Date
                    value=text(|draft| &draft.date)
                    on_input=typed(|draft| &mut draft.date)
                    problem=problem(PlanField::Date)
                />
                <div class="pair">
                    <Field
                        id="start"
                        label=said(Lang::session_start)
                        kind=Kind::Time
                        value=text(|draft| &draft.start)
                        on_input=typed(|draft| &mut draft.start)
                        problem=problem(PlanField::Start)
                    />
                    <Field
                        id="end"
                        label=said(Lang::session_end)
                        kind=Kind::Time
                        value=text(|draft| &draft.end)
                        on_input=typed(|draft| &mut draft.end)
                        problem=problem(PlanField::End)
                    />
                </div>
                <div class="option">
                    <input class="ds-input" type="checkbox" id="weekly" prop:checked=move || weekly.get() on:change=tick />
                    <label for="weekly">{said(Lang::plan_weekly)}</label>
                </div>
                {move || {
                    weekly
                        .get()
                        .then(|| {
                            view! {
                                <Field
                                    id="until"
                                    label=said(Lang::plan_until)
                                    kind=Kind::Date
                                    value=text(|draft| &draft.until)
                                    on_input=typed(|draft| &mut draft.until)
                                    problem=problem(PlanField::Until)
                                />
                            }
                        })
                }}
                <Activity draft=draft />
            </form>
        </Page>
        <Foot>
            <div aria-live="assertive">{move || saving.with(failure)}</div>
            <button class="ds-button" type="submit" form="plan" aria-disabled=move || is_saving().then_some("true")>
                {said(Lang::plan_save)}
            </button>
        </Foot>
    }
}

/// Asked only where there are several.
#[component]
fn WhichAssignment(draft: RwSignal<PlanDraft>, problem: Signal<Option<String>>) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let choices = Memo::new(move |_| {
        snapshot.with(|snapshot| {
            let open = snapshot.assignments.iter().filter(|view| !view.row.ended).map(|view| &view.row.assignment);
            open.map(|row| Choice { value: row.id, name: assignment_name(row) }).collect::<Vec<_>>()
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
                    chosen=Signal::derive(move || draft.with(|draft| draft.assignment))
                    on_choose=Callback::new(move |id| draft.update(|draft| draft.assignment = Some(id)))
                    problem=problem
                />
            }
        })
    }
}

/// From the municipality's list; may be left open.
#[component]
fn Activity(draft: RwSignal<PlanDraft>) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let choices = Memo::new(move |_| {
        let (t, of) = (t.get(), draft.with(|draft| draft.assignment));
        snapshot.with(|snapshot| {
            let row = snapshot.assignments.iter().map(|view| &view.row).find(|row| Some(row.assignment.id) == of);
            let list = row.map(|row| row.municipality.activities.as_slice()).unwrap_or_default();
            let choice = |value: Option<ActivityKey>, name: &str| Choice { value, name: name.to_owned() };
            let named = list.iter().map(|activity| choice(Some(activity.key.clone()), localised(t, &activity.name)));
            let open = (!list.is_empty()).then(|| choice(None, t.plan_activity_open()));
            named.chain(open).collect::<Vec<_>>()
        })
    });
    let some = Memo::new(move |_| choices.with(|choices| !choices.is_empty()));
    move || {
        some.get().then(|| {
            view! {
                <Chips
                    id="activity"
                    legend=said(Lang::plan_activity)
                    choices=choices
                    chosen=Signal::derive(move || Some(draft.with(|draft| draft.activity.clone())))
                    on_choose=Callback::new(move |activity| draft.update(|draft| draft.activity = activity))
                />
            }
        })
    }
}
