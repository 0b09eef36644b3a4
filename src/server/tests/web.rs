//! What the web is used for against a visitor: sessions that an attacker has chosen, other sites' forms and frames, addresses
//! that lead elsewhere, and cookies, codes and targets that nobody made.

use super::app::hidden;
use super::{Phone, TestApp, json};
use crate::secret::Token;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, StatusCode, header};
use proptest::prelude::*;
use std::net::SocketAddr;

#[tokio::test]
async fn signing_in_gives_a_session_of_its_own_whatever_the_browser_held_before() {
    let app = TestApp::new().await;
    let planted = format!("__Host-folgesvenn-kontor={}", Token::new().unwrap().to_cookie());
    let first = app.form(&app.sign_in_link().await, Some(&planted), "").await.cookie();
    assert_ne!(first, planted);
    assert_eq!(
        app.get("/kontor", Some(&planted)).await.status,
        StatusCode::UNAUTHORIZED,
        "the planted one opens nothing"
    );
    let second = app.form(&app.sign_in_link().await, Some(&first), "").await.cookie();
    assert_ne!(second, first);
    let phone = Phone::enrol(&app).await;
    let body = serde_json::json!({"code": app.invitation().await}).to_string();
    let request = json("/api/v1/enrol", Some(&phone.cookie), &body).body(Body::from(body.clone())).unwrap();
    assert_ne!(app.send(request).await.cookie(), phone.cookie, "a phone's as well");
}

