//! What is sent, when, and what becomes of it.

use super::*;

#[test]
fn what_is_written_is_sent_and_counts_as_received_only_after_the_answer_is_on_disk() {
    let mut phone = Phone::enrolled();
    phone.write_session(1, "");
    assert_eq!(phone.state_of_only_session(), EntryState::OnPhone);
    let (ticket, request) = phone.pushed();
    let answers = vec![Answer { op: request.ops[0].id(), outcome: applied(1) }];
    phone.give(Event::Replied(
        ticket,
        Reply::Push(PushResponse { epoch: request.epoch, answers, unproved: Vec::new() }),
    ));
    assert_eq!(phone.state_of_only_session(), EntryState::OnPhone);
    phone.commit();
    assert_eq!(phone.state_of_only_session(), EntryState::Received);
    assert_eq!(view(phone.engine.local()).unsent.count, 0);
}

#[test]
fn f01_an_answer_that_did_not_reach_the_disk_is_asked_for_again() {
    let mut phone = Phone::enrolled();
    let op = phone.write_session(1, "");
    let (ticket, request) = phone.pushed();
    let answers = vec![Answer { op, outcome: applied(1) }];
    phone.give(Event::Replied(
        ticket,
        Reply::Push(PushResponse { epoch: request.epoch, answers, unproved: Vec::new() }),
    ));
    let Some(Effect::Commit(commit, _)) = phone.effects.first() else { panic!("no commit") };
    phone.give(Event::CommitFailed(*commit));
    phone.give(Event::TimerFired);
    assert_eq!(phone.pushed().1.ops[0].id(), op);
}

#[test]
fn f15_an_expired_session_uses_up_nothing_and_sends_all_after_signing_in() {
    let mut phone = Phone::enrolled();
    phone.write_session(1, "");
    phone.write_session(2, "");
    phone.fail(TransportProblem::SignedOut);
    assert_eq!(phone.engine.status().wait, Some(WaitReason::SignIn));
    phone.give(Event::Nudged(Nudge::Online));
    assert_eq!(phone.sent(), None);
    phone.give(Event::Nudged(Nudge::Asked));
    assert_eq!(phone.pushed().1.ops.len(), 2);
}

#[test]
fn f19_a_refused_operation_is_kept_and_shown_and_holds_up_no_other() {
    let mut phone = Phone::enrolled();
    let first = phone.write_session(1, "");
    let refused = Outcome::Rejected { code: RefusalCode::OutsideAgreement, field: Some("/session/span".into()) };
    phone.answer(|_| refused.clone());
    assert!(matches!(phone.state_of_only_session(), EntryState::Refused { code: RefusalCode::OutsideAgreement, .. }));
    assert_eq!(view(phone.engine.local()).sessions[0].counted(), None);
    phone.finish_round();

    let second = phone.write_session(1, "mended");
    let request = phone.pushed().1;
    assert_eq!((request.ops.len(), request.ops[0].base()), (1, Base::Nothing));
    assert!(matches!(phone.record_of(first).status, OpStatus::Refused { dealt_with: true, .. }));
    phone.answer(|_| applied(1));
    assert!(matches!(phone.record_of(second).status, OpStatus::Done { .. }));
    assert_eq!(phone.state_of_only_session(), EntryState::Received);
}

#[test]
fn f21_what_is_not_understood_is_halved_and_the_one_to_blame_is_parked() {
    let mut phone = Phone::enrolled();
    let ops: Vec<_> = (1..=4).map(|number| phone.write_session(number, "")).collect();
    // The first went out alone, before the others were written.
    phone.answer(|_| applied(1));
    let mut sizes = Vec::new();
    while let Some((_, Request::Push(request))) = phone.sent() {
        sizes.push(request.ops.len());
        if request.ops.iter().any(|op| op.id() == ops[2]) {
            phone.fail(TransportProblem::Refused { status: 400, code: None });
            if phone.noting.is_some() {
                phone.commit();
            }
        } else {
            phone.answer(|_| applied(2));
        }
    }
    assert_eq!(sizes, [3, 1, 2, 1, 1], "halves until the one to blame stands alone");
    assert!(matches!(phone.record_of(ops[2]).status, OpStatus::Parked { reason: ParkReason::NotUnderstood, .. }));
    assert!(matches!(phone.record_of(ops[3]).status, OpStatus::Done { .. }));
}

