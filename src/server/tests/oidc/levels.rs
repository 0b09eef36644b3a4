//! How sure the provider must be, for what: to come in, to send hours, to send reports.

use super::super::Phone;
use super::super::lock::{bring, sealed};
use super::super::phone::session;
use super::super::report::report;
use super::contact::code;
use super::{Answer, Away, CONTACT, World, led_to};
use crate::config::{Demanded, Level};
use axum::http::StatusCode;
use domain::id::{ContactId, TimesheetId};
use serde_json::{Value, json};
use store::identity::Person;
use store::ledger::LedgerRepository;
use store::people::Contact;
use sync::{Base, Change, Manifest, Op};
use uuid::Uuid;

const LOW: &str = "idporten-loa-low";
const SUBSTANTIAL: &str = "idporten-loa-substantial";
const HIGH: &str = "idporten-loa-high";
const TOO_LOW: &str = "Du må logge inn på en sikrere måte";

impl World {
    fn proves(&self, level: &str) {
        self.provider.claim("acr", json!(level));
    }

    /// A phone whose contact has proved so much.
    async fn phone(&self, level: &str) -> Phone {
        self.proves(level);
        Phone::enrol_with(&self.app, &code(&self.contact(None).await)).await
    }

    /// To the provider, from a phone that is to send more than it may.
    async fn leave_to_send(&self, cookie: Option<&str>, more: &str) -> Away {
        let answer = self.app.form("/innlogging", cookie, &format!("provider=idporten&send=true{more}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        Away {
            cookie: super::cookie_of(&answer, "__Host-folgesvenn-inn").unwrap(),
            asked: super::query(&led_to(&answer)),
        }
    }

    async fn back_to_send(&self, away: &Away) -> Answer {
        let code = self.provider.consent(&away.asked);
        self.back(away, Some(&away.cookie), &format!("code={code}")).await
    }

    async fn devices(&self) -> i64 {
        let mut reading = self.app.store.read().await.unwrap();
        sqlx::query_scalar("SELECT COUNT(*) FROM device").fetch_one(&mut *reading).await.unwrap()
    }
}

fn meeting(world: &World, phone: &mut Phone, day: u32) -> Op {
    phone.op(Base::Nothing, &Change::PutSession { session: session(world.app.assignment, day, 12) })
}

fn sent_report(world: &World, phone: &mut Phone) -> Op {
    phone.op(Base::Nothing, &Change::SendReport { report: report(&world.app) })
}

/// What waits for a safer sign-in, and how many operations were answered.
async fn pushed(world: &World, phone: &Phone, ops: &[Op]) -> (Vec<String>, usize) {
    let answer = phone.push(&world.app, ops).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let told = answer.json();
    let answers = told["answers"].as_array().unwrap();
    assert!(answers.iter().all(|answer| answer["outcome"] == "applied" || answer["outcome"] == "duplicate"), "{told}");
    let waits = told["unproved"].as_array().cloned().unwrap_or_default();
    (waits.iter().map(|op| op.as_str().unwrap().to_owned()).collect(), answers.len())
}

#[tokio::test]
async fn whoever_enrols_is_asked_for_what_hours_need_and_no_lower_level_is_enough() {
    let world = World::new().await;
    let away = world.leave("/innlogging", "idporten", None).await;
    assert_eq!(away.asked["acr_values"], SUBSTANTIAL, "a report asks for more, and is not sent now");
    assert_eq!(
        (away.asked["scope"].as_str(), away.asked["redirect_uri"].as_str()),
        ("openid profile", "http://localhost:8080/innlogging/idporten")
    );
    for level in [json!(LOW), json!("self-invented"), Value::Null] {
        world.provider.claim("acr", level);
        let answer = world.contact(None).await;
        assert!(answer.text.contains(TOO_LOW) && answer.status == StatusCode::FORBIDDEN, "{}", answer.text);
    }
    let mut reading = world.app.store.read().await.unwrap();
    let invited: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM invitation").fetch_one(&mut *reading).await.unwrap();
    assert_eq!(invited, 0);
    drop(reading);
    // Either is let in, and sends a month.
    world.phone(HIGH).await;
    world.phone(SUBSTANTIAL).await.send_in_march(&world.app, &[(3, 12)]).await;
}

#[tokio::test]
async fn a_report_that_asks_for_more_waits_and_holds_up_no_hours() {
    let world = World::new().await;
    let mut phone = world.phone(SUBSTANTIAL).await;
    let (first, sent) = (meeting(&world, &mut phone, 3), sent_report(&world, &mut phone));
    let taken_back = phone.op(Base::After(sent.id()), &Change::WithdrawReport { report: report(&world.app).id });
    let ops = [first, sent.clone(), meeting(&world, &mut phone, 4), taken_back.clone()];
    let (waits, answered) = pushed(&world, &phone, &ops).await;
    assert_eq!((waits, answered), (vec![sent.id().to_string(), taken_back.id().to_string()], 2));
    assert_eq!(world.noted("denied").await, 1);
    for op in [&sent, &taken_back] {
        let kept = world.app.store.answer(world.app.scope.contact(world.app.contact), op.id()).await.unwrap();
        assert_eq!(kept, None, "no operation is used up");
    }

    // What was sealed on a phone whose code was forgotten is no way round it.
    let hours = meeting(&world, &mut phone, 6);
    let file = sealed(&world.app, &phone, vec![hours.clone(), sent.clone()]).await;
    assert_eq!(bring(&world.app, &phone.cookie, file).await.problem(), "sign_in_too_weak");
    assert_eq!(phone.outcomes(&world.app, &[hours]).await, ["duplicate"], "but the hours in it are in");
    assert_eq!(pushed(&world, &phone, std::slice::from_ref(&sent)).await, (vec![sent.id().to_string()], 0));

    // Whom the office has invited itself, it knows.
    let mut invited = Phone::enrol(&world.app).await;
    let own = sent_report(&world, &mut invited);
    assert_eq!(pushed(&world, &invited, &[own]).await, (Vec::new(), 1));
}

#[tokio::test]
async fn whoever_signs_in_in_a_safer_way_on_the_phone_sends_the_report_from_it_as_it_is() {
    let world = World::new().await;
    let mut phone = world.phone(SUBSTANTIAL).await;
    let sent = sent_report(&world, &mut phone);
    let page = world.app.get("/innlogging/mer_sikkert", None).await;
    assert!(page.text.contains("sikrere innlogging") && page.text.contains("Logg inn med ID-porten"), "{}", page.text);
    assert!(page.text.contains("name=\"send\" value=\"true\""), "{}", page.text);

    let away = world.leave_to_send(Some(&phone.cookie), "").await;
    assert_eq!(away.asked["acr_values"], HIGH);
    let refused = world.back_to_send(&away).await;
    assert!(refused.text.contains(TOO_LOW) && refused.status == StatusCode::FORBIDDEN, "{}", refused.text);
    assert!(refused.text.contains("name=\"send\" value=\"true\""), "trying again is for the same: {}", refused.text);
    assert_eq!(pushed(&world, &phone, std::slice::from_ref(&sent)).await.1, 0);

    world.proves(HIGH);
    let phones = world.devices().await;
    let done = world.back_to_send(&world.leave_to_send(Some(&phone.cookie), "").await).await;
    assert_eq!((done.status, led_to(&done).as_str()), (StatusCode::OK, "/"), "{}", done.text);
    assert_eq!(pushed(&world, &phone, std::slice::from_ref(&sent)).await, (Vec::new(), 1));
    assert_eq!((world.devices().await, world.noted("signed_in").await), (phones, 1), "it is the phone that it was");
}

#[tokio::test]
async fn nobody_says_in_an_address_or_a_form_how_little_is_enough() {
    let world = World::new().await;
    let phone = world.phone(SUBSTANTIAL).await;
    for more in ["&acr_values=idporten-loa-low", "&level=idporten-loa-low", "&acr=idporten-loa-low&purpose=come_in"] {
        let away = world.leave_to_send(Some(&phone.cookie), more).await;
        assert_eq!(away.asked["acr_values"], HIGH, "{more}");
        // Nor on the way back.
        let code = world.provider.consent(&away.asked);
        let refused = world.back(&away, Some(&away.cookie), &format!("code={code}{more}&send=false")).await;
        assert!(refused.text.contains(TOO_LOW), "{}", refused.text);
    }
    // A browser without a phone only comes in, and with as little as anybody.
    let away = world.leave_to_send(None, "").await;
    assert_eq!(away.asked["acr_values"], SUBSTANTIAL);
    assert!(!code(&world.back_to_send(&away).await).is_empty());
}

#[tokio::test]
async fn somebody_else_proves_nothing_for_a_phone_that_is_not_theirs() {
    let world = World::new().await;
    let mut phone = world.phone(SUBSTANTIAL).await;
    let other = Contact { id: ContactId::new(Uuid::now_v7()), name: "Lise Eksempel".into() };
    world.app.store.put_contact(world.app.scope, &other).await.unwrap();
    world.declare("idporten", Person::Contact(other.id), "21483609245").await;
    world.proves(HIGH);
    for somebody in ["21483609245", "04447914215"] {
        world.provider.claim("pid", json!(somebody));
        let refused = world.back_to_send(&world.leave_to_send(Some(&phone.cookie), "").await).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text);
    }
    let sent = sent_report(&world, &mut phone);
    assert_eq!(pushed(&world, &phone, &[sent]).await.1, 0);
    world.provider.claim("pid", json!(CONTACT));
    // A phone that is shut out on the way is not let in again by it.
    let away = world.leave_to_send(Some(&phone.cookie), "").await;
    world
        .app
        .store
        .shut_out(world.app.scope.contact(world.app.contact), store::people::PhoneKey::Kept, world.app.now())
        .await
        .unwrap();
    world.back_to_send(&away).await;
    let sent = sent_report(&world, &mut phone);
    assert_eq!(phone.push(&world.app, &[sent]).await.problem(), "device_shut_out");
}

