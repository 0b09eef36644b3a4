//! Edge cases of money: caps, pots, carry-over, corrections, receipts.

use crate::world::{KM, KM_CAP_300, Log, after, assignment, driven, kinds, leg, month, session, sheet, spent, terms};
use domain::entry::{ExpenseKind, LegKind, Receipt, Session};
use domain::id::AssignmentId;
use domain::policy::{CapKey, OverCap, written::Limit};
use domain::quantity::{Measure, Metres, Ore};
use domain::timesheet::{Allowance, Engagement, FindingKind, PayRule, Reason, Reckoning, Severity, Timesheet, reckon};
use uuid::Uuid;

#[test]
fn e04_the_trip_that_crosses_the_cap_is_split_and_stays_on_the_list() {
    let log = [driven(1, "2026-03-03", 290_000), driven(2, "2026-03-10", 24_000)];
    let whole = sheet(KM_CAP_300, "2026-03", &log);
    assert_eq!((whole.drives[1].paid, whole.drives[1].unpaid), (Metres(10_000), Metres(14_000)));
    assert_eq!(
        whole.drives[1].why,
        [Reason::CapReached {
            cap: CapKey("km".into()),
            limit: Measure::Distance(Metres(300_000)),
            paid: Measure::Distance(Metres(10_000)),
            of: Measure::Distance(Metres(24_000)),
        }]
    );
    assert_eq!(whole.findings[0].severity, Severity::Note);
    let reversed: Vec<Session> = log.iter().rev().cloned().collect();
    assert_eq!(sheet(KM_CAP_300, "2026-03", &reversed), whole);
    let without_first = sheet(KM_CAP_300, "2026-03", &log[1..]);
    assert_eq!(without_first.drives[0].paid, Metres(24_000));
}

#[test]
fn e05_one_drive_for_two_assignments_sums_to_what_was_driven() {
    let b = AssignmentId::new(Uuid::from_u128(2));
    let mut shared = leg(LegKind::Activity, 12_000);
    shared.assignment = Some(b);
    let log = [
        session(1, "2026-03-03 10:00", "2026-03-03 11:00").legs(vec![leg(LegKind::Activity, 18_000), shared]),
        driven(2, "2026-03-04", 7_000).of(2),
    ];
    let terms = terms(KM_CAP_300);
    let of = |n| reckon(&Reckoning::of(&assignment(n), &terms, &log), month("2026-03")).totals.driven;
    assert_eq!((of(1), of(2)), (Metres(18_000), Metres(19_000)));
}

#[test]
fn a_cap_over_all_of_the_contacts_assignments_is_shared_in_order_of_start() {
    let rules = "
[driving]
rates = [{ from = '2025-01-01', per_km = '5.30 kr' }]
[[caps]]
key = 'km'
of = 'distance'
scope = 'contact'
amount = { fixed = '100 km' }
";
    let terms = terms(rules);
    let (a, b) = (assignment(1), assignment(2));
    let log = [driven(1, "2026-03-03", 60_000), driven(2, "2026-03-04", 60_000).of(2), driven(3, "2026-03-05", 5_000)];
    let both = [Engagement { assignment: &a, terms: &terms }, Engagement { assignment: &b, terms: &terms }];
    let paid = |of| {
        let input = Reckoning { others: &both, ..Reckoning::of(of, &terms, &log) };
        let sheet = reckon(&input, month("2026-03"));
        (sheet.totals.driven_paid, sheet.caps[0].used, sheet.caps[0].used_elsewhere)
    };
    let km = |km: i64| Measure::Distance(Metres(km * 1000));
    assert_eq!(paid(&a), (Metres(60_000), km(100), km(40)));
    assert_eq!(paid(&b), (Metres(40_000), km(100), km(60)));
}

const TWO_BUCKETS: &str = "
[driving]
rates = [{ from = '2025-01-01', per_km = '5.30 kr' }]
[[caps]]
key = 'activity_km'
of = 'distance'
legs = ['activity']
amount = { fixed = '100 km' }
";

#[test]
fn e06_a_leg_whose_kind_was_wrong_moves_between_the_buckets_when_it_is_mended() {
    let log = |kind| [session(1, "2026-03-03 10:00", "2026-03-03 11:00").legs(vec![leg(kind, 150_000)])];
    assert_eq!(sheet(TWO_BUCKETS, "2026-03", &log(LegKind::Activity)).totals.driven_paid, Metres(100_000));
    assert_eq!(sheet(TWO_BUCKETS, "2026-03", &log(LegKind::Commute)).totals.driven_paid, Metres(150_000));
}

