//! Drives: from, to, kilometres. Places are labels, never addresses.

use super::form::Form;
use super::leg::LegFields;
use super::needs::Needs;
use super::removal::take_out;
use super::suggest::{InShort, in_short};
use crate::clock::fresh_id;
use crate::components::{Icon, Message, Part, Sign, notices, said, speech};
use crate::journal::Journal;
use domain::entry::{LegDraft, LegKind, SessionDraft, Trip, TripDraft};
use domain::id::TripId;
use i18n::{Lang, args};
use leptos::prelude::*;

const fn blank_leg() -> LegDraft {
    LegDraft {
        kind: LegKind::Activity,
        from: String::new(),
        to: String::new(),
        kilometres: String::new(),
        passengers: 0,
        assignment: None,
    }
}

/// All drives of the session.
#[component]
pub(crate) fn Trips(
    /// The form.
    form: Form,
    /// What the assignment's rules need to know.
    #[prop(into)]
    needs: Signal<Needs>,
    /// Places to suggest.
    #[prop(into)]
    places: Signal<Vec<String>>,
    /// Drives of the assignment that were made before.
    #[prop(into)]
    favourites: Signal<Vec<Trip>>,
) -> impl IntoView {
    let t = speech();
    let ids = Memo::new(move |_| form.draft.with(|draft| draft.trips.iter().map(|trip| trip.id).collect::<Vec<_>>()));
    let some = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let add = move |legs: Vec<LegDraft>| {
        form.draft.update(|draft| draft.trips.push(TripDraft { id: TripId::new(fresh_id()), legs }));
    };
    let again = move |trip: Trip| {
        let shown = trip.clone();
        let name = move || {
            let t = t.get();
            in_short(&shown).map(|InShort { from, to, metres, and_back }| {
                let distance = t.km(metres);
                if and_back {
                    t.session_trip_and_back(args::SessionTripAndBack { from, to, distance: &distance })
                } else {
                    t.session_trip_again(args::SessionTripAgain { from, to, distance: &distance })
                }
            })
        };
        let repeat = move |_| add(copy(t.get_untracked(), &trip));
        view! {
            <button class="ds-button" type="button" data-variant="secondary" on:click=repeat>
                {name}
            </button>
        }
    };
    let before = move || {
        let favourites = favourites.get();
        (!some.get() && !favourites.is_empty()).then(|| {
            view! {
                <div class="stack" role="group" aria-labelledby="trips-before">
                    <p class="soft small" id="trips-before">
                        {said(Lang::session_trips_before)}
                    </p>
                    <div class="buttons">{favourites.into_iter().map(again).collect_view()}</div>
                </div>
            }
        })
    };
    view! {
        <section class="stack" id="trips" tabindex="-1" aria-labelledby="trips-heading">
            <h2 class="ds-heading" data-size="xs" id="trips-heading">
                {said(Lang::session_trips)}
            </h2>
            <For each=move || ids.get() key=|id| *id let:trip>
                <TripFields form=form needs=needs trip=trip />
            </For>
            <Message id="trips" problem=form.problem("trips") />
            {before}
            <button class="ds-button" type="button" data-variant="secondary" on:click=move |_| add(vec![blank_leg()])>
                <Icon sign=Sign::Plus />
                {said(move |t| if some.get() { t.session_trip_add_more() } else { t.session_trip_add() })}
            </button>
            <datalist id="places">
                {move || places.get().into_iter().map(|place| view! { <option value=place></option> }).collect_view()}
            </datalist>
        </section>
    }
}

/// The same drive again, for another day.
fn copy(t: Lang, trip: &Trip) -> Vec<LegDraft> {
    let leg = |leg: &domain::entry::Leg| LegDraft {
        kind: leg.kind,
        from: leg.from.clone(),
        to: leg.to.clone(),
        kilometres: t.kilometres(leg.distance.0),
        passengers: leg.passengers,
        assignment: leg.assignment,
    };
    trip.legs.iter().map(leg).collect()
}

#[component]
fn TripFields(form: Form, needs: Signal<Needs>, trip: TripId) -> impl IntoView {
    let t = speech();
    let number = Memo::new(move |_| {
        form.draft.with(|draft| draft.trips.iter().take_while(|other| other.id != trip).count() + 1).to_string()
    });
    let legs = Memo::new(move |_| form.draft.with(|draft| legs_of(draft, trip).len()));
    // A way back and a second stretch look alike once they are written: which was asked for is known while the form is open.
    let back = RwSignal::new(form.draft.with_untracked(|draft| goes_back(legs_of(draft, trip))));
    let shared = RwSignal::new(form.draft.with_untracked(|draft| is_shared(legs_of(draft, trip))));
    let notices = notices();
    let remove = move |()| {
        let said = t.get_untracked().session_trip_removed();
        take_out(form, |draft| &mut draft.trips, |other| other.id == trip, (notices, said, "trips"));
    };
    view! {
        <Part
            id=format!("trip-{trip}")
            heading=Signal::derive(move || t.get().session_trip_heading(&number.get()))
            remove=Signal::derive(move || t.get().session_trip_remove(&number.get()))
            on_remove=Callback::new(remove)
        >
            <For each=move || 0..legs.get() key=|leg| *leg let:leg>
                <LegFields form=form needs=needs place=(trip, leg) legs=legs shared=shared />
            </For>
            {move || (legs.get() == 1 || back.get()).then(|| view! { <AndBack form=form trip=trip back=back /> })}
            <Shared form=form trip=trip shared=shared />
            <Stretches form=form trip=trip legs=legs back=back />
        </Part>
    }
}