#[tokio::test]
async fn where_more_is_asked_for_than_before_a_phone_proves_it_step_by_step() {
    let world = World::new().await;
    let app = world.app.changing_sign_in(|settings| settings[1].demanded = Demanded::default());
    let world = World { app, ..world };
    let mut phone = world.phone(LOW).await;
    let level = |word: &str| Some(Level::new(word.to_owned()));
    let [sign_in, submit, send, report] = [SUBSTANTIAL, SUBSTANTIAL, HIGH, HIGH].map(level);
    let app = world.app.changing_sign_in(|settings| settings[1].demanded = Demanded { sign_in, send, submit, report });
    let world = World { app, ..world };

    let hours = session(world.app.assignment, 3, 12);
    let put = phone.op(Base::Nothing, &Change::PutSession { session: hours.clone() });
    let manifest = Manifest::of([(&hours, put.id())].into_iter());
    let (timesheet, period) = (TimesheetId::new(Uuid::now_v7()), super::super::phone::march());
    let submit = Change::SubmitTimesheet { timesheet, assignment: world.app.assignment, period, manifest };
    let submit = phone.op(Base::Nothing, &submit);
    let sent = sent_report(&world, &mut phone);
    let names = |ops: &[&Op]| ops.iter().map(|op| op.id().to_string()).collect::<Vec<_>>();
    let all = [put, submit.clone(), sent.clone()];
    assert_eq!(pushed(&world, &phone, &all).await, (names(&[&submit, &sent]), 1), "the hours of the month go");
    for (asked, waits) in [(SUBSTANTIAL, names(&[&sent])), (HIGH, Vec::new())] {
        let away = world.leave_to_send(Some(&phone.cookie), "").await;
        assert_eq!(away.asked["acr_values"], asked);
        world.proves(asked);
        assert_eq!(led_to(&world.back_to_send(&away).await), "/");
        assert_eq!(pushed(&world, &phone, &all).await.0, waits, "after {asked}");
    }
}

