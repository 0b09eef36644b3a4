//! Everything that can be wrong with a sign-in, and what is said about it. Nobody is in afterwards.

use super::provider::OTHER_KEY;
use super::{Answer, World, cookie_of};
use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::{Value, json};

fn is_refused(answer: &Answer, title: &str) {
    assert!(answer.text.contains(title), "{title} is missing in {}", answer.text);
    assert!(answer.status.is_client_error() || answer.status.is_server_error(), "{}", answer.status);
    assert!(!answer.text.contains("http-equiv=\"refresh\""), "it leads nowhere: {}", answer.text);
    assert_eq!(cookie_of(answer, "__Host-folgesvenn-kontor"), None);
}

#[tokio::test]
async fn a_token_that_is_not_made_for_this_sign_in_proves_nothing() {
    let world = World::new().await;
    for (claim, value) in [
        ("nonce", json!("of another sign-in")),
        ("nonce", Value::Null),
        ("aud", json!("another client")),
        ("aud", json!(["folgesvenn", "another client"])),
        ("azp", json!("another client")),
        ("iss", json!("https://elsewhere.example")),
        ("upn", Value::Null),
        ("upn", json!(["ola@fjellmyr.example"])),
    ] {
        let right = world.provider.says().claims.clone();
        world.provider.claim(claim, value.clone());
        is_refused(&world.officer().await, "Innloggingen ble ikke godtatt");
        world.provider.says().claims = right;
        world.app.later(TimeDelta::seconds(10));
    }
    assert_eq!(world.noted("signed_in").await, 0);
    world.provider.says().now = world.app.now();
    assert_eq!(world.officer().await.status, StatusCode::OK, "and what was right still is");
}

#[tokio::test]
async fn a_token_that_the_provider_has_not_signed_proves_nothing() {
    let world = World::new().await;
    for (key, name) in [(OTHER_KEY, "one"), (OTHER_KEY, "never published")] {
        world.provider.says().key = (key, name);
        is_refused(&world.officer().await, "Innloggingen ble ikke godtatt");
    }
}

