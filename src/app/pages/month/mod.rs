//! `/maned/:assignment/:period`: a picture first, then the entries, then sending in.

mod calendar;
mod checklist;
mod entries;
mod paper;
mod pay;
mod place;
mod send;
mod sign_off;
mod standing;

pub(crate) use paper::Paper;
pub(crate) use sign_off::SignOffPage;

use super::report::ReportOf;
use super::shown::{Standing, measures, notes, reckoned, standing as standing_of};
use super::sync_line::SyncLine;
use crate::clock::today;
use crate::components::{Foot, Icon, Measures, Notes, Page, Sign, StateTag, Tab, said, speech};
use crate::journal::Journal;
use calendar::Calendar;
use domain::id::AssignmentId;
use domain::time::PayPeriod;
use entries::Entries;
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;
use pay::Pay;
use place::{Place, place, place_of_address};
use send::{Send, SendPage};
use sign_off::SignOffCard;
use standing::StandingBox;
use sync::phone::TimesheetView;

/// The month of the address; without one, the running month of the assignment last used.
#[component]
pub(crate) fn Month() -> impl IntoView {
    let place = place_of_address();
    let sending = RwSignal::new(false);
    // Another month is another question.
    Effect::new(move |before: Option<Option<Place>>| {
        let place = place.get();
        if before.is_some_and(|before| before != place) {
            sending.set(false);
        }
        place
    });
    move || match place.get() {
        None => view! { <NoMonth /> }.into_any(),
        Some(place) if sending.get() => view! { <SendPage place=place sending=sending /> }.into_any(),
        Some(place) => view! { <MonthPage place=place sending=sending /> }.into_any(),
    }
}

/// There is no assignment yet, or only a newer app can read when its months begin.
#[component]
fn NoMonth() -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let some = move || snapshot.with(|snapshot| !snapshot.assignments.is_empty());
    view! {
        <Page title=said(Lang::nav_month)>
            <p>{said(move |t| if some() { t.month_cannot_reckon() } else { t.today_empty_text() })}</p>
        </Page>
        <Foot tab=Tab::Month />
    }
}

#[component]
fn MonthPage(place: Place, sending: RwSignal<bool>) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let Place { assignment, period, .. } = place;
    let title = Signal::derive(move || {
        let t = t.get();
        t.month_title(&t.period(period.from(), period.until()))
    });
    let month = Memo::new(move |_| snapshot.with(|snapshot| reckoned(snapshot, assignment, period, today())));
    let standing = Memo::new(move |_| snapshot.with(|snapshot| standing_of(snapshot, assignment, period)));
    let bars = Signal::derive(move || {
        month.with(|month| month.as_ref().map(|month| measures(t.get(), None, month)).unwrap_or_default())
    });
    let found = Signal::derive(move || {
        month.with(|month| month.as_ref().map(|month| notes(t.get(), &month.findings)).unwrap_or_default())
    });
    let some_found = Memo::new(move |_| found.with(|found| !found.is_empty()));
    let is_reckoned = Memo::new(move |_| month.with(Option::is_some));
    let (name, beside, shown, inside) = (place.name.clone(), place.clone(), place.clone(), place.clone());
    let confirmed = place.clone();
    let paper = format!("{}/papir", place.href());
    view! {
        <Page title=title lead=Signal::stored(name)>
            <Switcher place=beside standing=standing />
            <WhichAssignment current=assignment period=period />
            <StandingBox standing=standing />
            {move || (!is_reckoned.get()).then(|| view! { <p>{said(Lang::month_cannot_reckon)}</p> })}
            <section class="ds-card" aria-label=said(Lang::month_measures)>
                <Measures measures=bars />
            </section>
            {move || {
                some_found
                    .get()
                    .then(|| {
                        view! {
                            <section class="stack" aria-labelledby="findings">
                                <h2 class="ds-heading" data-size="xs" id="findings">
                                    {said(Lang::month_findings)}
                                </h2>
                                <Notes notes=found linked=true />
                            </section>
                        }
                    })
            }}
            <ReportOf assignment=assignment period=period />
            <SignOffCard place=confirmed standing=standing />
            <Calendar place=shown />
            <Entries place=inside />
            <Pay month=month />
            <A href=paper attr:class="link">
                {said(Lang::paper_open)}
            </A>
            <SyncLine />
        </Page>
        <Send place=place standing=standing is_reckoned=is_reckoned sending=sending />
    }
}

/// Where the month stands, between the ways to the month before and after.
#[component]
fn Switcher(place: Place, standing: Memo<(Standing, Option<TimesheetView>)>) -> impl IntoView {
    let Place { assignment, before, after, .. } = place;
    let step = move |to: Option<String>, sign: Sign, name: fn(Lang) -> &'static str| {
        let href = to.map(|key| format!("/maned/{assignment}/{key}"));
        match href {
            Some(href) => view! {
                <A href=href attr:class="ds-button icon-button" attr:data-variant="secondary" attr:aria-label=said(name)>
                    <Icon sign=sign />
                </A>
            }
            .into_any(),
            None => view! { <span class="icon-button"></span> }.into_any(),
        }
    };
    let t = speech();
    view! {
        <nav class="switcher" aria-label=said(Lang::month_switch)>
            {step(before, Sign::Left, Lang::month_previous)}
            <span>{move || view! { <StateTag state=standing.get().0.state(t.get()) /> }}</span>
            {step(after, Sign::Right, Lang::month_next)}
        </nav>
    }
}

/// The same days of the contact's other assignments; nothing where there is but one.
#[component]
fn WhichAssignment(current: AssignmentId, period: PayPeriod) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot();
    let places = Memo::new(move |_| {
        snapshot.with(|snapshot| {
            let ids = snapshot.assignments.iter().map(|view| view.row.assignment.id.to_string());
            ids.filter_map(|id| place(snapshot, Some(&id), Some(&period.key()), today())).collect::<Vec<_>>()
        })
    });
    let several = Memo::new(move |_| places.with(|places| places.len() > 1));
    let link = move |place: Place| {
        let here = (place.assignment == current).then_some("page");
        let href = place.href();
        view! {
            <li>
                <a class="chip-link" href=href aria-current=here>
                    {here.map(|_| view! { <Icon sign=Sign::Tick /> })}
                    {place.name}
                </a>
            </li>
        }
    };
    move || {
        several.get().then(|| {
            view! {
                <nav class="stack" aria-labelledby="assignment">
                    <p class="ds-label" id="assignment">
                        {said(Lang::month_choose_assignment)}
                    </p>
                    <ul class="chips">{move || places.get().into_iter().map(link).collect_view()}</ul>
                </nav>
            }
        })
    }
}
