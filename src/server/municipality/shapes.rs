//! Every shape of rule that a municipality may need, written as in its file and acted on by the rules.

use super::{Municipality, parse};
use chrono::{NaiveDate, NaiveDateTime};
use domain::assignment::{Agreement, Assignment, Recipient};
use domain::entry::{CompanionCard, Expense, ExpenseKind, Leg, LegKind, Receipt, Session, SessionKind, Trip};
use domain::id::{AssignmentId, ExpenseId, OfficeId, RecipientId, SessionId, TripId};
use domain::policy::{Overlay, Signer, Terms};
use domain::quantity::{Metres, Minutes, Ore};
use domain::time::{Span, SpanDraft, Zone};
use domain::timesheet::{FindingKind, Reckoning, Timesheet, reckon};
use std::path::Path;
use uuid::Uuid;

const FACTS: &str = r#"
key = "small"
name = "Small kommune"
role = { nb = "støttekontakt", nn = "støttekontakt", en = "support contact" }
"#;

const OFFICE: &str = r#"
[[offices]]
key = "health"
name = "Health"
kind = "health"
"#;

const KM: &str = "
[driving]
rates = [{ from = '2025-01-01', per_km = '5 kr', tax_free = '3.50 kr' }]
";

const HOUR: &str = "
[[rates]]
key = 'hour'
from = '2025-01-01'
pay = { per_hour = '100 kr' }
";

fn municipality(rules: &str) -> Municipality {
    parse(Path::new("small.toml"), &format!("{FACTS}{rules}{OFFICE}")).unwrap_or_else(|problem| panic!("{problem}"))
}

