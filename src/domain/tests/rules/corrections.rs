//! Approved months that are reckoned anew: what slid on, what was late, and what a correction leaves alone.

use crate::world::{
    KM_CAP_300, Log, SLIDES_ALL_YEAR, after, approved, assignment, day, driven, month, session, sheet, spent, terms,
};
use domain::entry::{ExpenseKind, Receipt, Session};
use domain::quantity::{Measure, Metres, Ore};
use domain::time::PayPeriod;
use domain::timesheet::{Reason, Reckoning, Timesheet, reckon, to_correct};

#[test]
fn e08_room_that_slid_through_a_month_and_was_used_after_it_cannot_be_used_again() {
    let mut log = vec![driven(1, "2026-03-03", 290_000)];
    let paid = approved(SLIDES_ALL_YEAR, &["2026-01", "2026-02", "2026-03"], &log);
    assert_eq!(paid[2].totals.driven_paid, Metres(290_000));
    // Three months have 300 km together, of which March used 290: a forgotten January trip finds 10.
    log.push(driven(2, "2026-01-20", 60_000));
    let april = after(SLIDES_ALL_YEAR, "2026-04", &log, &paid);
    assert_eq!(april.corrections.len(), 1);
    assert_eq!(april.corrections[0].drives[0].paid, Metres(10_000));
}

#[test]
fn e08_room_that_a_correction_used_does_not_slide_on_as_well() {
    let mut log = vec![driven(1, "2026-01-10", 50_000), driven(2, "2026-02-10", 100_000)];
    let paid = approved(SLIDES_ALL_YEAR, &["2026-01", "2026-02"], &log);
    log.push(driven(3, "2026-01-20", 50_000));
    log.push(driven(4, "2026-03-10", 150_000));
    let march = after(SLIDES_ALL_YEAR, "2026-03", &log, &paid);
    assert_eq!(march.corrections[0].drives[0].paid, Metres(50_000));
    assert_eq!(march.totals.driven_paid, Metres(100_000), "three months have 300 km together");
}

const YEAR: &str = "
[driving]
rates = [{ from = '2025-01-01', per_km = '5.30 kr' }]
[[caps]]
key = 'km'
of = 'distance'
per = 'year'
amount = { fixed = '300 km' }
";

#[test]
fn e10_room_that_a_correction_frees_in_a_years_cap_moves_nothing_in_months_that_did_not_change() {
    let log = [driven(1, "2026-01-10", 250_000), driven(2, "2026-02-10", 80_000)];
    let paid = approved(YEAR, &["2026-01", "2026-02"], &log);
    assert_eq!(paid[1].totals.driven_paid, Metres(50_000));
    let march = after(YEAR, "2026-03", &log[1..], &paid);
    assert_eq!(march.corrections.iter().map(|c| c.of).collect::<Vec<_>>(), [paid[0].period]);
    assert_eq!(march.corrections[0].amount, Ore(-250 * 530));
    // What is written into February afterwards finds the room that is really free.
    let mut more = log[1..].to_vec();
    more.push(driven(3, "2026-02-20", 10_000));
    let corrected = after(YEAR, "2026-03", &more, &paid);
    let february = corrected.corrections.iter().find(|correction| correction.of == paid[1].period).unwrap();
    assert_eq!(february.drives.iter().map(|line| line.paid).collect::<Vec<_>>(), [Metres(80_000), Metres(10_000)]);
}

/// A leg that both a cap on kilometres and one in kroner cut, beside a later month that used the rest of the year.
const BOTH_CUT: &str = "
[driving]
rates = [{ from = '2025-01-01', per_km = '5.30 kr', tax_free = '3.50 kr' }]
[[caps]]
key = 'km'
of = 'distance'
per = 'year'
amount = { fixed = '120 km' }
[[caps]]
key = 'kr'
of = 'driving'
amount = { fixed = '318 kr' }
";

#[test]
fn reckoning_anew_beside_a_month_that_used_the_rest_of_a_years_cap_moves_not_an_ore() {
    let log = [driven(1, "2026-01-10", 130_000), driven(2, "2026-02-10", 60_000)];
    let paid = approved(BOTH_CUT, &["2026-01", "2026-02"], &log);
    assert_eq!((paid[0].totals.driven_paid, paid[1].totals.driven_paid), (Metres(60_000), Metres(60_000)));
    assert_eq!(paid[0].totals.tax_free, Ore(31_800), "of 120 km that could be paid, the tax-free part comes first");
    assert_eq!(after(BOTH_CUT, "2026-03", &log, &paid).corrections, []);
}

#[test]
fn the_same_correction_is_found_again_when_a_later_month_has_used_what_it_left() {
    let rules =
        format!("{BOTH_CUT}[[caps]]\nkey = 'e'\nof = 'expenses'\nper = 'year'\namount = {{ fixed = '150 kr' }}");
    let both = |n, date: &str| driven(n, date, 10_000).spend(ExpenseKind::Ticket, 10_000, Receipt::OnPaper);
    let mut log = vec![driven(1, "2026-01-10", 130_000), both(2, "2026-02-10")];
    let mut paid = approved(&rules, &["2026-01", "2026-02"], &log);
    // Of January's late 100 kr February has left 50; of the year's 120 km March then uses all that January left.
    log.push(both(3, "2026-01-20"));
    log.push(driven(4, "2026-03-10", 60_000));
    paid.push(after(&rules, "2026-03", &log, &paid));
    assert_eq!((paid[2].corrections[0].amount, paid[2].totals.driven_paid), (Ore(5_000), Metres(50_000)));
    assert_eq!(after(&rules, "2026-04", &log, &paid).corrections, []);
}

