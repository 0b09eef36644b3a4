//! What saving would do to the caps, shown before it is saved.

use super::form::{Form, so_far};
use crate::boot::Timer;
use crate::clock::today;
use crate::components::{Measures, Notes, said, speech};
use crate::pages::shown::{assignment_name, measures, notes, reckoned_with};
use domain::entry::Session;
use domain::id::AssignmentId;
use i18n::Lang;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use sync::phone::Snapshot;

/// Nobody is told before the typing has rested for so long.
const PAUSE: Duration = Duration::from_millis(1200);

/// Bars with the entry in them, and what the rules say of it.
#[component]
pub(crate) fn Effect(
    /// The form.
    form: Form,
    /// What is saved already.
    #[prop(into)]
    snapshot: Signal<Arc<Snapshot>>,
) -> impl IntoView {
    let candidate = Memo::new(move |_| form.draft.with(so_far));
    // The meeting's own assignment first, then those that a part of a drive was for.
    let whose = Memo::new(move |_| candidate.with(|candidate| candidate.as_ref().map(concerned).unwrap_or_default()));
    let some = Memo::new(move |_| whose.with(|whose| !whose.is_empty()));
    move || {
        some.get().then(|| {
            view! {
                <section class="effect stack" aria-labelledby="effect">
                    <h2 class="ds-heading" data-size="2xs" id="effect">
                        {said(Lang::session_effect_title)}
                    </h2>
                    <For each=move || whose.get() key=|id| *id let:assignment>
                        <OnMonth assignment=assignment whose=whose candidate=candidate snapshot=snapshot />
                    </For>
                </section>
            }
        })
    }
}

fn concerned(session: &Session) -> Vec<AssignmentId> {
    let mut all = vec![session.assignment];
    for of in session.trips.iter().flat_map(|trip| &trip.legs).filter_map(|leg| leg.assignment) {
        if !all.contains(&of) {
            all.push(of);
        }
    }
    all
}

/// The bars of one assignment's month; named where there are several.
#[component]
fn OnMonth(
    assignment: AssignmentId,
    whose: Memo<Vec<AssignmentId>>,
    candidate: Memo<Option<Session>>,
    snapshot: Signal<Arc<Snapshot>>,
) -> impl IntoView {
    let t = speech();
    let months = Memo::new(move |_| {
        let candidate = candidate.get()?;
        let months = snapshot.with(|snapshot| reckoned_with(snapshot, assignment, &candidate, today()));
        months.map(|months| (candidate.id, months))
    });
    let bars = Signal::derive(move || {
        months.with(|months| match months {
            Some((_, (before, now))) => measures(t.get(), before.as_ref(), now),
            None => Vec::new(),
        })
    });
    let said_of_it = Signal::derive(move || {
        months.with(|months| match months {
            Some((id, (_, now))) => notes(t.get(), &now.findings)
                .into_iter()
                .filter(|note| note.at.as_ref().is_some_and(|at| at.session == *id))
                .collect(),
            None => Vec::new(),
        })
    });
    // What is more than is paid is told to whoever does not see it, once the typing pauses: not at every key.
    let heard = RwSignal::new(String::new());
    let pause = StoredValue::new_local(None::<Timer>);
    Effect::new(move |_| {
        let over = bars.with(|bars| {
            let over = bars.iter().filter(|bar| bar.over);
            over.filter_map(|bar| Some(format!("{}: {}", bar.name, bar.rest.as_ref()?))).collect::<Vec<_>>().join(". ")
        });
        pause.set_value(Some(Timer::after(PAUSE, move || {
            if heard.try_get_untracked().is_some_and(|heard| heard != over) {
                heard.set(over.clone());
            }
        })));
    });
    let name = move || {
        let several = whose.with(|whose| whose.len() > 1);
        let view = |snapshot: &Arc<Snapshot>| {
            let view = snapshot.assignments.iter().find(|view| view.row.assignment.id == assignment)?;
            Some(assignment_name(&view.row.assignment))
        };
        several
            .then(|| snapshot.with(view))
            .flatten()
            .map(|name| view! { <h3 class="ds-heading" data-size="2xs">{name}</h3> })
    };
    let some = Memo::new(move |_| months.with(Option::is_some));
    move || {
        some.get().then(|| {
            view! {
                <div class="stack">
                    {name}
                    <p class="ds-sr-only" role="status">
                        {heard}
                    </p>
                    <Measures measures=bars />
                    <Notes notes=said_of_it />
                </div>
            }
        })
    }
}
