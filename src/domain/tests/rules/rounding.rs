//! What rounding does: never past a cap, and never without saying so.

use crate::world::{Log, leg, session, sheet};
use domain::entry::{LegKind, Session};
use domain::policy::CapKey;
use domain::quantity::{Measure, Metres, Minutes, Ore};
use domain::timesheet::{CapUse, PayRule, Reason, Timesheet};

fn rode(n: u128, day: u32, metres: i64) -> Session {
    let mut leg = leg(LegKind::Activity, metres);
    leg.passengers = 1;
    session(n, &format!("2026-03-{day:02} 10:00"), &format!("2026-03-{day:02} 11:00")).legs(vec![leg])
}

fn five_and_five(cap: &str) -> String {
    format!(
        "[driving]\nrates = [{{ from = '2026-01-01', per_km = '5 kr' }}]\npassengers = {{ once = {{ per_km = '5 kr' }} }}\n[[caps]]\nkey = 'kr'\nof = 'driving'\n{cap}"
    )
}

#[test]
fn drive_and_passengers_rounded_each_by_itself_stay_within_a_cap_in_kroner() {
    let month = sheet(&five_and_five("amount = { fixed = '1.01 kr' }"), "2026-03", &[rode(1, 2, 101)]);
    assert_eq!(month.totals.driving_amount, Ore(101), "50.5 and 50.5 øre are not 102");
    assert_eq!(month.caps[0].used, Measure::Money(Ore(101)));
}

#[test]
fn drives_that_a_cap_cuts_empty_it_to_the_ore_passengers_included() {
    let rules = five_and_five("per = 'day'\namount = { fixed = '1.01 kr' }");
    let month = sheet(&rules, "2026-03", &[rode(1, 2, 400), rode(2, 3, 400), rode(3, 4, 400)]);
    assert_eq!(month.totals.driving_amount, Ore(303));
    let of = |wanted: &PayRule| -> Ore {
        month.pay.iter().filter(|line| line.rule == *wanted).map(|line| line.amount).sum()
    };
    // 101 metres are paid on each day: 50.5 øre for the passenger are 51, and 50 are left for the drive.
    assert_eq!((of(&PayRule::Driving), of(&PayRule::Passengers)), (Ore(150), Ore(153)));
}

fn rounded_km(from: i64, to: i64) -> Reason {
    Reason::Rounded { from: Measure::Distance(Metres(from)), to: Measure::Distance(Metres(to)) }
}

fn whole_km(each: &str) -> Timesheet {
    let rules = format!(
        "[driving]\nrates = [{{ from = '2026-01-01', per_km = '5.30 kr' }}]\nrounding = {{ to = 'whole_km', each = '{each}', mode = 'half_up' }}"
    );
    let drive =
        |n: u128, metres| session(n, &format!("2026-03-0{n} 10:00"), &format!("2026-03-0{n} 11:00")).drive(metres);
    sheet(&rules, "2026-03", &[drive(1, 12_400), drive(2, 12_000), drive(3, 12_800)])
}

#[test]
fn a_drive_that_is_rounded_says_so() {
    let why: Vec<Vec<Reason>> = whole_km("entry").drives.into_iter().map(|line| line.why).collect();
    assert_eq!(why, [vec![rounded_km(12_400, 12_000)], vec![], vec![rounded_km(12_800, 13_000)]]);
}

#[test]
fn drives_that_are_rounded_together_say_so_once_at_the_last() {
    let why: Vec<Vec<Reason>> = whole_km("period").drives.into_iter().map(|line| line.why).collect();
    assert_eq!(why, [vec![], vec![], vec![rounded_km(37_200, 37_000)]]);
}

#[test]
fn hours_that_are_rounded_say_so() {
    let rules = "[hours]\nrounding = { to = '15 min', each = 'entry', mode = 'up' }";
    let log = [session(1, "2026-03-03 10:00", "2026-03-03 12:10"), session(2, "2026-03-04 10:00", "2026-03-04 11:00")];
    let why: Vec<Vec<Reason>> = sheet(rules, "2026-03", &log).sessions.into_iter().map(|line| line.why).collect();
    let rounded = Reason::Rounded { from: Measure::Time(Minutes(130)), to: Measure::Time(Minutes(135)) };
    assert_eq!(why, [vec![rounded], vec![]]);
}

#[test]
fn the_room_of_a_cap_is_a_number_whatever_its_parts_are() {
    let sheet = sheet("[[caps]]\nkey = 'e'\nof = 'expenses'\namount = { fixed = '100 kr' }", "2026-03", &[]);
    let most = Measure::Money(Ore(i64::MAX));
    let used = CapUse { carried_in: most, allowed: most, ..sheet.caps[0].clone() };
    assert_eq!((&used.cap, used.limit()), (&CapKey("e".into()), most));
    let used = CapUse { carried_in: Measure::Money(Ore(500)), allowed: Measure::Money(Ore(40)), ..used };
    assert_eq!(used.limit(), Measure::Money(Ore(10_540)));
}

#[test]
fn a_week_over_the_new_year_is_one_week_to_a_cap_also_in_a_year_of_53() {
    let rules = "[driving]\nrates = [{ from = '2026-01-01', per_km = '5 kr' }]\n[[caps]]\nkey = 'km'\nof = 'distance'\nper = 'week'\namount = { fixed = '100 km' }";
    let drive = |n, date: &str| session(n, &format!("{date} 10:00"), &format!("{date} 11:00")).drive(60_000);
    // 28 December 2026 to 3 January 2027 is week 53.
    let log = [drive(1, "2026-12-27"), drive(2, "2026-12-30"), drive(3, "2027-01-02"), drive(4, "2027-01-04")];
    let paid = |key: &str| sheet(rules, key, &log).drives.into_iter().map(|line| line.paid.0);
    assert_eq!(["2026-12", "2027-01"].into_iter().flat_map(paid).collect::<Vec<_>>(), [60_000, 60_000, 40_000, 60_000]);
}
