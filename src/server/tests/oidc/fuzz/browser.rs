//! What a browser brings: the query of the way back, cookies, addresses.

use super::super::super::Phone;
use super::super::{World, led_to};
use super::Trial;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use openidconnect::url::form_urlencoded;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// What is done to one field of the way back.
#[derive(Debug, Clone)]
enum Change {
    Letter(Index, char),
    Other(String),
    Missing,
    Twice,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<Index>(), any::<char>()).prop_map(|(at, letter)| Change::Letter(at, letter)),
        2 => "[ -~]{0,60}".prop_map(Change::Other),
        2 => "\\PC{0,20}".prop_map(Change::Other),
        1 => Just(Change::Missing),
        1 => Just(Change::Twice),
    ]
}

impl Change {
    /// The field's values afterwards, never the one before alone.
    fn done_to(&self, value: &str) -> Vec<String> {
        match self {
            Self::Letter(at, letter) => {
                let mut letters: Vec<char> = value.chars().collect();
                let at = at.index(letters.len());
                letters[at] = if letters[at] == *letter { '~' } else { *letter };
                vec![letters.into_iter().collect()]
            }
            Self::Other(other) => vec![format!("{other}~")],
            Self::Missing => Vec::new(),
            Self::Twice => vec![value.to_owned(), value.to_owned()],
        }
    }
}

fn pair(name: &str, value: &str) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish()
}

#[test]
fn a_way_back_that_was_changed_leads_nobody_in() {
    let trial = Trial::new();
    let field = select(&["state", "code", "iss", "error"][..]);
    trial.each(64, &(field, change()), &async |world, (field, change)| {
        // Without the provider's name, or without an error, the way back is a right one.
        if matches!((field, &change), ("iss" | "error", Change::Missing)) {
            return;
        }
        let away = world.leave("/kontor/innlogging", "entra", None).await;
        let code = world.provider.consent(&away.asked);
        let right = [("state", away.asked["state"].clone()), ("code", code), ("iss", world.provider.issuer())];
        let mut pairs: Vec<String> = right.iter().filter(|(name, _)| *name != field).map(|(n, v)| pair(n, v)).collect();
        let before = right.iter().find(|(name, _)| *name == field).map_or("access_denied", |(_, value)| value);
        pairs.extend(change.done_to(before).iter().map(|value| pair(field, value)));
        let path = format!("/kontor/innlogging/entra?{}", pairs.join("&"));
        world.is_shut(&world.app.get(&path, Some(&away.cookie)).await);
    });
    assert_eq!(trial.runtime.block_on(trial.world.noted("signed_in")), 0);
}

/// The cookie with its letter at `at` changed into another that does not mean the same.
fn with_another(cookie: &str, at: usize) -> String {
    let mut letters: Vec<char> = cookie.chars().collect();
    letters[at] = match letters[at] {
        '0' => '1',
        'f' => 'e',
        _ => '0',
    };
    if letters.iter().collect::<String>() == cookie {
        letters[at] = '2';
    }
    letters.into_iter().collect()
}

#[tokio::test]
async fn a_cookie_of_which_one_letter_was_changed_opens_nothing() {
    let world = World::new().await;
    let phone = Phone::enrol(&world.app).await;
    let desk = world.app.officer_cookie().await;
    for (cookie, path) in [(&phone.cookie, "/api/v1/devices"), (&desk, "/kontor")] {
        for at in 0..cookie.len() {
            let changed = with_another(cookie, at);
            assert_ne!(&changed, cookie);
            let answer = world.app.get(path, Some(&changed)).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path} by {changed}");
        }
        for changed in
            [&cookie[..cookie.len() - 1], &format!("{cookie}0"), &format!("x{cookie}"), &format!("{cookie}=")]
        {
            assert_eq!(
                world.app.get(path, Some(changed)).await.status,
                StatusCode::UNAUTHORIZED,
                "{path} by {changed}"
            );
        }
        assert_eq!(world.app.get(path, Some(cookie)).await.status, StatusCode::OK, "as it was, it does");
    }
    // Of somebody on the way to the provider. Every fourth: whoever tries more often waits.
    let away = world.leave("/kontor/innlogging", "entra", None).await;
    let code = format!("code={}", world.provider.consent(&away.asked));
    let value = away.cookie.find('=').unwrap() + 1;
    for at in (value..away.cookie.len()).step_by(4) {
        world.is_shut(&world.back(&away, Some(&with_another(&away.cookie, at)), &code).await);
    }
    assert_eq!(world.back(&away, Some(&away.cookie), &code).await.status, StatusCode::OK);
}

/// Where somebody else would like us to send people.
const ELSEWHERE: [&str; 12] = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "%2f%2fevil.example",
    "/%2f%2fevil.example/..",
    "%5c%5cevil.example",
    "/%09/evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
];

#[tokio::test]
async fn no_address_leads_on_to_another_site() {
    let world = World::new().await;
    std::fs::write(world.app.settings().app_folder.join("index.html"), "the app").unwrap();
    let phone = Phone::enrol(&world.app).await;
    let (router, mut asked) = (world.app.router(), 0);
    for target in ELSEWHERE {
        let text: String = form_urlencoded::byte_serialize(target.as_bytes()).collect();
        let mut paths = vec![target.to_owned(), format!("/{target}")];
        for place in ["/innlogging", "/kontor/innlogging", "/kontor", "/invitasjon", "/innlogging/mer_sikkert"] {
            paths.extend([format!("{place}{target}"), format!("{place}/{target}")]);
            let names = ["next", "url", "redirect_uri", "return_to", "provider", "sprak"];
            paths.extend(names.map(|name| format!("{place}?{name}={text}")));
        }
        for path in paths {
            for (method, body) in [(Method::GET, String::new()), (Method::POST, format!("provider={text}&anew={text}"))]
            {
                let request = Request::builder()
                    .method(method)
                    .uri(&path)
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .header(header::HOST, "evil.example")
                    .header("x-forwarded-host", "evil.example")
                    .header(header::COOKIE, &phone.cookie);
                // What is no address never comes this far.
                let Ok(request) = request.body(Body::from(body)) else { continue };
                let answer = world.app.sent_by(router.clone(), request).await;
                assert!(!answer.status.is_server_error(), "{path}: {} {}", answer.status, answer.text);
                world.leads_nowhere_else(&answer);
                asked += 1;
            }
        }
        let away = world.leave("/kontor/innlogging", "entra", None).await;
        let code = world.provider.consent(&away.asked);
        let query = format!("code={code}&redirect_uri={text}&next={text}");
        let answer = world.back(&away, Some(&away.cookie), &query).await;
        assert_eq!(led_to(&answer), "/kontor");
        world.leads_nowhere_else(&answer);
    }
    assert!(asked > 500, "{asked}");
}
