//! How long a month takes to reckon: 60 sessions with two trips and an expense each, at rates by the time of work, under
//! caps of every kind and hours that slide. Written down as the tests of the rules write their logs.
//!
//! `cargo bench -p domain` times it; with `REPEAT=N` it is reckoned N times and nothing else is done, for a counter of
//! instructions. `cargo xtask measure rules` does both.
#![cfg(test)]

#[expect(dead_code, reason = "the tests of the rules need more of it")]
#[path = "../tests/rules/world.rs"]
mod world;

use divan::{Bencher, black_box};
use domain::entry::{ExpenseKind, LegKind, Receipt, Session};
use domain::timesheet::{Reckoning, Timesheet, reckon};
use world::Log;

const RULES: &str = "
[granted]
hours = { per_month = '80 h' }
carry_over = { at_most = { amount = '2 h' } }
[[rates]]
key = 'hour'
from = '2025-01-01'
pay = { per_hour = '200 kr' }
[[rates]]
key = 'evening'
role = 'supplement'
from = '2025-01-01'
pay = { per_hour = '30 kr' }
when = { from_time = '17:00', until_time = '06:00' }
[driving]
rates = [{ from = '2025-01-01', per_km = '5.30 kr', tax_free = '3.50 kr' }]
[[caps]]
key = 'km'
of = 'distance'
amount = { fixed = '300 km' }
[[caps]]
key = 'pot'
of = 'pot'
amount = { per_granted_hour = { each = '35 kr' } }
[[caps]]
key = 'expenses'
of = 'expenses'
amount = { per_worked_hour = { each = '40 kr', at_most = '600 kr' } }
";

/// Two sessions on each of 30 days, the second into the evening.
fn log(month: &str) -> Vec<Session> {
    let days: u128 = if month.ends_with("02") { 28 } else { 30 };
    let first = month.bytes().fold(0, |sum, byte| sum * 10 + u128::from(byte)) * 1_000;
    let sessions = (0..60).map(|n| {
        let (day, hour) = (
            n % days + 1,
            if n < days {
                10
            } else if n < 2 * days {
                16
            } else {
                19
            },
        );
        let at = |hour| format!("{month}-{day:02} {hour}:00");
        let legs = || vec![world::leg(LegKind::Commute, 4_300), world::leg(LegKind::Activity, 4_300)];
        let session = world::session(first + n, &at(hour), &at(hour + 2));
        session.legs(legs()).legs(legs()).spend(ExpenseKind::Ticket, 9_900, Receipt::OnPaper)
    });
    sessions.collect()
}

/// A month, and what it is reckoned from.
struct Given {
    assignment: domain::assignment::Assignment,
    terms: domain::policy::Terms,
    sessions: Vec<Session>,
    approved: Vec<Timesheet>,
}

impl Given {
    /// March alone.
    fn march() -> Self {
        let sessions = log("2026-03");
        Self { assignment: world::assignment(1), terms: world::terms(RULES), sessions, approved: Vec::new() }
    }

    /// March after two approved months, from which hours slide.
    fn after_two_months() -> Self {
        let mut given = Self::march();
        for month in ["2026-01", "2026-02"] {
            given.sessions.extend(log(month));
            let sheet = given.reckon(month);
            given.approved.push(sheet);
        }
        given
    }

    fn reckon(&self, month: &str) -> Timesheet {
        let input =
            Reckoning { approved: &self.approved, ..Reckoning::of(&self.assignment, &self.terms, &self.sessions) };
        reckon(&input, world::month(month))
    }
}

#[divan::bench]
fn a_month_of_60_sessions(bencher: Bencher<'_, '_>) {
    let given = Given::march();
    bencher.bench(|| black_box(&given).reckon("2026-03"));
}

#[divan::bench]
fn the_same_after_two_approved_months(bencher: Bencher<'_, '_>) {
    let given = Given::after_two_months();
    bencher.bench(|| black_box(&given).reckon("2026-03"));
}

#[expect(clippy::disallowed_methods, reason = "divan owns the arguments")]
fn repeat() -> Option<u32> {
    std::env::var("REPEAT").ok().map(|times| times.parse().unwrap())
}

fn main() {
    let given = Given::march();
    let sheet = given.reckon("2026-03");
    assert!(sheet.caps.len() == 4 && sheet.caps.iter().any(|cap| cap.over.raw() > 0), "{:#?}", sheet.caps);
    match repeat() {
        Some(times) => (0..times).for_each(|_| drop(black_box(black_box(&given).reckon("2026-03")))),
        None => divan::main(),
    }
}