#[tokio::test]
async fn a_form_from_another_origin_does_nothing_by_any_of_the_ways_that_browsers_say_so() {
    let app = TestApp::new().await;
    let officer = app.officer_cookie().await;
    let phone = Phone::enrol(&app).await;
    let secret = hidden(&app.get("/kontor", Some(&officer)).await.text, "secret");
    let desk = ("/kontor/ut", &officer, "application/x-www-form-urlencoded", format!("secret={secret}"));
    let out = serde_json::json!({"device": phone.device}).to_string();
    let api = ("/api/v1/sign-out", &phone.cookie, "application/json", out);
    for (path, cookie, kind, body) in [desk, api] {
        for (name, value) in [
            ("origin", "https://elsewhere.example"),
            ("origin", "null"),
            ("origin", "http://localhost:8080.elsewhere.example"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("sec-fetch-site", "none"),
        ] {
            let request = Request::builder()
                .method(Method::POST)
                .uri(path)
                .header(header::CONTENT_TYPE, kind)
                .header(header::COOKIE, cookie)
                .header("x-folgesvenn", "1")
                .header(name, value);
            let answer = app.send(request.body(Body::from(body.clone())).unwrap()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {name}: {value}");
        }
    }
    assert_eq!(app.get("/kontor", Some(&officer)).await.status, StatusCode::OK);
    assert_eq!(app.get("/api/v1/devices", Some(&phone.cookie)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn no_answer_can_be_framed_sniffed_or_reached_into_from_another_site() {
    let app = TestApp::new().await;
    let officer = app.officer_cookie().await;
    for path in ["/", "/health", "/kontor", "/kontor/inn/HELLO", "/kontor/logg", "/api/v1/openapi.json", "/missing.js"]
    {
        let answer = app.get(path, Some(&officer)).await;
        let said = |name: &str| answer.headers.get(name).map_or("", |value| value.to_str().unwrap());
        assert!(said("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert!(said("content-security-policy").contains("base-uri 'none'"), "{path}");
        assert_eq!(said("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(said("cross-origin-resource-policy"), "same-origin", "{path}");
        assert_eq!(said("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(said("referrer-policy"), "no-referrer", "{path}");
        assert!(said("permissions-policy").contains("geolocation=()"), "{path}");
        assert!(said("access-control-allow-origin").is_empty(), "{path}: nobody else reads answers");
        assert!(said("strict-transport-security").is_empty(), "{path}: this server is spoken to without TLS");
    }
}

#[tokio::test]
async fn a_server_that_is_reached_over_https_says_that_it_always_is() {
    let app = TestApp::new().await.at("https://folgesvenn.example");
    for path in ["/", "/kontor", "/api/v1/nothing"] {
        let answer = app.get(path, None).await;
        assert_eq!(answer.headers["strict-transport-security"], "max-age=63072000; includeSubDomains", "{path}");
    }
}

#[tokio::test]
async fn codes_are_counted_by_the_address_that_our_own_proxy_heard_from() {
    let app = TestApp::new().await;
    let guess = async |peer: &str, said: &str| {
        let mut request = Request::builder().uri("/kontor/inn/HELLO").header("x-forwarded-for", said);
        let peer: SocketAddr = format!("{peer}:9").parse().unwrap();
        request.extensions_mut().unwrap().insert(ConnectInfo(peer));
        app.send(request.body(Body::empty()).unwrap()).await.status
    };
    for _ in 0..20 {
        assert_eq!(guess("10.0.0.1", "192.0.2.7").await, StatusCode::NOT_FOUND);
    }
    assert_eq!(guess("10.0.0.1", "192.0.2.7").await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        guess("10.0.0.1", "198.51.100.1, 192.0.2.7").await,
        StatusCode::TOO_MANY_REQUESTS,
        "not shaken off by a lie"
    );
    assert_eq!(guess("10.0.0.1", "192.0.2.8").await, StatusCode::NOT_FOUND, "others behind the proxy go on");
    assert_eq!(
        guess("203.0.113.5", "192.0.2.7").await,
        StatusCode::NOT_FOUND,
        "and a stranger cannot lock anybody out"
    );
}

struct World {
    runtime: tokio::runtime::Runtime,
    app: TestApp,
}

impl World {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let app = runtime.block_on(TestApp::new());
        Self { runtime, app }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_cookie_that_nobody_was_given_opens_nothing(value in "[ -:<-~]{0,120}", hex in "[0-9a-f]{60,68}") {
        let world = World::new();
        for token in [value, hex] {
            for (name, path) in [("__Host-folgesvenn-kontor", "/kontor"), ("__Host-folgesvenn", "/api/v1/devices")] {
                let cookie = format!("{name}={token}");
                let answer = world.runtime.block_on(world.app.get(path, Some(&cookie)));
                prop_assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", cookie);
            }
        }
    }

    #[test]
    fn a_code_that_nobody_was_given_lets_nobody_in_and_leads_nowhere_else(code in "[!-~]{1,80}") {
        let world = World::new();
        let code: String = code.chars().filter(|c| !"/?#%".contains(*c)).collect();
        if let Ok(uri) = format!("/kontor/inn/{code}").parse::<axum::http::Uri>() {
            let answer = world.runtime.block_on(world.app.form(&uri.to_string(), None, ""));
            prop_assert!(answer.status.is_client_error(), "{} {}", uri, answer.status);
            prop_assert!(!answer.headers.contains_key(header::SET_COOKIE));
        }
        let body = serde_json::json!({"code": code});
        let answer = world.runtime.block_on(world.app.post("/api/v1/enrol", None, &body));
        prop_assert!(answer.status.is_client_error() && !answer.headers.contains_key(header::SET_COOKIE));
    }

    #[test]
    fn no_address_leads_to_another_site(
        place in prop_oneof![
            Just("//elsewhere.example"), Just("/\\elsewhere.example"), Just("/kontor//elsewhere.example"),
            Just("/kontor/timelister//elsewhere.example/retur"), Just("/kontor/"), Just("/kontor/til-side/rett"),
            Just("/kontor/timelister/https:elsewhere.example/retur"),
        ],
        key in "(next|return|redirect|url|to|foer|sprak)",
        target in "(https?:)?//elsewhere\\.example/[a-z]{0,9}",
    ) {
        let world = World::new();
        let cookie = world.runtime.block_on(world.app.officer_cookie());
        let Ok(uri) = format!("{place}?{key}={target}").parse::<axum::http::Uri>() else { return Ok(()) };
        let answer = world.runtime.block_on(world.app.get(&uri.to_string(), Some(&cookie)));
        if let Some(location) = answer.headers.get(header::LOCATION) {
            let location = location.to_str().unwrap();
            prop_assert!(location.starts_with("/kontor") && !location.contains("elsewhere"), "{} leads to {}", uri, location);
        }
    }
}

#[tokio::test]
async fn what_another_app_shares_before_the_worker_is_there_leads_to_the_page_that_says_so_and_is_not_kept() {
    let app = TestApp::new().await;
    let shared = Request::post("/del").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    let answer = app.send(shared.body(Body::from("--x\r\n\r\nbytes\r\n--x--\r\n")).unwrap()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers[header::LOCATION], "/del");
}
