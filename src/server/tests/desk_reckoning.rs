//! What the desk reckons with: facts about persons, other assignments, and the steps of approval.

use super::app::{ADDRESS, Answer, give, hidden};
use super::phone::session;
use super::{Phone, TestApp};
use crate::links;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::id::{AssignmentId, OfficerId, TimesheetId};
use domain::policy::{Policy, Terms};
use domain::quantity::Metres;
use domain::timesheet::{ContactFacts, Qualification, RecipientFacts};
use store::ledger::LedgerRepository;
use store::people::Officer;
use store::rights::Grant;
use sync::row::TermsDocument;
use sync::{AssignmentRow, Base, Change};
use uuid::Uuid;

const HOUR: &str = "
[[rates]]
key = 'hour'
from = '2025-01-01'
pay = { per_hour = '100 kr' }
";

async fn assignment(app: &TestApp) -> AssignmentRow {
    app.store.assignments(app.scope.contact(app.contact)).await.unwrap().remove(0)
}

async fn put(app: &TestApp, row: &AssignmentRow) {
    app.store.put_assignment(app.scope.contact(app.contact), row).await.unwrap();
}

/// Gives the app's assignment these rules.
async fn with_rules(rules: &str) -> TestApp {
    let app = TestApp::new().await;
    let policy: Policy = toml::from_str(rules).unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(domain::policy::check(&policy), []);
    let row = AssignmentRow { terms: TermsDocument::of(&Terms::from(policy)), ..assignment(&app).await };
    put(&app, &row).await;
    app
}

fn path(timesheet: TimesheetId, rest: &str) -> String {
    format!("/kontor/timelister/{timesheet}{rest}")
}

async fn page(app: &TestApp, timesheet: TimesheetId, officer: &str) -> String {
    let page = app.get(&path(timesheet, ""), Some(officer)).await.text;
    page.replace(['\u{a0}', '\u{202f}'], " ").replace("&#160;", " ")
}

async fn approve(app: &TestApp, timesheet: TimesheetId, officer: &str) -> Answer {
    let page = app.get(&path(timesheet, ""), Some(officer)).await.text;
    let fields = format!("secret={}&revision={}", hidden(&page, "secret"), hidden(&page, "revision"));
    app.form(&path(timesheet, "/godkjenn"), Some(officer), &fields).await
}

async fn another_officer(app: &TestApp) -> String {
    let officer = Officer { id: OfficerId::new(Uuid::now_v7()), name: "Eli Eksempel".into() };
    app.store.put_officer(app.scope, &officer).await.unwrap();
    give(&app.store, app.scope, officer.id, &Grant::WHOLE_DESK).await;
    let link = links::sign_in(&app.store, app.scope, officer.id, ADDRESS, app.now()).await.unwrap();
    app.form(link.strip_prefix(ADDRESS).unwrap(), None, "").await.cookie()
}

#[tokio::test]
async fn rates_by_age_and_course_count_at_the_desk_and_the_phone_learns_only_what_they_come_to() {
    let rules = "
[[rates]]
key = 'young'
from = '2025-01-01'
pay = { per_hour = '100 kr' }
[[rates]]
key = 'grown'
from = '2025-01-01'
pay = { per_hour = '130 kr' }
when = { age_from = 30 }
[[rates]]
key = 'trained'
role = 'supplement'
from = '2025-01-01'
pay = { per_hour = '7 kr' }
when = { qualification = 'lifeguard' }
[[rates]]
key = 'child'
role = 'supplement'
from = '2025-01-01'
pay = { per_hour = '3 kr' }
when = { recipient_age_below = 10 }
[hours]
supplements_add_up = true
";
    let app = with_rules(rules).await;
    let mut phone = Phone::enrol(&app).await;
    let (timesheet, _) = phone.send_in_march(&app, &[(3, 1)]).await;
    let officer = app.officer_cookie().await;
    let unknown = page(&app, timesheet, &officer).await;
    assert!(unknown.contains("kommunen har ikke lagt inn fødselsdatoen din"), "{unknown}");
    assert!(phone.pull(&app).await.to_string().contains("age_from"), "what is not known is still asked for");

    let course = Qualification { key: "lifeguard".into(), from: "2026-01-01".parse().unwrap() };
    let facts = ContactFacts { birth_date: "1984-05-17".parse().ok(), qualifications: vec![course] };
    app.store.put_contact_facts(app.scope.contact(app.contact), &facts).await.unwrap();
    let recipient = assignment(&app).await.assignment.recipients[0].id;
    let child = RecipientFacts { recipient, birth_date: "2018-09-23".parse().unwrap() };
    app.store.put_recipient_facts(app.scope, &child).await.unwrap();

    let known = page(&app, timesheet, &officer).await;
    assert!(!known.contains("fødselsdato"), "{known}");
    for part in ["130,00 kr", "7,00 kr", "3,00 kr", "Kontakten har fylt 30 år.", "Brukeren er under 10 år."] {
        assert!(known.contains(part), "{part} is missing in {known}");
    }
    let told = phone.pull(&app).await.to_string();
    for secret in ["1984", "2018", "05-17", "09-23", "age_from", "age_below", "lifeguard"] {
        assert!(!told.contains(secret), "{secret} went to the phone: {told}");
    }
    assert!(told.contains("\"grown\"") && told.contains("\"trained\"") && told.contains("\"child\""), "{told}");

    // An approved month says why at the desk; a phone hears of persons only that something was asked.
    approve(&app, timesheet, &officer).await;
    assert!(page(&app, timesheet, &officer).await.contains("Kontakten har kurset lifeguard."));
    let told = phone.pull(&app).await.to_string();
    assert!(told.contains("\"reckoned\"") && told.contains("\"met\":1"), "{told}");
    for secret in ["age_from", "age_below", "lifeguard"] {
        assert!(!told.contains(secret), "{secret} went to the phone: {told}");
    }
}

