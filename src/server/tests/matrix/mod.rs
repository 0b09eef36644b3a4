//! Who may do what: every route × everybody × everything that a request can name. A cell that is denied changes no row of any
//! table but the log, and leaves a line there.

mod api;
mod operations;
mod rows;
mod world;

use super::TestApp;
use crate::http::{CONTACT_ROUTES, DESK_ROUTES};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use rows::{contact_row, row};
use tower::ServiceExt;
use world::{Actor, World};

const BOUNDARY: &str = "boundary";

/// What an answer was, and what it did to the database.
struct Done {
    status: StatusCode,
    text: String,
    /// Rows written, in any table.
    changed: i64,
    /// Rows of the log among them.
    noted: i64,
    /// One of these says that something was denied.
    denied: bool,
}

/// Sends it, and looks at the one connection of the database in memory.
async fn done(app: &TestApp, router: &Router, request: Request<Body>) -> Done {
    let before = counted(app).await;
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    let after = counted(app).await;
    Done {
        status,
        text: String::from_utf8_lossy(&bytes).into_owned(),
        changed: after.0 - before.0,
        noted: after.1 - before.1,
        denied: after.2 > before.2,
    }
}

async fn counted(app: &TestApp) -> (i64, i64, i64) {
    let mut reading = app.store.read().await.unwrap();
    let query = "SELECT total_changes(), COUNT(*), COUNT(CASE kind WHEN 'denied' THEN 1 END) FROM audit_log";
    sqlx::query_as(query).fetch_one(&mut *reading).await.unwrap()
}

impl Done {
    fn must(&self, allowed: bool, known: bool, cell: &str) {
        let refused = [401, 403, 404, 429].map(|status| StatusCode::from_u16(status).unwrap());
        if allowed {
            assert!(!refused.contains(&self.status), "{cell} is let through: {} {}", self.status, self.text);
            assert!(!self.status.is_server_error(), "{cell}: {} {}", self.status, self.text);
            return;
        }
        assert!(refused.contains(&self.status), "{cell} is denied: {} {}", self.status, self.text);
        assert_eq!(self.changed, self.noted, "{cell} is denied, and changed something");
        if known {
            assert!(self.denied && self.noted > 0, "{cell} is denied, and the log does not say so");
            assert_ne!(self.status, StatusCode::UNAUTHORIZED, "{cell}: they are known");
        } else {
            assert_eq!(self.noted, 0, "{cell}: a stranger fills the log");
        }
    }
}

fn request_at(place: &str, method: &str, path: &str, (actor, fields): (&Actor, &str)) -> Request<Body> {
    let mut request = Request::builder().uri(format!("{place}{}", path.trim_end_matches('/')));
    if let Some(cookie) = &actor.cookie {
        request = request.header(header::COOKIE, cookie);
    }
    if method == "get" {
        return request.body(Body::empty()).unwrap();
    }
    request = request.method("POST").header("sec-fetch-site", "same-origin");
    if path == "/fil" {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let part = |name: &str, text: &str| {
            format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"x\"\r\n\r\n{text}\r\n")
        };
        let body = format!("{}{}--{BOUNDARY}--\r\n", part("secret", &actor.secret), part("file", "no file of ours"));
        return request.header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap();
    }
    let kind = "application/x-www-form-urlencoded";
    request.header(header::CONTENT_TYPE, kind).body(Body::from(fields.to_owned())).unwrap()
}