#[tokio::test]
async fn a_token_that_asks_for_what_this_server_does_not_know_proves_nothing() {
    let world = World::new().await;
    world.provider.says().crit = Some("http://elsewhere.example/condition");
    is_refused(&world.officer().await, "Innloggingen ble ikke godtatt");
    world.provider.says().crit = None;
    assert_eq!(world.officer().await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_clocks_may_be_a_minute_apart_and_no_more() {
    let world = World::new().await;
    let at = |seconds: i64| world.app.now() + TimeDelta::seconds(seconds);
    // The token is good for two minutes.
    for (provider_at, right) in [(59, true), (61, false), (-179, true), (-181, false)] {
        world.provider.says().now = at(provider_at);
        let answer = world.officer().await;
        if right {
            assert_eq!(answer.status, StatusCode::OK, "{provider_at}: {}", answer.text);
        } else {
            is_refused(&answer, "Klokka går feil");
        }
    }
    world.provider.says().now = at(0);
    for (seconds, right) in [(60, true), (62, false)] {
        world.provider.claim("nbf", json!(at(seconds).timestamp()));
        let answer = world.officer().await;
        if right {
            assert_eq!(answer.status, StatusCode::OK, "not before {seconds}: {}", answer.text);
        } else {
            is_refused(&answer, "Klokka går feil");
        }
    }
    world.provider.says().claims.remove("nbf");
    world.provider.says().now = at(-700);
    world.provider.claim("exp", json!(at(600).timestamp()));
    is_refused(&world.officer().await, "Klokka går feil");
}

#[tokio::test]
async fn a_sign_in_comes_back_once_to_the_browser_that_left_and_in_time() {
    let world = World::new().await;
    let away = world.leave("/kontor/innlogging", "entra", None).await;
    let code = format!("code={}", world.provider.consent(&away.asked));
    let stale = "Innloggingen må begynne på nytt";
    is_refused(&world.back(&away, None, &code).await, stale);
    let other = world.leave("/kontor/innlogging", "entra", None).await;
    is_refused(&world.back(&away, Some(&other.cookie), &code).await, stale);
    assert_eq!(world.back(&away, Some(&away.cookie), &code).await.status, StatusCode::OK);
    is_refused(&world.back(&away, Some(&away.cookie), &code).await, stale);

    // A code that somebody has used already, in a sign-in that is as good as new.
    is_refused(&world.back(&other, Some(&other.cookie), &code).await, stale);
    // A code of another sign-in: the provider sees that its verifier is not this browser's.
    let thief = world.leave("/kontor/innlogging", "entra", None).await;
    let stolen =
        format!("code={}", world.provider.consent(&world.leave("/kontor/innlogging", "entra", None).await.asked));
    is_refused(&world.back(&thief, Some(&thief.cookie), &stolen).await, stale);

    let late = world.leave("/kontor/innlogging", "entra", None).await;
    let code = format!("code={}", world.provider.consent(&late.asked));
    world.app.later(TimeDelta::minutes(10));
    is_refused(&world.back(&late, Some(&late.cookie), &code).await, stale);
    assert_eq!(world.noted("signed_in").await, 1);
}

#[tokio::test]
async fn an_answer_that_names_another_provider_is_not_taken() {
    let world = World::new().await;
    let away = world.leave("/kontor/innlogging", "entra", None).await;
    let code = world.provider.consent(&away.asked);
    let query = format!("code={code}&iss=https://elsewhere.example");
    is_refused(&world.back(&away, Some(&away.cookie), &query).await, "Innloggingen ble ikke godtatt");
}

#[tokio::test]
async fn whoever_cancels_and_whoever_meets_a_provider_that_is_down_can_try_again() {
    let world = World::new().await;
    for (query, title) in [
        ("error=access_denied", "Du avbrøt innloggingen"),
        ("error=temporarily_unavailable", "Innloggingen svarer ikke"),
        ("error=invalid_request", "Innloggingen er ikke satt opp rett"),
        ("nothing=at-all", "Innloggingen må begynne på nytt"),
    ] {
        let away = world.leave("/kontor/innlogging", "entra", None).await;
        is_refused(&world.back(&away, Some(&away.cookie), query).await, title);
    }
    let away = world.leave("/kontor/innlogging", "entra", None).await;
    let code = world.provider.consent(&away.asked);
    world.provider.says().down = true;
    let down = world.back(&away, Some(&away.cookie), &format!("code={code}")).await;
    is_refused(&down, "Innloggingen svarer ikke");
    assert!(down.text.contains("Entra ID svarer ikke nå") && down.text.contains("Prøv igjen</button>"));

    let fresh = World::new().await;
    fresh.provider.says().down = true;
    is_refused(&fresh.press("/kontor/innlogging", "entra", None).await, "Innloggingen svarer ikke");
    fresh.provider.says().down = false;
    assert_eq!(fresh.officer().await.status, StatusCode::OK);
}

#[tokio::test]
async fn whoever_is_not_known_is_told_so_in_their_language_and_asked_anew_who_they_are() {
    let world = World::new().await;
    world.provider.claim("upn", json!("nobody@fjellmyr.example"));
    is_refused(&world.officer().await, "Vi kjenner deg ikke her");
    for (language, title) in [("nn", "Vi kjenner deg ikkje her"), ("en", "We do not know you here")] {
        let away = world.leave("/kontor/innlogging", "entra", None).await;
        let code = world.provider.consent(&away.asked);
        let cookies = format!("{}; folgesvenn-sprak={language}", away.cookie);
        is_refused(&world.back(&away, Some(&cookies), &format!("code={code}")).await, title);
    }
    let anew = world.app.form("/kontor/innlogging", None, "provider=entra&anew=true").await;
    assert_eq!(super::query(&super::led_to(&anew))["prompt"], "login");
    assert_eq!(world.noted("denied").await, 0, "a stranger is nobody's to note");
}

#[tokio::test]
async fn an_account_that_fails_again_and_again_waits_wherever_it_comes_from() {
    let world = World::new().await;
    world.provider.claim("upn", json!("nobody@fjellmyr.example"));
    let mut said = Vec::new();
    for nth in 0..21 {
        let away = world.leave("/kontor/innlogging", "entra", None).await;
        let code = world.provider.consent(&away.asked);
        let path = format!("/kontor/innlogging/entra?code={code}&state={}", away.asked["state"]);
        let peer: std::net::SocketAddr = format!("198.51.100.{nth}:9").parse().unwrap();
        let mut request = axum::http::Request::builder().uri(path).header("cookie", &away.cookie);
        request.extensions_mut().unwrap().insert(axum::extract::ConnectInfo(peer));
        said.push(world.app.send(request.body(axum::body::Body::empty()).unwrap()).await);
    }
    is_refused(&said[19], "Vi kjenner deg ikke her");
    is_refused(&said[20], "Det er prøvd for mange ganger");
    assert_eq!(said[20].status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn whoever_leaves_again_and_again_waits_and_takes_nobody_elses_place() {
    let world = World::new().await;
    for _ in 0..60 {
        world.leave("/innlogging", "idporten", None).await;
    }
    let refused = world.press("/innlogging", "idporten", None).await;
    is_refused(&refused, "Det er prøvd for mange ganger");
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    world.app.later(TimeDelta::minutes(1));
    world.leave("/innlogging", "idporten", None).await;
}
