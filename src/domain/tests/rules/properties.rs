//! What holds for every month that can be logged, under every rule that can be written.

use crate::generate::{ANY, REAL, log, policy};
use crate::world::{assignment, day};
use chrono::NaiveDate;
use domain::entry::{Session, SessionKind};
use domain::policy::{Cap, CapAmount, CapOf, CapScope, CapWindow, DrivingRule, HourRule, KmRounding, Policy, Terms};
use domain::quantity::{Measure, Metres, Minutes, Ore, split};
use domain::time::{Moment, PayPeriod, PeriodStart, Zone};
use domain::timesheet::{Engagement, PayLine, PayRule, Reckoning, Timesheet, reckon};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// As many as CI tries; a log is small, so all of them take under a minute.
const CASES: u32 = 10_000;
/// The same cases for everybody, so that a change turns a test red and chance does not. `PROPTEST_RNG_SEED` tries others.
const SEED: RngSeed = RngSeed::Fixed(300_000);

pub(crate) fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    let rng_seed = if usual.rng_seed == RngSeed::Random { SEED } else { usual.rng_seed };
    ProptestConfig {
        cases: CASES,
        failure_persistence: None,
        max_shrink_iters: 200,
        max_global_rejects: 10 * CASES,
        rng_seed,
        ..usual
    }
}

fn periods(policy: &Policy) -> Vec<PayPeriod> {
    let start = policy.period.start_day;
    let mut periods = vec![start.period_of(day("2025-12-31"))];
    while let Some(last) = periods.last().map(|period| period.until()).filter(|last| *last < day("2026-03-05")) {
        periods.push(start.period_of(last.succ_opt().unwrap()));
    }
    periods
}

/// One month, with every approved month reckoned anew.
pub(crate) fn one(policy: &Policy, log: &[Session], period: PayPeriod, approved: &[Timesheet]) -> Timesheet {
    let revised: Vec<PayPeriod> = approved.iter().map(|sheet| sheet.period).collect();
    month_of(policy, log, period, approved, &revised)
}

fn month_of(
    policy: &Policy,
    log: &[Session],
    period: PayPeriod,
    approved: &[Timesheet],
    revised: &[PayPeriod],
) -> Timesheet {
    let (mine, other) = (assignment(1), assignment(2));
    let terms = Terms::from(policy.clone());
    let others = [Engagement { assignment: &other, terms: &terms }];
    let input = Reckoning { others: &others, approved, revised, ..Reckoning::of(&mine, &terms, log) };
    reckon(&input, period)
}

/// Every month in turn, each approved before the next.
fn all(policy: &Policy, log: &[Session]) -> Vec<Timesheet> {
    let mut approved = Vec::new();
    for period in periods(policy) {
        let sheet = month_of(policy, log, period, &approved, &[]);
        approved.push(sheet);
    }
    approved
}

pub(crate) fn february(policy: &Policy) -> PayPeriod {
    policy.period.start_day.period_of(day("2026-02-10"))
}

fn in_oslo(moment: Moment) -> NaiveDate {
    Zone::OSLO.wall_at(moment.utc).date()
}

