use super::*;
use crate::contract::sample;
use crate::op::{Base, BodyProblem, Change, Op};
use crate::problem::{Course, TransportProblem};
use crate::{DeviceSeq, Epoch, OpId, Outcome};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

fn request(notes: &[&str]) -> PushRequest {
    let op = |(number, note): (u64, &&str)| {
        let session = domain::entry::Session { note: (*note).to_owned(), ..sample::session(1, "2026-03-03") };
        let (stamp, device) = (sample::stamp(u128::from(number)), sample::meta().identity.device);
        Op::new(stamp, device, DeviceSeq(number), Base::Nothing, &Change::PutSession { session })
    };
    let ops = (1..).zip(notes).map(op).collect();
    PushRequest { proto: PROTO, device: sample::meta().identity.device, epoch: Epoch::new(sample::uuid(6, 1)), ops }
}

/// Reads anything as anything: the answer is a value or an error, never a panic.
fn read_as_all(bytes: &[u8]) {
    fn read<T: DeserializeOwned + Serialize>(bytes: &[u8]) {
        if let Ok(value) = serde_json::from_slice::<T>(bytes) {
            // What was understood can be written again.
            assert!(serde_json::to_vec(&value).is_ok());
        }
    }
    if let Ok(request) = PushRequest::from_bytes(bytes) {
        for op in &request.ops {
            let _ = op.change();
        }
    }
    read::<PushResponse>(bytes);
    read::<PullRequest>(bytes);
    read::<PullResponse>(bytes);
    read::<DigestResponse>(bytes);
    read::<Outcome>(bytes);
    read::<BlobOffer>(bytes);
    read::<BlobStates>(bytes);
    read::<BlobPart>(bytes);
    read::<crate::export::ExportFacts>(bytes);
    read::<crate::export::ExportTicket>(bytes);
    read::<crate::Row>(bytes);
    read::<crate::phone::OpRecord>(bytes);
    read::<crate::phone::Meta>(bytes);
    read::<crate::phone::Draft>(bytes);
    let _ = TransportProblem::classify(409, "application/problem+json", None, bytes);
}

