//! What of supervision belongs on the first page: an agreed time, and a request that nobody answers.

use super::card::next;
use crate::clock::{now, today};
use crate::components::{Callout, Weight, said, speech};
use crate::journal::Journal;
use chrono::{Days, NaiveDate, NaiveDateTime};
use domain::id::AssignmentId;
use i18n::{Lang, args};
use leptos::prelude::*;
use leptos_router::components::A;
use sync::phone::Snapshot;

/// An agreed time is shown this many days ahead.
const AHEAD: Days = Days::new(14);

/// The next agreed time of all assignments, if it is near.
fn near(snapshot: &Snapshot, today: NaiveDate) -> Option<(NaiveDateTime, AssignmentId)> {
    let ids = snapshot.assignments.iter().map(|view| view.row.assignment.id);
    let first = ids.filter_map(|id| next(snapshot, id, today).map(|at| (at, id))).min()?;
    (first.0.date() <= today + AHEAD).then_some(first)
}

/// Both, where there is something to say.
#[component]
pub(crate) fn SupervisionNews() -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let near = Memo::new(move |_| snapshot.with(|snapshot| near(snapshot, today())));
    let overdue = Memo::new(move |_| {
        let now = now();
        snapshot.with(|snapshot| {
            let waits = snapshot.supervisions.iter().find(|view| view.is_overdue(now));
            waits.map(|view| view.request.assignment)
        })
    });
    let open = |id: AssignmentId| {
        view! {
            <A href=format!("/oppdrag/{id}") attr:class="link">
                {said(Lang::supervision_see)}
            </A>
        }
    };
    let planned = move || {
        let (at, id) = near.get()?;
        let text = move || {
            let t = t.get();
            t.supervision_planned_at(args::SupervisionPlannedAt {
                date: &t.long_date(at.date()),
                time: &t.time(at.time()),
            })
        };
        Some(view! {
            <Callout weight=Weight::Info title=said(Lang::supervision_title)>
                <p>{text}</p>
                {open(id)}
            </Callout>
        })
    };
    let unanswered = move || {
        let id = overdue.get()?;
        Some(view! {
            <Callout weight=Weight::Heed title=said(Lang::supervision_title)>
                <p>{said(Lang::supervision_overdue)}</p>
                {open(id)}
            </Callout>
        })
    };
    view! {
        {planned}
        {unanswered}
    }
}
