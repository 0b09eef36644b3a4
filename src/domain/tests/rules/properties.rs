//! What holds for every month that can be logged, under every rule that can be written.

use crate::circumstances::{Rules, rules};
use crate::generate::{ANY, OLDER, REAL, YOUNGER, log};
use crate::world::{day, recipient};
use chrono::{Datelike, NaiveDate, TimeDelta};
use domain::entry::{Session, SessionKind};
use domain::id::RecipientId;
use domain::policy::written::Kroner;
use domain::policy::{
    Cap, CapAmount, CapOf, CapScope, CapWindow, DrivingRule, HourRule, KindPay, KmRounding, LateAction, Pay, Policy,
    check, check_overlays,
};
use domain::quantity::{Measure, Metres, Minutes, Ore, split};
use domain::time::{Moment, PayPeriod, PeriodStart, Zone};
use domain::timesheet::{PayLine, PayRule, Reason, Timesheet};
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

fn periods(rules: &Rules) -> Vec<PayPeriod> {
    let mut periods = vec![rules.period_of("2025-12-31")];
    while let Some(last) = periods.last().filter(|last| last.until() < day("2026-03-05")) {
        periods.push(after(rules, *last));
    }
    periods
}

fn after(rules: &Rules, period: PayPeriod) -> PayPeriod {
    rules.policy.period.start_day.period_of(period.until().succ_opt().unwrap())
}

/// One month, with every approved month reckoned anew.
pub(crate) fn one(rules: &Rules, log: &[Session], period: PayPeriod, approved: &[Timesheet]) -> Timesheet {
    let revised: Vec<PayPeriod> = approved.iter().map(|sheet| sheet.period).collect();
    rules.month(log, period, approved, &revised)
}

/// Every month in turn, each approved before the next.
fn all(rules: &Rules, log: &[Session]) -> Vec<Timesheet> {
    let mut approved = Vec::new();
    for period in periods(rules) {
        let sheet = rules.month(log, period, &approved, &[]);
        approved.push(sheet);
    }
    approved
}

pub(crate) fn february(rules: &Rules) -> PayPeriod {
    rules.period_of("2026-02-10")
}

