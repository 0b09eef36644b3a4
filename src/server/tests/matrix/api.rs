//! The same for the phones' API: every operation of its description.

use super::super::description::Description;
use super::rows::Names;
use super::world::{Owned, Whose, World};
use super::{Done, done};
use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};
use store::ledger::LedgerRepository;

/// Who asks: whose phone, or nobody's.
struct Caller {
    name: &'static str,
    cookie: Option<String>,
    whose: Option<Whose>,
    /// Known, and let in no more.
    shut_out: bool,
}

/// What an operation asks for; `None` where it has no row.
fn allowed(method: &Method, path: &str, caller: &Caller, whose: Whose) -> Option<bool> {
    let phone = caller.whose.is_some() && !caller.shut_out;
    let own = caller.whose == Some(whose);
    Some(match (method.as_str(), path) {
        // For whoever is nobody yet; names of providers are on the sign-in page anyway.
        ("GET", "/ways-in") => true,
        // Something to sign, whoever asks: it opens nothing without the phone's key.
        ("POST", "/session/challenge") => true,
        ("POST", "/session") => false,
        ("POST", "/session/key") => phone,
        // A code that nobody was given lets nobody in.
        ("POST", "/enrol") => false,
        ("GET", "/devices" | "/own-data" | "/sync/pull" | "/sync/digest") => phone,
        // What others have sent is neither told nor touched: the test looks at the answer.
        ("POST", "/blobs/offer") | ("PUT", "/blobs/{sha256}") => phone,
        // What is no file of a phone is understood for nobody; whose files are taken in is a test of its own.
        ("PUT", "/sealed") => phone,
        ("POST", "/sync/push" | "/sign-out") | ("GET", "/share") => phone && own,
        // About one's own assignment.
        ("POST", "/messages") => phone && own,
        // Oneself is signed out, not shut out; the other phones of a contact have a test of their own.
        ("POST", "/devices/shut-out") => false,
        _ => return None,
    })
}

fn request(method: &Method, path: &str, caller: &Caller, names: &Names, epoch: &str) -> Request<Body> {
    let query = match path {
        "/sync/pull" => "?proto=5&after=0&limit=500".to_owned(),
        "/sync/digest" => "?month=2026-03".to_owned(),
        "/blobs/{sha256}" => "?offset=0&total=9000".to_owned(),
        "/share" => format!("?device={}", names.device),
        _ => String::new(),
    };
    let body: Option<Value> = match path {
        "/enrol" => Some(json!({"code": "guess"})),
        "/sync/push" => Some(json!({"proto": sync::wire::PROTO, "device": names.device, "epoch": epoch, "ops": []})),
        "/session/challenge" => Some(json!({"device": names.device})),
        "/session" => Some(json!({"device": names.device, "challenge": vec![0; 32], "signature": vec![0; 64]})),
        "/session/key" => Some(json!({"key": vec![4; 65]})),
        "/sign-out" | "/devices/shut-out" => Some(json!({"device": names.device})),
        "/messages" => {
            let matter = json!({"kind": "concern", "told": "x"});
            let message = json!({"id": uuid::Uuid::now_v7(), "assignment": names.assignment, "matter": matter});
            Some(json!({"proto": sync::wire::PROTO, "message": message}))
        }
        "/blobs/offer" => Some(json!({"proto": sync::wire::PROTO, "blobs": [names.blob]})),
        _ => None,
    };
    let kind = if body.is_some() { "application/json" } else { "application/octet-stream" };
    let bytes = body.map_or_else(|| "four".to_owned(), |body| body.to_string());
    let mut request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{}{query}", path.replace("{sha256}", &names.blob)))
        .header(header::CONTENT_TYPE, kind)
        .header("x-folgesvenn", "1")
        .header("sec-fetch-site", "same-origin");
    if let Some(cookie) = &caller.cookie {
        request = request.header(header::COOKIE, cookie);
    }
    request.body(Body::from(bytes)).unwrap()
}

#[tokio::test]
async fn every_operation_of_the_api_serves_a_contact_their_own_and_nothing_else() {
    let world = World::new().await;
    let lost = super::super::Phone::enrol(&world.app).await;
    let lost_id = lost.device;
    let scope = world.app.scope.contact(world.app.contact);
    let by = (world.owned[0].device.parse().unwrap(), lost_id);
    assert!(world.app.store.shut_out_own(scope, by, world.app.now()).await.unwrap());
    let phone = |name, owned: &Owned, whose| Caller {
        name,
        cookie: Some(owned.cookie.clone()),
        whose: Some(whose),
        shut_out: false,
    };
    let callers = [
        phone("a contact", &world.owned[0], Whose::Own),
        phone("another contact", &world.owned[1], Whose::OtherOffice),
        phone("a contact of another municipality", &world.owned[2], Whose::OtherMunicipality),
        Caller { name: "a lost phone", cookie: Some(lost.cookie), whose: Some(Whose::Own), shut_out: true },
        Caller { name: "nobody", cookie: None, whose: None, shut_out: false },
        Caller { name: "an officer", cookie: Some(world.app.officer_cookie().await), whose: None, shut_out: false },
    ];
    let (router, epoch) = (world.app.router(), world.app.store.epoch().await.unwrap().to_string());
    let mut operations = Description::of(&world.app).await.operations();
    operations.sort_by_key(|(_, path)| path == "/sign-out");
    let mut cells = 0;
    for (method, path) in &operations {
        for caller in &callers {
            // Signing out ends what the other cells need: own things come last.
            for whose in Whose::ALL.into_iter().filter(|whose| caller.whose != Some(*whose)).chain(caller.whose) {
                let cell = format!("{method} {path} by {} for {whose:?}", caller.name);
                let allowed = allowed(method, path, caller, whose).unwrap_or_else(|| panic!("{cell} has no row"));
                let names = Names::of(world.of(whose));
                let done: Done = done(&world.app, &router, request(method, path, caller, &names, &epoch)).await;
                let known = caller.whose.is_some() && !["/enrol", "/session"].contains(&path.as_str());
                done.must(allowed, known, &cell);
                if path == "/blobs/offer" && allowed {
                    assert_eq!(done.text.contains("held"), caller.whose == Some(whose), "{cell}: {}", done.text);
                }
                for owned in world.owned.iter().filter(|owned| caller.cookie.as_ref() != Some(&owned.cookie)) {
                    let told = [owned.name, &owned.timesheet, &owned.report, &owned.supervision, &owned.message];
                    let own = caller.whose == Some(Whose::Own) && owned.contact == world.app.contact;
                    assert!(own || !told.iter().any(|id| done.text.contains(id)), "{cell}: {}", done.text);
                }
                cells += 1;
            }
        }
    }
    println!("matrix of the API: {} operations, {} callers, {cells} cells", operations.len(), callers.len());
    assert_eq!(cells, operations.len() * callers.len() * 4);
}