#[test]
fn a_cap_on_one_kind_of_driving_says_which_and_a_month_approved_before_it_did_is_read() {
    let log = [session(1, "2026-03-03 10:00", "2026-03-03 11:00").legs(vec![leg(LegKind::Activity, 9_000)])];
    let month = sheet(TWO_BUCKETS, "2026-03", &log);
    assert_eq!((&month.caps[0].legs[..], &month.caps[0].kinds[..]), (&[LegKind::Activity][..], &[][..]));
    let mut stored = serde_json::to_value(&month).unwrap();
    stored["caps"][0].as_object_mut().unwrap().remove("legs").unwrap();
    let read: Timesheet = serde_json::from_value(stored).unwrap();
    assert_eq!((&read.caps[0].legs[..], read.caps[0].used), (&[][..], month.caps[0].used));
}

#[test]
fn e07_a_pot_is_filled_by_trips_before_expenses_and_the_tax_free_part_comes_by_the_rule() {
    let rules = |order: &str| {
        format!(
            "[driving]\nrates = [{{ from = '2025-01-01', per_km = '5.30 kr', tax_free = '3.50 kr' }}]\ntax_free = '{order}'\n[[caps]]\nkey = 'pot'\nof = 'pot'\namount = {{ fixed = '106 kr' }}"
        )
    };
    let log = [driven(1, "2026-03-03", 40_000).spend(ExpenseKind::Food, 1_000, Receipt::OnPaper)];
    let first = sheet(&rules("first"), "2026-03", &log);
    assert_eq!((first.totals.amount, first.totals.tax_free), (Ore(10_600), Ore(10_600)));
    assert_eq!((first.expenses[0].paid, first.drives[0].paid), (Ore(0), Metres(20_000)));
    let proportional = sheet(&rules("proportional"), "2026-03", &log);
    assert_eq!((proportional.totals.amount, proportional.totals.tax_free), (Ore(10_600), Ore(7_000)));
}

const CARRY: &str = "
[driving]
rates = [{ from = '2025-01-01', per_km = '5.30 kr' }]
[[caps]]
key = 'km'
of = 'distance'
amount = { fixed = '300 km' }
carry_over = { at_most = { amount = '40 km', across_year = false } }
over = 'ask'
";

#[test]
fn e08_unused_kilometres_slide_within_the_tolerance_and_not_over_the_new_year() {
    let november = sheet(CARRY, "2026-11", &[driven(1, "2026-11-03", 200_000)]);
    assert_eq!(november.carry_over[0].amount, Measure::Distance(Metres(40_000)));
    let log = [driven(1, "2026-11-03", 200_000), driven(2, "2026-12-03", 350_000)];
    let december = after(CARRY, "2026-12", &log, std::slice::from_ref(&november));
    assert_eq!((december.totals.driven_paid, december.carry_over.len()), (Metres(340_000), 0));
    let unused = after(CARRY, "2026-12", &log[..1], &[november]);
    assert_eq!(unused.caps[0].left, Measure::Distance(Metres(340_000)));
    assert_eq!(unused.carry_over, [], "nothing slides over the new year");
}

#[test]
fn e08_what_slid_on_and_was_used_cannot_be_used_again_when_the_old_month_is_corrected() {
    let mut log = vec![driven(1, "2026-03-03", 280_000)];
    let march = after(CARRY, "2026-03", &log, &[]);
    assert_eq!(march.carry_over[0].amount, Measure::Distance(Metres(20_000)));
    log.push(driven(2, "2026-04-03", 315_000));
    let april = after(CARRY, "2026-04", &log, std::slice::from_ref(&march));
    assert_eq!(april.totals.driven_paid, Metres(315_000));
    // April used 15 of the 20 km that slid: a forgotten March trip of 18 km finds only 5 km of room.
    log.push(driven(3, "2026-03-30", 18_000));
    let may = after(CARRY, "2026-05", &log, &[march.clone(), april.clone()]);
    assert_eq!(may.corrections.len(), 1);
    assert_eq!(may.corrections[0].drives[0].paid, Metres(5_000));
    // And an April still open gets only what the corrected March leaves: 2 km.
    let open_april = after(CARRY, "2026-04", &log, &[march]);
    assert_eq!(open_april.caps[0].carried_in, Measure::Distance(Metres(2_000)));
}

