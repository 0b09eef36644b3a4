//! Phones whose clocks are wrong, and what is forgotten when.

use super::*;

#[test]
fn f30_a_restored_server_is_offered_again_what_it_has_forgotten() {
    let mut phone = Phone::enrolled();
    let old = phone.write_session(1, "");
    phone.answer(|_| applied(5));
    phone.finish_round();
    let lost = phone.write_session(2, "");
    phone.answer(|_| applied(9));
    let epoch = Epoch::new(sample::uuid(6, 2));
    phone.fail(TransportProblem::EpochChanged(Rewind { epoch, common: Seq(7) }));
    phone.commit();
    let (_, request) = phone.pushed();
    assert_eq!((request.epoch, request.ops.iter().map(crate::Op::id).collect::<Vec<_>>()), (epoch, vec![lost]));
    assert!(matches!(phone.record_of(old).status, OpStatus::Done { .. }));
    assert_eq!(view(phone.engine.local()).sessions.len(), 2, "the person sees both all the while");
}

#[test]
fn operations_carried_out_long_ago_are_forgotten_but_their_numbers_are_not_used_again() {
    let mut phone = Phone::enrolled();
    phone.write_session(1, "");
    phone.answer(|_| applied(1));
    phone.finish_round();
    phone.now += chrono::TimeDelta::days(91);
    phone.give(Event::TimerFired);
    phone.finish_round();
    phone.commit();
    assert!(phone.engine.local().ops.is_empty());
    assert_eq!(view(phone.engine.local()).sessions.len(), 1);
    assert_eq!(phone.engine.local().last_number(), DeviceSeq(1));
}

#[test]
fn f29_a_clock_that_is_put_forward_makes_the_phone_forget_nothing() {
    let mut phone = Phone::enrolled();
    let op = phone.write_session(1, "");
    phone.answer(|_| applied(1));
    phone.finish_round();
    phone.ahead = chrono::TimeDelta::days(400);
    phone.now += phone.ahead;
    phone.give(Event::TimerFired);
    phone.finish_round();
    assert_eq!(phone.noting, None);
    assert!(matches!(phone.record_of(op).status, OpStatus::Done { .. }));
}

#[test]
fn f29_a_clock_that_is_years_behind_makes_the_phone_forget_nothing() {
    let mut phone = Phone::enrolled();
    phone.ahead = chrono::TimeDelta::days(-1_000);
    let op = phone.write_session(1, "");
    phone.answer(|_| applied(1));
    phone.finish_round();
    assert_eq!(phone.noting, None);
    assert!(matches!(phone.record_of(op).status, OpStatus::Done { .. }));
    // Nor later, when the phone has long been away.
    phone.now += chrono::TimeDelta::days(200);
    let op = phone.write_session(2, "");
    phone.answer(|_| applied(2));
    phone.finish_round();
    assert!(matches!(phone.record_of(op).status, OpStatus::Done { .. }));
}
