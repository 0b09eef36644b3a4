//! What a line for payroll says besides its amount: why it is that rate, and when it is paid.

use crate::world::{Log, assignment, day, kinds, month, session, terms};
use domain::entry::{ExpenseKind, LegKind, Receipt, Session};
use domain::policy::{Conditions, HolidayClock};
use domain::timesheet::{
    ContactFacts, FindingKind, PayLine, PayRule, RateRow, Reckoning, Remedy, Severity, Timesheet, reckon,
};

const RULES: &str = "
[period]
deadlines = [{ channel = 'app', day = 5, months_after = 1 }, { channel = 'paper', day = 1, months_after = 1 }]
pay_day = { day = 12, months_after = 1 }
weekend = 'after'
[hours]
holiday_pay = '12 %'
[[rates]]
key = 'hour'
from = '2025-01-01'
pay = { per_hour = '150 kr' }
[[rates]]
key = 'grown'
from = '2026-01-01'
pay = { per_hour = '170 kr' }
when = { age_from = 30 }
[[rates]]
key = 'holiday'
role = 'supplement'
from = '2025-01-01'
pay = { share_of_rate = '4/3' }
when = { holidays = 'tariff' }
[driving]
rates = [
    { from = '2025-01-01', per_km = '5.00 kr' },
    { from = '2026-04-02', per_km = '5.00 kr', tax_free = '3.50 kr' },
    { from = '2026-04-15', per_km = '5.00 kr' },
]
";

fn april(born: Option<&str>, today: Option<&str>, log: &[Session]) -> Timesheet {
    let (assignment, terms) = (assignment(1), terms(RULES));
    let contact = ContactFacts { birth_date: born.map(day), ..ContactFacts::default() };
    let input = Reckoning { contact: &contact, today: today.map(day), ..Reckoning::of(&assignment, &terms, log) };
    reckon(&input, month("2026-04"))
}

/// Maundy Thursday and a Thursday two weeks later, each with a drive and an outlay.
fn log() -> [Session; 2] {
    [(1, "2026-04-02"), (2, "2026-04-16")].map(|(n, date)| {
        session(n, &format!("{date} 10:00"), &format!("{date} 12:00"))
            .legs(vec![crate::world::leg(LegKind::Activity, 10_000)])
            .spend(ExpenseKind::Ticket, 5_000, Receipt::OnPaper)
    })
}

fn why(sheet: &Timesheet, wanted: impl Fn(&PayRule) -> bool) -> Vec<RateRow> {
    sheet.pay.iter().filter(|line| wanted(&line.rule)).flat_map(|line| line.why.clone()).collect()
}

fn row(from: &str, when: Conditions) -> RateRow {
    RateRow { from: day(from), when }
}

#[test]
fn a_line_says_since_when_its_rate_holds_and_what_the_work_met() {
    let hours = |rule: &PayRule| matches!(rule, PayRule::Hours { .. });
    let grown = april(Some("1990-01-01"), None, &log());
    let asks = Conditions { age_from: Some(30), ..Conditions::default() };
    assert_eq!(why(&grown, hours), [row("2026-01-01", asks)]);
    let young = april(Some("2000-01-01"), None, &log());
    assert_eq!(why(&young, hours), [row("2025-01-01", Conditions::default())]);
    let holiday = Conditions { holidays: Some(HolidayClock::Tariff), ..Conditions::default() };
    assert_eq!(why(&young, |rule| matches!(rule, PayRule::Supplement { .. })), [row("2025-01-01", holiday)]);
}

#[test]
fn driving_says_since_when_each_of_its_rates_holds_and_what_has_no_table_says_nothing() {
    let sheet = april(None, None, &log());
    let drives: Vec<&PayLine> = sheet.pay.iter().filter(|line| line.rule == PayRule::Driving).collect();
    let since: Vec<Vec<_>> = drives.iter().map(|line| line.why.iter().map(|row| row.from).collect()).collect();
    assert_eq!(since, [[day("2026-04-15")], [day("2026-04-02")]], "in the order of the lines: {drives:#?}");
    let without =
        |rule: &PayRule| matches!(rule, PayRule::Expense { .. } | PayRule::HolidayPay { .. } | PayRule::Passengers);
    assert_eq!(why(&sheet, without), []);
}

#[test]
fn a_phone_is_not_told_what_a_rate_asks_of_persons_but_that_it_does() {
    let sheet = april(Some("1990-01-01"), None, &log()).without_persons();
    let asked = Conditions { met: 1, ..Conditions::default() };
    assert_eq!(why(&sheet, |rule| matches!(rule, PayRule::Hours { .. })), [row("2026-01-01", asked)]);
    let holiday = Conditions { holidays: Some(HolidayClock::Tariff), ..Conditions::default() };
    assert_eq!(why(&sheet, |rule| matches!(rule, PayRule::Supplement { .. })), [row("2025-01-01", holiday)]);
}

#[test]
fn a_month_says_when_it_is_paid_moved_off_weekends() {
    assert_eq!(april(None, None, &[]).pay_day, Some(day("2026-05-12")));
    let (assignment, terms) = (assignment(1), terms(RULES));
    let march = reckon(&Reckoning::of(&assignment, &terms, &[]), month("2026-03"));
    assert_eq!(march.pay_day, Some(day("2026-04-13")), "the 12th is a Sunday");
}

#[test]
fn a_month_claimed_after_its_deadline_says_so_once_and_can_be_sent() {
    assert_eq!(kinds(&april(None, Some("2026-05-05"), &log()))[..], [FindingKind::BirthDateUnknown]);
    let late = april(Some("1990-01-01"), Some("2026-05-06"), &log());
    let last = day("2026-05-05");
    assert_eq!(kinds(&late), [FindingKind::AfterDeadline { last }]);
    assert_eq!((late.findings[0].severity, late.findings[0].kind.remedy()), (Severity::Note, Remedy::Nothing));
    assert!(late.can_be_sent());
    assert_eq!(kinds(&april(None, Some("2026-05-06"), &[])), [], "nobody sends a month without work");
    assert_eq!(kinds(&april(Some("1990-01-01"), None, &log())), [], "no day is known");
}