/// The same with periods that begin on another day.
fn moved(rules: &Rules, day: u8) -> Rules {
    let mut moved = rules.clone();
    moved.policy.period.start_day = PeriodStart::new(day).unwrap();
    moved
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
        rules in rules(REAL), mut log in log(REAL), turn in 0..8_usize, twice in 0..8_usize, edit in 0..3_u8,
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
        let period = february(&rules);
        prop_assert_eq!(one(&rules, &log, period, &[]), one(&rules, &turned, period, &[]));
    }

    #[test]
    fn what_is_paid_and_what_is_not_is_what_was_logged(rules in rules(REAL), log in log(REAL)) {
        let sheet = one(&rules, &log, february(&rules), &[]);
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
    fn no_cap_is_ever_exceeded_nor_by_rounding(rules in rules(REAL), log in log(REAL)) {
        for sheet in all(&rules, &log) {
            for used in &sheet.caps {
                let limit = used.amount.raw() + used.carried_in.raw() + used.allowed.raw();
                // What an earlier period used of a window that was larger then is spent; nothing more may be added.
                prop_assert!(used.used.raw() <= limit.max(used.used_elsewhere.raw()).max(0), "{:?}", used);
            }
            for cap in rules.caps(sheet.period).iter().filter(|cap| cap.legs.is_empty() && cap.kinds.is_empty()) {
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
    fn the_shares_of_a_group_sum_to_what_it_drove_and_spent(rules in rules(REAL), log in log(REAL)) {
        let sheet = one(&rules, &log, february(&rules), &[]);
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
    fn wherever_periods_end_the_same_work_is_on_the_lists(rules in rules(REAL), log in log(REAL), other in 1..=28_u8) {
        let logged = |rules: &Rules| {
            let sheets: Vec<Timesheet> = periods(rules).into_iter().map(|period| one(rules, &log, period, &[])).collect();
            let sum = |part: fn(&Timesheet) -> i64| sheets.iter().map(part).sum::<i64>();
            (
                sum(|sheet| sheet.totals.minutes_logged.0),
                sum(|sheet| sheet.totals.driven.0),
                sum(|sheet| sheet.totals.spent.0),
                sum(|sheet| sheet.sessions.iter().map(|line| line.counted.0).sum()),
            )
        };
        prop_assert_eq!(logged(&rules), logged(&moved(&rules, other)));
    }

    #[test]
    fn wherever_periods_end_the_same_work_is_worth_the_same(rules in rules(REAL), log in log(REAL), other in 1..=28_u8) {
        // What is counted by the period - caps, grants, and rounding of quantities - goes by where it ends.
        let driving = DrivingRule { rounding: KmRounding::default(), ..rules.policy.driving.clone() };
        let hours = HourRule { rounding: None, ..rules.policy.hours.clone() };
        let policy = Policy { caps: vec![], granted: None, driving, hours, ..rules.policy.clone() };
        let mut rules = Rules { policy, ..rules.clone() };
        rules.overlays.retain(|overlay| overlay.set.granted.is_none() && overlay.set.driving.is_none());
        rules.overlays.iter_mut().for_each(|overlay| overlay.set.caps.clear());
        let paid = |rules: &Rules| {
            let sheets: Vec<Timesheet> = periods(rules).into_iter().map(|period| one(rules, &log, period, &[])).collect();
            let sum = |part: fn(&Timesheet) -> i64| sheets.iter().map(part).sum::<i64>();
            let lines = sum(|sheet| i64::try_from(sheet.pay.len()).unwrap());
            let exact = [
                sum(|sheet| sheet.totals.spent_paid.0),
                sum(|sheet| sheet.totals.driven_paid.0),
                sum(|sheet| sheet.totals.minutes_paid.0),
            ];
            (exact, sum(|sheet| sheet.totals.amount.0), lines)
        };
        let ((exact, amount, lines), (exact_moved, amount_moved, lines_moved)) = (paid(&rules), paid(&moved(&rules, other)));
        prop_assert_eq!(exact, exact_moved);
        // Each line is rounded to a whole øre by itself.
        prop_assert!((amount - amount_moved).abs() <= (lines + lines_moved) / 2 + 1, "{amount} {amount_moved}");
    }

    #[test]
    fn reckoning_an_approved_month_again_gives_the_same_bytes_and_corrects_nothing(rules in rules(REAL), log in log(REAL)) {
        let approved = all(&rules, &log);
        for (n, sheet) in approved.iter().enumerate() {
            let again = rules.month(&log, sheet.period, &approved[..n], &[]);
            prop_assert_eq!(serde_json::to_string(&again).unwrap(), serde_json::to_string(sheet).unwrap());
        }
        let next = after(&rules, approved[approved.len() - 1].period);
        prop_assert_eq!(one(&rules, &log, next, &approved).corrections, []);
    }

    #[test]
    fn a_correction_pays_the_difference_once(rules in rules(REAL), log in log(REAL), late in 0..8_usize) {
        let mut before = log.clone();
        if !before.is_empty() {
            before.remove(late % log.len());
        }
        let first = february(&rules);
        let then = after(&rules, first);
        let next = after(&rules, then);
        let approved = [one(&rules, &before, first, &[])];
        let second = one(&rules, &log, then, &approved);
        let corrected: Ore = second.corrections.iter().map(|correction| correction.amount).sum();
        prop_assert_eq!(second.totals.corrections_amount, corrected);
        let anew = one(&rules, &log, first, &[]);
        prop_assert_eq!(approved[0].totals.amount + corrected, anew.totals.amount);
        let [first] = approved;
        prop_assert_eq!(one(&rules, &log, next, &[first, second]).corrections.iter().map(|c| c.amount).sum::<Ore>(), Ore::ZERO);
    }

    #[test]
    fn a_correction_touches_no_other_paid_month_and_is_found_once(
        rules in rules(REAL), log in log(REAL), late in 0..8_usize, known_from in 1..4_usize,
    ) {
        // By rule a corrected hour changes a cap that grows with the hours of many months, and what one assignment now
        // uses of a cap that it shares with another over many months is no longer the other's. The rest touches nothing.
        let reaches = |cap: &Cap| {
            cap.per != CapWindow::Period
                && (cap.scope == CapScope::Contact || matches!(cap.amount, CapAmount::PerWorkedHour(_)))
        };
        let mut rules = rules;
        rules.policy.caps.retain(|cap| !reaches(cap));
        rules.overlays.iter_mut().for_each(|overlay| overlay.set.caps.retain(|cap| !reaches(cap)));
        let mut before = log.clone();
        let moved = (!log.is_empty()).then(|| before.remove(late % log.len()));
        for (then, now) in [(&before, &log), (&log, &before)] {
            let mut approved: Vec<Timesheet> = Vec::new();
            let periods = periods(&rules);
            let known_from = known_from.min(periods.len() - 1);
            for (n, period) in periods.into_iter().enumerate() {
                let sheet = one(&rules, if n < known_from { then } else { now }, period, &approved);
                let changed = |of: &PayPeriod| {
                    moved.as_ref().is_some_and(|s| of.holds(in_oslo(s.span.start())) || of.holds(in_oslo(s.span.end())))
                };
                for correction in &sheet.corrections {
                    prop_assert!(n == known_from && changed(&correction.of), "{:?}", correction);
                }
                approved.push(sheet);
            }
            let next = after(&rules, approved[approved.len() - 1].period);
            prop_assert_eq!(&one(&rules, now, next, &approved).corrections, &vec![]);
        }
    }

    #[test]
    fn no_log_and_no_rule_makes_it_panic(rules in rules(ANY), log in log(ANY), in_period in any::<bool>()) {
        let date = log.first().filter(|_| in_period).map_or(day("2026-02-10"), |session| session.span.date());
        let period = rules.policy.period.start_day.period_of(date);
        let sheet = one(&rules, &log, period, &[]);
        let mut fewer = log.clone();
        fewer.pop();
        let next = after(&rules, period);
        let after = one(&rules, &fewer, next, std::slice::from_ref(&sheet));
        prop_assert!(serde_json::to_string(&after).is_ok());
        let _ = (check(&rules.policy), check_overlays(&rules.policy, &[], &rules.overlays));
        let _: Vec<_> = log.iter().map(domain::sign_off::Confirmed::of).collect();
        prop_assert!(matches!(sheet.without_places().caps.first().map(|used| used.amount), None | Some(Measure::Distance(_) | Measure::Money(_) | Measure::Time(_) | Measure::Count(_))));
    }
    #[test]
    fn each_24_hours_begun_are_paid_once_for_each_recipient_of_known_age_who_is_there(rules in rules(REAL), log in log(REAL)) {
        let period = february(&rules);
        let sheet = one(&rules, &log, period, &[]);
        let known = |id: &RecipientId| rules.born.iter().any(|facts| facts.recipient == *id);
        let each = |line: &&PayLine| {
            matches!(&line.rule, PayRule::Allowance { key } if key == YOUNGER || key == OLDER) && line.rate != Some(Ore::ZERO)
        };
        let paid: i64 = sheet.pay.iter().filter(each).map(|line| line.quantity.raw()).sum();
        let terms = rules.terms();
        let due: usize = sheet.sessions.iter().map(|line| {
            let Some(session) = log.iter().find(|session| session.id == line.session) else { return 0 };
            let limit_filled = line.counted == Minutes::ZERO && line.why.iter().all(|why| matches!(why, Reason::KindRule { .. }));
            let kind = terms.on(session.span.date()).kinds.of(line.kind);
            let pays = line.paid > Minutes::ZERO || (limit_filled && match kind.pay {
                KindPay::Fixed(limit) | KindPay::AtMost(limit) => limit.0 > Minutes::ZERO,
                KindPay::Share(share) => share.of(session.span.elapsed().0) > 0,
                KindPay::Full => true,
                KindPay::None => false,
            });
            let begun = |days: i64| Zone::OSLO.wall_at(session.span.start().utc + TimeDelta::days(days)).date();
            let begun = (0..=(session.span.elapsed().0 - 1) / (24 * 60)).map(begun).filter(|date| pays && period.holds(*date));
            begun.map(|date| {
                let pays = |key: &str| terms.on(date).rates.iter().any(|row| {
                    row.key == key && !matches!(row.pay, Pay::PerRecipientDay(Kroner(Ore::ZERO)))
                });
                let there = (1..=3).map(recipient).filter(known).filter(|id| match &session.kind {
                    SessionKind::Group { present } => present.contains(id),
                    SessionKind::Ordinary | SessionKind::Overnight => true,
                    _ => false,
                });
                let older = |id: &RecipientId| rules.born.iter().any(|facts| {
                    facts.recipient == *id && date.years_since(facts.birth_date).is_some_and(|age| age >= 10)
                });
                there.filter(|id| pays(if older(id) { OLDER } else { YOUNGER })).count()
            }).sum()
        }).sum();
        prop_assert_eq!(usize::try_from(paid).unwrap(), due, "{:?}", sheet.pay);
    }

    #[test]
    fn what_is_refused_for_its_age_is_paid_nothing_and_says_why(rules in rules(REAL), log in log(REAL)) {
        let sheet = one(&rules, &log, february(&rules), &[]);
        let late = |why: &[Reason]| why.iter().any(|reason| matches!(reason, Reason::TooLate { .. }));
        let (terms, mine) = (rules.terms(), rules.assignment().id);
        for session in log.iter().filter(|session| session.assignment == mine) {
            let refused = rules.today.is_some_and(|today| {
                let rule = &terms.on(session.span.date()).late;
                let days = today.signed_duration_since(session.span.date()).num_days();
                let across = today.year() > session.span.date().year() && rule.across_year == Some(LateAction::Refuse);
                across || rule.by_age.iter().any(|step| step.then == LateAction::Refuse && days > step.after_days.into())
            });
            for line in sheet.sessions.iter().filter(|line| line.session == session.id) {
                prop_assert!(late(&line.why) == refused && (!refused || line.paid == Minutes::ZERO), "{:?}", line);
            }
            for line in sheet.drives.iter().filter(|line| line.session == session.id) {
                prop_assert!(late(&line.why) == refused && (!refused || line.paid == Metres::ZERO), "{:?}", line);
            }
            for line in sheet.expenses.iter().filter(|line| line.session == session.id) {
                prop_assert!(late(&line.why) == refused && (!refused || line.paid == Ore::ZERO), "{:?}", line);
            }
        }
    }
}