fn legs_of(draft: &SessionDraft, trip: TripId) -> &[LegDraft] {
    draft.trips.iter().find(|found| found.id == trip).map(|trip| trip.legs.as_slice()).unwrap_or_default()
}

fn goes_back(legs: &[LegDraft]) -> bool {
    matches!(legs, [there, back] if there.from == back.to && there.to == back.from)
}

fn is_shared(legs: &[LegDraft]) -> bool {
    legs.iter().any(|leg| leg.assignment.is_some())
}

/// The same way back as a leg of its own, with its own kilometres to mend.
#[component]
fn AndBack(form: Form, trip: TripId, back: RwSignal<bool>) -> impl IntoView {
    let id = format!("trip-{trip}-back");
    let tick = move |event| {
        back.set(event_target_checked(&event));
        form.edit_trip(trip, |legs| {
            let way = legs.first().filter(|_| back.get_untracked()).map(reversed);
            legs.truncate(1);
            legs.extend(way);
        });
    };
    view! {
        <div class="option">
            <input class="ds-input" type="checkbox" id=id.clone() prop:checked=move || back.get() on:change=tick />
            <label for=id>{said(Lang::session_trip_back)}</label>
        </div>
    }
}

fn reversed(leg: &LegDraft) -> LegDraft {
    LegDraft { from: leg.to.clone(), to: leg.from.clone(), ..leg.clone() }
}

/// Asked only of a contact with several assignments: one drive may have served two.
#[component]
fn Shared(form: Form, trip: TripId, shared: RwSignal<bool>) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let several = Memo::new(move |_| {
        let open = snapshot.with(|snapshot| snapshot.assignments.iter().filter(|view| !view.row.ended).count());
        open > 1 || shared.get()
    });
    let id = format!("trip-{trip}-shared");
    let tick = move |event| {
        shared.set(event_target_checked(&event));
        if !shared.get_untracked() {
            form.edit_trip(trip, |legs| legs.iter_mut().for_each(|leg| leg.assignment = None));
        }
    };
    move || {
        let id = id.clone();
        several.get().then(|| {
            view! {
                <div class="option">
                    <input class="ds-input" type="checkbox" id=id.clone() prop:checked=move || shared.get() on:change=tick />
                    <label for=id>{said(Lang::session_trip_shared)}</label>
                </div>
            }
        })
    }
}

/// Stops on the way: one more stretch from where the last one ended, or the last one out again.
#[component]
fn Stretches(form: Form, trip: TripId, legs: Memo<usize>, back: RwSignal<bool>) -> impl IntoView {
    let add = move |_| {
        back.set(false);
        form.edit_trip(trip, |legs| {
            let from = legs.last().map(|last| last.to.clone()).unwrap_or_default();
            let kind = legs.last().map_or(LegKind::Activity, |last| last.kind);
            legs.push(LegDraft { from, kind, ..blank_leg() });
        });
    };
    let remove = move |_| {
        form.edit_trip(trip, |legs| {
            legs.pop();
        });
    };
    let many = Memo::new(move |_| legs.get() > 1 && !back.get());
    view! {
        <div class="buttons">
            <button class="ds-button" type="button" data-variant="tertiary" on:click=add>
                <Icon sign=Sign::Plus />
                {said(Lang::session_trip_leg_add)}
            </button>
            {move || {
                many.get()
                    .then(|| {
                        view! {
                            <button class="ds-button" type="button" data-variant="tertiary" on:click=remove>
                                {said(Lang::session_trip_leg_remove)}
                            </button>
                        }
                    })
            }}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leg(from: &str, to: &str) -> LegDraft {
        LegDraft { from: from.into(), to: to.into(), ..blank_leg() }
    }

    #[test]
    fn only_the_same_way_back_is_a_way_back() {
        assert!(goes_back(&[leg("Hjem", "Badet"), leg("Badet", "Hjem")]));
        assert!(!goes_back(&[leg("Hjem", "Badet"), leg("Badet", "Kino")]));
        assert!(!goes_back(&[leg("Hjem", "Badet")]));
    }
}