#[test]
fn f21_a_small_operation_is_never_too_large_and_a_large_one_is_parked() {
    let mut phone = Phone::enrolled();
    let small = phone.write_session(1, "");
    phone.fail(TransportProblem::TooLarge);
    assert!(phone.record_of(small).is_waiting());
    phone.give(Event::TimerFired);
    phone.answer(|_| applied(1));
    phone.finish_round();
    let large = phone.write_session(2, &"æ".repeat(20_000));
    phone.fail(TransportProblem::TooLarge);
    phone.commit();
    assert!(matches!(phone.record_of(large).status, OpStatus::Parked { reason: ParkReason::TooLarge, .. }));
}

#[test]
fn a_held_operation_waits_for_the_next_round_and_what_it_misses_is_sent_again() {
    let mut phone = Phone::enrolled();
    let first = phone.write_session(1, "");
    phone.answer(|_| applied(1));
    phone.finish_round();
    let second = phone.write_session(1, "more");
    phone.answer(|_| Outcome::Held { missing: vec![first], blobs: Vec::new() });
    let (_, request) = phone.pushed();
    assert_eq!(request.ops.iter().map(crate::Op::id).collect::<Vec<_>>(), [first], "the server has lost it");
    phone.answer(|_| applied(1));
    assert_eq!(phone.pushed().1.ops[0].id(), second);
}

#[test]
fn a_tab_that_does_not_lead_sends_nothing() {
    let mut phone = Phone::enrolled();
    phone.give(Event::Leading(false));
    phone.write_session(1, "");
    assert_eq!(phone.sent(), None);
    phone.give(Event::Leading(true));
    assert_eq!(phone.pushed().1.ops.len(), 1);
}

#[test]
fn a_reply_to_an_older_question_changes_nothing() {
    let mut phone = Phone::enrolled();
    phone.write_session(1, "");
    let (old, request) = phone.pushed();
    phone.fail(TransportProblem::Timeout);
    phone.give(Event::TimerFired);
    let answers = vec![Answer { op: request.ops[0].id(), outcome: applied(1) }];
    phone.give(Event::Replied(old, Reply::Push(PushResponse { epoch: request.epoch, answers, unproved: Vec::new() })));
    assert_eq!(phone.effects, []);
}

#[test]
fn a_tab_that_leads_sends_what_another_has_written_and_only_that() {
    let (mut phone, mut other) = (Phone::enrolled(), Phone::enrolled());
    phone.give(Event::Reloaded(Box::new(other.engine.local().clone())));
    assert_eq!(phone.asked, None, "two tabs that both lead would set each other off for ever");
    let op = other.write_session(1, "");
    phone.give(Event::Reloaded(Box::new(other.engine.local().clone())));
    assert_eq!(phone.pushed().1.ops[0].id(), op);
}

#[test]
fn a_long_sending_counts_down_what_is_left_after_every_batch_and_sends_more_each_time() {
    let mut phone = Phone::enrolled();
    for number in 1..=900 {
        phone.write_session(number, "");
    }
    let mut left = vec![phone.engine.status().unsent];
    while let Some((_, Request::Push(_))) = phone.sent() {
        phone.answer(|_| applied(1));
        left.push(phone.engine.status().unsent);
    }
    // The first went out alone, before the others were written.
    let sent: Vec<_> = left.windows(2).map(|two| two[0] - two[1]).collect();
    assert_eq!((left[0], sent[0], sent[1..].iter().sum()), (900, 1, 899));
    // As many as fit into one request.
    assert!(sent[1] > 350 && sent.len() < 5, "{sent:?}");
}

