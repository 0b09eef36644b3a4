//! `/plan/:id/:day`: one planned meeting. Once it is over: did it take place? Before: move it, drop it, end the series.

use super::agenda::{ends, wall_clock};
use super::confirm::confirmer;
use super::words::{form_href, what, when};
use crate::components::{Field, Foot, Kind, Page, Tab, notices, said, speech};
use crate::journal::Journal;
use chrono::{NaiveDate, NaiveTime};
use domain::entry::SessionKind;
use domain::id::PlanId;
use domain::plan::{Instead, Meeting, Plan};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_params_map};
use sync::Change;
use sync::phone::Snapshot;
use sync::row::session_of;

/// The meeting of that plan and day, with its plan; nothing where it was dropped or is written down.
pub(crate) fn find(snapshot: &Snapshot, plan: PlanId, day: NaiveDate) -> Option<(Plan, Meeting)> {
    let plan = snapshot.plans.iter().map(|view| &view.plan).find(|known| known.id == plan)?;
    let written = session_of(plan.id, day);
    let meeting = plan.meeting(day)?;
    snapshot.sessions.iter().all(|view| view.session.id != written).then(|| (plan.clone(), meeting))
}

/// The page.
#[component]
pub(crate) fn MeetingPage() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let params = use_params_map();
    let found = Memo::new(move |_| {
        let (plan, day) = (params.read().get("id")?.parse().ok()?, params.read().get("day")?.parse().ok()?);
        // Once, as with other forms: what arrives meanwhile must not replace what is being typed.
        find(&journal.snapshot().get_untracked(), plan, day)
    });
    move || match found.get() {
        Some((plan, meeting)) => view! { <Known plan=plan meeting=meeting /> }.into_any(),
        None => view! { <Gone /> }.into_any(),
    }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <Page title=said(Lang::plan_gone_title) back=Signal::stored("/plan".to_owned())>
            <p>{said(Lang::plan_gone_text)}</p>
        </Page>
        <Foot tab=Tab::Today />
    }
}

#[component]
fn Known(plan: Plan, meeting: Meeting) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let now = wall_clock();
    let confirm = confirmer(Some("/"));
    let shown = StoredValue::new(meeting);
    let title = Signal::derive(move || shown.with_value(|meeting| when(t.get(), meeting)));
    let rest = move || shown.with_value(|meeting| snapshot.with(|snapshot| what(t.get(), snapshot, meeting)));
    let passed = Memo::new(move |_| shown.with_value(ends) <= now.get());
    let link = shown.with_value(form_href);
    let otherwise = {
        let confirm = confirm.clone();
        move |kind: SessionKind, name: fn(Lang) -> &'static str| {
            let (confirm, kind) = (confirm.clone(), StoredValue::new(kind));
            view! {
                <button
                    class="ds-button"
                    type="button"
                    data-variant="secondary"
                    on:click=move |_| confirm(shown.get_value(), Some(kind.get_value()))
                >
                    {said(name)}
                </button>
            }
        }
    };
    let questions = move || {
        passed.get().then(|| {
            view! {
                <section class="stack">
                    <h2 class="ds-heading" data-size="xs">
                        {said(Lang::plan_passed_title)}
                    </h2>
                    <A href=link.clone() attr:class="ds-button" attr:data-variant="secondary">
                        {said(Lang::plan_changed)}
                    </A>
                    {otherwise(SessionKind::Cancelled, Lang::plan_cancelled)}
                    {otherwise(SessionKind::NoShow, Lang::plan_no_show)}
                </section>
            }
        })
    };
    let yes = move |_| confirm(shown.get_value(), None);
    view! {
        <Page title=title lead=Signal::derive(rest) back=Signal::stored("/plan".to_owned())>
            {questions}
            <Otherwise plan=plan meeting=shown />
        </Page>
        <Foot tab=Tab::Today>
            {move || {
                let yes = yes.clone();
                passed
                    .get()
                    .then(|| {
                        view! {
                            <button class="ds-button" type="button" on:click=yes>
                                {said(Lang::plan_yes_as_planned)}
                            </button>
                        }
                    })
            }}
        </Foot>
    }
}