fn terms(rules: &str) -> Terms {
    let municipality = municipality(rules);
    Terms::of(&municipality.policy, municipality.overlays(&municipality.facts.offices[0]))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn assignment() -> Assignment {
    Assignment {
        id: AssignmentId::new(Uuid::from_u128(1)),
        office: OfficeId::new(Uuid::nil()),
        office_name: "Health".into(),
        recipients: vec![Recipient { id: RecipientId::new(Uuid::from_u128(1)), pseudonym: "R1".into() }],
        agreement: Agreement { from: day("2020-01-01"), until: None, goals: vec![], supervisor: None },
    }
}

fn session(n: u128, from: &str, until: &str) -> Session {
    let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    let (from, until) = (at(from), at(until));
    let draft = SpanDraft {
        date: from.date(),
        start: from.time(),
        end_date: until.date(),
        end: until.time(),
        zone: Zone::OSLO,
        start_pick: None,
        end_pick: None,
    };
    Session {
        id: SessionId::new(Uuid::from_u128(n)),
        assignment: AssignmentId::new(Uuid::from_u128(1)),
        span: Span::try_from(draft).unwrap(),
        kind: SessionKind::Ordinary,
        activity: None,
        note: String::new(),
        trips: vec![],
        expenses: vec![],
        hard: false,
    }
}

fn hours(n: u128, date: &str, hours: u32) -> Session {
    session(n, &format!("{date} 08:00"), &format!("{date} {:02}:00", 8 + hours))
}

fn drive(n: u128, date: &str, kind: LegKind, km: i64, passengers: u8) -> Session {
    let leg = Leg { kind, from: "a".into(), to: "b".into(), distance: Metres(km * 1000), passengers, assignment: None };
    let trip = Trip { id: TripId::new(Uuid::from_u128(n)), legs: vec![leg] };
    Session { trips: vec![trip], ..hours(n, date, 1) }
}

fn spend(n: u128, date: &str, kind: ExpenseKind, kroner: i64, receipt: Receipt) -> Session {
    let expense = Expense {
        id: ExpenseId::new(Uuid::from_u128(n)),
        kind,
        label: String::new(),
        amount: Ore(kroner * 100),
        receipt,
        companion_card: CompanionCard::NotRelevant,
    };
    Session { expenses: vec![expense], ..hours(n, date, 1) }
}

/// The period that holds `date`, after those before it in `earlier` have been approved in turn.
fn after(rules: &str, earlier: &[&str], date: &str, log: &[Session]) -> Timesheet {
    let (assignment, terms) = (assignment(), terms(rules));
    let mut approved: Vec<Timesheet> = Vec::new();
    for date in earlier {
        let input = Reckoning { approved: &approved, ..Reckoning::of(&assignment, &terms, log) };
        let month = reckon(&input, terms.period_of(day(date)));
        approved.push(month);
    }
    let input = Reckoning { approved: &approved, ..Reckoning::of(&assignment, &terms, log) };
    reckon(&input, terms.period_of(day(date)))
}

fn march(rules: &str, log: &[Session]) -> Timesheet {
    after(rules, &[], "2026-03-15", log)
}

#[test]
fn periods_begin_on_any_day_and_deadlines_and_pay_day_move_off_weekends() {
    let rule = terms(
        "[period]\nstart_day = 21\npay_day = { day = 12, months_after = 1 }\nweekend = 'before'\ndeadlines = [{ channel = 'app', day = 25 }, { channel = 'paper', day = 20 }]",
    );
    let period = rule.period_of(day("2026-03-21"));
    assert_eq!((period.from(), period.until()), (day("2026-03-21"), day("2026-04-20")));
    let rule = &rule.on(period.from()).period;
    // 25 April 2026 is a Saturday, 12 May a Tuesday.
    assert_eq!(rule.deadline(period, "app"), Some(day("2026-04-24")));
    assert_eq!(rule.deadline(period, "paper"), Some(day("2026-04-20")));
    assert_eq!(rule.paid_on(period), Some(day("2026-05-12")));
}

#[test]
fn supervision_counts_inside_or_outside_the_grant() {
    let rules = format!("{HOUR}[granted]\nhours = {{ per_month = '3 h' }}\n");
    let log = [hours(1, "2026-03-02", 3), Session { kind: SessionKind::Supervision, ..hours(2, "2026-03-03", 1) }];
    assert_eq!(march(&rules, &log).totals.minutes_paid, Minutes(180));
    let outside = march(&format!("{rules}[kinds.supervision]\nin_grant = false\n"), &log);
    assert_eq!((outside.totals.minutes_paid, outside.hours.over), (Minutes(240), Minutes(0)));
}

#[test]
fn unused_hours_kilometres_and_kroner_slide_each_by_its_own_rule() {
    let rules = format!(
        "{HOUR}[granted]\nhours = {{ per_month = '2 h' }}\ncarry_over = {{ at_most = {{ amount = '1 h' }} }}\n{KM}
[[caps]]
key = 'km'
of = 'distance'
amount = {{ fixed = '10 km' }}
carry_over = {{ at_most = {{ amount = '4 km' }} }}
[[caps]]
key = 'kr'
of = 'expenses'
amount = {{ fixed = '100 kr' }}
carry_over = 'within_year'
"
    );
    let month = after(&rules, &["2026-01-05", "2026-02-05"], "2026-03-05", &[]);
    let left: Vec<i64> = month.caps.iter().map(|used| used.left.raw()).collect();
    assert_eq!(left, [180, 14_000, 30_000], "three hours, 14 km, and all kroner of the year");
}

#[test]
fn an_hours_rate_goes_by_contract_and_work_time() {
    let rates = "
[[rates]]
key = 'employed'
from = '2025-01-01'
pay = { per_hour = '150 kr' }
when = { contract = 'employee' }
[[rates]]
key = 'evening'
role = 'supplement'
from = '2025-01-01'
pay = { per_hour = '20 kr' }
when = { from_time = '17:00', until_time = '06:00' }
";
    let log = [session(1, "2026-03-03 16:00", "2026-03-03 18:00")];
    assert_eq!(march(&format!("{HOUR}{rates}"), &log).totals.amount, Ore(2 * 10_000 + 2_000));
    assert_eq!(march(&format!("contract = 'employee'\n{HOUR}{rates}"), &log).totals.amount, Ore(2 * 15_000 + 2_000));
}

#[test]
fn a_cap_lasts_a_day_a_week_a_month_a_period_or_a_year() {
    let days = ["2026-02-23", "2026-03-02", "2026-03-02", "2026-03-03", "2026-03-09"];
    let log: Vec<Session> = (1..).zip(days).map(|(n, date)| drive(n, date, LegKind::Activity, 10, 0)).collect();
    for (per, paid) in [("day", 30), ("week", 20), ("month", 10), ("period", 10), ("year", 0)] {
        let cap = format!("{KM}[[caps]]\nkey = 'km'\nof = 'distance'\nper = '{per}'\namount = {{ fixed = '10 km' }}");
        assert_eq!(march(&cap, &log).totals.driven_paid, Metres(paid * 1000), "{per}");
    }
}

#[test]
fn a_cap_is_per_hour_granted_or_worked_up_to_a_ceiling() {
    let log = [spend(1, "2026-03-02", ExpenseKind::Ticket, 500, Receipt::OnPaper), hours(2, "2026-03-03", 3)];
    for (amount, kroner) in [
        ("per_granted_hour = { each = '30 kr' }", 240),
        ("per_granted_hour = { each = '30 kr', at_most = '200 kr' }", 200),
        ("per_worked_hour = { each = '30 kr' }", 120),
        ("per_worked_hour = { each = '30 kr', at_most = '100 kr' }", 100),
    ] {
        let rules = format!(
            "{HOUR}[granted]\nhours = {{ per_month = '8 h' }}\n[[caps]]\nkey = 'kr'\nof = 'expenses'\namount = {{ {amount} }}\n"
        );
        assert_eq!(march(&rules, &log).totals.spent_paid, Ore(kroner * 100), "{amount}");
    }
}

#[test]
fn legs_are_paid_by_kind_and_by_who_sits_in_the_car() {
    let log = [
        drive(1, "2026-03-02", LegKind::Commute, 10, 0),
        drive(2, "2026-03-03", LegKind::Activity, 20, 1),
        drive(3, "2026-03-04", LegKind::Supervision, 40, 0),
    ];
    for (rule, km) in [("", 70), ("unpaid_legs = ['commute', 'supervision']", 20), ("only_with_recipient = true", 20)] {
        assert_eq!(march(&format!("{KM}{rule}\n"), &log).totals.driven_paid, Metres(km * 1000), "{rule}");
    }
    let invoiced = march(&format!("{KM}recipients_pay = '50 %'\n"), &log);
    assert_eq!(invoiced.totals.driven_invoiced, Metres(10_000));
}

#[test]
fn a_receipt_is_needed_by_kind_and_amount() {
    let rules = "[expenses]\nreceipt = 'required'\nkinds = [{ kind = 'toll', receipt = 'not_needed' }, { kind = 'parking', receipt = { required_over = '50 kr' } }]\npre_approval_over = '300 kr'\n";
    let log = [
        spend(1, "2026-03-02", ExpenseKind::Toll, 90, Receipt::None),
        spend(2, "2026-03-03", ExpenseKind::Parking, 50, Receipt::None),
        spend(3, "2026-03-04", ExpenseKind::Parking, 60, Receipt::None),
        spend(4, "2026-03-05", ExpenseKind::Ticket, 400, Receipt::OnPaper),
    ];
    let month = march(rules, &log);
    assert_eq!(month.totals.spent_paid, Ore(54_000));
    let said: Vec<&FindingKind> = month.findings.iter().map(|finding| &finding.kind).collect();
    assert_eq!(said, [&FindingKind::ReceiptMissing, &FindingKind::NeedsPreApproval { over: Ore(30_000) }]);
}

#[test]
fn guardians_sign_and_leaders_approve_by_the_file() {
    let rules = municipality(
        "sign_off = 'recipient_or_guardian'\n[approval]\nfour_eyes = true\nsteps = [{ key = 'attest' }, { key = 'leader', over = '1000 kr' }]\n",
    )
    .policy;
    let period = rules.period.start_day.period_of(day("2026-03-01"));
    let signers = rules.sign_off.signers(period, Some(day("2010-01-01")));
    assert!(matches!(signers[..], [Signer::Guardian { .. }]), "{signers:?}");
    let steps = |ore| rules.approval.steps_for(Ore(ore)).map(|step| step.key.as_str()).collect::<Vec<_>>();
    assert_eq!((steps(100_000), steps(100_001)), (vec!["attest"], vec!["attest", "leader"]));
}

#[test]
fn municipality_office_and_assignment_differ_in_their_days() {
    let rate = |key: &str, kroner| {
        format!("[[{key}]]\nkey = 'hour'\nfrom = '2025-01-01'\npay = {{ per_hour = '{kroner} kr' }}\n")
    };
    let own = format!("[[overlays]]\nfrom = '2026-03-05'\n{}", rate("overlays.set.rates", 110));
    let office = format!("[[offices.overlays]]\nfrom = '2026-03-10'\n{}", rate("offices.overlays.set.rates", 120));
    let text = format!("{FACTS}{}{own}{OFFICE}{office}", rate("rates", 100));
    let municipality = parse(Path::new("small.toml"), &text).unwrap_or_else(|problem| panic!("{problem}"));
    let assignments: Overlay =
        toml::from_str(&format!("from = '2026-03-15'\nuntil = '2026-03-15'\n{}", rate("set.rates", 130))).unwrap();
    let row = super::assignment_row(
        domain::id::MunicipalityId::new(Uuid::nil()),
        &municipality,
        &municipality.facts.offices[0],
        assignment(),
        &[assignments],
    );
    let days = ["2026-03-04", "2026-03-05", "2026-03-10", "2026-03-15", "2026-03-16"];
    let log: Vec<Session> = (1..).zip(days).map(|(n, date)| hours(n, date, 1)).collect();
    let terms = row.terms.read().unwrap();
    let month = reckon(&Reckoning::of(&row.assignment, &terms, &log), terms.period_of(day("2026-03-01")));
    let rates: Vec<(i64, i64)> =
        month.pay.iter().map(|line| (line.rate.unwrap_or_default().0 / 100, line.quantity.raw() / 60)).collect();
    assert_eq!(rates, [(100, 1), (110, 1), (120, 2), (130, 1)]);
}
