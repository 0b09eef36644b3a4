//! Whatever arrives: an answer of ours, nothing carried out, and the server goes on.

use super::phone::session;
use super::{Phone, TestApp, json};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use proptest::prelude::*;
use sync::{Base, Change};

/// Every way in for a body, and what it takes.
const WAYS_IN: [(&str, &str, &str); 5] = [
    ("POST", "/api/v1/enrol", "application/json"),
    ("POST", "/api/v1/sync/push", "application/json"),
    ("POST", "/api/v1/blobs/offer", "application/json"),
    (
        "PUT",
        "/api/v1/blobs/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855?offset=0&total=9000",
        "application/octet-stream",
    ),
    ("POST", "/kontor/til-side", "application/x-www-form-urlencoded"),
];

struct World {
    runtime: tokio::runtime::Runtime,
    app: TestApp,
    phone: Phone,
    officer: String,
}

impl World {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (app, phone, officer) = runtime.block_on(async {
            let app = TestApp::new().await;
            let phone = Phone::enrol(&app).await;
            let officer = app.officer_cookie().await;
            (app, phone, officer)
        });
        Self { runtime, app, phone, officer }
    }

    /// Sends bytes to a way in; the answer must be one of ours.
    fn throw(&self, (method, path, kind): (&str, &str, &str), encoding: Option<&str>, body: &[u8]) -> StatusCode {
        let mut request = Request::builder()
            .method(Method::from_bytes(method.as_bytes()).unwrap())
            .uri(path)
            .header("content-type", kind)
            .header("sec-fetch-site", "same-origin")
            .header("x-folgesvenn", "1")
            .header("cookie", format!("{}; {}", self.phone.cookie, self.officer));
        if let Some(encoding) = encoding {
            request = request.header("content-encoding", encoding);
        }
        let answer = self.runtime.block_on(self.app.send(request.body(Body::from(body.to_vec())).unwrap()));
        if path.starts_with("/api") && answer.status != StatusCode::OK {
            answer.problem();
        }
        assert!(!answer.status.is_server_error(), "{path}: {} {}", answer.status, answer.text);
        answer.status
    }

    fn count(&self) -> u64 {
        self.runtime.block_on(async {
            let digest = self.app.get("/api/v1/sync/digest?month=2026-03", Some(&self.phone.cookie)).await;
            digest.json()["count"].as_u64().unwrap()
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_at_any_way_in_are_a_problem(bodies in proptest::collection::vec(
        proptest::collection::vec(any::<u8>(), 0..600), 1..4,
    )) {
        let world = World::new();
        for body in bodies {
            for way_in in WAYS_IN {
                let status = world.throw(way_in, None, &body);
                let is_piece = way_in.0 == "PUT";
                prop_assert!(is_piece || status.is_client_error(), "{}: {status}", way_in.1);
            }
        }
        prop_assert_eq!(world.count(), 0);
    }

    #[test]
    fn a_damaged_push_is_answered_and_carries_out_nothing_that_was_not_asked(
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let mut world = World::new();
        let change = Change::PutSession { session: session(world.app.assignment, 3, 12) };
        let op = world.phone.op(Base::Nothing, &change);
        let mut body = serde_json::to_vec(&world.phone.request(&[op])).unwrap();
        for (place, byte) in damage {
            let place = place.index(body.len());
            body[place] = byte;
        }
        if let Some(cut) = cut {
            body.truncate(cut.index(body.len()));
        }
        world.throw(WAYS_IN[1], None, &body);
        // The content is under a hash: it is carried out as it was made, or not at all.
        let held = world.runtime.block_on(world.phone.pull(&world.app));
        let sessions = held["rows"].as_array().unwrap().iter().filter(|row| row["entity"]["entity"] == "session");
        for row in sessions {
            prop_assert_eq!(&row["entity"]["state"]["live"]["note"], "<b>Trening</b> 🙂");
        }
    }

    #[test]
    fn any_question_is_answered_or_a_problem(query in "[ -~]{0,60}") {
        let world = World::new();
        let query = query.replace([' ', '"', '<', '>', '\\', '^', '`', '{', '|', '}', '#'], "+");
        for path in ["/api/v1/sync/pull", "/api/v1/sync/digest"] {
            let answer = world.runtime.block_on(world.app.get(&format!("{path}?{query}"), Some(&world.phone.cookie)));
            if answer.status != StatusCode::OK {
                prop_assert!(answer.status.is_client_error());
                answer.problem();
            }
        }
    }
}

#[test]
fn what_hotels_and_bombs_send_is_refused_before_it_is_read() {
    let world = World::new();
    let portal = b"<!doctype html><html><body>Log in to the hotel</body></html>".as_slice();
    let deep = [b"{\"proto\":5,\"x\":".as_slice(), &b"[".repeat(1_000)].concat();
    let deep_objects = b"{\"a\":".repeat(1_000);
    let half = br#"{"proto":5,"device":"0189"#.as_slice();
    for way_in in &WAYS_IN[..3] {
        for body in [portal, &deep, &deep_objects, half, b"", b"null", b"[]", b"\xff\xfe"] {
            assert!(world.throw(*way_in, None, body).is_client_error());
        }
        for kind in ["text/html", "text/plain", "multipart/form-data", ""] {
            let status = world.throw((way_in.0, way_in.1, kind), None, b"{}");
            assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{} as {kind}", way_in.1);
        }
    }
    // Two kilobytes that would become two megabytes. Nothing here unpacks a body.
    let bomb = b"\x1f\x8b\x08\0\0\0\0\0\x02\x03".repeat(200);
    for way_in in WAYS_IN {
        for encoding in ["gzip", "br", "deflate", "gzip, gzip"] {
            assert_eq!(world.throw(way_in, Some(encoding), &bomb), StatusCode::UNSUPPORTED_MEDIA_TYPE, "{}", way_in.1);
        }
        assert_ne!(world.throw(way_in, Some("identity"), b"{}"), StatusCode::UNSUPPORTED_MEDIA_TYPE, "{}", way_in.1);
    }
    assert_eq!(world.count(), 0);
}

#[tokio::test]
async fn after_all_this_the_server_still_takes_what_is_right() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let op = phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 3, 12) });
    let bad = "[".repeat(1_000);
    let answer = app.send(json("/api/v1/sync/push", Some(&phone.cookie), &bad).body(Body::from(bad)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(phone.outcomes(&app, &[op]).await, ["applied"]);
}
