//! `/oppdrag` and `/oppdrag/:id`: what was agreed.

mod ending;
mod terms;

use super::help::{Section, Text};
use super::message::TellTheOffice;
use super::report::Reports;
use super::shown::{OFFICE, assignment_name};
use super::supervision::Supervision;
use crate::clock::today;
use crate::components::{Foot, Icon, Page, Sign, Tab, said, speech};
use crate::journal::Journal;
use domain::assignment::Agreement;

use domain::id::AssignmentId;
use ending::Ending;
use i18n::{Lang, args};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;
use sync::phone::AssignmentView;
use terms::Terms;

/// All assignments, ended ones last.
#[component]
pub(crate) fn Assignments() -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let one = move |view: AssignmentView| {
        let (row, t) = (view.row, t.get());
        let ended = row.ended.then(|| view! { <span class="soft small">{t.assignment_ended()}</span> });
        view! {
            <li>
                <A href=format!("/oppdrag/{}", row.assignment.id) attr:class="row">
                    <span class="what">
                        <strong>{assignment_name(&row.assignment)}</strong>
                        <span>{row.assignment.office_name}</span>
                        {ended}
                    </span>
                    <Icon sign=Sign::Right />
                </A>
            </li>
        }
    };
    view! {
        <Page title=said(Lang::assignment_list_title)>
            {move || {
                let views = snapshot.with(|snapshot| snapshot.assignments.clone());
                if views.is_empty() {
                    view! { <p>{said(Lang::today_empty_text)}</p> }.into_any()
                } else {
                    view! { <ul class="rows">{views.into_iter().map(one).collect_view()}</ul> }.into_any()
                }
            }}
        </Page>
        <Foot tab=Tab::Assignments />
    }
}

/// One assignment.
#[component]
pub(crate) fn AssignmentPage() -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let params = use_params_map();
    let found = Memo::new(move |_| {
        let id: AssignmentId = params.read().get("id")?.parse().ok()?;
        snapshot.with(|snapshot| snapshot.assignments.iter().find(|view| view.row.assignment.id == id).cloned())
    });
    move || match found.get() {
        Some(view) => view! { <Detail view=view /> }.into_any(),
        None => view! { <Gone /> }.into_any(),
    }
}

/// An address of an assignment that is not on this phone.
#[component]
pub(crate) fn Gone() -> impl IntoView {
    view! {
        <Page title=said(Lang::assignment_gone_title) back=Signal::stored("/oppdrag".to_owned())>
            <p>{said(Lang::assignment_gone_text)}</p>
        </Page>
        <Foot tab=Tab::Assignments />
    }
}

/// The days of an agreement.
fn dates(t: Lang, agreement: &Agreement) -> String {
    let from = t.date(agreement.from);
    match agreement.until {
        Some(until) => t.assignment_period(args::AssignmentPeriod { from: &from, until: &t.date(until) }),
        None => format!("{}. {}", t.assignment_from(&from), t.assignment_no_end()),
    }
}

#[component]
fn Detail(view: AssignmentView) -> impl IntoView {
    let t = speech();
    let AssignmentView { row, terms } = view;
    let secrecy: &'static [Text] = if row.protected {
        &[Lang::help_secrecy_what, Lang::session_trip_hidden_hint, Lang::help_secrecy_for_life]
    } else {
        &[Lang::help_secrecy_what, Lang::help_secrecy_write, Lang::help_secrecy_for_life]
    };
    let assignment = StoredValue::new(row.assignment);
    let (id, name) = assignment.with_value(|assignment| (assignment.id, assignment_name(assignment)));
    let office = assignment.with_value(|assignment| assignment.office_name.clone());
    let goals = assignment.with_value(|assignment| assignment.agreement.goals.clone());
    let supervisor = assignment.with_value(|assignment| assignment.agreement.supervisor.clone());
    let lasting = move || assignment.with_value(|assignment| dates(t.get(), &assignment.agreement));
    view! {
        <Page title=Signal::stored(name) back=Signal::stored("/oppdrag".to_owned())>
            <Ending assignment=id />
            <section class="ds-card stack">
                <dl class="facts">
                    <div>
                        <dt>{said(Lang::assignment_office)}</dt>
                        <dd>{office}</dd>
                    </div>
                    <div>
                        <dt>{said(Lang::settings_municipality)}</dt>
                        <dd>{row.municipality.name}</dd>
                    </div>
                    <div>
                        <dt>{said(Lang::assignment_dates)}</dt>
                        <dd>{lasting}</dd>
                    </div>
                </dl>
                <A href="/min-status" attr:class="link">
                    {said(Lang::status_title)}
                </A>
            </section>
            <section class="ds-card stack">
                <h2 class="ds-heading" data-size="xs">
                    {said(Lang::assignment_goals)}
                </h2>
                {if goals.is_empty() {
                    view! { <p>{said(Lang::assignment_no_goals)}</p> }.into_any()
                } else {
                    view! { <ul class="list" lang=OFFICE>{goals.into_iter().map(|goal| view! { <li>{goal}</li> }).collect_view()}</ul> }
                        .into_any()
                }}
            </section>
            {terms.map(|terms| view! { <Terms policy=terms.on(today()).clone() /> })}
            {(!row.ended)
                .then(|| {
                    view! {
                        <section class="ds-card stack">
                            <h2 class="ds-heading" data-size="xs">
                                {said(Lang::plan_title)}
                            </h2>
                            <A
                                href=format!("/plan/ny?oppdrag={id}")
                                attr:class="ds-button"
                                attr:data-variant="secondary"
                            >
                                {said(Lang::plan_new)}
                            </A>
                        </section>
                    }
                })}
            <Supervision assignment=id supervisor=supervisor />
            <Reports assignment=id />
            <Section id="secrecy" heading=Lang::help_secrecy texts=secrecy />
            <section class="ds-card stack">
                <h2 class="ds-heading" data-size="xs">
                    {said(Lang::help_worried)}
                </h2>
                <TellTheOffice assignment=id />
            </section>
        </Page>
        <Foot tab=Tab::Assignments>
            <A href=format!("/maned/{id}/na") attr:class="ds-button" attr:data-variant="secondary">
                {said(Lang::assignment_month)}
            </A>
        </Foot>
    }
}