/// Moving it, dropping it, ending the series. Each has a way back.
#[component]
fn Otherwise(plan: Plan, meeting: StoredValue<Meeting>) -> impl IntoView {
    let (date, time) =
        meeting.with_value(|meeting| (meeting.on.to_string(), meeting.start.format("%H:%M").to_string()));
    let (date, time) = (RwSignal::new(date), RwSignal::new(time));
    let wrong = RwSignal::new(false);
    let change = changer(plan.clone());
    let day = meeting.with_value(|meeting| meeting.day);
    let weekly = plan.weekly_until.is_some();
    let plan = StoredValue::new(plan);
    let t = speech();
    let moved = {
        let change = change.clone();
        move |_| {
            let to = NaiveDate::parse_from_str(&date.get_untracked(), "%Y-%m-%d");
            let start = NaiveTime::parse_from_str(&time.get_untracked(), "%H:%M");
            let (Ok(to), Ok(start)) = (to, start) else { return wrong.set(true) };
            change(Some(plan.with_value(|plan| plan.with(day, Instead::Moved { to, start }))), Lang::plan_moved);
        }
    };
    let dropped = {
        let change = change.clone();
        move |_| {
            let rest = plan.with_value(|plan| plan.with(day, Instead::Dropped));
            let any = rest.meetings().next().is_some();
            change(any.then_some(rest), Lang::plan_dropped);
        }
    };
    let ended = move |_| change(plan.with_value(|plan| plan.ended_before(day)), Lang::plan_ended);
    let problem = Signal::derive(move || wrong.get().then(|| t.get().plan_move_wrong().to_owned()));
    view! {
        <section class="stack" aria-labelledby="plan-move">
            <h2 class="ds-heading" data-size="xs" id="plan-move">
                {said(Lang::plan_move_title)}
            </h2>
            <div class="pair">
                <Field
                    id="date"
                    label=said(Lang::session_date)
                    kind=Kind::Date
                    value=date
                    on_input=Callback::new(move |text| date.set(text))
                    problem=problem
                />
                <Field
                    id="start"
                    label=said(Lang::session_start)
                    kind=Kind::Time
                    value=time
                    on_input=Callback::new(move |text| time.set(text))
                    problem=Signal::stored(None::<String>)
                />
            </div>
            <button class="ds-button" type="button" data-variant="secondary" on:click=moved>
                {said(Lang::plan_move)}
            </button>
            <button class="ds-button" type="button" data-variant="tertiary" data-color="danger" on:click=dropped>
                {said(Lang::plan_drop)}
            </button>
            {weekly
                .then(|| {
                    view! {
                        <button class="ds-button" type="button" data-variant="tertiary" data-color="danger" on:click=ended>
                            {said(Lang::plan_end)}
                        </button>
                    }
                })}
        </section>
    }
}

/// Writes the plan as it is to be from now on, or takes it away; says so, with a way back to `before`.
fn changer(before: Plan) -> impl Fn(Option<Plan>, fn(Lang) -> &'static str) + Clone + 'static {
    let journal = expect_context::<Journal>();
    let (notices, t, navigate) = (notices(), speech(), use_navigate());
    move |after, said| {
        let (before, navigate) = (before.clone(), navigate.clone());
        let change = match after {
            Some(plan) => Change::PutPlan { plan },
            None => Change::DropPlan { plan: before.id },
        };
        spawn_local(async move {
            let kept = journal.record(change).await;
            let t = t.get_untracked();
            if kept.is_err() {
                return notices.say(t.session_save_failed_storage());
            }
            notices.say_with_undo(said(t), move || {
                let plan = before.clone();
                spawn_local(async move {
                    let kept = journal.record(Change::PutPlan { plan }).await;
                    notices.say(if kept.is_ok() { t.plan_undone() } else { t.session_save_failed_storage() });
                });
            });
            navigate("/plan", Default::default());
        });
    }
}
