//! Drives: from, to, kilometres. Places are labels, never addresses.

use super::form::{Form, leg_of};
use super::needs::Needs;
use super::removal::take_out;
use super::suggest::{InShort, in_short};
use crate::clock::fresh_id;
use crate::components::{Chips, Choice, Field, Icon, Kind, Message, Part, Sign, notices, said, speech};
use crate::pages::shown::leg_kind;
use domain::entry::{LegDraft, LegKind, Trip, TripDraft};
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
    let ids = Memo::new(move |_| {
        form.draft.with(|draft| draft.trips.iter().map(|trip| (trip.id, trip.legs.len())).collect::<Vec<_>>())
    });
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
            <For each=move || ids.get() key=|row| *row let:row>
                {
                    let (trip, legs) = row;
                    view! { <TripFields form=form needs=needs trip=trip legs=legs /> }
                }
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
fn TripFields(form: Form, needs: Signal<Needs>, trip: TripId, legs: usize) -> impl IntoView {
    let t = speech();
    let number = Memo::new(move |_| {
        form.draft.with(|draft| draft.trips.iter().take_while(|other| other.id != trip).count() + 1).to_string()
    });
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
            {(0..legs).map(|leg| view! { <LegFields form=form needs=needs trip=trip leg=leg /> }).collect_view()}
            {(legs <= 2).then(|| view! { <AndBack form=form trip=trip back=legs == 2 /> })}
        </Part>
    }
}

/// The same way back as a leg of its own, with its own kilometres to mend.
#[component]
fn AndBack(form: Form, trip: TripId, back: bool) -> impl IntoView {
    let id = format!("trip-{trip}-back");
    let tick = move |event| {
        let back = event_target_checked(&event);
        form.draft.update(|draft| {
            if let Some(trip) = draft.trips.iter_mut().find(|found| found.id == trip) {
                let way = trip.legs.first().filter(|_| back).map(reversed);
                trip.legs.truncate(1);
                trip.legs.extend(way);
            }
        });
    };
    view! {
        <div class="option">
            <input class="ds-input" type="checkbox" id=id.clone() prop:checked=back on:change=tick />
            <label for=id>{said(Lang::session_trip_back)}</label>
        </div>
    }
}

fn reversed(leg: &LegDraft) -> LegDraft {
    LegDraft { from: leg.to.clone(), to: leg.from.clone(), ..leg.clone() }
}

#[component]
fn LegFields(form: Form, needs: Signal<Needs>, trip: TripId, leg: usize) -> impl IntoView {
    let id = move |name: &str| format!("trip-{trip}-{leg}-{name}");
    let text = move |read: fn(&LegDraft) -> &String| {
        form.text(move |draft| leg_of(draft, trip, leg).map(read).cloned().unwrap_or_default())
    };
    let typed = move |write: fn(&mut LegDraft) -> &mut String| {
        Callback::new(move |text: String| form.edit_leg(trip, leg, |leg| *write(leg) = text))
    };
    let hidden = Memo::new(move |_| needs.get().hides_places);
    let hint = said(move |t| if hidden.get() { t.session_trip_hidden_hint() } else { t.session_trip_hint() });
    let hint = (leg == 0).then(|| view! { <p class="soft small">{hint}</p> });
    let places = move || {
        view! {
            <div class="pair">
                <Field
                    id=id("from")
                    label=said(Lang::session_trip_from)
                    value=text(|leg| &leg.from)
                    on_input=typed(|leg| &mut leg.from)
                    problem=form.problem(id("from"))
                    suggestions="places"
                />
                <Field
                    id=id("to")
                    label=said(Lang::session_trip_to)
                    value=text(|leg| &leg.to)
                    on_input=typed(|leg| &mut leg.to)
                    problem=form.problem(id("to"))
                    suggestions="places"
                />
            </div>
        }
    };
    view! {
        {hint} {move || (!hidden.get()).then(places)}
        <Field
            id=id("km")
            label=said(Lang::session_trip_kilometres)
            kind=Kind::Decimal
            value=text(|leg| &leg.kilometres)
            on_input=typed(|leg| &mut leg.kilometres)
            problem=form.problem(id("km"))
            unit="km"
        />
        {move || needs.get().leg_kind.then(|| view! { <KindOfLeg form=form trip=trip leg=leg id=id("kind") /> })}
        {move || needs.get().passengers.then(|| view! { <Passenger form=form trip=trip leg=leg id=id("with") /> })}
    }
}

#[component]
fn KindOfLeg(form: Form, trip: TripId, leg: usize, id: String) -> impl IntoView {
    let t = speech();
    let choices = Signal::derive(move || {
        let t = t.get();
        [LegKind::Activity, LegKind::Commute, LegKind::Supervision]
            .map(|value| Choice { value, name: leg_kind(t, value).to_owned() })
            .to_vec()
    });
    view! {
        <Chips
            id=id
            legend=said(Lang::session_trip_kind)
            choices=choices
            chosen=Signal::derive(move || form.draft.with(|draft| leg_of(draft, trip, leg).map(|leg| leg.kind)))
            on_choose=Callback::new(move |kind| form.edit_leg(trip, leg, |leg| leg.kind = kind))
        />
    }
}

#[component]
fn Passenger(form: Form, trip: TripId, leg: usize, id: String) -> impl IntoView {
    let along = move || form.draft.with(|draft| leg_of(draft, trip, leg).is_some_and(|leg| leg.passengers > 0));
    let tick = move |event| {
        let along = event_target_checked(&event);
        form.edit_leg(trip, leg, |leg| leg.passengers = u8::from(along));
    };
    view! {
        <div class="option">
            <input class="ds-input" type="checkbox" id=id.clone() prop:checked=along on:change=tick />
            <label for=id>{said(Lang::session_trip_with_recipient)}</label>
        </div>
    }
}
