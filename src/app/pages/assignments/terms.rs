//! Granted hours and caps in words.

use crate::components::{said, speech};
use crate::pages::shown::short;
use domain::policy::{CapAmount, CapOf, CapWindow, Grant, Policy};
use i18n::Lang;
use leptos::prelude::*;

/// A term: of what, and how much.
type Term = (String, String);

/// The terms of a policy, hours first.
fn terms(t: Lang, policy: &Policy) -> Vec<Term> {
    let granted = match policy.granted.as_ref().map(|granted| granted.hours) {
        None => t.assignment_no_cap().to_owned(),
        Some(Grant::PerMonth(hours)) => t.assignment_granted_month(&t.duration(hours.0.0)),
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
        terms.push((name.to_owned(), amount(t, rule.amount, rule.per)));
    }
    let capped = |of: CapOf| policy.caps.iter().any(|cap| cap.of == of || cap.of == CapOf::Pot);
    if !policy.driving.rates.is_empty() && !capped(CapOf::Distance) && !capped(CapOf::Driving) {
        terms.push((t.assignment_distance_cap().to_owned(), t.assignment_no_cap().to_owned()));
    }
    terms
}

fn amount(t: Lang, amount: CapAmount, per: CapWindow) -> String {
    let written = |measure| short(t, measure);
    match amount {
        CapAmount::Fixed(limit) => match per {
            CapWindow::Period | CapWindow::Month => t.assignment_at_most(&written(limit.0)),
            CapWindow::Year => t.assignment_at_most_a_year(&written(limit.0)),
            CapWindow::Week => t.assignment_at_most_a_week(&written(limit.0)),
            CapWindow::Day => t.assignment_at_most_a_day(&written(limit.0)),
        },
        CapAmount::PerGrantedHour(each) | CapAmount::PerWorkedHour(each) => {
            t.assignment_at_most_an_hour(&written(each.each.0))
        }
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

    #[test]
    fn hours_and_caps_are_said_in_words() {
        let view = crate::pages::shown::tests::assignment(1);
        let mut policy = view.terms.unwrap().on("2026-11-21".parse().unwrap()).clone();
        let granted = r#"{ "hours": { "per_week": { "hours": "4 h" } } }"#;
        policy.granted = Some(serde_json::from_str::<GrantedHours>(granted).unwrap());
        let said: Vec<String> =
            terms(Lang::Nb, &policy).into_iter().map(|(_, amount)| amount.replace('\u{a0}', " ")).collect();
        assert_eq!(said, ["4 t i uka", "Høyst 300 km i måneden"]);
    }

    #[test]
    fn without_a_grant_there_is_no_limit() {
        assert_eq!(terms(Lang::Nb, &Policy::default())[0].1, "Ingen grense");
    }
}
