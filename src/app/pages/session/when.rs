//! When: date, start and end; the night that the clock changes; the length.

use super::form::{Form, so_far};
use super::start::moved_end;
use crate::components::{Chips, Choice, Field, Kind, said, speech};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::entry::{SessionDraft, SessionKind};
use domain::time::{Edge, Pick, Resolved, resolve};
use i18n::Lang;
use leptos::prelude::*;

/// Date, start, end, and what follows from them.
#[component]
pub(crate) fn When(
    /// The form.
    form: Form,
) -> impl IntoView {
    let t = speech();
    let start = Callback::new(move |text: String| {
        form.draft.update(|draft| {
            if !form.end_is_own.get_untracked()
                && let Some(end) = moved_end(&draft.start, &text, &draft.end)
            {
                draft.end = end;
            }
            draft.start = text;
            draft.start_pick = None;
        });
    });
    let end = Callback::new(move |text: String| {
        form.end_is_own.set(true);
        form.draft.update(|draft| {
            draft.end = text;
            draft.end_pick = None;
        });
    });
    let crosses = Memo::new(move |_| form.draft.with(may_cross_midnight));
    let overnight = Memo::new(move |_| form.draft.with(|draft| draft.kind == SessionKind::Overnight));
    let elapsed = Memo::new(move |_| form.draft.with(so_far).map(|session| session.span.elapsed()));
    view! {
        <Field
            id="date"
            label=said(Lang::session_date)
            kind=Kind::Date
            value=form.text(|draft| draft.date.clone())
            on_input=form.typed(|draft, text| {
                draft.date = text;
                draft.start_pick = None;
                draft.end_pick = None;
            })
            problem=form.problem("date")
        />
        <div class="pair">
            <Field
                id="start"
                label=said(Lang::session_start)
                kind=Kind::Time
                value=form.text(|draft| draft.start.clone())
                on_input=start
                problem=form.problem("start")
            />
            <Field
                id="end"
                label=said(Lang::session_end)
                kind=Kind::Time
                value=form.text(|draft| draft.end.clone())
                on_input=end
                problem=form.problem("end")
            />
        </div>
        {move || {
            if overnight.get() {
                view! { <LastDay form=form /> }.into_any()
            } else {
                crosses.get().then(|| view! { <NextDay form=form /> }).into_any()
            }
        }}
        <ClockChange form=form edge=Edge::Start />
        <ClockChange form=form edge=Edge::End />
        <p class="elapsed" aria-live="polite">
            {move || elapsed.get().map(|minutes| t.get().session_elapsed(&t.get().duration(minutes.0)))}
        </p>
    }
}

/// Whether to ask if the session ended the next day.
fn may_cross_midnight(draft: &SessionDraft) -> bool {
    let both = (time(&draft.start), time(&draft.end));
    draft.end_day_offset > 0 || matches!(both, (Some(start), Some(end)) if end <= start)
}

fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

#[component]
fn NextDay(form: Form) -> impl IntoView {
    let ticked = move || form.draft.with(|draft| draft.end_day_offset > 0);
    let tick = move |event| {
        let next_day = event_target_checked(&event);
        form.draft.update(|draft| draft.end_day_offset = u8::from(next_day));
    };
    view! {
        <div class="option">
            <input class="ds-input" type="checkbox" id="next-day" prop:checked=ticked on:change=tick />
            <label for="next-day">{said(Lang::session_next_day)}</label>
        </div>
    }
}

/// The day on which a stay over night ended.
#[component]
fn LastDay(form: Form) -> impl IntoView {
    view! {
        <Field
            id="end-date"
            label=said(Lang::session_end_date)
            kind=Kind::Date
            value=form.text(|draft| last_day(draft).map(|day| day.to_string()).unwrap_or_default())
            on_input=form.typed(|draft, text| {
                let days = first_day(draft).zip(text.parse::<NaiveDate>().ok()).map(|(first, last)| (last - first).num_days());
                draft.end_day_offset = days.and_then(|days| u8::try_from(days).ok()).unwrap_or(0);
                draft.end_pick = None;
            })
            problem=Signal::stored(None::<String>)
        />
    }
}

