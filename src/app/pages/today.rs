//! `/`: what matters now, and the one thing to do.

use super::letter::LetterNews;
use super::lock::CodeWanted;
use super::message::MessageNews;
use super::plan::{self, PlanNews};
use super::report::ReportNews;
use super::session::{GoingClock, StartClock, as_plan, last_kept};
use super::shown::{Standing, assignment_name, entry_line, measures, period_of, reckoned, standing};
use super::status::StatusNews;
use super::supervision::SupervisionNews;
use super::sync_line::SyncLine;
use crate::boot::Room;
use crate::clock::today;
use crate::components::{Callout, Foot, Icon, Measures, Page, Sign, Tab, Weight, said, speech};
use crate::journal::Journal;
use chrono::NaiveDateTime;
use domain::id::AssignmentId;
use domain::time::PayPeriod;
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;
use sync::phone::{EntryState, Snapshot};

/// The page that the app opens on.
#[component]
pub(crate) fn Today() -> impl IntoView {
    let journal = expect_context::<Journal>();
    let t = speech();
    let snapshot = journal.snapshot();
    let assignments = Memo::new(move |_| {
        snapshot.with(|snapshot| {
            let open = snapshot.assignments.iter().filter(|view| !view.row.ended);
            open.map(|view| view.row.assignment.id).collect::<Vec<_>>()
        })
    });
    let can_log = Memo::new(move |_| assignments.with(|assignments| !assignments.is_empty()));
    view! {
        <Page title=said(Lang::today_title) lead=Signal::derive(move || t.get().long_date(today()))>
            <Cleared />
            <CodeWanted />
            <NearlyFull />
            <GoingClock />
            <MessageNews />
            <Unfinished />
            <CameBack />
            <LetterNews />
            <NotTaken />
            <ReportNews />
            <SupervisionNews />
            <StatusNews />
            {move || can_log.get().then(|| view! { <PlanNews /> })}
            {move || (!can_log.get()).then(|| view! { <NoAssignment /> })}
            <For each=move || assignments.get() key=|id| *id let:id>
                <SoFar assignment=id />
            </For>
            <A href="/bekymring" attr:class="link">
                {said(Lang::message_today)}
            </A>
            <SyncLine />
        </Page>
        {move || {
            if can_log.get() {
                view! {
                    <Foot tab=Tab::Today>
                        <A href="/samver/ny" attr:class="ds-button">
                            <Icon sign=Sign::Plus />
                            {said(Lang::today_log)}
                        </A>
                    </Foot>
                }
                    .into_any()
            } else {
                view! { <Foot tab=Tab::Today /> }.into_any()
            }
        }}
    }
}

#[component]
fn NoAssignment() -> impl IntoView {
    view! {
        <Callout weight=Weight::Info title=said(Lang::today_empty_title)>
            <p>{said(Lang::today_empty_text)}</p>
        </Callout>
    }
}

/// The browser threw the storage away. Said plainly: what had not been sent is gone.
#[component]
fn Cleared() -> impl IntoView {
    let cleared = expect_context::<Journal>().storage_was_cleared();
    move || {
        cleared.get().then(|| {
            view! {
                <Callout weight=Weight::Bad title=said(Lang::today_cleared_title)>
                    <p>{said(Lang::today_cleared_text)}</p>
                </Callout>
            }
        })
    }
}

/// Said while saving still works.
#[component]
fn NearlyFull() -> impl IntoView {
    let room = expect_context::<Journal>().room();
    move || {
        room.get().is_some_and(Room::is_little).then(|| {
            view! {
                <Callout weight=Weight::Heed title=said(Lang::today_nearly_full_title)>
                    <p>{said(Lang::today_nearly_full_text)}</p>
                </Callout>
            }
        })
    }
}

/// A form that was left half-written.
#[component]
fn Unfinished() -> impl IntoView {
    let t = speech();
    let drafts = expect_context::<Journal>().drafts();
    let snapshot = expect_context::<Journal>().snapshot();
    move || {
        let draft = drafts.with(|drafts| drafts.first().cloned())?;
        let exists = snapshot.with(|snapshot| snapshot.sessions.iter().any(|view| view.session.id == draft.id));
        let href = if exists { format!("/samver/{}", draft.id) } else { "/samver/ny".to_owned() };
        let date = draft.date.parse().map_or_else(|_| draft.date.clone(), |date| t.get().long_date(date));
        Some(view! {
            <Callout weight=Weight::Info title=said(Lang::today_unfinished_title)>
                <p>{move || t.get().today_unfinished_text(&date)}</p>
                <A href=href attr:class="link">
                    {said(Lang::today_continue)}
                </A>
            </Callout>
        })
    }
}

/// Months that the municipality has sent back.
#[component]
fn CameBack() -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let returned = Memo::new(move |_| snapshot.with(|snapshot| returned(snapshot)));
    let one = move |(assignment, period, comment): (AssignmentId, PayPeriod, String)| {
        let title = Signal::derive(move || {
            let t = t.get();
            t.today_returned_title(&t.period(period.from(), period.until()))
        });
        view! {
            <Callout weight=Weight::Heed title=title>
                <p>{comment}</p>
                <A href=format!("/maned/{assignment}/{}", period.key()) attr:class="link">
                    {said(Lang::today_returned_open)}
                </A>
            </Callout>
        }
    };
    move || returned.get().into_iter().map(one).collect_view()
}

