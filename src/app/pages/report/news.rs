//! What of reports belongs on the first page and the month's: one that came back, and one that is due.

use super::card::title;
use super::open::{ToWrite, href, to_write};
use crate::clock::today;
use crate::components::{News, Weight, speech};
use crate::journal::Journal;
use crate::pages::shown::assignment_name;
use domain::id::AssignmentId;
use domain::time::PayPeriod;
use leptos::prelude::*;
use std::sync::Arc;
use sync::ReportState;
use sync::phone::{ReportStage, ReportView, Snapshot};

/// Reports that are due or soon will be; of one assignment, or of all.
fn near(snapshot: &Snapshot, of: Option<AssignmentId>) -> Vec<ToWrite> {
    let today = today();
    let wanted = snapshot.assignments.iter().filter(|view| of.is_none_or(|id| view.row.assignment.id == id));
    wanted.flat_map(|view| to_write(view, snapshot, today)).filter(|it| it.is_near(today)).collect()
}

/// What came back from the office, or was not taken in.
fn comes_back(view: &ReportView) -> bool {
    matches!(view.stage, ReportStage::NotSent | ReportStage::AtServer { state: ReportState::Returned { .. }, .. })
}

/// What the assignment is called: two reports of the same form are told apart by it.
fn of(assignment: AssignmentId) -> String {
    let snapshot = expect_context::<Journal>().snapshot();
    let named = |snapshot: &Arc<Snapshot>| {
        let mut all = snapshot.assignments.iter().map(|view| &view.row.assignment);
        all.find(|row| row.id == assignment).map(assignment_name).unwrap_or_default()
    };
    snapshot.with_untracked(named)
}

/// Both, where there is something to say.
#[component]
pub(crate) fn ReportNews() -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let t = speech();
    let due = Memo::new(move |_| snapshot.with(|snapshot| near(snapshot, None)));
    let back = Memo::new(move |_| {
        snapshot.with(|snapshot| snapshot.reports.iter().filter(|view| comes_back(view)).cloned().collect::<Vec<_>>())
    });
    let one = move |view: ReportView| {
        let refused = view.stage == ReportStage::NotSent;
        let of = of(view.report.assignment);
        let link = href(view.report.assignment, &view.report.form, view.report.span);
        let text = Signal::derive(move || {
            let t = t.get();
            let what = if refused { t.report_refused() } else { t.report_state_returned() };
            format!("{} · {of} · {what}", t.report_title())
        });
        view! {
            <News weight=Weight::Heed text=text href=link />
        }
    };
    view! {
        {move || back.get().into_iter().map(one).collect_view()}
        {move || due.get().into_iter().map(|it| view! { <Due it=it /> }).collect_view()}
    }
}

/// On the month's page: the report of these days, when it is due with them.
#[component]
pub(crate) fn ReportOf(assignment: AssignmentId, period: PayPeriod) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let due = Memo::new(move |_| {
        let mut due = snapshot.with(|snapshot| near(snapshot, Some(assignment)));
        due.retain(|it| (period.from()..=period.until()).contains(&it.span.until));
        due
    });
    move || due.get().into_iter().map(|it| view! { <Due it=it /> }).collect_view()
}

#[component]
fn Due(it: ToWrite) -> impl IntoView {
    let t = speech();
    let (span, link) = (it.span, it.href());
    let late = span.until < today();
    let (form, of) = (it.form, of(it.assignment));
    let text = Signal::derive(move || {
        let (t, date) = (t.get(), t.get().date(span.until));
        let due = if late { t.report_due_passed(&date) } else { t.report_due(&date) };
        format!("{} · {of} · {due}", title(t, Some(&form)))
    });
    view! { <News weight=if late { Weight::Heed } else { Weight::Info } text=text href=link /> }
}