fn first_day(draft: &SessionDraft) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&draft.date, "%Y-%m-%d").ok()
}

fn last_day(draft: &SessionDraft) -> Option<NaiveDate> {
    first_day(draft)?.checked_add_days(chrono::Days::new(u64::from(draft.end_day_offset)))
}

/// What the wall time at one edge means, once date and time are written.
fn meaning(draft: &SessionDraft, edge: Edge) -> Option<(NaiveDateTime, Resolved)> {
    let date = NaiveDate::parse_from_str(&draft.date, "%Y-%m-%d").ok()?;
    let wall = match edge {
        Edge::Start => date.and_time(time(&draft.start)?),
        Edge::End => {
            let days = chrono::Days::new(u64::from(draft.end_day_offset));
            date.checked_add_days(days)?.and_time(time(&draft.end)?)
        }
    };
    Some((wall, resolve(wall, draft.zone)))
}

/// Asks which of two equal times is meant, or offers the nearest times where there is none.
#[component]
fn ClockChange(form: Form, edge: Edge) -> impl IntoView {
    let t = speech();
    let meant = Memo::new(move |_| form.draft.with(|draft| meaning(draft, edge)));
    let pick = move || {
        form.draft.with(|draft| match edge {
            Edge::Start => draft.start_pick,
            Edge::End => draft.end_pick,
        })
    };
    let choose = Callback::new(move |pick: Pick| {
        form.draft.update(|draft| match edge {
            Edge::Start => draft.start_pick = Some(pick),
            Edge::End => draft.end_pick = Some(pick),
        });
    });
    let take = move |time: NaiveTime| {
        form.draft.update(|draft| match edge {
            Edge::Start => draft.start = time.format("%H:%M").to_string(),
            Edge::End => draft.end = time.format("%H:%M").to_string(),
        });
    };
    let id = match edge {
        Edge::Start => "start-twice",
        Edge::End => "end-twice",
    };
    let offer = move |time: NaiveTime| {
        view! {
            <button class="ds-button" type="button" data-variant="secondary" on:click=move |_| take(time)>
                {move || t.get().problem_use_time(&t.get().time(time))}
            </button>
        }
    };
    move || match meant.get() {
        Some((wall, Resolved::Twice { .. })) => {
            let choices = Signal::derive(move || {
                let choice = |value, name: &str| Choice { value, name: name.to_owned() };
                vec![
                    choice(Pick::First, t.get().problem_first_time()),
                    choice(Pick::Second, t.get().problem_second_time()),
                ]
            });
            view! {
                <Chips
                    id=id
                    legend=Signal::derive(move || t.get().problem_time_twice(&t.get().time(wall.time())))
                    choices=choices
                    chosen=Signal::derive(pick)
                    on_choose=choose
                />
            }
            .into_any()
        }
        Some((wall, Resolved::Missing { before, after })) => {
            let why = move || t.get().problem_time_missing(&t.get().time(wall.time()));
            view! {
                <div class="stack">
                    <p>{why}</p>
                    <div class="buttons">{offer(before.wall.time())} {offer(after.wall.time())}</div>
                </div>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, session};

    #[test]
    fn the_next_day_is_asked_about_only_when_the_end_is_not_after_the_start() {
        let entry = session(1, &assignment(1), "2026-11-14", "16:00", "18:00").session;
        let mut draft = super::super::start::of_session(Lang::Nb, &entry);
        assert!(!may_cross_midnight(&draft));
        draft.end = "01:00".into();
        assert!(may_cross_midnight(&draft));
        draft.end.clear();
        assert!(!may_cross_midnight(&draft));
    }

    #[test]
    fn a_stay_over_two_nights_ends_on_the_third_day() {
        let entry = session(1, &assignment(1), "2026-11-13", "16:00", "18:00").session;
        let mut draft = super::super::start::of_session(Lang::Nb, &entry);
        draft.end_day_offset = 2;
        assert_eq!(last_day(&draft), "2026-11-15".parse().ok());
        draft.date.clear();
        assert_eq!(last_day(&draft), None);
    }
}
