//! What becomes of the other entries when one is taken away.
//!
//! Taking an entry away leaves its room to those that come after it. They can only gain as long as what they take more
//! of one cap is never more than what the entry had taken of every other cap that they fill. So it holds where any two
//! caps either meet no entry in common, or one of them holds all entries of the other and both count in one unit.
//! Beyond that the stated order does not hold it, as the tests by name show, and for some lists of caps no rule can,
//! whatever its order and however it shares. Of a rule that leaves no room which an entry could take (each is paid in
//! full, or one of its caps is full), and that pays nobody less for an entry taken away, take four caps of 1 krone: one
//! for the entries a, b and c, one for a and d, one for b and e, one for c and f; each entry asks for 1 krone.
//!
//! 1. Wherever a and d are, d gets what a leaves, as it has no other cap. Nobody else's coming may raise either of them,
//!    so a gets the same beside d whoever else is there: call it α; β beside e is what b gets, γ beside f what c gets.
//! 2. Among a, b and d, a gets α and b the rest of their cap, 1 − α. Without d neither may get less, so both get just that.
//!    Among a, b and e they get 1 − β and β, and without e just that. So α + β = 1, and likewise β + γ = 1 and α + γ = 1:
//!    each is a half.
//! 3. Among a, b and c each gets at least what it gets beside d, e or f, a half. But their cap holds 1, not 1½.
//!
//! Paying less of the caps than there is room for would hold it, at the contacts' cost. What a cap refuses takes no room
//! of another already: each cap is filled with what is paid.

use crate::circumstances::{Rules, rules};
use crate::generate::{REAL, log};
use crate::properties::{config, february, one};
use crate::world::{Log, session, sheet};
use domain::entry::{ExpenseKind, LegKind, Receipt, Session};
use domain::policy::{Cap, CapAmount, CapOf, CapScope, CapWindow, Policy};
use domain::quantity::{Metres, Ore};
use domain::time::PeriodStart;
use domain::timesheet::Timesheet;
use proptest::prelude::*;

const LEGS: [LegKind; 3] = [LegKind::Commute, LegKind::Activity, LegKind::Supervision];

fn legs(cap: &Cap) -> Vec<LegKind> {
    match cap.of {
        CapOf::Expenses | CapOf::Hours => Vec::new(),
        _ => LEGS.into_iter().filter(|kind| cap.legs.is_empty() || cap.legs.contains(kind)).collect(),
    }
}

/// Caps that name kinds of expenses are left out: of the others, all kinds or none.
fn spends(cap: &Cap) -> bool {
    matches!(cap.of, CapOf::Expenses | CapOf::Pot)
}

/// Whether some entry can fill both.
fn meet(a: &Cap, b: &Cap) -> bool {
    let hours = a.of == CapOf::Hours && b.of == CapOf::Hours;
    hours || (spends(a) && spends(b)) || legs(a).iter().any(|kind| legs(b).contains(kind))
}

/// Whether every entry that fills `inner` fills `outer`, whatever days each lasts.
fn holds(outer: &Cap, inner: &Cap, start: PeriodStart) -> bool {
    let month =
        |per: CapWindow| per == CapWindow::Month || (per == CapWindow::Period && start == PeriodStart::CALENDAR_MONTH);
    let days = inner.per == outer.per
        || inner.per == CapWindow::Day
        || (month(inner.per) && (month(outer.per) || outer.per == CapWindow::Year));
    let whose = inner.scope == outer.scope || outer.scope == CapScope::Contact;
    days && whose && (!spends(inner) || spends(outer)) && legs(inner).iter().all(|kind| legs(outer).contains(kind))
}

fn one_unit(a: &Cap, b: &Cap) -> bool {
    let kroner = |cap: &Cap| matches!(cap.of, CapOf::Driving | CapOf::Expenses | CapOf::Pot);
    (a.of == b.of && a.of != CapOf::Trips) || (kroner(a) && kroner(b))
}

/// The rules without the caps that cross one before them, and without those that grow with the hours worked: fewer
/// hours make them smaller.
fn nested(policy: Policy) -> Policy {
    let start = policy.period.start_day;
    let granted = policy.granted.is_some();
    let mut kept: Vec<Cap> = Vec::new();
    for cap in policy.caps {
        let fits = |other: &Cap| {
            !meet(&cap, other) || (one_unit(&cap, other) && (holds(&cap, other, start) || holds(other, &cap, start)))
        };
        // The granted hours are a cap of the period.
        let beside_grant =
            !granted || cap.of != CapOf::Hours || cap.per == CapWindow::Period || cap.per == CapWindow::Day;
        if !matches!(cap.amount, CapAmount::PerWorkedHour(_))
            && cap.kinds.is_empty()
            && beside_grant
            && kept.iter().all(fits)
        {
            kept.push(cap);
        }
    }
    Policy { caps: kept, ..policy }
}

/// What each entry is paid, by its ids.
fn paid(sheet: &Timesheet) -> Vec<(String, i64)> {
    let drives = sheet.drives.iter().flat_map(|line| {
        line.legs.iter().map(move |leg| (format!("{} {} {}", line.session, line.trip, leg.leg), leg.paid.0))
    });
    let expenses = sheet.expenses.iter().map(|line| (format!("{} {}", line.session, line.expense), line.paid.0));
    let sessions = sheet.sessions.iter().map(|line| (line.session.to_string(), line.paid.0));
    drives.chain(expenses).chain(sessions).collect()
}

#[derive(Debug, Clone, Copy)]
enum Gone {
    Session,
    Trip,
    Expense,
}

