use super::super::app::hidden;
use super::provider::OTHER_KEY;
use super::{Answer, Away, World, cookie_of, led_to};
use axum::http::StatusCode;
use chrono::TimeDelta;

const DESK: &str = "__Host-folgesvenn-kontor";

#[tokio::test]
async fn an_officer_signs_in_at_the_provider_and_works() {
    let world = World::new().await;
    let page = world.app.get("/kontor", None).await;
    assert!(page.text.contains("href=\"/kontor/innlogging\""), "{}", page.text);
    let page = world.app.get("/kontor/innlogging", None).await;
    assert!(page.text.contains("Logg inn med Entra ID") && !page.text.contains("ID-porten"), "{}", page.text);

    let answer = world.officer().await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(led_to(&answer), "/kontor");
    let cookie = cookie_of(&answer, DESK).unwrap();
    let list = world.app.get("/kontor", Some(&cookie)).await;
    assert!(list.status == StatusCode::OK && list.text.contains("Ola Eksempel"), "{}", list.text);
    let out = world.app.form("/kontor/ut", Some(&cookie), &format!("secret={}", hidden(&list.text, "secret"))).await;
    assert!(out.text.contains("logg også ut der du logget inn"), "{}", out.text);
    assert_eq!(world.app.get("/kontor", Some(&cookie)).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(world.noted("signed_in").await, 1);
    let kept = answer.headers.get_all("set-cookie").iter().any(|set| {
        set.to_str().unwrap().starts_with("__Host-folgesvenn-inn=;") && set.to_str().unwrap().contains("Max-Age=0")
    });
    assert!(kept, "its part of the sign-in is taken from the browser");
}

#[tokio::test]
async fn the_provider_is_asked_for_a_code_with_all_that_ties_it_to_this_browser() {
    let world = World::new().await;
    let Away { asked, cookie } = world.leave("/kontor/innlogging?sprak=nn", "entra", None).await;
    let said = |name: &str| asked.get(name).map_or("", String::as_str);
    assert_eq!((said("response_type"), said("client_id"), said("scope")), ("code", "folgesvenn", "openid"));
    assert_eq!(said("redirect_uri"), "http://localhost:8080/kontor/innlogging/entra");
    assert_eq!((said("ui_locales"), said("code_challenge_method")), ("nn", "S256"));
    let token = cookie.split_once('=').unwrap().1;
    for secret in ["state", "nonce", "code_challenge"] {
        assert!(said(secret).len() >= 43 && said(secret) != token, "{secret}");
    }
    let other = world.leave("/kontor/innlogging", "entra", None).await;
    for secret in ["state", "nonce", "code_challenge"] {
        assert_ne!(other.asked[secret], asked[secret], "{secret} is of one sign-in alone");
    }
}

#[tokio::test]
async fn a_new_sign_in_takes_the_place_of_the_session_before_it() {
    let world = World::new().await;
    let old = world.app.officer_cookie().await;
    let away = world.leave("/kontor/innlogging", "entra", Some(&old)).await;
    let code = world.provider.consent(&away.asked);
    // The old session's cookie is for this site alone, and is not there when one comes from the provider's.
    let answer = world.back(&away, Some(&away.cookie), &format!("code={code}")).await;
    let new = cookie_of(&answer, DESK).unwrap();
    assert_ne!(new, old);
    assert_eq!(world.app.get("/kontor", Some(&new)).await.status, StatusCode::OK);
    assert_eq!(world.app.get("/kontor", Some(&old)).await.status, StatusCode::UNAUTHORIZED);
    assert!(!hidden(&world.app.get("/kontor", Some(&new)).await.text, "secret").is_empty());
}

#[tokio::test]
async fn the_server_proves_itself_with_a_key_of_its_own_where_the_provider_wants_that() {
    let world = World::with("private_key_file = \"key.pem\"\nkey_id = \"client\"").await;
    world.provider.says().client_key = Some(OTHER_KEY);
    let answer = world.officer().await;
    assert!(cookie_of(&answer, DESK).is_some(), "{}", answer.text);
    world.provider.says().client_key = Some(super::provider::OWN_KEY);
    let answer = world.officer().await;
    assert!(answer.text.contains("Innloggingen er ikke satt opp rett"), "{}", answer.text);
}

#[tokio::test]
async fn a_provider_may_change_its_keys() {
    let world = World::new().await;
    assert_eq!(world.officer().await.status, StatusCode::OK);
    let new = (OTHER_KEY, "two");
    (world.provider.says().key, world.provider.says().published) = (new, vec![new]);
    let early: Answer = world.officer().await;
    assert!(early.text.contains("ikke godtatt"), "asked just now: nobody makes this server ask on and on");
    world.app.later(TimeDelta::minutes(2));
    world.provider.says().now = world.app.now();
    let answer = world.officer().await;
    assert!(cookie_of(&answer, DESK).is_some(), "{}", answer.text);
    assert_eq!(world.provider.says().asked, 2);
}

#[tokio::test]
async fn without_a_provider_there_is_nothing_to_sign_in_at() {
    let app = super::TestApp::new().await;
    for path in [
        "/kontor/innlogging",
        "/innlogging",
        "/innlogging/mer_sikkert",
        "/kontor/innlogging/entra",
        "/innlogging/entra",
    ] {
        assert_eq!(app.get(path, None).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(!app.get("/kontor", None).await.text.contains("/kontor/innlogging"));
    for place in ["/kontor/innlogging", "/innlogging"] {
        assert_eq!(app.form(place, None, "provider=entra").await.status, StatusCode::NOT_FOUND, "{place}");
        assert_eq!(app.form(place, None, "x=entra").await.status, StatusCode::UNPROCESSABLE_ENTITY, "{place}");
    }
}