fn late(log: &[Session], key: &str, today: &str, approved: &[Timesheet]) -> Timesheet {
    let rules = format!("{KM_CAP_300}[late]\nby_age = [{{ after_days = 60, then = 'refuse' }}]");
    let (assignment, terms) = (assignment(1), terms(&rules));
    let revised: Vec<PayPeriod> = approved.iter().map(|sheet| sheet.period).collect();
    let input =
        Reckoning { approved, revised: &revised, today: Some(day(today)), ..Reckoning::of(&assignment, &terms, log) };
    reckon(&input, month(key))
}

#[test]
fn e12_what_was_refused_for_its_age_stays_refused_when_the_month_is_reckoned_again() {
    let log = [driven(1, "2026-01-10", 10_000)];
    let january = late(&log, "2026-01", "2026-04-01", &[]);
    assert_eq!((january.totals.driven_paid, &january.drives[0].why), (Metres(0), &vec![Reason::TooLate { days: 81 }]));
    assert_eq!(late(&log, "2026-04", "2026-05-01", &[january]).corrections, []);
}

#[test]
fn e12_what_a_correction_paid_in_time_is_not_taken_back_when_it_grows_old() {
    let log = [driven(1, "2026-01-10", 10_000), driven(2, "2026-01-20", 10_000)];
    let january = late(&log[..1], "2026-01", "2026-02-02", &[]);
    let february = late(&log, "2026-02", "2026-03-02", std::slice::from_ref(&january));
    assert_eq!(february.corrections[0].amount, Ore(5_300));
    assert_eq!(late(&log, "2026-05", "2026-06-01", &[january, february]).corrections, []);
}

#[test]
fn e11_a_receipt_may_come_late_for_what_was_claimed_in_time_and_not_for_what_was_not() {
    let with =
        |receipt| [session(1, "2026-01-10 10:00", "2026-01-10 11:00").spend(ExpenseKind::Ticket, 5_000, receipt)];
    let january = late(&with(Receipt::ComesLater), "2026-01", "2026-02-02", &[]);
    assert_eq!(january.expenses[0].why, [Reason::AwaitsReceipt]);
    let may = late(&with(Receipt::OnPaper), "2026-05", "2026-06-01", &[january]);
    assert_eq!(may.corrections[0].amount, Ore(5_000));
    let refused = late(&with(Receipt::ComesLater), "2026-01", "2026-04-01", &[]);
    assert_eq!(refused.expenses[0].why, [Reason::TooLate { days: 81 }]);
    assert_eq!(late(&with(Receipt::OnPaper), "2026-05", "2026-06-01", &[refused]).totals.amount, Ore(0));
}

#[test]
fn a_month_approved_before_its_uses_were_kept_with_it_is_still_read_and_reckoned() {
    let log = [driven(1, "2026-01-10", 250_000), driven(2, "2026-02-10", 80_000)];
    let mut paid = approved(YEAR, &["2026-01", "2026-02"], &log);
    let mut stored = serde_json::to_value(&paid[1]).unwrap();
    assert_eq!(stored["caps"][0]["used_before"], serde_json::to_value(Measure::Distance(Metres(250_000))).unwrap());
    stored["caps"][0].as_object_mut().unwrap().remove("used_before");
    paid[1] = serde_json::from_value(stored).unwrap();
    assert_eq!(after(YEAR, "2026-03", &log, &paid).corrections, []);
}

#[test]
fn money_that_came_back_does_not_unsettle_a_month_beside_later_ones() {
    let rules = "[[caps]]\nkey = 'e'\nof = 'expenses'\nper = 'year'\namount = { fixed = '100 kr' }";
    let log = [spent(1, "2026-01-03", 10_000), spent(2, "2026-01-04", -4_000), spent(3, "2026-02-05", 7_000)];
    let paid = approved(rules, &["2026-01", "2026-02"], &log);
    assert_eq!(paid[1].totals.amount, Ore(4_000));
    assert_eq!(after(rules, "2026-03", &log, &paid).corrections, []);
    assert_eq!(sheet(rules, "2026-01", &log).totals.amount, Ore(6_000));
}

#[test]
fn a_change_is_paid_once_though_a_later_month_is_approved_first() {
    let rules = "[driving]\nrates = [{ from = '2025-01-01', per_km = '5.30 kr' }]";
    let mut log = vec![driven(1, "2026-01-10", 10_000)];
    let january = after(rules, "2026-01", &log, &[]);
    log.push(driven(2, "2026-01-20", 2_000));
    let (given, held) = (terms(rules), assignment(1));
    let next = |key: &str, approved: &[Timesheet]| {
        let period = month(key);
        let revised = to_correct(&[month("2026-01")], approved, period);
        reckon(&Reckoning { approved, revised: &revised, ..Reckoning::of(&held, &given, &log) }, period)
    };
    let march = next("2026-03", std::slice::from_ref(&january));
    assert_eq!(march.totals.corrections_amount, Ore(1_060));
    let february = next("2026-02", &[january.clone(), march.clone()]);
    assert_eq!(february.corrections, [], "March has paid it");
    let april = next("2026-04", &[january, february, march]);
    assert_eq!(april.corrections, []);
}
