use super::TestApp;
use super::app::hidden;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use chrono::TimeDelta;

#[tokio::test]
async fn a_link_lets_an_officer_in_once_and_only_by_the_button() {
    let app = TestApp::new().await;
    let link = app.sign_in_link().await;
    for _ in 0..2 {
        let look = app.get(&link, None).await;
        assert_eq!(look.status, StatusCode::OK);
        assert!(look.text.contains("Logg inn") && !look.headers.contains_key(header::SET_COOKIE));
    }
    let signed_in = app.form(&link, None, "").await;
    assert_eq!(
        (signed_in.status, &signed_in.headers[header::LOCATION]),
        (StatusCode::SEE_OTHER, &"/kontor".parse().unwrap())
    );
    let list = app.get("/kontor", Some(&signed_in.cookie())).await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(list.text.contains("Ola Eksempel") && list.text.contains("Ingen timelister venter."), "{}", list.text);

    let again = app.form(&link, None, "").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text.contains("Lenken er brukt før"), "{}", again.text);
}

#[tokio::test]
async fn an_old_link_and_one_that_never_was_are_pages_with_the_way_out() {
    let app = TestApp::new().await;
    let link = app.sign_in_link().await;
    app.later(TimeDelta::hours(1));
    let old = app.get(&link, None).await;
    assert_eq!(old.status, StatusCode::GONE);
    assert!(old.text.contains("Lenken er for gammel") && old.text.contains("Be om en ny lenke."));
    // The journey `desk` examines the page as it stands here, since no hour passes in a browser's test.
    insta::assert_snapshot!("desk_link_too_old", old.text);
    let never = app.get("/kontor/inn/HELLO", None).await;
    assert_eq!(never.status, StatusCode::NOT_FOUND);
    assert!(never.text.contains("Lenken er ikke riktig"));
}

#[tokio::test]
async fn nobody_gets_in_without_a_session_and_a_session_ends() {
    let app = TestApp::new().await;
    let cookie = app.officer_cookie().await;
    for path in ["/kontor", "/kontor/behandlet", "/kontor/timelister/01890000-0000-7000-8000-000000000000"] {
        let answer = app.get(path, None).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
        assert!(answer.text.contains("Du er ikke logget inn"), "{path}");
    }
    // Used again and again, it ends with the working day.
    for hours in 1..=9 {
        app.later(TimeDelta::hours(1));
        let expected = if hours < 9 { StatusCode::OK } else { StatusCode::UNAUTHORIZED };
        assert_eq!(app.get("/kontor", Some(&cookie)).await.status, expected, "after {hours} hours");
    }
}

#[tokio::test]
async fn whoever_asks_for_more_pages_than_anybody_reads_waits_a_minute() {
    let app = TestApp::new().await;
    let cookie = app.officer_cookie().await;
    let mut pages = 0;
    while app.get("/kontor/telefoner", Some(&cookie)).await.status == StatusCode::OK {
        pages += 1;
    }
    let answer = app.get("/kontor", Some(&cookie)).await;
    assert_eq!((answer.status, pages), (StatusCode::TOO_MANY_REQUESTS, 600), "{}", answer.text);
    assert!(answer.text.contains("Vent"), "{}", answer.text);
    app.later(TimeDelta::minutes(1));
    assert_eq!(app.get("/kontor", Some(&cookie)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_that_nobody_uses_ends_and_a_used_link_takes_the_place_of_the_session_before() {
    let app = TestApp::new().await;
    let cookie = app.officer_cookie().await;
    for (minutes, expected) in [(119, StatusCode::OK), (119, StatusCode::OK), (120, StatusCode::UNAUTHORIZED)] {
        app.later(TimeDelta::minutes(minutes));
        assert_eq!(app.get("/kontor", Some(&cookie)).await.status, expected, "{minutes} minutes later");
    }
    let before = app.officer_cookie().await;
    let after = app.form(&app.sign_in_link().await, Some(&before), "").await.cookie();
    assert_eq!(app.get("/kontor", Some(&before)).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(app.get("/kontor", Some(&after)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_asks_for_the_forms_secret() {
    let app = TestApp::new().await;
    let cookie = app.officer_cookie().await;
    let secret = hidden(&app.get("/kontor", Some(&cookie)).await.text, "secret");

    let forged = app.form("/kontor/ut", Some(&cookie), "secret=guess").await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    assert_eq!(app.get("/kontor", Some(&cookie)).await.status, StatusCode::OK);

    let out = app.form("/kontor/ut", Some(&cookie), &format!("secret={secret}")).await;
    assert_eq!(out.status, StatusCode::OK);
    assert!(
        out.text.contains("Du er logget ut") && out.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0")
    );
    assert_eq!(app.get("/kontor", Some(&cookie)).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn another_site_cannot_use_an_officers_session() {
    let app = TestApp::new().await;
    let cookie = app.officer_cookie().await;
    let request = Request::builder()
        .method(Method::POST)
        .uri("/kontor/ut")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, cookie.as_str())
        .header("sec-fetch-site", "cross-site");
    let secret = hidden(&app.get("/kontor", Some(&cookie)).await.text, "secret");
    let answer = app.send(request.body(Body::from(format!("secret={secret}"))).unwrap()).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(app.get("/kontor", Some(&cookie)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_desk_speaks_three_languages_and_remembers_which() {
    let app = TestApp::new().await;
    let cookie = app.officer_cookie().await;
    let chosen = app.get("/kontor?sprak=nn", Some(&cookie)).await;
    assert!(chosen.text.contains("<html lang=\"nn\"") && chosen.text.contains("Timelister"), "{}", chosen.text);
    let remembered = chosen.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
    let next = app.get("/kontor", Some(&format!("{cookie}; {remembered}"))).await;
    assert!(next.text.contains("<html lang=\"nn\""));
    let missing = app.get("/kontor/nothing?sprak=en", Some(&cookie)).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert!(missing.text.contains("<html lang=\"en\""));
}