fn amount(lines: &[PayLine], wanted: fn(&PayRule) -> bool) -> Ore {
    lines.iter().filter(|line| wanted(&line.rule)).map(|line| line.amount).sum()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_in_which_entries_were_written_never_matters(
        policy in policy(REAL), mut log in log(REAL), turn in 0..8_usize, twice in 0..8_usize, edit in 0..3_u8,
    ) {
        // Another device's version of one session.
        if let Some(mut other) = log.get(twice).cloned() {
            match edit {
                0 => drop(other.trips.pop()),
                1 => drop(other.expenses.pop()),
                _ => other.kind = SessionKind::NoShow,
            }
            log.push(other);
        }
        let mut turned: Vec<Session> = log.iter().rev().cloned().collect();
        let by = turn.min(turned.len());
        turned.rotate_left(by);
        let period = february(&policy);
        prop_assert_eq!(one(&policy, &log, period, &[]), one(&policy, &turned, period, &[]));
    }

    #[test]
    fn what_is_paid_and_what_is_not_is_what_was_logged(policy in policy(REAL), log in log(REAL)) {
        let sheet = one(&policy, &log, february(&policy), &[]);
        for line in &sheet.drives {
            prop_assert_eq!(line.paid + line.unpaid, line.driven);
            prop_assert_eq!(line.legs.iter().map(|leg| leg.driven).sum::<Metres>(), line.driven);
            prop_assert!(line.paid >= Metres::ZERO && line.unpaid >= Metres::ZERO);
        }
        for line in &sheet.expenses {
            prop_assert_eq!(line.paid + line.unpaid, line.spent);
            prop_assert!(line.paid >= Ore::ZERO && line.unpaid >= Ore::ZERO);
        }
        for line in &sheet.sessions {
            prop_assert!(line.paid >= Minutes::ZERO && line.paid <= line.counted);
        }
        let totals = sheet.totals;
        prop_assert_eq!(totals.driven_paid + totals.driven_unpaid, totals.driven);
        prop_assert_eq!(totals.spent_paid + totals.spent_unpaid, totals.spent);
        prop_assert_eq!(totals.tax_free + totals.taxable, totals.amount);
        prop_assert_eq!(sheet.pay.iter().map(|line| line.amount).sum::<Ore>(), totals.amount);
        prop_assert_eq!(amount(&sheet.pay, |rule| matches!(rule, PayRule::Expense { .. })), totals.spent_paid);
        for line in &sheet.pay {
            prop_assert_eq!(line.tax_free + line.taxable, line.amount);
            prop_assert!(line.tax_free >= Ore::ZERO && line.taxable >= Ore::ZERO);
        }
    }

    #[test]
    fn no_cap_is_ever_exceeded_nor_by_rounding(policy in policy(REAL), log in log(REAL)) {
        for sheet in all(&policy, &log) {
            for used in &sheet.caps {
                let limit = used.amount.raw() + used.carried_in.raw() + used.allowed.raw();
                // What an earlier period used of a window that was larger then is spent; nothing more may be added.
                prop_assert!(used.used.raw() <= limit.max(used.used_elsewhere.raw()).max(0), "{:?}", used);
            }
            for cap in policy.caps.iter().filter(|cap| cap.legs.is_empty() && cap.kinds.is_empty()) {
                let windows: Vec<_> = sheet.caps.iter().filter(|used| used.cap == cap.key).collect();
                let room: i64 = windows.iter().map(|used| used.used.raw() - used.used_elsewhere.raw() + used.left.raw()).sum();
                let driven: i64 = sheet.pay.iter().filter(|line| line.rule == PayRule::Driving).map(|line| line.quantity.raw()).sum();
                let driving = amount(&sheet.pay, |rule| matches!(rule, PayRule::Driving | PayRule::Passengers)).0;
                let spent = amount(&sheet.pay, |rule| matches!(rule, PayRule::Expense { .. })).0;
                match cap.of {
                    CapOf::Distance => prop_assert!(driven <= room, "{driven} of {room}: {:?}", sheet),
                    CapOf::Driving => prop_assert!(driving <= room, "{driving} of {room}: {:?}", sheet),
                    CapOf::Expenses => prop_assert!(spent <= room, "{spent} of {room}"),
                    CapOf::Pot => prop_assert!(driving + spent <= room, "{driving} + {spent} of {room}: {:?}", sheet),
                    CapOf::Hours | CapOf::Trips => {}
                }
            }
        }
    }

    #[test]
    fn shares_always_sum_to_the_whole(whole in any::<i64>(), parts in 1..50_usize, unit in 1..1_000_i64) {
        let shares = split(whole, parts, unit);
        prop_assert_eq!(shares.len(), parts);
        prop_assert_eq!(shares.iter().map(|share| i128::from(*share)).sum::<i128>(), i128::from(whole));
        prop_assert!(shares[1..].iter().all(|share| share % unit == 0));
    }

    #[test]
    fn the_shares_of_a_group_sum_to_what_it_drove_and_spent(policy in policy(REAL), log in log(REAL)) {
        let sheet = one(&policy, &log, february(&policy), &[]);
        for line in sheet.sessions.iter().filter(|line| !line.shares.is_empty()) {
            let Some(session) = log.iter().find(|session| session.id == line.session) else { continue };
            let starts_here = sheet.period.holds(in_oslo(session.span.start()));
            let drives = sheet.drives.iter().filter(|drive| drive.session == line.session);
            let spent = sheet.expenses.iter().filter(|expense| expense.session == line.session);
            if starts_here {
                prop_assert_eq!(line.shares.iter().map(|s| s.distance).sum::<Metres>(), drives.map(|d| d.driven).sum::<Metres>());
                prop_assert_eq!(line.shares.iter().map(|s| s.spent).sum::<Ore>(), spent.map(|e| e.spent).sum::<Ore>());
            }
        }
    }

    #[test]
    fn wherever_periods_end_the_same_work_is_on_the_lists(policy in policy(REAL), log in log(REAL), other in 1..=28_u8) {
        let mut moved = policy.clone();
        moved.period.start_day = PeriodStart::new(other).unwrap();
        let logged = |policy: &Policy| {
            let sheets: Vec<Timesheet> = periods(policy).into_iter().map(|period| one(policy, &log, period, &[])).collect();
            let sum = |part: fn(&Timesheet) -> i64| sheets.iter().map(part).sum::<i64>();
            (
                sum(|sheet| sheet.totals.minutes_logged.0),
                sum(|sheet| sheet.totals.driven.0),
                sum(|sheet| sheet.totals.spent.0),
                sum(|sheet| sheet.sessions.iter().map(|line| line.counted.0).sum()),
            )
        };
        prop_assert_eq!(logged(&policy), logged(&moved));
    }

    #[test]
    fn wherever_periods_end_the_same_work_is_worth_the_same(policy in policy(REAL), log in log(REAL), other in 1..=28_u8) {
        // What is counted by the period - caps, grants, and rounding of quantities - goes by where it ends.
        let driving = DrivingRule { rounding: KmRounding::default(), ..policy.driving.clone() };
        let hours = HourRule { rounding: None, ..policy.hours.clone() };
        let policy = Policy { caps: vec![], granted: None, driving, hours, ..policy };
        let mut moved = policy.clone();
        moved.period.start_day = PeriodStart::new(other).unwrap();
        let paid = |policy: &Policy| {
            let sheets: Vec<Timesheet> = periods(policy).into_iter().map(|period| one(policy, &log, period, &[])).collect();
            let sum = |part: fn(&Timesheet) -> i64| sheets.iter().map(part).sum::<i64>();
            let lines = sum(|sheet| i64::try_from(sheet.pay.len()).unwrap());
            let exact = [
                sum(|sheet| sheet.totals.spent_paid.0),
                sum(|sheet| sheet.totals.driven_paid.0),
                sum(|sheet| sheet.totals.minutes_paid.0),
            ];
            (exact, sum(|sheet| sheet.totals.amount.0), lines)
        };
        let ((exact, amount, lines), (exact_moved, amount_moved, lines_moved)) = (paid(&policy), paid(&moved));
        prop_assert_eq!(exact, exact_moved);
        // Each line is rounded to a whole øre by itself.
        prop_assert!((amount - amount_moved).abs() <= (lines + lines_moved) / 2 + 1, "{amount} {amount_moved}");
    }

    #[test]
    fn reckoning_an_approved_month_again_gives_the_same_bytes_and_corrects_nothing(policy in policy(REAL), log in log(REAL)) {
        let approved = all(&policy, &log);
        for (n, sheet) in approved.iter().enumerate() {
            let again = month_of(&policy, &log, sheet.period, &approved[..n], &[]);
            prop_assert_eq!(serde_json::to_string(&again).unwrap(), serde_json::to_string(sheet).unwrap());
        }
        let next = policy.period.start_day.period_of(approved[approved.len() - 1].period.until().succ_opt().unwrap());
        prop_assert_eq!(one(&policy, &log, next, &approved).corrections, []);
    }

    #[test]
    fn a_correction_pays_the_difference_once(policy in policy(REAL), log in log(REAL), late in 0..8_usize) {
        let mut before = log.clone();
        if !before.is_empty() {
            before.remove(late % log.len());
        }
        let start = policy.period.start_day;
        let first = start.period_of(day("2026-02-10"));
        let then = start.period_of(first.until().succ_opt().unwrap());
        let next = start.period_of(then.until().succ_opt().unwrap());
        let approved = [one(&policy, &before, first, &[])];
        let second = one(&policy, &log, then, &approved);
        let corrected: Ore = second.corrections.iter().map(|correction| correction.amount).sum();
        prop_assert_eq!(second.totals.corrections_amount, corrected);
        let anew = one(&policy, &log, first, &[]);
        prop_assert_eq!(approved[0].totals.amount + corrected, anew.totals.amount);
        let [first] = approved;
        prop_assert_eq!(one(&policy, &log, next, &[first, second]).corrections.iter().map(|c| c.amount).sum::<Ore>(), Ore::ZERO);
    }

    #[test]
    fn a_correction_touches_no_other_paid_month_and_is_found_once(
        policy in policy(REAL), log in log(REAL), late in 0..8_usize, known_from in 1..4_usize,
    ) {
        // By rule a corrected hour changes a cap that grows with the hours of many months, and what one assignment now
        // uses of a cap that it shares with another over many months is no longer the other's. The rest touches nothing.
        let reaches = |cap: &Cap| {
            cap.per != CapWindow::Period
                && (cap.scope == CapScope::Contact || matches!(cap.amount, CapAmount::PerWorkedHour(_)))
        };
        let policy = Policy { caps: policy.caps.iter().filter(|cap| !reaches(cap)).cloned().collect(), ..policy };
        let mut before = log.clone();
        let moved = (!log.is_empty()).then(|| before.remove(late % log.len()));
        for (then, now) in [(&before, &log), (&log, &before)] {
            let mut approved: Vec<Timesheet> = Vec::new();
            let periods = periods(&policy);
            let known_from = known_from.min(periods.len() - 1);
            for (n, period) in periods.into_iter().enumerate() {
                let sheet = one(&policy, if n < known_from { then } else { now }, period, &approved);
                let changed = |of: &PayPeriod| {
                    moved.as_ref().is_some_and(|s| of.holds(in_oslo(s.span.start())) || of.holds(in_oslo(s.span.end())))
                };
                for correction in &sheet.corrections {
                    prop_assert!(n == known_from && changed(&correction.of), "{:?}", correction);
                }
                approved.push(sheet);
            }
            let next = policy.period.start_day.period_of(approved[approved.len() - 1].period.until().succ_opt().unwrap());
            prop_assert_eq!(&one(&policy, now, next, &approved).corrections, &vec![]);
        }
    }

    #[test]
    fn no_log_and_no_rule_makes_it_panic(policy in policy(ANY), log in log(ANY), in_period in any::<bool>()) {
        let date = log.first().filter(|_| in_period).map_or(day("2026-02-10"), |session| session.span.date());
        let period = policy.period.start_day.period_of(date);
        let sheet = one(&policy, &log, period, &[]);
        let mut fewer = log.clone();
        fewer.pop();
        let next = policy.period.start_day.period_of(period.until().succ_opt().unwrap());
        let after = one(&policy, &fewer, next, std::slice::from_ref(&sheet));
        prop_assert!(serde_json::to_string(&after).is_ok());
        let _ = domain::policy::check(&policy);
        let _ = sheet.not_covered_by(&after);
        prop_assert!(matches!(sheet.without_places().caps.first().map(|used| used.amount), None | Some(Measure::Distance(_) | Measure::Money(_) | Measure::Time(_) | Measure::Count(_))));
    }
}