#[tokio::test]
async fn new_facts_reach_a_phone_that_has_seen_everything() {
    let app = with_rules(HOUR).await;
    let phone = Phone::enrol(&app).await;
    let seen = phone.pull(&app).await["next"].as_u64().unwrap();
    let scope = app.scope.contact(app.contact);
    app.store.put_contact_facts(scope, &ContactFacts::default()).await.unwrap();
    let path = format!("/api/v1/sync/pull?proto=5&after={seen}&limit=500");
    let rows = app.get(&path, Some(&phone.cookie)).await.json()["rows"].as_array().unwrap().clone();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["entity"]["entity"], "assignment");
}

#[tokio::test]
async fn a_cap_over_all_assignments_holds_at_the_desk() {
    let rules = "
[driving]
rates = [{ from = '2025-01-01', per_km = '5.30 kr' }]
[[caps]]
key = 'km'
of = 'distance'
scope = 'contact'
amount = { fixed = '100 km' }
";
    let app = with_rules(rules).await;
    let mut other = assignment(&app).await;
    other.assignment.id = AssignmentId::new(Uuid::now_v7());
    put(&app, &other).await;
    let mut phone = Phone::enrol(&app).await;
    let elsewhere = Change::PutSession { session: session(other.assignment.id, 2, 70) };
    let op = phone.op(Base::Nothing, &elsewhere);
    assert_eq!(phone.outcomes(&app, &[op]).await, ["applied"]);
    let (timesheet, _) = phone.send_in_march(&app, &[(3, 50)]).await;
    let page = page(&app, timesheet, &app.officer_cookie().await).await;
    assert!(page.contains("30,0 km av 50,0 km blir betalt"), "{page}");
}

#[tokio::test]
async fn two_different_officers_approve_where_the_rules_want_two() {
    let rules = format!("{HOUR}[approval]\nsteps = [{{ key = 'attest' }}, {{ key = 'authorise' }}]\nfour_eyes = true");
    let app = with_rules(&rules).await;
    let mut phone = Phone::enrol(&app).await;
    let (timesheet, _) = phone.send_in_march(&app, &[(3, 1)]).await;
    let first = app.officer_cookie().await;
    assert!(page(&app, timesheet, &first).await.contains("Trinn 1 av 2: Attestering"));
    let attested = approve(&app, timesheet, &first).await;
    assert_eq!(attested.status, StatusCode::SEE_OTHER, "{}", attested.text);
    assert_eq!(phone.timesheet(&app).await["state"]["state"], "submitted", "the phone hears of the last step only");

    let waits = page(&app, timesheet, &first).await;
    assert!(waits.contains("Attestering: Ola Eksempel") && waits.contains("En annen må ta det neste"), "{waits}");
    assert_eq!(approve(&app, timesheet, &first).await.status, StatusCode::CONFLICT, "not by the same officer");
    assert_eq!(phone.timesheet(&app).await["state"]["state"], "submitted");

    let second = another_officer(&app).await;
    assert!(page(&app, timesheet, &second).await.contains("Trinn 2 av 2: Anvisning"));
    let approved = approve(&app, timesheet, &second).await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.text);
    assert_eq!(phone.timesheet(&app).await["state"]["state"], "approved");
    let done = page(&app, timesheet, &second).await;
    assert!(done.contains("Attestering: Ola Eksempel") && done.contains("Godkjent av Eli Eksempel"), "{done}");
}

#[tokio::test]
async fn a_step_counts_only_for_the_sums_that_the_officer_saw() {
    let by_age = HOUR.to_owned()
        + "[[rates]]\nkey = 'grown'\nfrom = '2025-01-01'\npay = { per_hour = '130 kr' }\nwhen = { age_from = 30 }\n";
    let rules =
        format!("{by_age}[approval]\nsteps = [{{ key = 'attest' }}, {{ key = 'authorise' }}]\nfour_eyes = true");
    let app = with_rules(&rules).await;
    let mut phone = Phone::enrol(&app).await;
    let (timesheet, _) = phone.send_in_march(&app, &[(3, 1)]).await;
    let first = app.officer_cookie().await;
    assert_eq!(approve(&app, timesheet, &first).await.status, StatusCode::SEE_OTHER);
    let facts = ContactFacts { birth_date: "1984-05-17".parse().ok(), ..ContactFacts::default() };
    app.store.put_contact_facts(app.scope.contact(app.contact), &facts).await.unwrap();
    let second = another_officer(&app).await;
    assert!(page(&app, timesheet, &second).await.contains("Trinn 1 av 2"), "the month is another than was attested");
}

