//! A receipt's way: from the phone, piece by piece, to the officer who judges the month.

use super::app::hidden;
use super::phone::{march, session};
use super::{Phone, TestApp};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use chrono::TimeDelta;
use domain::entry::{CompanionCard, Expense, ExpenseKind, PhotoHash, Receipt, Session};
use domain::id::{ContactId, ExpenseId, TimesheetId};
use domain::quantity::Ore;
use image::{DynamicImage, ImageFormat, RgbImage};
use std::collections::BTreeSet;
use store::people::Contact;
use sync::phone::{BlobSender, BlobStep, Local, LocalWrite, OpRecord, part};
use sync::wire::PART_BYTES;
use sync::{Base, BlobHash, BlobStates, Change, Manifest};
use uuid::Uuid;

/// A picture of more pieces than one, different for each number.
fn photo(number: u8) -> Vec<u8> {
    let picture = RgbImage::from_fn(700, 500, |x, y| {
        let noise = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).to_le_bytes();
        image::Rgb([noise[0] ^ number, noise[1], noise[2]])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut bytes, ImageFormat::Png).unwrap();
    let bytes = bytes.into_inner();
    assert!(bytes.len() > 2 * PART_BYTES, "{}", bytes.len());
    bytes
}

fn with_receipt(app: &TestApp, blob: BlobHash) -> Session {
    let expense = Expense {
        id: ExpenseId::new(Uuid::now_v7()),
        kind: ExpenseKind::Ticket,
        label: "Kino".into(),
        amount: Ore(12_000),
        receipt: Receipt::Attached { photos: vec![PhotoHash(blob.to_string())] },
        companion_card: CompanionCard::NotRelevant,
    };
    Session { expenses: vec![expense], trips: Vec::new(), ..session(app.assignment, 3, 12) }
}

async fn put(app: &TestApp, phone: &Phone, blob: BlobHash, query: &str, bytes: &[u8]) -> super::app::Answer {
    let request = Request::builder()
        .method(Method::PUT)
        .uri(format!("/api/v1/blobs/{blob}?{query}"))
        .header("content-type", "application/octet-stream")
        .header("sec-fetch-site", "same-origin")
        .header("x-folgesvenn", "1")
        .header("cookie", &phone.cookie);
    app.send(request.body(Body::from(bytes.to_vec())).unwrap()).await
}

/// One round of the phone's own sender over the real API; the connection is cut after so many pieces.
async fn round(app: &TestApp, phone: &Phone, local: &Local, bytes: &[u8], pieces: usize) -> BlobSender {
    let mut sender = BlobSender::new(local, &BTreeSet::new());
    let mut sent = 0;
    loop {
        match sender.next() {
            BlobStep::Offer(offer) => {
                let offer = serde_json::to_value(offer).unwrap();
                let answer = app.post("/api/v1/blobs/offer", Some(&phone.cookie), &offer).await;
                sender.states(&serde_json::from_value::<BlobStates>(answer.json()).unwrap());
            }
            BlobStep::Send { blob, offset } => {
                if sent == pieces {
                    return sender;
                }
                sent += 1;
                let (at, piece) = part(blob, bytes, offset).unwrap();
                let answer = put(app, phone, blob, &format!("offset={}&total={}", at.offset, at.total), piece).await;
                match serde_json::from_str(&answer.text) {
                    Ok(state) => sender.state(state),
                    Err(_) => sender.leave(blob),
                }
            }
            BlobStep::Done => return sender,
        }
    }
}

fn kept(ops: &[sync::Op]) -> Local {
    let subject = |op: &sync::Op| op.change().unwrap().subject();
    let put_ops = ops.iter().map(|op| OpRecord::waiting(op.clone(), subject(op))).collect();
    let mut local = Local::default();
    local.apply(LocalWrite { put_ops, ..LocalWrite::default() });
    local
}

/// A month with one receipt that was sent in, before the receipt itself.
async fn sent_in(app: &TestApp, phone: &mut Phone, blob: BlobHash) -> (TimesheetId, Local) {
    let timesheet = TimesheetId::new(Uuid::now_v7());
    let session = with_receipt(app, blob);
    let first = phone.op(Base::Nothing, &Change::PutSession { session: session.clone() });
    let manifest = Manifest::of([(&session, first.id())]);
    let submit = Change::SubmitTimesheet { timesheet, assignment: app.assignment, period: march(), manifest };
    let ops = [first, phone.op(Base::Nothing, &submit)];
    assert_eq!(phone.outcomes(app, &ops).await, ["applied", "held"]);
    (timesheet, kept(&ops))
}