/// How much waits: what is not sent, what was not taken in, months that came back, and planned meetings of which nobody has
/// said whether they took place. The number on the app's icon.
pub(super) fn waiting(snapshot: &Snapshot, now: impl FnOnce() -> NaiveDateTime) -> usize {
    let planned = if snapshot.plans.is_empty() { 0 } else { plan::waiting(snapshot, now()).len() };
    snapshot.unsent.count + snapshot.refused + returned(snapshot).len() + planned
}

fn returned(snapshot: &Snapshot) -> Vec<(AssignmentId, PayPeriod, String)> {
    let came_back =
        snapshot.timesheets.iter().filter_map(|view| match standing(snapshot, view.assignment, view.period).0 {
            Standing::Open { returned: Some(comment), .. } => Some((view.assignment, view.period, comment)),
            _ => None,
        });
    came_back.collect()
}

/// Entries that the municipality did not take in.
#[component]
fn NotTaken() -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let refused = Memo::new(move |_| {
        snapshot.with(|snapshot| {
            let refused = snapshot.sessions.iter().filter(|view| EntryState::is_refused(&view.state));
            refused.map(|view| view.session.id).collect::<Vec<_>>()
        })
    });
    move || {
        let refused = refused.get();
        let first = *refused.first()?;
        let count = refused.len();
        Some(view! {
            <Callout weight=Weight::Heed title=Signal::derive(move || t.get().today_refused_title(count))>
                <A href=format!("/samver/{first}") attr:class="link">
                    {said(Lang::today_refused_open)}
                </A>
            </Callout>
        })
    }
}

/// The running month of an assignment.
#[component]
fn SoFar(assignment: AssignmentId) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let name = move || {
        snapshot.with(|snapshot| {
            let view = snapshot.assignments.iter().find(|view| view.row.assignment.id == assignment);
            view.map(|view| assignment_name(&view.row.assignment))
        })
    };
    let period = Memo::new(move |_| {
        snapshot.with(|snapshot| {
            let view = snapshot.assignments.iter().find(|view| view.row.assignment.id == assignment)?;
            period_of(view, today())
        })
    });
    let named = Signal::derive(move || {
        period.get().map(|period| t.get().period(period.from(), period.until())).unwrap_or_default()
    });
    let month = Memo::new(move |_| {
        let period = period.get()?;
        snapshot.with(|snapshot| reckoned(snapshot, assignment, period, today()))
    });
    let bars = Signal::derive(move || {
        month.with(|month| month.as_ref().map(|month| measures(t.get(), None, month)).unwrap_or_default())
    });
    let link = move || match period.get() {
        Some(period) => format!("/maned/{assignment}/{}", period.key()),
        None => "/maned".to_owned(),
    };
    view! {
        <section class="ds-card stack">
            <div>
                <h2 class="ds-heading" data-size="xs">
                    {name}
                </h2>
                <p class="soft small">{named}</p>
            </div>
            <Measures measures=bars />
            <div class="buttons">
                <AsLastTime assignment=assignment />
                <StartClock assignment=assignment />
            </div>
            <A href=link attr:class="link">
                {move || t.get().today_open_month(&named.get())}
                <Icon sign=Sign::Right />
            </A>
        </section>
    }
}

/// The quickest way to write a meeting down: as the last one was. Not while another form lies half-written, which would
/// come up instead.
#[component]
fn AsLastTime(assignment: AssignmentId) -> impl IntoView {
    let t = speech();
    let journal = expect_context::<Journal>();
    let (snapshot, drafts) = (journal.snapshot(), journal.drafts());
    let last = Memo::new(move |_| {
        let busy = drafts.with(|drafts| !drafts.is_empty());
        snapshot.with(|snapshot| {
            let last = last_kept(snapshot, assignment).filter(|_| !busy)?;
            let facts = snapshot.assignments.iter().find(|view| view.row.assignment.id == assignment);
            Some(entry_line(t.get(), facts.map(|view| &view.row.municipality), &as_plan(last)))
        })
    });
    move || {
        last.get().map(|line| {
            view! {
                <div>
                    <A
                        href=format!("/samver/ny?som={assignment}")
                        attr:class="ds-button"
                        attr:data-variant="secondary"
                        attr:aria-describedby=format!("last-{assignment}")
                    >
                        {said(Lang::today_again)}
                    </A>
                    <p class="soft small" id=format!("last-{assignment}")>
                        {line}
                    </p>
                </div>
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sync::phone::Unsent;

    #[test]
    fn the_icon_counts_what_is_not_sent_and_what_was_not_taken_in() {
        let unsent = Unsent { count: 2, oldest: None };
        let now = NaiveDateTime::default();
        assert_eq!(waiting(&Snapshot { unsent, refused: 1, ..Snapshot::default() }, || now), 3);
        assert_eq!(waiting(&Snapshot::default(), || now), 0);
    }
}
