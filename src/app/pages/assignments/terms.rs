//! Granted hours and caps in words.

use crate::components::{said, speech};
use crate::pages::shown::{narrower, short};
use domain::policy::{CapAmount, CapOf, CapWindow, Grant, PerHour, Policy};
use domain::quantity::Measure;
use domain::time::PeriodStart;
use i18n::{Lang, args};
use leptos::prelude::*;

/// A term: of what, and how much.
type Term = (String, String);

/// The terms of a policy, hours first.
fn terms(t: Lang, policy: &Policy) -> Vec<Term> {
    let granted = match policy.granted.as_ref().map(|granted| granted.hours) {
        None => t.assignment_no_cap().to_owned(),
        Some(Grant::PerMonth(hours)) if by_calendar(policy) => t.assignment_granted_month(&t.duration(hours.0.0)),
        Some(Grant::PerMonth(hours)) => t.assignment_granted_period(&t.duration(hours.0.0)),
        Some(Grant::PerWeek(weekly)) => t.assignment_granted_week(&t.duration(weekly.hours.0.0)),
    };
    let mut terms = vec![(t.assignment_granted().to_owned(), granted)];
    for rule in &policy.caps {
        let name = match rule.of {
            CapOf::Distance | CapOf::Driving => t.assignment_distance_cap(),
            CapOf::Expenses => t.assignment_expense_cap(),
            CapOf::Pot => t.assignment_pot(),
            CapOf::Hours => t.rules_cap_hours(),
            CapOf::Trips => t.rules_cap_trips(),
        };
        let per = match rule.per {
            CapWindow::Period if by_calendar(policy) => CapWindow::Month,
            per => per,
        };
        terms.push((t.narrowed(name, &narrower(t, &rule.legs, &rule.kinds)), amount(t, rule.amount, per)));
    }
    let capped = |of: CapOf| policy.caps.iter().any(|cap| cap.of == of || cap.of == CapOf::Pot);
    if !policy.driving.rates.is_empty() && !capped(CapOf::Distance) && !capped(CapOf::Driving) {
        terms.push((t.assignment_distance_cap().to_owned(), t.assignment_no_cap().to_owned()));
    }
    terms
}

/// Whether a pay period is a month of the calendar.
fn by_calendar(policy: &Policy) -> bool {
    policy.period.start_day == PeriodStart::CALENDAR_MONTH
}

fn amount(t: Lang, amount: CapAmount, per: CapWindow) -> String {
    match amount {
        CapAmount::Fixed(limit) => at_most(t, limit.0, per),
        CapAmount::PerGrantedHour(hour) | CapAmount::PerWorkedHour(hour) => an_hour(t, hour, per),
    }
}

fn an_hour(t: Lang, PerHour { each, at_most: most }: PerHour, per: CapWindow) -> String {
    let each = &*short(t, each.0);
    match most {
        Some(most) => {
            t.assignment_an_hour_within(args::AssignmentAnHourWithin { each, limit: &at_most(t, most.0, per) })
        }
        None => t.assignment_at_most_an_hour(each),
    }
}

fn at_most(t: Lang, limit: Measure, per: CapWindow) -> String {
    let limit = &*short(t, limit);
    match per {
        CapWindow::Month => t.assignment_at_most(limit),
        CapWindow::Period => t.assignment_at_most_a_period(limit),
        CapWindow::Year => t.assignment_at_most_a_year(limit),
        CapWindow::Week => t.assignment_at_most_a_week(limit),
        CapWindow::Day => t.assignment_at_most_a_day(limit),
    }
}

/// The terms as a card.
#[component]
pub(super) fn Terms(policy: Policy) -> impl IntoView {
    let t = speech();
    let line = |(name, amount): Term| view! { <div><dt>{name}</dt><dd>{amount}</dd></div> };
    view! {
        <section class="ds-card stack">
            <h2 class="ds-heading" data-size="xs">
                {said(Lang::assignment_terms)}
            </h2>
            <dl class="facts">{move || terms(t.get(), &policy).into_iter().map(line).collect_view()}</dl>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::policy::GrantedHours;

    /// The terms of an assignment with 300 km a month, under changed rules.
    fn said(change: fn(&mut Policy)) -> Vec<(String, String)> {
        let view = crate::pages::shown::tests::assignment(1);
        let mut policy = view.terms.unwrap().on("2026-11-21".parse().unwrap()).clone();
        change(&mut policy);
        let plain = |text: String| text.replace('\u{a0}', " ");
        terms(Lang::Nb, &policy).into_iter().map(|(name, amount)| (plain(name), plain(amount))).collect()
    }

    fn granted(json: &str) -> Option<GrantedHours> {
        Some(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn hours_and_caps_are_said_in_words() {
        let said = said(|policy| policy.granted = granted(r#"{ "hours": { "per_week": { "hours": "4 h" } } }"#));
        assert_eq!([&*said[0].1, &*said[1].1], ["4 t i uka", "Høyst 300 km i måneden"]);
    }

    #[test]
    fn what_holds_for_a_period_is_not_said_of_a_month_where_periods_begin_on_another_day() {
        let said = said(|policy| {
            policy.granted = granted(r#"{ "hours": { "per_month": "16 h" } }"#);
            policy.period.start_day = 21.try_into().unwrap();
        });
        assert_eq!([&*said[0].1, &*said[1].1], ["16 t i perioden", "Høyst 300 km i perioden"]);
    }

    #[test]
    fn a_cap_by_the_hour_says_its_ceiling_too() {
        let hour = |json: &str| CapAmount::PerWorkedHour(serde_json::from_str(json).unwrap());
        let within = amount(Lang::Nb, hour(r#"{ "each": "40 kr", "at_most": "600 kr" }"#), CapWindow::Month);
        assert_eq!(within.replace('\u{a0}', " "), "40 kr per time. Høyst 600 kr i måneden");
        let free = amount(Lang::Nb, hour(r#"{ "each": "40 kr" }"#), CapWindow::Month);
        assert_eq!(free.replace('\u{a0}', " "), "Høyst 40 kr per time");
    }

    #[test]
    fn a_cap_on_one_kind_of_driving_says_which() {
        let said = said(|policy| policy.caps[0].legs = vec![domain::entry::LegKind::Commute]);
        assert_eq!(said[1].0, "Kjøring du får betalt (til og fra bruker)");
    }

    #[test]
    fn without_a_grant_there_is_no_limit() {
        assert_eq!(terms(Lang::Nb, &Policy::default())[0].1, "Ingen grense");
    }
}