#[tokio::test]
async fn f12_a_receipt_that_is_cut_off_again_and_again_arrives_and_the_month_with_it() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let bytes = photo(1);
    let blob = BlobHash::of(&bytes);
    let (timesheet, local) = sent_in(&app, &mut phone, blob).await;
    let officer = app.officer_cookie().await;
    let path = format!("/kontor/timelister/{timesheet}");
    assert_eq!(app.get(&path, Some(&officer)).await.status, StatusCode::NOT_FOUND, "not sent in without its receipt");

    for _ in 0..20 {
        round(&app, &phone, &local, &bytes, 1).await;
    }
    assert_eq!(phone.timesheet(&app).await["state"]["state"], "submitted");
    let page = app.get(&path, Some(&officer)).await.text;
    let href = format!("{path}/kvitteringer/{blob}");
    assert!(page.contains(&href) && page.contains("Åpne kvittering 1"), "{page}");

    let shown = app.get(&href, Some(&officer)).await;
    assert_eq!((shown.status, &shown.headers["content-type"]), (StatusCode::OK, &"image/jpeg".parse().unwrap()));
    assert!(shown.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
    assert_eq!(image::load_from_memory(&shown.bytes).unwrap().width(), 700);
    assert!(shown.bytes.len() <= 400_000);
}

