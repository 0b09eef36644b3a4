//! `/maned/:assignment/:period/papir`: the whole month on sheets of A4, for offices and recipients who want it on paper.
//! The browser prints it, or saves it as a PDF; nothing leaves the phone otherwise.

mod table;

use super::pay::Pay;
use super::place::{Place, place_of_address};
use super::standing_of;
use crate::clock::today;
use crate::components::{Foot, Page, StateTag, Tab, said, speech};
use crate::journal::Journal;
use crate::pages::shown::{assignment_name, reckoned};
use domain::timesheet::Timesheet;
use i18n::Lang;
use leptos::prelude::*;
use table::{Table, drives, expenses, sessions};

/// The month of the address, to be printed.
#[component]
pub(crate) fn Paper() -> impl IntoView {
    let place = place_of_address();
    move || match place.get() {
        None => view! { <super::NoMonth /> }.into_any(),
        Some(place) => view! { <Sheets place=place /> }.into_any(),
    }
}

#[component]
fn Sheets(place: Place) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let Place { assignment, period, .. } = place;
    let title = Signal::derive(move || {
        let t = t.get();
        t.paper_title(&t.period(period.from(), period.until()))
    });
    let month = Memo::new(move |_| snapshot.with(|snapshot| reckoned(snapshot, assignment, period, today())));
    let standing = Memo::new(move |_| snapshot.with(|snapshot| standing_of(snapshot, assignment, period)));
    let is_reckoned = Memo::new(move |_| month.with(Option::is_some));
    let list = move |rows: fn(Lang, &sync::phone::Snapshot, &Timesheet) -> table::Rows| {
        Signal::derive(move || {
            snapshot.with(|snapshot| month.with(|month| month.as_ref().map(|month| rows(t.get(), snapshot, month))))
        })
    };
    view! {
        <Page title=title back=Signal::stored(place.href())>
            <Whose place=place.clone() />
            <p>{move || view! { <StateTag state=standing.get().0.state(t.get()) /> }}</p>
            {move || (!is_reckoned.get()).then(|| view! { <p>{said(Lang::month_cannot_reckon)}</p> })}
            <Table name=Lang::desk_sessions rows=list(sessions) />
            <Table name=Lang::desk_driving rows=list(drives) />
            <Table name=Lang::desk_expenses rows=list(expenses) />
            <Pay month=month />
            <Signatures />
        </Page>
        <Foot tab=Tab::Month>
            <button class="ds-button" type="button" on:click=move |_| print()>
                {said(Lang::paper_print)}
            </button>
        </Foot>
    }
}

/// The browser's own printing. One that cannot print does nothing.
fn print() {
    let _ = window().print();
}

/// Whose month it is. The phone knows neither the contact's name nor the recipient's: they are written by hand.
#[component]
fn Whose(place: Place) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let t = speech();
    let row = snapshot.with(|snapshot| {
        snapshot.assignments.iter().map(|view| &view.row).find(|row| row.assignment.id == place.assignment).cloned()
    });
    let days = move || t.get().days(place.period.from(), place.period.until());
    row.map(|row| {
        view! {
            <dl class="facts">
                <div>
                    <dt>{said(Lang::settings_municipality)}</dt>
                    <dd>{row.municipality.name.clone()}", "{row.assignment.office_name.clone()}</dd>
                </div>
                <div>
                    <dt>{said(Lang::desk_assignment)}</dt>
                    <dd>{assignment_name(&row.assignment)}</dd>
                </div>
                <div>
                    <dt>{said(Lang::desk_period)}</dt>
                    <dd>{days}</dd>
                </div>
                <div class="by-hand">
                    <dt>{said(Lang::paper_name)}</dt>
                    <dd></dd>
                </div>
            </dl>
        }
    })
}

/// Lines to sign on.
#[component]
fn Signatures() -> impl IntoView {
    let line = |who: fn(Lang) -> &'static str| {
        view! {
            <div class="by-hand">
                <dt>{said(who)}</dt>
                <dd></dd>
            </div>
        }
    };
    view! {
        <section class="signatures" aria-labelledby="signatures">
            <h2 class="ds-heading" data-size="xs" id="signatures">
                {said(Lang::paper_signatures)}
            </h2>
            <dl class="facts">
                {[Lang::paper_sign_contact, Lang::paper_sign_recipient, Lang::paper_sign_office].map(line)}
            </dl>
        </section>
    }
}