#[test]
fn e08_the_officer_can_allow_more_for_one_month() {
    let (assignment, terms) = (assignment(1), terms(CARRY));
    let log = [driven(1, "2026-03-03", 320_000)];
    let over = reckon(&Reckoning::of(&assignment, &terms, &log), month("2026-03"));
    assert_eq!((over.totals.driven_paid, over.findings[0].severity), (Metres(300_000), Severity::Warning));
    let more = Allowance {
        cap: CapKey("km".into()),
        period: month("2026-03"),
        extra: Limit(Measure::Distance(Metres(20_000))),
    };
    let input = Reckoning { allowances: &[more], ..Reckoning::of(&assignment, &terms, &log) };
    let agreed = reckon(&input, month("2026-03"));
    assert_eq!((agreed.totals.driven_paid, agreed.findings.len()), (Metres(320_000), 0));
}

#[test]
fn a_cap_that_refuses_blocks_sending() {
    let rules = KM_CAP_300.replace("amount =", "over = 'refuse'\namount =");
    let month = sheet(&rules, "2026-03", &[driven(1, "2026-03-03", 301_000)]);
    assert!(!month.can_be_sent());
    assert!(matches!(month.findings[0].kind, FindingKind::OverCap { rule: OverCap::Refuse, .. }));
}

#[test]
fn e10_a_correction_can_take_money_back_and_touches_no_other_paid_month() {
    let log = [driven(1, "2026-01-10", 290_000), driven(2, "2026-01-20", 24_000), driven(3, "2026-02-10", 100_000)];
    let january = after(KM_CAP_300, "2026-01", &log, &[]);
    let february = after(KM_CAP_300, "2026-02", &log, std::slice::from_ref(&january));
    let paid = [january.clone(), february.clone()];
    let mended = [log[1].clone(), log[2].clone()];
    let march = after(KM_CAP_300, "2026-03", &mended, &paid);
    assert_eq!(march.corrections.len(), 1, "February is as it was");
    let correction = &march.corrections[0];
    assert_eq!(correction.of, january.period);
    assert_eq!(correction.amount, Ore((24 - 300) * 530));
    assert_eq!(correction.removed, [log[0].id]);
    assert_eq!(march.totals.amount, Ore((24 - 300) * 530));
    // Once March is approved, April has nothing left to take back.
    let april = after(KM_CAP_300, "2026-04", &mended, &[january, february, march]);
    assert_eq!(april.corrections, []);
}

#[test]
fn e11_a_late_receipt_releases_the_expense_in_the_next_open_run() {
    let with =
        |receipt| [session(1, "2026-01-10 10:00", "2026-01-10 11:00").spend(ExpenseKind::Ticket, 10_000, receipt)];
    let january = after("", "2026-01", &with(Receipt::ComesLater), &[]);
    assert_eq!((january.expenses[0].paid, january.expenses[0].unpaid), (Ore(0), Ore(10_000)));
    assert_eq!(january.expenses[0].why, [Reason::AwaitsReceipt]);
    assert_eq!(kinds(&january), [FindingKind::ReceiptComesLater]);
    let february = after("", "2026-02", &with(Receipt::OnPaper), &[january]);
    assert_eq!(february.corrections[0].amount, Ore(10_000));
    let paid_at_once = sheet("[expenses]\nwithout_receipt = 'pay_taxed'", "2026-01", &with(Receipt::None));
    assert_eq!((paid_at_once.totals.taxable, paid_at_once.totals.tax_free), (Ore(10_000), Ore(0)));
}

#[test]
fn a_toll_needs_no_receipt_where_the_municipality_says_so() {
    let rules = "[expenses]\nkinds = [{ kind = 'toll', receipt = 'not_needed' }, { kind = 'food', paid = false }]\npre_approval_over = '500 kr'";
    let log = [session(1, "2026-03-03 10:00", "2026-03-03 11:00")
        .spend(ExpenseKind::Toll, 4_500, Receipt::None)
        .spend(ExpenseKind::Ticket, 60_000, Receipt::None)
        .spend(ExpenseKind::Food, 9_000, Receipt::OnPaper)];
    let month = sheet(rules, "2026-03", &log);
    let paid: Vec<Ore> = month.expenses.iter().map(|line| line.paid).collect();
    assert_eq!(paid, [Ore(4_500), Ore(0), Ore(0)]);
    assert_eq!(kinds(&month), [FindingKind::ReceiptMissing, FindingKind::NeedsPreApproval { over: Ore(50_000) }]);
}