#[tokio::test]
async fn only_the_officer_of_that_municipality_sees_a_receipt_and_only_with_its_month() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let (bytes, other) = (photo(1), photo(2));
    let blob = BlobHash::of(&bytes);
    let (timesheet, local) = sent_in(&app, &mut phone, blob).await;
    round(&app, &phone, &local, &bytes, 9).await;
    let unmentioned = BlobHash::of(&other);
    let op = phone.op(Base::Nothing, &Change::PutSession { session: with_receipt(&app, unmentioned) });
    round(&app, &phone, &kept(&[op]), &other, 9).await;

    let path = |blob| format!("/kontor/timelister/{timesheet}/kvitteringer/{blob}");
    let (ours, neighbour) = (app.officer_cookie().await, app.neighbour().await);
    assert_eq!(app.get(&path(blob), Some(&ours)).await.status, StatusCode::OK);
    assert_eq!(app.get(&path(unmentioned), Some(&ours)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get(&path(blob), Some(&neighbour)).await.status, StatusCode::NOT_FOUND);
    for cookie in [None, Some(phone.cookie.as_str())] {
        assert_eq!(app.get(&path(blob), cookie).await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn f13_whether_another_contact_has_sent_a_receipt_is_not_told() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    let bytes = photo(1);
    let blob = BlobHash::of(&bytes);
    let mut writing = phone;
    let op = writing.op(Base::Nothing, &Change::PutSession { session: with_receipt(&app, blob) });
    round(&app, &writing, &kept(&[op]), &bytes, 9).await;

    let stranger = Contact { id: ContactId::new(Uuid::now_v7()), name: "Per Eksempel".into() };
    app.store.put_contact(app.scope, &stranger).await.unwrap();
    let other = Phone::enrol_with(&app, &app.invitation_for(stranger.id).await).await;
    let offer = serde_json::json!({"proto": sync::wire::PROTO, "blobs": [blob]});
    let told = app.post("/api/v1/blobs/offer", Some(&other.cookie), &offer).await.json();
    assert_eq!(told["blobs"][0], serde_json::json!({"blob": blob, "stage": "missing", "offset": 0}));
    let ours = app.post("/api/v1/blobs/offer", Some(&writing.cookie), &offer).await.json();
    assert_eq!(ours["blobs"][0]["stage"], "held");
}

#[tokio::test]
async fn f14_what_is_no_receipt_is_refused_in_words_and_leaves_nothing_behind() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    let html = b"<html>Log in to the hotel</html>".as_slice();
    let cases = [
        (BlobHash::of(html), html, StatusCode::UNPROCESSABLE_ENTITY, "receipt_not_taken"),
        (BlobHash::of(b"another"), html, StatusCode::UNPROCESSABLE_ENTITY, "receipt_damaged"),
        (BlobHash::of(b""), b"".as_slice(), StatusCode::UNPROCESSABLE_ENTITY, "receipt_not_taken"),
    ];
    for (blob, bytes, status, code) in cases {
        let answer = put(&app, &phone, blob, &format!("offset=0&total={}", bytes.len()), bytes).await;
        assert_eq!((answer.status, answer.problem().as_str()), (status, code));
        let offer = serde_json::json!({"proto": sync::wire::PROTO, "blobs": [blob]});
        let told = app.post("/api/v1/blobs/offer", Some(&phone.cookie), &offer).await.json();
        assert_eq!(told["blobs"][0]["offset"], 0);
    }
    let blob = BlobHash::of(html);
    let large = put(&app, &phone, blob, "offset=0&total=99999999999", html).await;
    assert_eq!((large.status, large.problem().as_str()), (StatusCode::PAYLOAD_TOO_LARGE, "too_large"));
    for query in ["", "offset=-1&total=2", "offset=0", "offset=0&total=x"] {
        let answer = put(&app, &phone, blob, query, html).await;
        assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid_query"));
    }
}

#[tokio::test]
async fn a_pdf_can_be_saved_but_not_shown() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let bytes = b"%PDF-1.4\n<script>alert(1)</script>\n%%EOF".to_vec();
    let blob = BlobHash::of(&bytes);
    let (timesheet, local) = sent_in(&app, &mut phone, blob).await;
    round(&app, &phone, &local, &bytes, 9).await;
    let path = format!("/kontor/timelister/{timesheet}/kvitteringer/{blob}");
    let saved = app.get(&path, Some(&app.officer_cookie().await)).await;
    assert_eq!((saved.status, &saved.bytes), (StatusCode::OK, &bytes));
    for (header, part) in [
        ("content-disposition", "attachment"),
        ("content-type", "application/pdf"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox"),
        ("cache-control", "no-store"),
    ] {
        assert!(saved.headers[header].to_str().unwrap().contains(part), "{header}");
    }
}

#[tokio::test]
async fn a_receipt_that_nothing_refers_to_goes_with_its_file() {
    let app = TestApp::new().await;
    let phone = Phone::enrol(&app).await;
    let bytes = b"%PDF-1.4\n%%EOF".to_vec();
    let blob = BlobHash::of(&bytes);
    put(&app, &phone, blob, &format!("offset=0&total={}", bytes.len()), &bytes).await;
    let scope = app.scope.contact(app.contact);
    assert!(app.blobs.has(scope, blob).await.unwrap());
    app.later(TimeDelta::days(31));
    assert_eq!(crate::receipt::tidy::once(&app.store, &app.blobs, app.now()).await.unwrap(), 1);
    assert!(!app.blobs.has(scope, blob).await.unwrap());
}

#[tokio::test]
async fn a_month_past_its_time_goes_with_its_receipts_and_stays_closed() {
    let app = TestApp::new().await;
    let mut phone = Phone::enrol(&app).await;
    let bytes = photo(1);
    let blob = BlobHash::of(&bytes);
    let (timesheet, local) = sent_in(&app, &mut phone, blob).await;
    round(&app, &phone, &local, &bytes, 9).await;
    let (officer, path) = (app.officer_cookie().await, format!("/kontor/timelister/{timesheet}"));
    let page = app.get(&path, Some(&officer)).await.text;
    let fields = format!("secret={}&revision={}", hidden(&page, "secret"), hidden(&page, "revision"));
    let approved = app.form(&format!("{path}/godkjenn"), Some(&officer), &fields).await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.text);

    let scope = app.scope.contact(app.contact);
    // 2026 is over and five years after it; what it was sent in with came in 2026, too.
    for (days, held) in [(2_000, true), (200, false)] {
        app.later(TimeDelta::days(days));
        crate::purge::all(&app.store, app.now()).await;
        crate::receipt::tidy::once(&app.store, &app.blobs, app.now()).await.unwrap();
        assert_eq!(app.blobs.has(scope, blob).await.unwrap(), held, "on {}", app.now());
    }
    assert_eq!(phone.timesheet(&app).await["state"]["state"], "approved");
    let again = phone.op(Base::Nothing, &Change::PutSession { session: session(app.assignment, 3, 14) });
    assert_eq!(phone.outcomes(&app, &[again]).await, ["locked"], "nobody writes into a month that is closed");
    let officer = app.officer_cookie().await;
    assert_eq!(app.get(&path, Some(&officer)).await.status, StatusCode::OK, "its sums are still there");
    app.store.verify_audit(app.scope, None).await.unwrap();
}
