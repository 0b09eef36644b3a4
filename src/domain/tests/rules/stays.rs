//! Stays of more than a day, also over the end of a month: what is paid for each 24 hours begun.

use crate::world::{Log, assignment, day, month, session, sheet, terms};
use domain::entry::{Session, SessionKind};
use domain::quantity::Ore;
use domain::timesheet::{Reckoning, reckon};

/// Money for each 24 hours of a stay whose kind is paid in the given way.
fn food(pay: &str) -> String {
    format!(
        "[[rates]]\nkey = 'hour'\nfrom = '2026-01-01'\npay = {{ per_hour = '100 kr' }}\n[[rates]]\nkey = 'food'\nrole = 'allowance'\nfrom = '2026-01-01'\npay = {{ per_day = '221 kr' }}\n[expenses]\nfixed_sum = '50 kr'\n[kinds.overnight]\npay = {pay}\n"
    )
}

/// From Friday to Monday, 60 hours: of three times 24 hours begun the last begins in February.
fn over_the_months_end() -> [Session; 1] {
    [session(1, "2026-01-30 17:00", "2026-02-02 05:00").kind(SessionKind::Overnight)]
}

#[test]
fn a_stay_whose_kind_has_a_limit_keeps_the_money_for_each_24_hours_in_the_month_after_it_is_reached() {
    for (pay, january) in [
        ("'full'", 31 * 100),
        ("{ fixed = '10 h' }", 10 * 100),
        ("{ at_most = '16 h' }", 16 * 100),
        ("{ at_most = '31 h' }", 31 * 100),
    ] {
        let months = ["2026-01", "2026-02"].map(|key| sheet(&food(pay), key, &over_the_months_end()));
        let february = if pay == "'full'" { 29 * 100 } else { 0 };
        let amounts = months.each_ref().map(|month| month.totals.amount);
        assert_eq!(amounts, [Ore((january + 2 * 221 + 50) * 100), Ore((february + 221 + 50) * 100)], "{pay}");
    }
}

#[test]
fn a_stay_that_pays_no_hours_or_whose_hours_are_refused_has_no_money_for_24_hours_in_either_month() {
    let refused = "[granted]\nhours = { per_month = '0 h' }\n";
    let late = "[late]\nby_age = [{ after_days = 60, then = 'refuse' }]\n";
    let (assignment, log) = (assignment(1), over_the_months_end());
    for rules in [
        food("'none'"),
        food("{ fixed = '0 h' }"),
        food("{ at_most = '0 h' }"),
        food("{ share = '0 %' }"),
        food("'full'") + refused,
        food("{ fixed = '10 h' }") + late,
    ] {
        let terms = terms(&rules);
        let input = Reckoning { today: Some(day("2026-06-01")), ..Reckoning::of(&assignment, &terms, &log) };
        let amounts = ["2026-01", "2026-02"].map(|key| reckon(&input, month(key)).totals.amount);
        assert_eq!(amounts, [Ore(0), Ore(0)], "{rules}");
    }
}

#[test]
fn each_24_hours_begin_24_hours_after_those_before_also_when_the_clock_goes_back() {
    // 25 hours, from midnight to midnight: the second 24 hours begin at eleven at night on the last day of the period.
    let rules = format!("[period]\nstart_day = 26\n{}", food("'full'"));
    let log = [session(1, "2026-10-25 00:00", "2026-10-26 00:00").kind(SessionKind::Overnight)];
    let terms = terms(&rules);
    let assignment = assignment(1);
    let input = Reckoning::of(&assignment, &terms, &log);
    let of = |date: &str| reckon(&input, terms.period_of(day(date))).totals.amount;
    assert_eq!([of("2026-10-25"), of("2026-10-26")], [Ore((25 * 100 + 2 * 221 + 50) * 100), Ore(0)]);
}
