//! What the provider signs.

use super::Trial;
use super::damage::Damage;
use axum::http::StatusCode;
use openidconnect::url::form_urlencoded;
use serde_json::json;
use std::sync::Arc;

const OUT: &str = "/kontor/innlogging/entra/ut";

#[test]
fn an_id_token_that_was_changed_lets_nobody_in() {
    let trial = Trial::new();
    trial.each(72, &Damage::any(), &async |world, damage| {
        world.provider.says().bent = Some(Arc::new(move |token: &str| damage.done_to(token)));
        let answer = world.officer().await;
        world.provider.says().bent = None;
        world.is_shut(&answer);
    });
    trial.world.rest();
    trial.runtime.block_on(async {
        assert_eq!(trial.world.noted("signed_in").await, 0);
        assert_eq!(trial.world.officer().await.status, StatusCode::OK, "and as it was made it does");
    });
}

#[test]
fn a_logout_token_that_was_changed_ends_nothing() {
    let trial = Trial::new();
    let names = json!({"sid": "s1", "sub": "pairwise-1"});
    let cookie = trial.runtime.block_on(trial.world.signed_in("s1"));
    trial.each(72, &Damage::any(), &async |world, damage| {
        let token = damage.done_to(&world.provider.logout_token(&names));
        let token: String = form_urlencoded::byte_serialize(token.as_bytes()).collect();
        assert_eq!(world.told(OUT, &token).await, StatusCode::BAD_REQUEST, "{token}");
        assert!(world.is_in(&cookie).await, "{token}");
    });
    trial.world.rest();
    trial.runtime.block_on(async {
        let token = trial.world.provider.logout_token(&names);
        assert_eq!(trial.world.told(OUT, &token).await, StatusCode::OK);
        assert!(!trial.world.is_in(&cookie).await);
    });
}
