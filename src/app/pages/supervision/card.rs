//! Who gives supervision, when it was and will be, and the way to ask: always in sight, since the contact has a right to it.

use super::asked::Asked;
use crate::clock::today;
use crate::components::{said, speech};
use crate::journal::Journal;
use chrono::{NaiveDate, NaiveDateTime};
use domain::assignment::Supervisor;
use domain::id::AssignmentId;
use i18n::{Lang, args};
use leptos::prelude::*;
use leptos_router::components::A;
use sync::phone::{Snapshot, SupervisionStage};
use sync::{AssignmentRow, SupervisionState};

/// On an assignment's page.
#[component]
pub(crate) fn Supervision(assignment: AssignmentId, supervisor: Option<Supervisor>) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let drafts = expect_context::<Journal>().requests();
    let some = Memo::new(move |_| {
        snapshot.with(|snapshot| snapshot.supervisions.iter().any(|view| view.request.assignment == assignment))
    });
    let begun = Memo::new(move |_| drafts.with(|drafts| drafts.iter().any(|draft| draft.assignment == assignment)));
    view! {
        <section class="ds-card stack">
            <h2 class="ds-heading" data-size="xs">
                {said(Lang::supervision_title)}
            </h2>
            <Who supervisor=supervisor />
            <Dates assignment=assignment />
            <A href=format!("/oppdrag/{assignment}/veiledning") attr:class="ds-button" attr:data-variant="secondary">
                {said(move |t| if begun.get() { t.today_continue() } else { t.supervision_ask() })}
            </A>
            {move || some.get().then(|| view! { <Asked assignment=assignment /> })}
        </section>
    }
}

#[component]
fn Who(supervisor: Option<Supervisor>) -> impl IntoView {
    let t = speech();
    let Some(Supervisor { name, reach, every_weeks }) = supervisor else {
        return view! { <p>{said(Lang::assignment_no_supervisor)}</p> }.into_any();
    };
    let often = move || match every_weeks {
        Some(weeks) => t.get().assignment_supervisor_weeks(weeks),
        None => t.get().assignment_supervisor_by_need().to_owned(),
    };
    let href = reach_link(&reach);
    view! {
        <p>{move || format!("{}: {name}", t.get().assignment_supervisor())}</p>
        {match href {
            Some(href) => view! { <a class="link" href=href>{reach}</a> }.into_any(),
            None => view! { <p>{reach}</p> }.into_any(),
        }}
        <p class="soft">{often}</p>
    }
    .into_any()
}

/// When supervision was last given, and when it is given next.
#[component]
fn Dates(assignment: AssignmentId) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let dates =
        Memo::new(move |_| snapshot.with(|snapshot| (last(snapshot, assignment), next(snapshot, assignment, today()))));
    let last = move || match dates.get().0 {
        Some(on) => t.get().supervision_last(&t.get().date(on)),
        None => t.get().supervision_none_held().to_owned(),
    };
    let next = move || {
        let (t, at) = (t.get(), dates.get().1?);
        let text =
            t.supervision_next(args::SupervisionNext { date: &t.long_date(at.date()), time: &t.time(at.time()) });
        Some(view! { <p><strong>{text}</strong></p> })
    };
    view! {
        {next}
        <p class="soft">{last}</p>
    }
}

/// The states of an assignment's requests that the server has.
fn states(snapshot: &Snapshot, assignment: AssignmentId) -> impl Iterator<Item = &SupervisionState> {
    let own = snapshot.supervisions.iter().filter(move |view| view.request.assignment == assignment);
    own.filter_map(|view| match &view.stage {
        SupervisionStage::AtServer { state, .. } => Some(state),
        _ => None,
    })
}

/// The day on which it was last given.
fn last(snapshot: &Snapshot, assignment: AssignmentId) -> Option<NaiveDate> {
    let held = states(snapshot, assignment).filter_map(|state| match state {
        SupervisionState::Held { on, .. } => Some(*on),
        _ => None,
    });
    held.max()
}

/// The next agreed time, from `today` on.
pub(super) fn next(snapshot: &Snapshot, assignment: AssignmentId, today: NaiveDate) -> Option<NaiveDateTime> {
    let planned = states(snapshot, assignment).filter_map(|state| match state {
        SupervisionState::Planned { at, .. } if at.date() >= today => Some(*at),
        _ => None,
    });
    planned.min()
}

/// Whom to call when nobody answers: the office, or else the one who gives supervision.
pub(crate) fn number_to_call(row: &AssignmentRow) -> Option<String> {
    let supervisor = || row.assignment.agreement.supervisor.as_ref().map(|supervisor| supervisor.reach.clone());
    let calls = |reach: &String| reach_link(reach).is_some_and(|link| link.starts_with("tel:"));
    row.municipality.telephone.clone().or_else(supervisor).filter(calls)
}

/// A link that calls or writes; nothing where it is neither a number nor an address.
pub(crate) fn reach_link(reach: &str) -> Option<String> {
    let digits: String = reach.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let only_digits = reach.chars().all(|c| c.is_ascii_digit() || c == '+' || c.is_whitespace());
    if only_digits && digits.len() >= 5 {
        Some(format!("tel:{digits}"))
    } else if reach.contains('@') && !reach.contains(char::is_whitespace) {
        Some(format!("mailto:{reach}"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_calls_and_an_address_writes() {
        assert_eq!(reach_link("22 00 00 00").as_deref(), Some("tel:22000000"));
        assert_eq!(reach_link("veileder@fjellvik.example").as_deref(), Some("mailto:veileder@fjellvik.example"));
        assert_eq!(reach_link("spør i skranken"), None);
    }
}
