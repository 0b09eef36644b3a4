//! Sending the month in, and taking it back.

use super::checklist::checklist;
use super::entries::entries;
use super::place::Place;
use crate::clock::today;
use crate::components::{Foot, Notes, Page, Tab, notices, said, speech};
use crate::journal::Journal;
use crate::pages::shown::{Standing, notes, reckoned};
use domain::timesheet::{Severity, Timesheet};
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::Change;
use sync::phone::TimesheetView;

/// The month's one action, by where it stands.
#[component]
pub(super) fn Send(
    place: Place,
    standing: Memo<(Standing, Option<TimesheetView>)>,
    sending: RwSignal<bool>,
) -> impl IntoView {
    let t = speech();
    let journal = expect_context::<Journal>();
    let snapshot = journal.snapshot();
    let period = place.period;
    let some = Memo::new(move |_| snapshot.with(|snapshot| !entries(snapshot, &place).is_empty()));
    let name = move || {
        let t = t.get();
        match standing.get().0 {
            Standing::Open { returned: Some(_), .. } => t.month_send_again().to_owned(),
            _ => t.month_send(&t.period(period.from(), period.until())),
        }
    };
    let name = StoredValue::new(name);
    move || {
        let (standing, timesheet) = standing.get();
        match (standing.is_open() && some.get(), standing, timesheet) {
            (true, ..) => view! {
                <Foot tab=Tab::Month>
                    <button class="ds-button" type="button" on:click=move |_| sending.set(true)>
                        {move || name.with_value(|name| name())}
                    </button>
                </Foot>
            }
            .into_any(),
            (_, Standing::Received | Standing::OnItsWay, Some(timesheet)) => {
                view! { <TakeBack timesheet=timesheet /> }.into_any()
            }
            _ => view! { <Foot tab=Tab::Month /> }.into_any(),
        }
    }
}

#[component]
fn TakeBack(timesheet: TimesheetView) -> impl IntoView {
    let journal = expect_context::<Journal>();
    let (notices, t) = (notices(), speech());
    let busy = RwSignal::new(false);
    let press = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let change = Change::WithdrawTimesheet { timesheet: timesheet.id };
        spawn_local(async move {
            let outcome = journal.record(change).await;
            let t = t.get_untracked();
            notices.say(if outcome.is_ok() { t.month_withdrawn() } else { t.month_failed() });
            busy.try_set(false);
        });
    };
    view! {
        <Foot tab=Tab::Month>
            <button class="ds-button" type="button" data-variant="secondary" on:click=press>
                {said(Lang::month_withdraw)}
            </button>
        </Foot>
    }
}

/// The last look before a month is sent in.
#[component]
pub(super) fn SendPage(place: Place, sending: RwSignal<bool>) -> impl IntoView {
    let t = speech();
    let journal = expect_context::<Journal>();
    let (snapshot, drafts) = (journal.snapshot(), journal.drafts());
    let (assignment, period, name) = (place.assignment, place.period, place.name.clone());
    let month = Memo::new(move |_| snapshot.with(|snapshot| reckoned(snapshot, assignment, period, today())));
    let title = Signal::derive(move || {
        let t = t.get();
        t.month_send_title(&t.period(period.from(), period.until()))
    });
    let list = Signal::derive(move || {
        let (t, half_written) = (t.get(), drafts.with(|drafts| !drafts.is_empty()));
        snapshot.with(|snapshot| {
            month.with(|month| match month {
                Some(month) => checklist(t, month, &entries(snapshot, &place), period, today(), half_written),
                None => Vec::new(),
            })
        })
    });
    let blockers = Signal::derive(move || month.with(|month| blockers(t.get(), month.as_ref())));
    let can_send = Memo::new(move |_| month.with(|month| month.as_ref().is_none_or(Timesheet::can_be_sent)));
    let sum = move || month.with(|month| month.as_ref().map(|month| t.get().kroner(month.totals.amount.0)));
    let busy = RwSignal::new(false);
    let notices = notices();
    let press = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let outcome = match journal.submission(assignment, period) {
                Ok(change) => journal.record(change).await,
                Err(problem) => Err(problem),
            };
            let t = t.get_untracked();
            busy.try_set(false);
            if outcome.is_ok() {
                notices.say(t.month_sent_title());
                sending.try_set(false);
            } else {
                notices.say(t.month_failed());
            }
        });
    });
    view! {
        <Page title=title lead=Signal::stored(name)>
            <Notes notes=list />
            <Notes notes=blockers linked=true />
            <dl class="facts">
                <div class="sum">
                    <dt>{said(Lang::month_to_pay)}</dt>
                    <dd class="number">{sum}</dd>
                </div>
            </dl>
            <p class="soft small">{said(Lang::month_before_tax)}</p>
        </Page>
        <Foot>
            {move || {
                can_send
                    .get()
                    .then(|| {
                        view! {
                            <button
                                class="ds-button"
                                type="button"
                                aria-disabled=move || busy.get().then_some("true")
                                on:click=move |_| press.run(())
                            >
                                {said(move |t| if busy.get() { t.month_sending() } else { t.month_send_confirm() })}
                            </button>
                        }
                    })
            }}
            <button class="ds-button" type="button" data-variant="tertiary" on:click=move |_| sending.set(false)>
                {said(Lang::month_send_not_yet)}
            </button>
        </Foot>
    }
}

/// What must be mended before the month can go.
fn blockers(t: Lang, month: Option<&Timesheet>) -> Vec<crate::components::Note> {
    let found = month.map(|month| month.findings.as_slice()).unwrap_or_default();
    let grave: Vec<_> = found.iter().filter(|found| found.severity == Severity::Blocker).cloned().collect();
    notes(t, &grave)
}
