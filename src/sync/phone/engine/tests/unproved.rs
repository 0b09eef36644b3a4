//! What asks for a safer sign-in than the phone has waits, and nothing else does.

use super::*;

/// A server that takes no report before the contact has proved more.
impl Phone {
    fn answer_without_reports(&mut self) {
        let (ticket, request) = self.pushed();
        let asks = |op: &&crate::Op| matches!(op.change(), Ok(Change::SendReport { .. }));
        let unproved: Vec<_> = request.ops.iter().filter(asks).map(crate::Op::id).collect();
        let taken = request.ops.iter().map(crate::Op::id).filter(|op| !unproved.contains(op));
        let answers = taken.map(|op| Answer { op, outcome: applied(1) }).collect();
        self.give(Event::Replied(ticket, Reply::Push(PushResponse { epoch: request.epoch, answers, unproved })));
        self.commit();
    }

    fn report(&mut self, well: &str) -> OpId {
        self.record(&Change::SendReport { report: sample::report(well) })
    }
}

/// Two meetings and the report between them, sent together.
fn sent() -> (Phone, [OpId; 3]) {
    let mut phone = Phone::enrolled();
    phone.give(Event::Leading(false));
    let ops = [phone.write_session(1, ""), phone.report("bra"), phone.write_session(2, "")];
    phone.give(Event::Leading(true));
    assert_eq!(phone.pushed().1.ops.len(), 3);
    phone.answer_without_reports();
    (phone, ops)
}

#[test]
fn hours_go_and_are_fetched_though_a_report_waits_and_its_contact_is_told_why() {
    let (mut phone, [before, report, after]) = sent();
    for op in [before, after] {
        assert!(matches!(phone.record_of(op).status, OpStatus::Done { .. }));
    }
    assert!(matches!(phone.sent(), Some((_, Request::Pull(_)))), "the round goes on");
    phone.finish_round();
    assert_eq!(phone.sent(), None, "and ends, without the report being sent again and again");
    assert!(phone.record_of(report).is_waiting());
    let status = phone.engine.status();
    assert_eq!((status.phase, status.wait, status.unsent), (SyncPhase::Resting, Some(WaitReason::SaferSignIn), 1));
    assert_eq!(status.last_success, Some(phone.now));
}

#[test]
fn a_report_that_waits_is_offered_again_when_its_contact_is_back_and_goes_once_more_is_proved() {
    let (mut phone, [_, report, _]) = sent();
    phone.finish_round();
    for nudge in [Event::TimerFired, Event::Nudged(Nudge::Online)] {
        phone.give(nudge);
        assert!(matches!(phone.sent(), Some((_, Request::Pull(_)))), "nobody has signed in meanwhile");
        phone.finish_round();
    }
    phone.give(Event::Nudged(Nudge::Visible));
    assert_eq!(phone.pushed().1.ops.iter().map(crate::Op::id).collect::<Vec<_>>(), [report]);
    phone.answer(|_| applied(2));
    phone.finish_round();
    assert_eq!((phone.engine.status().wait, phone.engine.status().unsent), (None, 0));
}

#[test]
fn what_comes_after_it_of_the_same_report_waits_with_it_in_its_order() {
    let (mut phone, [_, report, _]) = sent();
    phone.finish_round();
    let taken_back = phone.record(&Change::WithdrawReport { report: sample::report("bra").id });
    let hours = phone.write_session(3, "");
    phone.finish_round();
    assert_eq!(phone.pushed().1.ops.iter().map(crate::Op::id).collect::<Vec<_>>(), [hours]);
    phone.answer(|_| applied(2));
    phone.finish_round();
    phone.give(Event::Nudged(Nudge::Started));
    assert_eq!(phone.pushed().1.ops.iter().map(crate::Op::id).collect::<Vec<_>>(), [report, taken_back]);
}

#[test]
fn nobody_but_the_server_that_was_asked_names_what_waits() {
    let mut phone = Phone::enrolled();
    let (asked, other) = (phone.write_session(1, ""), phone.write_session(2, ""));
    let (ticket, request) = phone.pushed();
    assert_eq!(request.ops.iter().map(crate::Op::id).collect::<Vec<_>>(), [asked]);
    let answers = vec![Answer { op: asked, outcome: applied(1) }];
    let reply = PushResponse { epoch: request.epoch, answers, unproved: vec![other] };
    phone.give(Event::Replied(ticket, Reply::Push(reply)));
    assert_eq!(phone.engine.status().wait, None);
    assert_eq!(phone.pushed().1.ops[0].id(), other, "what was not sent is");
}
