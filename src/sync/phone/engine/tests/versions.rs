//! Apps of another version than the server, and than the one that wrote on the phone before.

use super::*;
use crate::op::Op;
use crate::row::{SupervisionRow, SupervisionState};
use crate::wire::OLDEST_PROTO;
use domain::id::SupervisionId;
use domain::supervision::{SupervisionDraft, SupervisionRequest, Theme};

/// The phone as an app of that version has left it: it has read up to row 40, and has written something.
fn left_by(proto: u16) -> (Local, OpId) {
    let mut phone = Phone::enrolled();
    let op = phone.write_session(1, "not sent");
    let mut local = phone.engine.local().clone();
    let meta = sample::meta();
    local.meta = Some(Meta { proto, position: Position { cursor: Seq(40), ..meta.position }, ..meta });
    (local, op)
}

/// What an app of version 1 knows nothing of.
fn asked() -> SupervisionRequest {
    let id = SupervisionId::new(sample::uuid(8, 1));
    let draft = SupervisionDraft { theme: Some(Theme::Role), ..SupervisionDraft::new(id, sample::assignment_id()) };
    SupervisionRequest::try_from(draft).expect("a theme is all that is needed")
}

fn started(local: Local) -> Phone {
    let mut phone = Phone { engine: PhoneEngine::new(local), ..Phone::enrolled() };
    (phone.asked, phone.noting) = (None, None);
    phone.give(Event::Leading(true));
    phone
}

#[test]
fn f25_an_updated_app_reads_anew_what_the_older_one_did_not_know_and_sends_what_it_has_left() {
    for proto in 0..PROTO {
        let (local, op) = left_by(proto);
        let before = local.op(op).cloned();
        // It may die before the mark is on the disk; the next start begins again.
        drop(started(local.clone()));
        let mut phone = started(local);
        assert!(phone.sent().is_none(), "nothing is asked before the mark is on the disk");
        phone.commit();
        let (_, request) = phone.pushed();
        assert_eq!((request.proto, Some(&request.ops[0])), (PROTO, before.as_ref().map(|record| &record.op)));
        phone.answer(|_| applied(41));
        let Some((ticket, Request::Pull(pull))) = phone.sent() else { panic!("no pull but {:?}", phone.sent()) };
        assert_eq!((pull.proto, pull.after), (PROTO, Seq::ZERO), "version {proto}");

        let request = asked();
        let id = request.id;
        let row = SupervisionRow { request, state: SupervisionState::Received, op, asked_at: phone.now };
        let row = Row { seq: Seq(12), revision: Revision(1), entity: Entity::Supervision(Box::new(row)) };
        let reply = page(pull.epoch.expect("an epoch"), vec![row], Seq(41), phone.now);
        phone.give(Event::Replied(ticket, Reply::Pull(reply)));
        phone.commit();
        assert_eq!(view(phone.engine.local()).supervisions[0].request.id, id, "version {proto}");
        let meta = phone.engine.local().meta.clone().expect("it is enrolled");
        assert_eq!((meta.proto, meta.position.cursor), (PROTO, Seq(41)));
    }
}

#[test]
fn f25_an_app_of_the_same_version_reads_on_from_where_it_was() {
    let mut phone = started(left_by(PROTO).0);
    phone.answer(|_| applied(41));
    let Some((_, Request::Pull(pull))) = phone.sent() else { panic!("no pull but {:?}", phone.sent()) };
    assert_eq!(pull.after, Seq(40));
}

#[test]
fn f25_an_app_that_is_too_old_keeps_everything_and_sends_it_once_it_is_updated() {
    let mut phone = Phone::enrolled();
    let op = phone.write_session(1, "too old");
    phone.fail(TransportProblem::AppTooOld);
    assert_eq!(phone.engine.status().wait, Some(WaitReason::UpdateApp));
    phone.give(Event::Nudged(Nudge::Online));
    phone.give(Event::TimerFired);
    assert!(phone.sent().is_none(), "no network mends an old app");
    let second = phone.write_session(2, "written while too old");
    assert!(phone.record_of(op).is_waiting() && phone.record_of(second).is_waiting());

    let mut left = phone.engine.local().clone();
    left.meta = left.meta.map(|meta| Meta { proto: OLDEST_PROTO.saturating_sub(1), ..meta });
    let mut updated = started(left);
    updated.commit();
    let (_, request) = updated.pushed();
    assert_eq!(request.ops.iter().map(Op::id).collect::<Vec<_>>(), [op, second]);
    updated.answer(|_| applied(1));
    assert!(!updated.record_of(op).is_waiting() && !updated.record_of(second).is_waiting());
}
