//! The month as a calendar: the days on which something is written up, to be seen at a glance.

use super::entries::entries;
use super::place::Place;
use crate::clock::today;
use crate::components::{said, speech};
use crate::journal::Journal;
use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use domain::time::PayPeriod;
use i18n::Lang;
use leptos::prelude::*;
use std::collections::BTreeMap;
use sync::phone::SessionView;

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// What was written up for a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Written {
    sessions: usize,
    /// Together.
    minutes: i64,
}

fn by_day(entries: &[SessionView]) -> BTreeMap<NaiveDate, Written> {
    let mut days: BTreeMap<NaiveDate, Written> = BTreeMap::new();
    for entry in entries {
        let day = days.entry(entry.session.span.date()).or_default();
        day.sessions += 1;
        day.minutes += entry.session.span.elapsed().0;
    }
    days
}

/// The weeks that a period touches, from Monday to Sunday; days outside it are left empty.
fn weeks(period: PayPeriod) -> Vec<[Option<NaiveDate>; 7]> {
    let before = u64::from(period.from().weekday().num_days_from_monday());
    let mut weeks = Vec::new();
    let mut monday = period.from().checked_sub_days(Days::new(before));
    while let Some(day) = monday.filter(|day| *day <= period.until()) {
        let date = |at: u64| day.checked_add_days(Days::new(at)).filter(|day| period.holds(*day));
        weeks.push([date(0), date(1), date(2), date(3), date(4), date(5), date(6)]);
        monday = day.checked_add_days(Days::new(7));
    }
    weeks
}

/// The calendar; the list below it leads to each entry.
#[component]
pub(super) fn Calendar(place: Place) -> impl IntoView {
    let t = speech();
    let snapshot = expect_context::<Journal>().snapshot();
    let period = place.period;
    let written = Memo::new(move |_| snapshot.with(|snapshot| by_day(&entries(snapshot, &place))));
    let cell = move |day: Option<NaiveDate>| {
        let Some(day) = day else { return view! { <td></td> }.into_any() };
        let on = written.with(|written| written.get(&day).copied());
        let told = on.map(|on| {
            let t = t.get();
            view! { <span class="unseen">": " {t.month_calendar_day(on.sessions, &t.duration(on.minutes))}</span> }
        });
        let is_today = (day == today()).then_some("date");
        view! {
            <td class:written=on.is_some() aria-current=is_today>
                <span>{day.day()}</span>
                {told}
            </td>
        }
        .into_any()
    };
    let head = move |day: Weekday| {
        view! { <th scope="col" abbr=move || t.get().weekday(day)>{move || t.get().short_weekday(day)}</th> }
    };
    view! {
        <table class="calendar">
            <caption>{said(Lang::month_calendar)}</caption>
            <thead>
                <tr>{WEEK.map(head).collect_view()}</tr>
            </thead>
            <tbody>
                {move || {
                    weeks(period).into_iter().map(|week| view! { <tr>{week.map(cell).collect_view()}</tr> }).collect_view()
                }}
            </tbody>
        </table>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, session};
    use domain::time::PeriodStart;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_day_of_the_period_stands_once_under_its_weekday() {
        for (first, date) in [(1, "2026-03-15"), (21, "2026-03-15"), (1, "2026-02-10")] {
            let period = PeriodStart::new(first).unwrap().period_of(day(date));
            let weeks = weeks(period);
            let shown: Vec<_> = weeks.iter().flatten().flatten().copied().collect();
            let wanted: Vec<_> = period.from().iter_days().take_while(|day| *day <= period.until()).collect();
            assert_eq!(shown, wanted);
            for week in &weeks {
                for (weekday, day) in WEEK.iter().zip(week) {
                    assert!(day.is_none_or(|day| day.weekday() == *weekday), "{week:?}");
                }
                assert!(week.iter().any(Option::is_some));
            }
        }
    }

    #[test]
    fn two_meetings_on_one_day_are_counted_together() {
        let on = assignment(1);
        let entries = [
            session(1, &on, "2026-03-05", "10:00", "11:30"),
            session(2, &on, "2026-03-05", "16:00", "18:00"),
            session(3, &on, "2026-03-09", "16:00", "17:00"),
        ];
        let days = by_day(&entries);
        assert_eq!(days[&day("2026-03-05")], Written { sessions: 2, minutes: 210 });
        assert_eq!(days.len(), 2);
    }
}
