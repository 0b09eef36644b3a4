//! Sending the month in, and taking it back.

use super::checklist::checklist;
use super::entries::entries;
use super::place::Place;
use super::sign_off::SignOffLine;
use crate::clock::today;
use crate::components::{Foot, Note, Notes, Page, Tab, Weight, Work, WorkButton, notices, said, speech};
use crate::journal::Journal;
use crate::pages::shown::{Standing, notes, reckoned};
use domain::timesheet::{Severity, Timesheet};
use i18n::Lang;
use leptos::prelude::*;
use sync::Change;
use sync::phone::TimesheetView;

/// The month's one action, by where it stands.
#[component]
pub(super) fn Send(
    place: Place,
    standing: Memo<(Standing, Option<TimesheetView>)>,
    is_reckoned: Memo<bool>,
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
        match (standing.is_open() && some.get() && is_reckoned.get(), standing, timesheet) {
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
    let work = move |()| -> Work {
        let change = Change::WithdrawTimesheet { timesheet: timesheet.id };
        Box::pin(async move {
            let outcome = journal.record(change).await;
            let t = t.get_untracked();
            notices.say(if outcome.is_ok() { t.month_withdrawn() } else { t.month_failed() });
        })
    };
    view! {
        <Foot tab=Tab::Month>
            <WorkButton work=work name=Lang::month_withdraw variant="secondary" />
        </Foot>
    }
}

/// The last look before a month is sent in.
#[component]
pub(super) fn SendPage(place: Place, sending: RwSignal<bool>) -> impl IntoView {
    let t = speech();
    let journal = expect_context::<Journal>();
    let (snapshot, drafts) = (journal.snapshot(), journal.drafts());
    let (assignment, period, name, beside) = (place.assignment, place.period, place.name.clone(), place.clone());
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
    let can_send = Memo::new(move |_| month.with(|month| month.as_ref().is_some_and(Timesheet::can_be_sent)));
    let sum = move || month.with(|month| month.as_ref().map(|month| t.get().kroner(month.totals.amount.0)));
    let notices = notices();
    let work = Callback::new(move |()| -> Work {
        Box::pin(async move {
            let outcome = match journal.submission(assignment, period) {
                Ok(change) => journal.record(change).await,
                Err(problem) => Err(problem),
            };
            let t = t.get_untracked();
            if outcome.is_ok() {
                notices.say(t.month_sent_title());
                sending.try_set(false);
            } else {
                notices.say(t.month_failed());
            }
        })
    });
    view! {
        <Page title=title lead=Signal::stored(name)>
            <Notes notes=list linked=true />
            <SignOffLine place=beside />
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
                            <WorkButton work=work name=Lang::month_send_confirm meanwhile=Lang::month_sending />
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
fn blockers(t: Lang, month: Option<&Timesheet>) -> Vec<Note> {
    let Some(month) = month else {
        return vec![Note { weight: Weight::Bad, text: t.month_cannot_reckon().to_owned(), at: None }];
    };
    let grave: Vec<_> = month.findings.iter().filter(|found| found.severity == Severity::Blocker).cloned().collect();
    notes(t, &grave)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::period_named;
    use crate::pages::shown::tests::{assignment, snapshot};

    #[test]
    fn a_month_that_the_app_is_too_old_to_reckon_says_so_where_it_would_be_sent() {
        let why = blockers(Lang::Nb, None);
        assert_eq!(why[0].text, "Appen må oppdateres før den kan regne ut denne måneden. Alt er lagret.");
        let one = assignment(1);
        let period = period_named(&one, "2026-10").unwrap();
        let snapshot = snapshot(std::slice::from_ref(&one), &[]);
        let month = reckoned(&snapshot, one.row.assignment.id, period, period.until());
        assert!(month.is_some());
        assert_eq!(blockers(Lang::Nb, month.as_ref()), []);
    }
}