#[tokio::test]
async fn a_month_that_was_taken_back_and_changed_while_it_waited_counts_as_it_is_at_last() {
    let world = World::new().await;
    let mut phone = world.phone(SUBSTANTIAL).await;
    let app = world.app.changing_sign_in(|settings| {
        let high = Some(Level::new(HIGH.to_owned()));
        settings[1].demanded = Demanded { send: high.clone(), submit: high, ..Demanded::default() };
    });
    let world = World { app, ..world };
    let (first, timesheet) = (session(world.app.assignment, 3, 12), TimesheetId::new(Uuid::now_v7()));
    let changed = domain::entry::Session { note: "Lengre tur".into(), ..first.clone() };
    let (assignment, period) = (world.app.assignment, super::super::phone::march());
    let submit = |manifest| Change::SubmitTimesheet { timesheet, assignment, period, manifest };

    let put = phone.op(Base::Nothing, &Change::PutSession { session: first.clone() });
    let sent = phone.op(Base::Nothing, &submit(Manifest::of([(&first, put.id())])));
    let back = phone.op(Base::After(sent.id()), &Change::WithdrawTimesheet { timesheet });
    let edit = phone.op(Base::After(put.id()), &Change::PutSession { session: changed.clone() });
    let again = phone.op(Base::After(back.id()), &submit(Manifest::of([(&changed, edit.id())])));
    let all = [put, sent.clone(), back.clone(), edit, again.clone()];
    assert_eq!(pushed(&world, &phone, &all).await.0.len(), 3, "hours go, the month waits");

    world.proves(HIGH);
    assert_eq!(led_to(&world.back_to_send(&world.leave_to_send(Some(&phone.cookie), "").await).await), "/");
    let outcomes = phone.outcomes(&world.app, &[sent, back, again]).await;
    assert_eq!(outcomes, ["rejected", "rejected", "applied"]);
    assert_eq!(phone.timesheet(&world.app).await["state"]["state"], "submitted");
}
