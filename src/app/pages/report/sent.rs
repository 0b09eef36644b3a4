//! A report as it was sent: how far it has come, what it says, and what can be done about it.

use super::Place;
use super::card::title;
use super::words::{answers, days, lines, stage};
use crate::components::{Callout, Foot, Page, StateTag, Tab, Weight, notices, said, speech};
use crate::journal::Journal;
use domain::report::{Report, ReportForm};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::phone::{ReportStage, ReportView};
use sync::{Change, ReportState, Subject};

/// The report, where there is one.
#[component]
pub(super) fn SentPage(place: Place, again: RwSignal<bool>) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let id = place.id();
    let sent = Memo::new(move |_| {
        snapshot.with(|snapshot| snapshot.reports.iter().find(|view| view.report.id == id).cloned())
    });
    let place = StoredValue::new(place);
    move || {
        let view = sent.get()?;
        let form = snapshot.with_untracked(|snapshot| {
            let forms = place.with_value(|place| place.assignment(snapshot).map(|it| it.row.municipality.forms.read()));
            let written_on = |form: &ReportForm| form.key == view.report.form && form.version == view.report.version;
            forms.unwrap_or_default().into_iter().find(written_on)
        });
        Some(view! { <Shown view=view form=form again=again /> })
    }
}

#[component]
fn Shown(view: ReportView, form: Option<ReportForm>, again: RwSignal<bool>) -> impl IntoView {
    let t = speech();
    let home = Signal::stored(format!("/oppdrag/{}", view.report.assignment));
    let (span, report, named) = (view.report.span, view.report.clone(), form.clone());
    let heading = Signal::derive(move || title(t.get(), named.as_ref()));
    let (at, what) = (view.stage.clone(), view.clone());
    let told = move || lines(t.get(), &what).into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        <Page title=heading lead=Signal::derive(move || days(t.get(), span)) back=home>
            <section class="ds-card stack">
                <p>{move || view! { <StateTag state=stage(t.get(), &at) /> }}</p>
                {told}
                <Ways view=view again=again />
            </section>
            <section class="ds-card stack">
                <Answers form=form report=report />
            </section>
        </Page>
        <Foot tab=Tab::Assignments />
    }
}

/// What can be done: taken back while nobody has read it, written again when it came back.
#[component]
fn Ways(view: ReportView, again: RwSignal<bool>) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t) = (notices(), speech());
    let id = view.report.id;
    let not_sent = view.stage == ReportStage::NotSent;
    let can_be_taken_back =
        matches!(view.stage, ReportStage::Sending | ReportStage::AtServer { state: ReportState::Received, .. })
            && view.refused.is_none();
    let withdraw = move |_| {
        spawn_local(async move {
            let said = journal.record(Change::WithdrawReport { report: id }).await;
            let t = t.get_untracked();
            notices.say(if said.is_ok() { t.report_withdrawn() } else { t.session_save_failed_storage() });
        });
    };
    let understood = move |_| {
        spawn_local(async move {
            if journal.let_go(Subject::Report(id)).await.is_err() {
                notices.say(t.get_untracked().session_save_failed_storage());
            }
        });
    };
    view! {
        {view
            .refused
            .map(|_| {
                view! {
                    <Callout weight=Weight::Bad title=said(Lang::report_title)>
                        <p>{said(move |t| if not_sent { t.report_refused() } else { t.report_withdraw_refused() })}</p>
                        <button class="ds-button" type="button" data-variant="secondary" on:click=understood>
                            {said(Lang::report_understood)}
                        </button>
                    </Callout>
                }
            })}
        {(!view.is_closed())
            .then(|| {
                view! {
                    <button class="ds-button" type="button" on:click=move |_| again.set(true)>
                        {said(Lang::report_again)}
                    </button>
                }
            })}
        {can_be_taken_back
            .then(|| {
                view! {
                    <button class="ds-button" type="button" data-variant="tertiary" on:click=withdraw>
                        {said(Lang::report_withdraw)}
                    </button>
                }
            })}
    }
}

/// Every question with its answer.
#[component]
pub(super) fn Answers(form: Option<ReportForm>, report: Report) -> impl IntoView {
    let t = speech();
    let shown = move || {
        let one = |(question, lines): (String, Vec<String>)| {
            let empty = lines.is_empty().then(|| view! { <p class="soft">{said(Lang::report_not_answered)}</p> });
            view! {
                <div>
                    <dt>{question}</dt>
                    <dd>{empty} {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}</dd>
                </div>
            }
        };
        answers(t.get(), form.as_ref(), &report).into_iter().map(one).collect_view()
    };
    view! { <dl class="facts">{shown}</dl> }
}
