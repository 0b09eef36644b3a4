//! One stretch of a drive: from, to, kilometres, and what the rules need to know of it.

use super::form::{Form, leg_of};
use super::kind::most_passengers;
use super::needs::Needs;
use crate::components::{Chips, Choice, Field, Kind, said, speech};
use crate::journal::Journal;
use crate::pages::shown::{assignment_name, leg_kind};
use domain::entry::{LegDraft, LegKind};
use domain::id::{AssignmentId, TripId};
use i18n::Lang;
use leptos::prelude::*;

/// The fields of a stretch.
#[component]
pub(super) fn LegFields(
    form: Form,
    needs: Signal<Needs>,
    place: (TripId, usize),
    legs: Memo<usize>,
    shared: RwSignal<bool>,
) -> impl IntoView {
    let (trip, leg) = place;
    let t = speech();
    let several = Memo::new(move |_| legs.get() > 1);
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
    let heading = id("heading");
    let named = heading.clone();
    view! {
        <div
            class="stack"
            role=move || several.get().then_some("group")
            aria-labelledby=move || several.get().then(|| named.clone())
        >
            {move || {
                let heading = heading.clone();
                several
                    .get()
                    .then(|| {
                        view! {
                            <h4 class="ds-heading" data-size="2xs" id=heading>
                                {move || t.get().session_trip_leg(&(leg + 1).to_string())}
                            </h4>
                        }
                    })
            }}
            {hint}
            {move || (!hidden.get()).then(places)}
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
            {move || needs.get().passengers.then(|| view! { <Passengers form=form trip=trip leg=leg id=id("with") /> })}
            {move || shared.get().then(|| view! { <Whose form=form trip=trip leg=leg id=id("whose") /> })}
        </div>
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

/// Whether the recipient rode along; of a group, how many.
#[component]
fn Passengers(form: Form, trip: TripId, leg: usize, id: String) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let most = Memo::new(move |_| {
        let assignment = form.draft.with(|draft| draft.assignment);
        snapshot.with(|snapshot| most_passengers(snapshot, assignment))
    });
    let riding = Memo::new(move |_| form.draft.with(|draft| leg_of(draft, trip, leg).map(|leg| leg.passengers)));
    let along = Memo::new(move |_| riding.get().is_some_and(|riding| riding > 0));
    let write = move |riding: u8| form.edit_leg(trip, leg, |leg| leg.passengers = riding);
    let choices = Signal::derive(move || {
        let t = t.get();
        let name = |count: u8| if count == 0 { t.session_trip_nobody().to_owned() } else { count.to_string() };
        (0..=most.get()).map(|value| Choice { value, name: name(value) }).collect::<Vec<_>>()
    });
    let one = move |id: String| {
        view! {
            <div class="option">
                <input
                    class="ds-input"
                    type="checkbox"
                    id=id.clone()
                    prop:checked=move || along.get()
                    on:change=move |event| write(u8::from(event_target_checked(&event)))
                />
                <label for=id>{said(Lang::session_trip_with_recipient)}</label>
            </div>
        }
    };
    move || {
        if most.get() > 1 {
            view! {
                <Chips
                    id=id.clone()
                    legend=said(Lang::session_trip_how_many)
                    choices=choices
                    chosen=riding
                    on_choose=Callback::new(write)
                />
            }
            .into_any()
        } else {
            one(id.clone()).into_any()
        }
    }
}

/// Which assignment pays for this stretch.
#[component]
fn Whose(form: Form, trip: TripId, leg: usize, id: String) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let own = Memo::new(move |_| form.draft.with(|draft| draft.assignment));
    let theirs = Memo::new(move |_| form.draft.with(|draft| leg_of(draft, trip, leg).and_then(|leg| leg.assignment)));
    let choices = Memo::new(move |_| {
        let kept = [own.get(), theirs.get()];
        snapshot.with(|snapshot| {
            let rows = snapshot.assignments.iter().map(|view| &view.row);
            rows.filter(|row| !row.ended || kept.contains(&Some(row.assignment.id)))
                .map(|row| Choice { value: row.assignment.id, name: assignment_name(&row.assignment) })
                .collect::<Vec<Choice<AssignmentId>>>()
        })
    });
    let choose = Callback::new(move |of: AssignmentId| {
        form.edit_leg(trip, leg, |leg| leg.assignment = Some(of).filter(|of| Some(*of) != own.get_untracked()));
    });
    view! {
        <Chips
            id=id
            legend=said(Lang::session_trip_whose)
            choices=choices
            chosen=Signal::derive(move || theirs.get().or_else(|| own.get()))
            on_choose=choose
        />
    }
}
