use super::*;
use std::cell::RefCell;
use sync::contract::sample;
use wasm_bindgen_test::wasm_bindgen_test;

/// Answers each time with what is next, and remembers where it was asked.
struct Line(RefCell<(Vec<RawReply>, Vec<String>)>);

impl Line {
    fn that_says(answers: impl IntoIterator<Item = (u16, &'static str)>) -> Self {
        let reply = |(status, body): (u16, &str)| {
            let kind = if status == 200 { "application/json" } else { "application/problem+json" };
            RawReply { status, content_type: kind.into(), retry_after: None, body: body.into() }
        };
        Self(RefCell::new((answers.into_iter().map(reply).collect(), Vec::new())))
    }

    fn asked(&self) -> Vec<String> {
        self.0.borrow().1.clone()
    }
}

impl Transport for Line {
    async fn ask(&self, ask: Ask) -> Result<RawReply, TransportProblem> {
        let (answers, asked) = &mut *self.0.borrow_mut();
        let (Ask::Get { path } | Ask::Post { path, .. } | Ask::Put { path, .. }) = ask;
        asked.push(path);
        if answers.is_empty() { Err(TransportProblem::Offline) } else { Ok(answers.remove(0)) }
    }
}

const OVER: (u16, &str) = (401, r#"{"status":401,"code":"not_signed_in"}"#);
const ASKED: (u16, &str) = (200, r#"{"challenge":[1,2,3]}"#);
const RENEWED: (u16, &str) = (200, r#"{"until":"2026-12-01T00:00:00Z"}"#);

async fn ask(line: &Line, has_key: bool) -> Result<u16, TransportProblem> {
    let key = async || {
        let key = SessionKey::generate().await.unwrap();
        has_key.then_some((sample::meta().identity.device, key))
    };
    ask_renewing(line, Ask::Get { path: "/x".into() }, key).await.map(|reply| reply.status)
}

#[wasm_bindgen_test]
async fn a_session_that_is_over_is_renewed_and_the_question_asked_again() {
    let line = Line::that_says([OVER, ASKED, RENEWED, (200, "{}")]);
    assert_eq!(ask(&line, true).await, Ok(200));
    assert_eq!(line.asked(), ["/x", "/api/v1/session/challenge", "/api/v1/session", "/x"]);
}

#[wasm_bindgen_test]
async fn what_hinders_the_renewal_is_the_answer_where_it_says_more() {
    for (answers, has_key, expected) in [
        (vec![(200, "{}")], true, Ok(200)),
        (vec![OVER], false, Ok(401)),
        (vec![OVER], true, Err(TransportProblem::Offline)),
        (vec![OVER, (429, r#"{"status":429}"#)], true, Ok(429)),
        (vec![OVER, ASKED, (403, r#"{"status":403,"code":"device_shut_out","wipe":true}"#)], true, Ok(403)),
        (vec![OVER, ASKED, OVER], true, Ok(401)),
        (vec![OVER, (404, r#"{"status":404,"code":"not_found"}"#)], true, Ok(401)),
    ] {
        let told = format!("{answers:?}");
        assert_eq!(ask(&Line::that_says(answers), has_key).await, expected, "{told}");
    }
}

#[wasm_bindgen_test]
async fn a_key_signs_and_only_its_public_half_can_be_read() {
    let key = SessionKey::generate().await.unwrap();
    let public = key.public().await.unwrap();
    assert_eq!((public.len(), public[0], key.sign(b"x").await.unwrap().len()), (65, 4, 64));
    assert!(SessionKey::read(wasm_bindgen::JsValue::UNDEFINED).is_none());
}
