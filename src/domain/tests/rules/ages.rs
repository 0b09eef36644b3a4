//! Rates by age where a birth date is not known.

use crate::world::{Log, assignment, day, kinds, month, recipient, session, terms};
use domain::entry::{Session, SessionKind};
use domain::quantity::Ore;
use domain::timesheet::{ContactFacts, FindingKind, RecipientFacts, Reckoning, Remedy, Severity, Timesheet, reckon};

const FROM_30: &str = "
[[rates]]
key = 'young'
from = '2025-01-01'
pay = { per_hour = '144.62 kr' }
[[rates]]
key = 'from_30'
from = '2025-01-01'
pay = { per_hour = '178.31 kr' }
when = { age_from = 30 }
";

const FOOD: &str = "
[[rates]]
key = 'food'
role = 'allowance'
from = '2026-01-01'
pay = { per_day = '221 kr' }
when = { kinds = ['overnight'], recipient_age_below = 10 }
";

fn march(rules: &str, born: Option<&str>, children: &[(u128, &str)], log: &[Session]) -> Timesheet {
    let (mut assignment, terms) = (assignment(1), terms(rules));
    assignment.recipients.truncate(2);
    let contact = ContactFacts { birth_date: born.map(day), ..ContactFacts::default() };
    let recipients: Vec<RecipientFacts> =
        children.iter().map(|(n, born)| RecipientFacts { recipient: recipient(*n), birth_date: day(born) }).collect();
    let input = Reckoning { contact: &contact, recipients: &recipients, ..Reckoning::of(&assignment, &terms, log) };
    reckon(&input, month("2026-03"))
}

#[test]
fn an_unknown_birth_date_is_told_once_when_another_rate_would_have_counted() {
    let log = [session(1, "2026-03-03 10:00", "2026-03-03 11:00"), session(2, "2026-03-04 10:00", "2026-03-04 11:00")];
    let unknown = march(FROM_30, None, &[], &log);
    assert_eq!(unknown.totals.amount, Ore(2 * 14_462), "the rate without conditions is paid meanwhile");
    assert_eq!(kinds(&unknown), [FindingKind::BirthDateUnknown]);
    let finding = &unknown.findings[0];
    assert_eq!((finding.severity, finding.kind.remedy()), (Severity::Warning, Remedy::OfficeCompletes));
    assert_eq!(kinds(&march(FROM_30, Some("1990-05-05"), &[], &log)), []);
}

#[test]
fn an_age_that_no_rate_of_the_work_asks_for_need_not_be_known() {
    let weekend = FROM_30.replace("age_from = 30", "age_from = 30, weekdays = ['saturday']");
    let on = |date: &str| [session(1, &format!("{date} 10:00"), &format!("{date} 11:00"))];
    assert_eq!(kinds(&march(&weekend, None, &[], &on("2026-03-03"))), []);
    assert_eq!(kinds(&march(&weekend, None, &[], &on("2026-03-07"))), [FindingKind::BirthDateUnknown]);
    // A row that asks for more than the age decides by itself.
    let beaten = format!(
        "{FROM_30}[[rates]]\nkey = 'all'\nfrom = '2025-01-01'\npay = {{ per_hour = '200 kr' }}\nwhen = {{ weekdays = ['tuesday'], kinds = ['ordinary'] }}"
    );
    assert_eq!(kinds(&march(&beaten, None, &[], &on("2026-03-03"))), []);
}

#[test]
fn without_any_rate_but_those_by_age_the_birth_date_is_what_is_missing() {
    let rules = FROM_30
        .replace("pay = { per_hour = '144.62 kr' }", "pay = { per_hour = '144.62 kr' }\nwhen = { age_below = 30 }");
    let month = march(&rules, None, &[], &[session(1, "2026-03-03 10:00", "2026-03-03 11:00")]);
    assert_eq!((kinds(&month), month.totals.amount), (vec![FindingKind::BirthDateUnknown], Ore(0)));
    assert!(!month.can_be_sent(), "nothing would be paid for it");
}

#[test]
fn from_30_goes_before_from_18_in_whatever_order_the_rows_stand() {
    let adults = FROM_30
        .replace("pay = { per_hour = '144.62 kr' }", "pay = { per_hour = '144.62 kr' }\nwhen = { age_from = 18 }");
    let log = [session(1, "2026-03-03 10:00", "2026-03-03 11:00")];
    let (first, second) = adults.trim().split_at(adults.trim().rfind("[[rates]]").unwrap());
    for rules in [adults.clone(), format!("{second}\n{first}"), adults.replacen("2025", "2026", 1)] {
        assert_eq!(march(&rules, Some("1980-01-01"), &[], &log).totals.amount, Ore(17_831), "{rules}");
        assert_eq!(march(&rules, Some("2000-01-01"), &[], &log).totals.amount, Ore(14_462), "{rules}");
    }
}

#[test]
fn a_month_with_work_that_has_no_rate_cannot_be_sent() {
    let rules = "[[rates]]\nkey = 'hour'\nfrom = '2026-01-01'\nuntil = '2026-01-31'\npay = { per_hour = '100 kr' }\n[driving]\nrates = [{ from = '2026-01-01', until = '2026-01-31', per_km = '5 kr' }]";
    let month = march(rules, None, &[], &[session(1, "2026-03-03 10:00", "2026-03-03 11:00").drive(10_000)]);
    let date = day("2026-03-03");
    assert_eq!(kinds(&month), [FindingKind::NoHourRate { date }, FindingKind::NoKmRate { date }]);
    assert!(month.findings.iter().all(|found| found.severity == Severity::Blocker));
    assert!(!month.can_be_sent());
}