#[tokio::test]
async fn every_route_of_the_desk_lets_through_whom_it_should_and_nobody_else() {
    let world = World::new().await;
    let (actors, router) = (world.actors().await, world.app.router());
    let (mut cells, mut denials) = (0, 0);
    // Leaving comes last: it ends sessions.
    let (last, others): (Vec<_>, Vec<_>) = DESK_ROUTES.iter().partition(|(_, path)| *path == "/ut");
    for (method, path) in others.into_iter().chain(last) {
        let row = row(method, path).unwrap_or_else(|| panic!("{method} {path} has no row in the matrix"));
        for actor in &actors {
            for whose in row.objects() {
                let ask = row.ask(&world, actor, path, *whose);
                let cell = format!("{method} {path} by {} for {whose:?}", actor.name);
                let done =
                    done(&world.app, &router, request_at("/kontor", method, &ask.path, (actor, &ask.fields))).await;
                if matches!(row, rows::Row::Shown) {
                    assert_eq!(done.changed, done.noted, "{cell}");
                } else if matches!(row, rows::Row::Public) {
                    assert_ne!(done.status, StatusCode::OK, "{cell} shows something");
                    assert_eq!(done.changed, done.noted, "{cell}");
                } else {
                    done.must(ask.allowed, actor.can.is_some(), &cell);
                }
                let hidden = world.owned.iter().enumerate().filter(|(index, _)| {
                    actor.can.as_ref().is_none_or(|can| !can.sees.contains(&world::Whose::ALL[*index]))
                });
                for (_, owned) in hidden {
                    assert!(!done.text.contains(owned.name), "{cell} names {}", owned.name);
                }
                cells += 1;
                denials += usize::from(!ask.allowed);
            }
        }
    }
    println!(
        "matrix of the desk: {} routes, {} people, {cells} cells, {denials} denied",
        DESK_ROUTES.len(),
        actors.len()
    );
    assert!(cells > 1_500 && denials > 1_000, "{cells} cells, {denials} denied");
}

#[tokio::test]
async fn no_page_on_which_contacts_sign_in_shows_or_does_what_is_anybodys() {
    let world = World::new().await;
    let (actors, router) = (world.actors().await, world.app.router());
    let mut cells = 0;
    for (method, path) in CONTACT_ROUTES {
        let row = contact_row(method, path).unwrap_or_else(|| panic!("{method} {path} has no row in the matrix"));
        for actor in &actors {
            let ask = row.ask(&world, actor, path, world::Whose::Own);
            let cell = format!("{method} /innlogging{path} by {}", actor.name);
            let done =
                done(&world.app, &router, request_at("/innlogging", method, &ask.path, (actor, &ask.fields))).await;
            assert_ne!(done.status, StatusCode::OK, "{cell} shows something");
            assert_eq!(done.changed, done.noted, "{cell}");
            assert!(world.owned.iter().all(|owned| !done.text.contains(owned.name)), "{cell} names somebody");
            cells += 1;
        }
    }
    println!("matrix of signing in: {} routes, {} people, {cells} cells", CONTACT_ROUTES.len(), actors.len());
    assert_eq!(cells, CONTACT_ROUTES.len() * actors.len());
}

/// What a router has beside the three lists, and what it answers for addresses that it does not have.
const FOR_ALL: [&str; 6] = [
    "/health",
    "/api/v1/openapi.json",
    "/api/v1/nothing",
    "/kontor/nothing",
    "/innlogging/nothing/at/all",
    "/nothing.js",
];

#[tokio::test]
async fn what_is_for_all_is_told_to_everybody_alike_and_changes_nothing() {
    let world = World::new().await;
    let (actors, router) = (world.actors().await, world.app.router());
    let mut cells = 0;
    for path in FOR_ALL {
        let nobody = actors.iter().find(|actor| actor.cookie.is_none()).unwrap();
        let told = done(&world.app, &router, request_at("", "get", path, (nobody, ""))).await;
        for actor in &actors {
            let cell = format!("{path} by {}", actor.name);
            let done = done(&world.app, &router, request_at("", "get", path, (actor, ""))).await;
            assert_eq!((done.status, done.changed), (told.status, done.noted), "{cell}");
            assert!(world.owned.iter().all(|owned| !done.text.contains(owned.name)), "{cell} names somebody");
            cells += 1;
        }
    }
    println!("matrix of what is for all: {} addresses, {} people, {cells} cells", FOR_ALL.len(), actors.len());
    assert_eq!(cells, FOR_ALL.len() * actors.len());
}
