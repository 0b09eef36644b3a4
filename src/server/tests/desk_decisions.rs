use super::app::{Answer, hidden};
use super::{Phone, TestApp};
use axum::http::StatusCode;
use domain::id::TimesheetId;
use sync::{Base, Change};

/// Case 1 of the worked months: 290 km, then 24 km, with a cap of 300.
const CASE_1: [(u32, i64); 3] = [(3, 150), (10, 140), (17, 24)];

/// A month that was sent in, and an officer who looks at it.
struct Desk {
    app: TestApp,
    phone: Phone,
    timesheet: TimesheetId,
    officer: String,
}

impl Desk {
    async fn with_case_1() -> Self {
        let app = TestApp::new().await;
        let mut phone = Phone::enrol(&app).await;
        let (timesheet, _) = phone.send_in_march(&app, &CASE_1).await;
        let officer = app.officer_cookie().await;
        Self { app, phone, timesheet, officer }
    }

    fn path(&self, rest: &str) -> String {
        format!("/kontor/timelister/{}{rest}", self.timesheet)
    }

    async fn page(&self) -> String {
        self.app.get(&self.path(""), Some(&self.officer)).await.text
    }

    /// Sends a form of the page as it is now, with `fields` filled in.
    async fn decide(&self, rest: &str, fields: &str) -> Answer {
        let page = self.page().await;
        let fields = format!("secret={}&revision={}&{fields}", hidden(&page, "secret"), hidden(&page, "revision"));
        self.app.form(&self.path(rest), Some(&self.officer), &fields).await
    }

    async fn state(&self) -> String {
        self.phone.timesheet(&self.app).await["state"]["state"].as_str().unwrap().to_owned()
    }
}

fn plain(page: &str) -> String {
    page.replace(['\u{a0}', '\u{202f}'], " ").replace("&#160;", " ")
}

#[tokio::test]
async fn the_desk_shows_what_is_paid_and_what_was_driven_beyond_the_cap() {
    let desk = Desk::with_case_1().await;
    let list = desk.app.get("/kontor", Some(&desk.officer)).await.text;
    for part in ["Kari Eksempel", "Sak 14", "Helse og omsorg", "314,0 km"] {
        assert!(plain(&list).contains(part), "{part} is missing in {list}");
    }
    let page = plain(&desk.page().await);
    for part in ["1 590,00 kr", ">14,0 km<", "1 050,00 kr", "10,0 km av 24,0 km blir betalt", "Kjørt, ikke betalt"] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    assert!(page.contains("&#60;b&#62;Trening"), "what a contact writes is text, never markup: {page}");
}

#[tokio::test]
async fn approving_asks_once_more_reaches_the_phone_and_is_kept() {
    let desk = Desk::with_case_1().await;
    let ask = desk.app.get(&desk.path("/godkjenn"), Some(&desk.officer)).await;
    assert!(plain(&ask.text).contains("kan ikke endres"), "{}", ask.text);
    assert_eq!(desk.state().await, "submitted");

    let approved = desk.decide("/godkjenn", "").await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.text);
    assert_eq!(desk.state().await, "approved");
    let page = desk.page().await;
    assert!(
        page.contains("Godkjent av Ola Eksempel 01.04.2026") || page.contains("Godkjent av Ola Eksempel 1.4.2026"),
        "{page}"
    );
    assert!(!page.contains("name=\"comment\""), "nothing more can be decided");

    use store::ledger::LedgerRepository;
    let kept = desk.app.store.approved(desk.app.scope, desk.timesheet).await.unwrap().unwrap();
    assert!(kept.contains("\"driven_unpaid\":14000") && kept.contains("\"amount\""), "{kept}");
    assert!(desk.app.get("/kontor/behandlet", Some(&desk.officer)).await.text.contains("Kari Eksempel"));
}

#[tokio::test]
async fn a_return_needs_a_comment_and_the_error_belongs_to_its_field() {
    let desk = Desk::with_case_1().await;
    let empty = desk.decide("/retur", "comment=%20").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("Skriv hva som skal rettes."));
    assert!(empty.text.contains("aria-invalid=\"true\"") && empty.text.contains("id=\"comment-problem\""));
    let long = desk.decide("/retur", &format!("comment={}", "a".repeat(1001))).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(desk.state().await, "submitted");
}

