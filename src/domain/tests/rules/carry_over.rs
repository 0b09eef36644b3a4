//! Room that slides on through months in which nothing was logged, and which nobody therefore sent in.

use crate::world::{SLIDES_ALL_YEAR, after, assignment, day, driven, kinds, month, session, sheet, terms};
use domain::entry::Session;
use domain::quantity::{Measure, Metres, Minutes};
use domain::timesheet::{FindingKind, Reckoning, Timesheet, reckon};

const HOURS: &str =
    "[granted]\nhours = { per_month = '16 h' }\ncarry_over = { at_most = { amount = '2 h', across_year = false } }";

fn worked(n: u128, date: &str, hours: u32) -> Session {
    session(n, &format!("{date} 01:00"), &format!("{date} {:02}:00", hours + 1))
}

fn slid_in(sheet: &Timesheet) -> Minutes {
    sheet.hours.carried_in
}

#[test]
fn e08_room_slides_on_through_a_month_in_which_nothing_was_logged() {
    let log = [worked(1, "2026-03-03", 13), worked(2, "2026-05-04", 19)];
    let march = sheet(HOURS, "2026-03", &log);
    let may = after(HOURS, "2026-05", &log, std::slice::from_ref(&march));
    assert_eq!((slid_in(&may), may.hours.over), (Minutes(120), Minutes(60)));
    // As if April had been sent in and approved without a line.
    let april = after(HOURS, "2026-04", &log, std::slice::from_ref(&march));
    assert_eq!(may, after(HOURS, "2026-05", &log, &[march, april]));
}

#[test]
fn e08_kilometres_slide_through_several_such_months_until_the_year_ends() {
    let log = [driven(1, "2026-09-03", 10_000)];
    let september = sheet(SLIDES_ALL_YEAR, "2026-09", &log);
    let room = |key: &str| {
        let sheet = after(SLIDES_ALL_YEAR, key, &log, std::slice::from_ref(&september));
        sheet.caps[0].carried_in
    };
    let km = |km: i64| Measure::Distance(Metres(km * 1_000));
    assert_eq!((room("2026-12"), room("2027-01"), room("2027-02")), (km(290), km(0), km(100)));
}

#[test]
fn e08_nothing_slides_through_a_month_that_is_still_open_and_that_is_told() {
    let log = [worked(1, "2026-03-03", 13), worked(2, "2026-04-03", 1)];
    let march = sheet(HOURS, "2026-03", &log);
    let open = FindingKind::EarlierMonthOpen { period: "2026-04".to_owned() };
    for key in ["2026-05", "2026-06"] {
        let later = after(HOURS, key, &log, std::slice::from_ref(&march));
        assert_eq!((slid_in(&later), kinds(&later)), (Minutes(0), vec![open.clone()]), "{key}");
    }
}

#[test]
fn e08_nothing_slides_out_of_months_before_the_first_or_outside_the_agreement() {
    let log = [worked(1, "2026-03-03", 13)];
    assert_eq!(slid_in(&sheet(HOURS, "2026-05", &[])), Minutes(0), "before the first approved month nothing is known");
    let march = sheet(HOURS, "2026-03", &log);
    let (mut ended, terms) = (assignment(1), terms(HOURS));
    ended.agreement.until = Some(day("2026-03-31"));
    let approved = [march];
    let input = Reckoning { approved: &approved, ..Reckoning::of(&ended, &terms, &log) };
    assert_eq!(slid_in(&reckon(&input, month("2026-05"))), Minutes(0));
}

#[test]
fn e08_what_a_later_month_took_of_a_month_without_entries_is_not_there_for_what_is_logged_in_it_afterwards() {
    let mut log = vec![driven(1, "2026-01-10", 100_000), driven(2, "2026-04-10", 250_000)];
    let january = sheet(SLIDES_ALL_YEAR, "2026-01", &log);
    let april = after(SLIDES_ALL_YEAR, "2026-04", &log, std::slice::from_ref(&january));
    assert_eq!(april.totals.driven_paid, Metres(250_000), "100 km each of February, March and April");
    log.push(driven(3, "2026-02-10", 90_000));
    let february = after(SLIDES_ALL_YEAR, "2026-02", &log, &[january, april]);
    assert_eq!(february.totals.driven_paid, Metres(50_000));
}

#[test]
fn e08_a_month_corrected_before_one_without_entries_leaves_to_a_later_one_what_that_took() {
    let mut log = vec![driven(1, "2026-01-10", 20_000), driven(2, "2026-03-10", 260_000)];
    let january = sheet(SLIDES_ALL_YEAR, "2026-01", &log);
    let march = after(SLIDES_ALL_YEAR, "2026-03", &log, std::slice::from_ref(&january));
    assert_eq!(march.totals.driven_paid, Metres(260_000));
    log.push(driven(3, "2026-01-20", 80_000));
    let april = after(SLIDES_ALL_YEAR, "2026-04", &log, &[january, march]);
    assert_eq!(april.corrections[0].drives[0].paid, Metres(20_000), "of 300 km, 280 are used");
}

#[test]
fn e08_a_correction_takes_from_what_slides_on_through_a_month_without_entries() {
    let mut log = vec![driven(1, "2026-01-10", 20_000)];
    let january = sheet(SLIDES_ALL_YEAR, "2026-01", &log);
    log.push(driven(2, "2026-01-20", 50_000));
    let march = after(SLIDES_ALL_YEAR, "2026-03", &log, &[january]);
    assert_eq!(march.caps[0].carried_in, Measure::Distance(Metres(130_000)));
}