fn without(log: &[Session], nth: usize, gone: Gone) -> Vec<Session> {
    let mut fewer = log.to_vec();
    let Some(nth) = nth.checked_rem(fewer.len()) else { return fewer };
    match gone {
        Gone::Session => drop(fewer.remove(nth)),
        Gone::Trip => drop(fewer[nth].trips.pop()),
        Gone::Expense => drop(fewer[nth].expenses.pop()),
    }
    fewer
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn removing_an_entry_never_lowers_what_others_are_paid(
        rules in rules(REAL),
        log in log(REAL),
        nth in 0..8_usize,
        gone in prop_oneof![Just(Gone::Session), Just(Gone::Trip), Just(Gone::Expense)],
    ) {
        let mut rules = Rules { policy: nested(rules.policy.clone()), ..rules };
        rules.overlays.retain(|overlay| {
            overlay.set.granted.is_none() && overlay.set.caps.is_empty() && overlay.set.without_caps.is_empty()
        });
        let period = february(&rules);
        let before = paid(&one(&rules, &log, period, &[]));
        let after = paid(&one(&rules, &without(&log, nth, gone), period, &[]));
        for (entry, paid) in after {
            let was = before.iter().find(|(known, _)| *known == entry).map_or(0, |(_, paid)| *paid);
            prop_assert!(paid >= was, "{entry}: {was} became {paid}");
        }
    }
}

fn spent(n: u128, kind: ExpenseKind) -> Session {
    session(n, &format!("2026-03-0{n} 10:00"), &format!("2026-03-0{n} 11:00")).spend(kind, 5_000, Receipt::OnPaper)
}

fn spent_paid(sheet: &Timesheet) -> Vec<i64> {
    sheet.expenses.iter().map(|line| line.paid.0).collect()
}

#[test]
fn where_two_caps_cross_an_entry_can_lose_the_room_that_another_found() {
    let cap = |key: &str, kinds: &str| {
        format!("[[caps]]\nkey = '{key}'\nof = 'expenses'\nkinds = {kinds}\namount = {{ fixed = '50 kr' }}\n")
    };
    let rules = cap("out", "['ticket', 'food']") + &cap("way", "['food', 'toll']");
    let log = [spent(1, ExpenseKind::Ticket), spent(2, ExpenseKind::Food), spent(3, ExpenseKind::Toll)];
    assert_eq!(spent_paid(&sheet(&rules, "2026-03", &log)), [5_000, 0, 5_000]);
    // Without the ticket the food finds room in both caps, and leaves none to the toll.
    assert_eq!(spent_paid(&sheet(&rules, "2026-03", &log[1..])), [5_000, 0]);
}

#[test]
fn where_no_rule_could_hold_it_the_stated_order_leaves_no_room_that_an_entry_could_take() {
    // The four caps of the proof; a is a ticket and d parking, b food and e toll, c transport and f anything else.
    let cap = |key: &str, kinds: &str| {
        format!("[[caps]]\nkey = '{key}'\nof = 'expenses'\nkinds = {kinds}\namount = {{ fixed = '50 kr' }}\n")
    };
    let rules = [
        cap("abc", "['ticket', 'food', 'transport']"),
        cap("ad", "['ticket', 'parking']"),
        cap("be", "['food', 'toll']"),
        cap("cf", "['transport', 'other']"),
    ];
    let log = [spent(1, ExpenseKind::Parking), spent(2, ExpenseKind::Ticket), spent(3, ExpenseKind::Food)];
    assert_eq!(spent_paid(&sheet(&rules.concat(), "2026-03", &log)), [5_000, 0, 5_000]);
    assert_eq!(spent_paid(&sheet(&rules.concat(), "2026-03", &log[1..])), [5_000, 0]);
}

#[test]
fn where_a_cap_in_kilometres_lies_in_one_in_kroner_a_dearer_drive_can_take_more_than_was_freed() {
    let rules = "
[driving]
rates = [{ from = '2026-01-01', per_km = '1 kr' }, { from = '2026-03-05', per_km = '10 kr' }]
[[caps]]
key = 'activity'
of = 'distance'
legs = ['activity']
amount = { fixed = '100 km' }
[[caps]]
key = 'kr'
of = 'driving'
amount = { fixed = '1000 kr' }
";
    let drive = |n, date: &str, kind, metres| {
        session(n, &format!("{date} 10:00"), &format!("{date} 11:00")).legs(vec![crate::world::leg(kind, metres)])
    };
    let log = [
        drive(1, "2026-03-01", LegKind::Activity, 100_000),
        drive(2, "2026-03-10", LegKind::Activity, 100_000),
        drive(3, "2026-03-11", LegKind::Commute, 90_000),
    ];
    let paid = |log: &[Session]| sheet(rules, "2026-03", log).drives.iter().map(|line| line.paid).collect::<Vec<_>>();
    assert_eq!(paid(&log), [Metres(100_000), Metres(0), Metres(90_000)]);
    assert_eq!(paid(&log[1..]), [Metres(100_000), Metres(0)]);
}

#[test]
fn where_a_cap_grows_with_the_hours_worked_fewer_hours_give_less_room() {
    let rules = "[[caps]]\nkey = 'e'\nof = 'expenses'\namount = { per_worked_hour = { each = '25 kr' } }";
    let log = [session(1, "2026-03-01 10:00", "2026-03-01 11:00"), spent(2, ExpenseKind::Ticket)];
    assert_eq!(sheet(rules, "2026-03", &log).totals.spent_paid, Ore(5_000));
    assert_eq!(sheet(rules, "2026-03", &log[1..]).totals.spent_paid, Ore(2_500));
}