#[test]
fn the_phone_too_holds_back_the_work_of_a_contact_whom_no_rate_fits() {
    let adults =
        "[[rates]]\nkey = 'from_18'\nfrom = '2025-01-01'\npay = { per_hour = '144.62 kr' }\nwhen = { age_from = 18 }";
    let contact = ContactFacts { birth_date: Some(day("2010-01-01")), ..ContactFacts::default() };
    let (assignment, terms) = (assignment(1), terms(adults).without_persons(&contact, &[]));
    let month_of = |date: &str, key| {
        let log = [session(1, &format!("{date} 10:00"), &format!("{date} 11:00"))];
        reckon(&Reckoning::of(&assignment, &terms, &log), month(key))
    };
    let young = month_of("2026-03-03", "2026-03");
    assert_eq!(kinds(&young), [FindingKind::NoHourRate { date: day("2026-03-03") }]);
    assert!(!young.can_be_sent());
    let grown = month_of("2028-03-03", "2028-03");
    assert_eq!((kinds(&grown), grown.totals.amount), (vec![], Ore(14_462)));
}

#[test]
fn each_childs_birth_date_is_wanted_where_money_goes_by_the_childs_age() {
    let log = [session(1, "2026-03-06 17:00", "2026-03-07 17:00").kind(SessionKind::Overnight)];
    assert_eq!(kinds(&march(FOOD, None, &[(1, "2018-01-01")], &log)), [FindingKind::RecipientBirthDateUnknown]);
    let known = march(FOOD, None, &[(1, "2018-01-01"), (2, "2019-01-01")], &log);
    assert_eq!((kinds(&known), known.totals.amount), (vec![], Ore(22_100)));
    let ordinary = [session(1, "2026-03-06 17:00", "2026-03-06 18:00")];
    assert_eq!(kinds(&march(FOOD, None, &[], &ordinary)), [], "no allowance asks about an ordinary meeting");
}

/// A stay from Friday to Sunday, on the day after which the second child turns ten.
const STAY: (&str, &str) = ("2026-03-06 17:00", "2026-03-08 17:00");

const EACH: &str = "
[[rates]]
key = 'food'
role = 'allowance'
from = '2026-01-01'
pay = { per_recipient_day = '221 kr' }
when = { kinds = ['overnight'], recipient_age_below = 10 }
[[rates]]
key = 'food'
role = 'allowance'
from = '2026-01-01'
pay = { per_recipient_day = '290 kr' }
when = { kinds = ['overnight'], recipient_age_from = 10 }
";

#[test]
fn money_for_each_child_goes_by_the_childs_own_age() {
    let log = [session(1, STAY.0, STAY.1).kind(SessionKind::Overnight)];
    let children = [(1, "2012-01-01"), (2, "2016-03-07")];
    // Friday 290 and 221, Saturday 290 twice.
    assert_eq!(march(EACH, None, &children, &log).totals.hours_amount, Ore(29_000 * 3 + 22_100));
    // Once for the session, by the eldest's age.
    let once = EACH.replace("per_recipient_day", "per_day");
    assert_eq!(march(&once, None, &children, &log).totals.hours_amount, Ore(29_000 * 2));
    // A later row of the key takes the place of those for each child.
    let later = EACH.to_owned()
        + "[[rates]]\nkey = 'food'\nrole = 'allowance'\nfrom = '2026-03-01'\npay = { per_day = '500 kr' }\nwhen = { kinds = ['overnight'], recipient_age_from = 10, contract = 'contractor' }";
    assert_eq!(march(&later, None, &children, &log).totals.hours_amount, Ore(2 * 50_000 + 22_100));
}

#[test]
fn a_child_who_turns_ten_during_the_stay_changes_the_rate_from_that_day_on() {
    let log = [session(1, STAY.0, STAY.1).kind(SessionKind::Overnight)];
    let once = EACH.replace("per_recipient_day", "per_day");
    // Friday 221, Saturday 290, by the only child whose age is known.
    assert_eq!(march(&once, None, &[(2, "2016-03-07")], &log).totals.hours_amount, Ore(22_100 + 29_000));
}

#[test]
fn the_phone_pays_each_child_by_the_age_that_it_is_told_of_each() {
    let log = [session(1, STAY.0, STAY.1).kind(SessionKind::Overnight)];
    let child = |n, born: &str| RecipientFacts { recipient: recipient(n), birth_date: day(born) };
    let children = [child(1, "2012-01-01"), child(2, "2018-05-05")];
    let mut assignment = assignment(1);
    assignment.recipients.truncate(2);
    let all = terms(EACH);
    let at_the_office = Reckoning { recipients: &children, ..Reckoning::of(&assignment, &all, &log) };
    let told = all.without_persons(&ContactFacts::default(), &children);
    let on_the_phone = Reckoning::of(&assignment, &told, &log);
    let [office, phone] = [at_the_office, on_the_phone].map(|input| reckon(&input, month("2026-03")));
    assert_eq!((phone.totals.amount, kinds(&phone)), (office.totals.amount, kinds(&office)));
    assert_eq!(phone.totals.amount, Ore(2 * (29_000 + 22_100)));
    let untold = all.without_persons(&ContactFacts::default(), &[]);
    let unknown = reckon(&Reckoning::of(&assignment, &untold, &log), month("2026-03"));
    assert_eq!((kinds(&unknown), unknown.totals.amount), (vec![FindingKind::RecipientBirthDateUnknown], Ore(0)));
}