proptest! {
    #[test]
    fn any_bytes_are_understood_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        read_as_all(&bytes);
    }

    #[test]
    fn a_damaged_message_is_understood_or_refused(
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = serde_json::to_vec(&request(&["a note", "another"])).unwrap();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        read_as_all(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        prop_assert!(PushRequest::from_bytes(&bytes).is_err());
        read_as_all(&bytes);
    }

    #[test]
    fn a_change_of_any_byte_in_the_content_is_noticed(note in "[a-z]{1,20}", other in "[a-z]{1,20}") {
        prop_assume!(note != other);
        let text = serde_json::to_string(&request(&[&note])).unwrap();
        let damaged = text.replace(&format!(r#""note":"{note}""#), &format!(r#""note":"{other}""#));
        let request = PushRequest::from_bytes(damaged.as_bytes()).unwrap();
        prop_assert_eq!(request.ops[0].change(), Err(BodyProblem::Damaged));
    }

    #[test]
    fn an_operation_means_the_same_after_any_number_of_journeys(note in any::<String>()) {
        let sent = request(&[&note]);
        let received = PushRequest::from_bytes(&serde_json::to_vec(&sent).unwrap()).unwrap();
        prop_assert_eq!(&received, &sent);
        prop_assert!(received.ops[0].change().is_ok());
    }
}

#[test]
fn nesting_without_end_is_refused() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let deep = format!(r#"{{"proto":{PROTO},"x":{}0{}}}"#, open.repeat(1_000), close.repeat(1_000));
        assert!(matches!(PushRequest::from_bytes(deep.as_bytes()), Err(WireProblem::Shape(_))));
        read_as_all(deep.as_bytes());
    }
}

#[test]
fn too_much_at_once_is_refused_before_it_is_read() {
    assert_eq!(PushRequest::from_bytes(&vec![b' '; MOST_BYTES + 1]), Err(WireProblem::TooLarge));
    let many = serde_json::to_vec(&request(&[""; MOST_OPS + 1])).unwrap();
    assert_eq!(PushRequest::from_bytes(&many), Err(WireProblem::TooLarge));
}

#[test]
fn f25_another_version_is_named_even_when_its_shape_is_unknown() {
    assert_eq!(PushRequest::from_bytes(br#"{"proto":99,"shape":"new"}"#), Err(WireProblem::Version(99)));
}

#[test]
fn f25_fields_and_entities_of_a_newer_server_do_not_stop_an_older_app() {
    let page = serde_json::json!({
        "epoch": sample::uuid(6, 1), "next": 2, "has_more": false, "seen": 0, "now": sample::time(0), "colour": "blue",
        "rows": [{ "seq": 1, "revision": 1, "entity": { "entity": "greeting", "text": "hei" } }],
    });
    let page: PullResponse = serde_json::from_value(page).unwrap();
    assert_eq!(page.rows[0].entity, crate::Entity::Unknown);
    let mut row = serde_json::to_value(sample::session_row(sample::session(1, "2026-03-03"))).unwrap();
    row["entity"]["state"]["live"]["kind"] = "moonwalk".into();
    assert_eq!(serde_json::from_value::<crate::Row>(row).unwrap().entity, crate::Entity::Unknown);
    let answer = serde_json::json!({ "op": OpId::new(sample::uuid(7, 1)), "outcome": "rejected", "code": "of_later" });
    let answer: Answer = serde_json::from_value(answer).unwrap();
    assert_eq!(answer.outcome, Outcome::Rejected { code: crate::RefusalCode::Other, field: None });
}

#[test]
fn f25_a_body_of_a_newer_app_keeps_its_unknown_fields() {
    let mut value = serde_json::to_value(request(&[""])).unwrap();
    value["ops"][0]["body"]["session"]["mood"] = "glad".into();
    let op: Op = serde_json::from_value(value["ops"][0].clone()).unwrap();
    assert_eq!(serde_json::to_value(&op).unwrap()["body"]["session"]["mood"], "glad");
}

#[test]
fn only_our_own_server_makes_a_phone_throw_its_key_away() {
    let told = r#"{"code":"device_shut_out","wipe":true}"#;
    let read = |status, kind, body: &str| TransportProblem::classify(status, kind, None, body.as_bytes());
    assert_eq!(read(403, "application/problem+json; charset=utf-8", told), TransportProblem::ReportedLost);
    let other_kind = read(403, "text/html", told);
    let other_code = read(403, "application/problem+json", r#"{"code":"cross_site","wipe":true}"#);
    let not_lost = read(403, "application/problem+json", r#"{"code":"device_shut_out"}"#);
    assert_eq!(
        [other_kind, other_code, not_lost],
        [TransportProblem::NotOurs, TransportProblem::Forbidden, TransportProblem::Forbidden]
    );
}

#[test]
fn only_our_own_server_can_sign_a_phone_out() {
    let page = b"<html>Log in to the hotel's network</html>";
    for status in [200, 302, 401, 403, 404, 409, 426] {
        let problem = TransportProblem::classify(status, "text/html; charset=utf-8", None, page);
        assert_eq!(problem.course(), Course::Retry(None), "{status}");
    }
    let ours =
        |status, body: &str| TransportProblem::classify(status, "application/problem+json", Some(7), body.as_bytes());
    assert_eq!(ours(401, "{}"), TransportProblem::SignedOut);
    let weak = ours(401, r#"{"code":"sign_in_too_weak"}"#);
    assert_eq!(
        (weak.course(), weak),
        (Course::Wait, TransportProblem::SignInTooWeak),
        "renewing the session is no help"
    );
    assert_eq!(ours(403, "{}"), TransportProblem::Forbidden);
    assert_eq!(ours(426, "{}"), TransportProblem::AppTooOld);
    assert_eq!(ours(429, "{}").course(), Course::Retry(Some(7)));
    assert_eq!(ours(503, "not json").course(), Course::Retry(None));
    assert_eq!(ours(413, "").course(), Course::Halve);
    assert_eq!(ours(409, "{}"), TransportProblem::Refused { status: 409, code: None });
    let rewind = format!(r#"{{"rewind":{{"epoch":"{}","common":7}}}}"#, sample::uuid(6, 2));
    assert!(matches!(ours(409, &rewind).course(), Course::GoBack(_)));
}