#[test]
fn on_a_network_where_requests_are_lost_fewer_are_sent_each_time_down_to_a_few() {
    let mut phone = Phone::enrolled();
    for number in 1..=300 {
        phone.write_session(number, "");
    }
    let (ticket, _) = phone.pushed();
    phone.give(Event::Failed(ticket, TransportProblem::Timeout));
    let mut sent = Vec::new();
    for _ in 0..5 {
        phone.give(Event::TimerFired);
        let (ticket, request) = phone.pushed();
        sent.push(request.ops.len());
        phone.give(Event::Failed(ticket, TransportProblem::Timeout));
    }
    assert_eq!(sent, [125, 62, 31, 25, 25]);
}

/// A phone that has been answered its first operation and is writing that down; two more batches wait.
fn writing_down(answer: impl Fn(OpId) -> Outcome) -> (Phone, Ticket, PushRequest) {
    let mut phone = Phone::enrolled();
    for number in 1..=900 {
        phone.write_session(number, "");
    }
    let (ticket, request) = phone.pushed();
    let answers = request.ops.iter().map(|op| Answer { op: op.id(), outcome: answer(op.id()) }).collect();
    phone.give(Event::Replied(
        ticket,
        Reply::Push(PushResponse { epoch: request.epoch, answers, unproved: Vec::new() }),
    ));
    let (ticket, ahead) = phone.pushed();
    (phone, ticket, ahead)
}

fn all_applied(request: &PushRequest) -> Reply {
    let answers = request.ops.iter().map(|op| Answer { op: op.id(), outcome: applied(1) }).collect();
    Reply::Push(PushResponse { epoch: request.epoch, answers, unproved: Vec::new() })
}

#[test]
fn the_next_batch_is_asked_about_while_answers_are_written_down_and_counts_only_after_them() {
    let (mut phone, ticket, ahead) = writing_down(|_| applied(1));
    let rest = 899 - ahead.ops.len();
    assert!(rest > 0);
    assert_eq!(phone.engine.status().unsent, 900);
    phone.give(Event::Replied(ticket, all_applied(&ahead)));
    assert_eq!((phone.effects.len(), phone.noting.is_some(), phone.engine.status().unsent), (0, true, 900));
    phone.commit();
    // The commit of the first answers is done; now the next are written down, and the rest is asked about.
    assert_eq!(phone.engine.status().unsent, 899);
    assert!((1..=rest).contains(&phone.pushed().1.ops.len()));
    phone.commit();
    assert_eq!(phone.engine.status().unsent, rest);
}

#[test]
fn what_was_asked_ahead_counts_for_nothing_when_the_answers_before_it_do_not_reach_the_disk() {
    let (mut phone, ticket, ahead) = writing_down(|_| applied(1));
    let noting = phone.noting.expect("a commit");
    phone.give(Event::CommitFailed(noting));
    phone.give(Event::Replied(ticket, all_applied(&ahead)));
    assert_eq!((phone.effects.len(), phone.engine.status().unsent), (0, 900));
    phone.give(Event::TimerFired);
    let again = phone.pushed().1;
    assert_eq!(again.ops.len(), 250, "half as many after a failure");
    assert_ne!(again.ops[0].id(), ahead.ops[0].id(), "from the first that is not settled");
}

#[test]
fn a_failure_of_what_was_asked_ahead_waits_for_the_commit_and_loses_nothing_of_it() {
    let (mut phone, ticket, _) = writing_down(|_| applied(1));
    phone.give(Event::Failed(ticket, TransportProblem::Offline));
    assert_eq!(phone.effects, []);
    phone.commit();
    assert_eq!((phone.engine.status().unsent, phone.sent()), (899, None));
    assert!(phone.effects.iter().any(|effect| matches!(effect, Effect::SetTimer(_))));
}