#[tokio::test]
async fn a_returned_month_reaches_the_phone_and_can_be_taken_back_until_it_is_touched() {
    let mut desk = Desk::with_case_1().await;
    let returned = desk.decide("/retur", "comment=Mangler+klokkeslett").await;
    assert_eq!(returned.status, StatusCode::SEE_OTHER, "{}", returned.text);
    assert_eq!(desk.phone.timesheet(&desk.app).await["state"]["comment"], "Mangler klokkeslett");

    assert_eq!(desk.decide("/retur/angre", "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.state().await, "submitted");

    desk.decide("/retur", "comment=Mangler+dato").await;
    let more = super::phone::session(desk.app.assignment, 20, 5);
    let op = desk.phone.op(Base::Nothing, &Change::PutSession { session: more });
    assert_eq!(desk.phone.outcomes(&desk.app, &[op]).await, ["applied"]);
    let late = desk.decide("/retur/angre", "").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("For sent å angre"), "{}", late.text);
    assert_eq!(desk.state().await, "returned");
}

#[tokio::test]
async fn a_return_can_say_what_is_wrong_with_single_sessions() {
    let desk = Desk::with_case_1().await;
    let page = desk.page().await;
    let field = page.split("name=\"line-").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let long = desk.decide("/retur", &format!("line-{field}={}", "a".repeat(1001))).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.text.contains(&format!("href=\"#line-{field}\"")), "{}", long.text);
    let strange = desk.decide("/retur", "comment=x&line-0198c000-0000-7000-8000-000000000000=y").await;
    assert_eq!(strange.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(desk.state().await, "submitted");

    let returned = desk.decide("/retur", &format!("comment=&line-{field}=Se+p%C3%A5+sluttida")).await;
    assert_eq!(returned.status, StatusCode::SEE_OTHER, "{}", returned.text);
    let state = desk.phone.timesheet(&desk.app).await["state"].clone();
    assert_eq!(
        (&state["lines"][0]["session"], &state["lines"][0]["comment"]),
        (&field.into(), &"Se på sluttida".into())
    );
    assert!(desk.page().await.contains(": Se på sluttida</q>"), "in the history, with its day");
}

#[tokio::test]
async fn nobody_approves_what_they_have_not_seen() {
    let mut desk = Desk::with_case_1().await;
    let seen = desk.page().await;
    let withdraw = Change::WithdrawTimesheet { timesheet: desk.timesheet };
    let op = desk.phone.op(Base::Nothing, &withdraw);
    assert_eq!(desk.phone.outcomes(&desk.app, &[op]).await, ["applied"]);
    let fields = format!("secret={}&revision={}", hidden(&seen, "secret"), hidden(&seen, "revision"));
    let answer = desk.app.form(&desk.path("/godkjenn"), Some(&desk.officer), &fields).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains("ble endret mens du så på den"), "{}", answer.text);
    assert_eq!(desk.state().await, "draft");
}

#[tokio::test]
async fn a_decision_needs_the_forms_secret() {
    let desk = Desk::with_case_1().await;
    let revision = hidden(&desk.page().await, "revision");
    for fields in [format!("revision={revision}"), format!("secret=guess&revision={revision}")] {
        let answer = desk.app.form(&desk.path("/godkjenn"), Some(&desk.officer), &fields).await;
        assert!(answer.status.is_client_error(), "{}", answer.status);
    }
    assert_eq!(desk.state().await, "submitted");
}

#[tokio::test]
async fn another_municipalitys_officer_sees_and_decides_nothing() {
    let desk = Desk::with_case_1().await;
    let elsewhere = desk.app.neighbour().await;
    for path in [desk.path(""), desk.path("/godkjenn")] {
        assert_eq!(desk.app.get(&path, Some(&elsewhere)).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let list = desk.app.get("/kontor", Some(&elsewhere)).await.text;
    assert!(!list.contains("Kari Eksempel"), "{list}");
    let secret = hidden(&list, "secret");
    for (rest, fields) in [("/godkjenn", ""), ("/retur", "comment=x"), ("/retur/angre", "")] {
        let fields = format!("secret={secret}&revision=1&{fields}");
        let answer = desk.app.form(&desk.path(rest), Some(&elsewhere), &fields).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{rest}");
    }
    assert_eq!(desk.state().await, "submitted");
}