#[tokio::test]
async fn a_month_is_not_later_for_having_waited_at_the_desk() {
    let rules = format!("{HOUR}[late]\nby_age = [{{ after_days = 60, then = 'refuse' }}]");
    let app = with_rules(&rules).await;
    let mut phone = Phone::enrol(&app).await;
    let (timesheet, _) = phone.send_in_march(&app, &[(3, 1)]).await;
    app.later(TimeDelta::days(90));
    let page = page(&app, timesheet, &app.officer_cookie().await).await;
    assert!(page.contains("200,00 kr"), "{page}");
}

#[tokio::test]
async fn a_cap_says_which_driving_fills_it_and_on_which_days_where_it_does_not_last_the_period() {
    let cap = |key: &str, more: &str| {
        format!("[[caps]]\nkey = '{key}'\nof = 'distance'\namount = {{ fixed = '100 km' }}\n{more}\n")
    };
    let rates = "[driving]\nrates = [{ from = '2025-01-01', per_km = '5.30 kr' }]\n";
    let kinds = cap("activity", "legs = ['activity', 'supervision']");
    let app =
        with_rules(&(rates.to_owned() + &kinds + &cap("year", "per = 'year'") + &cap("day", "per = 'day'"))).await;
    let mut phone = Phone::enrol(&app).await;
    let (timesheet, _) = phone.send_in_march(&app, &[(3, 24)]).await;
    let page = page(&app, timesheet, &app.officer_cookie().await).await;
    for cap in ["Kjøring (under samværet, til veiledning)", "Kjøring (2026)", "Kjøring (03.03.2026)"] {
        assert!(page.contains(&format!("<dt>{cap}</dt><dd>24,0 km av 100,0 km")), "{cap} is missing in {page}");
    }
}

#[tokio::test]
async fn what_was_rounded_and_what_a_drive_was_for_stand_on_the_page() {
    let rules = "
[hours]
rounding = { to = '90 min', each = 'entry', mode = 'up' }
[[rates]]
key = 'hour'
from = '2025-01-01'
pay = { per_hour = '100 kr' }
[driving]
rates = [{ from = '2025-01-01', per_km = '5.30 kr' }]
rounding = { to = 'whole_km', each = 'entry', mode = 'up' }
";
    let app = with_rules(rules).await;
    let mut phone = Phone::enrol(&app).await;
    let mut entry = session(app.assignment, 3, 0);
    entry.trips[0].legs[0].distance = Metres(12_400);
    let timesheet = phone.send_in(&app, vec![entry]).await.0;
    let page = page(&app, timesheet, &app.officer_cookie().await).await;
    let drives = page.split_once("Hjem–Hallen").unwrap().1.split_once("</td>").unwrap().0;
    for part in ["<q class=\"small\">&#60;b&#62;Trening", "Rundet av fra 12,4 km til 13,0 km."] {
        assert!(drives.contains(part), "{part} is missing in {drives}");
    }
    assert!(page.contains("Rundet av fra 2 t til 3 t."), "{page}");
}

#[tokio::test]
async fn a_month_sent_before_its_deadline_and_received_after_it_is_late_only_where_arrival_counts() {
    let rules = |sent: &str| {
        format!("{HOUR}[period]\nsent = '{sent}'\ndeadlines = [{{ channel = 'app', day = 5, months_after = 1 }}]")
    };
    for (sent, late) in [("intent", false), ("arrival", true)] {
        let app = with_rules(&rules(sent)).await;
        let mut phone = Phone::enrol(&app).await;
        // Sent on 31 March without a network, received on 8 April.
        app.later(TimeDelta::days(7));
        let (timesheet, _) = phone.send_in_march(&app, &[(3, 1)]).await;
        let row = phone.timesheet(&app).await;
        assert_eq!([&row["pressed_at"], &row["submitted_at"]], ["2026-03-31T18:00:00Z", "2026-04-08T08:00:00Z"]);
        let page = page(&app, timesheet, &app.officer_cookie().await).await;
        assert_eq!(page.contains("Fristen"), late, "{sent}: {page}");
    }
}

#[tokio::test]
async fn a_phone_whose_clock_runs_ahead_sends_no_later_than_it_is_heard() {
    let app = with_rules(HOUR).await;
    app.later(TimeDelta::days(-2));
    let mut phone = Phone::enrol(&app).await;
    phone.send_in_march(&app, &[(3, 1)]).await;
    let row = phone.timesheet(&app).await;
    assert_eq!([&row["pressed_at"], &row["submitted_at"]], ["2026-03-30T08:00:00Z"; 2]);
}