#[test]
fn money_that_came_back_gives_its_room_back() {
    let rules = "[[caps]]\nkey = 'e'\nof = 'expenses'\namount = { fixed = '100 kr' }";
    let log = [spent(1, "2026-03-03", 10_000), spent(2, "2026-03-04", -4_000), spent(3, "2026-03-05", 7_000)];
    let month = sheet(rules, "2026-03", &log);
    let paid: Vec<Ore> = month.expenses.iter().map(|line| line.paid).collect();
    assert_eq!(paid, [Ore(10_000), Ore(-4_000), Ore(4_000)]);
    assert_eq!(month.totals.amount, Ore(10_000));
}

#[test]
fn passengers_are_paid_off_once_or_each_by_the_municipalitys_choice() {
    let rules = |rule: &str| format!("{KM}passengers = {rule}");
    let mut full = leg(LegKind::Activity, 10_000);
    full.passengers = 3;
    let log = [session(1, "2026-03-03 10:00", "2026-03-03 11:00").legs(vec![full])];
    for (rule, ore) in [
        ("'off'", 5_300),
        ("{ once = { per_km = '1 kr' } }", 6_300),
        ("{ per_passenger = { per_km = '1 kr', tax_free = '1 kr' } }", 8_300),
    ] {
        let month = sheet(&rules(rule), "2026-03", &log);
        assert_eq!(month.totals.amount, Ore(ore), "{rule}");
        assert_eq!(month.totals.driven_with_recipient, Metres(10_000));
    }
    let invoiced = sheet(&format!("{KM}recipients_pay = '50 %'"), "2026-03", &log);
    assert_eq!(invoiced.totals.driven_invoiced, Metres(5_000));
}

#[test]
fn a_year_cap_remembers_earlier_months_approved_or_not() {
    let rules = KM_CAP_300.replace("amount =", "per = 'year'\namount =");
    let log = [driven(1, "2026-01-10", 290_000), driven(2, "2026-02-10", 24_000), driven(3, "2027-01-03", 5_000)];
    let january = after(&rules, "2026-01", &log, &[]);
    for approved in [vec![], vec![january]] {
        let february = after(&rules, "2026-02", &log, &approved);
        assert_eq!(february.totals.driven_paid, Metres(10_000));
        assert_eq!(february.caps[0].used_elsewhere, Measure::Distance(Metres(290_000)));
    }
    assert_eq!(after(&rules, "2027-01", &log, &[]).totals.driven_paid, Metres(5_000));
}

#[test]
fn a_cap_on_the_number_of_trips_counts_a_trip_once_whatever_its_legs() {
    let rules = "
[driving]
rates = [{ from = '2025-01-01', per_km = '5.30 kr' }]
[[caps]]
key = 'trips'
of = 'trips'
legs = ['commute']
amount = { fixed = '1 times' }
";
    let out_and_back = vec![leg(LegKind::Commute, 5_000), leg(LegKind::Commute, 5_000)];
    let log = [
        session(1, "2026-03-03 10:00", "2026-03-03 11:00").legs(out_and_back.clone()),
        session(2, "2026-03-10 10:00", "2026-03-10 11:00").legs(out_and_back),
    ];
    let month = sheet(rules, "2026-03", &log);
    let paid: Vec<Metres> = month.drives.iter().map(|line| line.paid).collect();
    assert_eq!(paid, [Metres(10_000), Metres(0)]);
}

#[test]
fn holiday_pay_supplements_and_rounding_follow_the_municipality() {
    let rules = "
[hours]
holiday_pay = '12 %'
rounding = { to = '15 min', each = 'entry', mode = 'up' }
[[rates]]
key = 'hour'
from = '2026-01-01'
pay = { per_hour = '200 kr' }
[[rates]]
key = 'evening'
role = 'supplement'
from = '2026-01-01'
pay = { per_hour = '30 kr' }
when = { from_time = '20:00', until_time = '06:00' }
[[rates]]
key = 'saturday'
role = 'supplement'
from = '2026-01-01'
pay = { per_hour = '50 kr' }
when = { weekdays = ['saturday'] }
";
    let month = sheet(rules, "2026-03", &[session(1, "2026-03-07 19:00", "2026-03-07 21:10")]);
    let amount = |wanted: fn(&PayRule) -> bool| -> Ore {
        month.pay.iter().filter(|line| wanted(&line.rule)).map(|line| line.amount).sum()
    };
    assert_eq!(amount(|rule| matches!(rule, PayRule::Hours { .. })), Ore(45_000), "2 h 10 min are paid as 2 h 15 min");
    assert_eq!(amount(|rule| matches!(rule, PayRule::Supplement { .. })), Ore(11_250), "only the highest applies");
    assert_eq!(amount(|rule| matches!(rule, PayRule::HolidayPay { .. })), Ore(6_750));
}
