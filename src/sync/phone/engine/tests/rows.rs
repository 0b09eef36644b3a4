//! What the server tells of.

use super::*;

#[test]
fn a_row_that_an_operation_made_is_as_good_as_its_answer() {
    let mut phone = Phone::enrolled();
    let op = phone.write_session(1, "");
    phone.fail(TransportProblem::Timeout);
    let Row { entity: Entity::Session(row), .. } = sample::session_row(sample::session(1, "2026-03-03")) else {
        panic!("not a session")
    };
    let row = Row { seq: Seq(4), revision: Revision(1), entity: Entity::Session(SessionRow { op, ..row }) };
    let reply = page(phone.engine.epoch().expect("an epoch"), vec![row], Seq(4), phone.now);
    let pull::Taken::Rows(write) = pull::take_rows(phone.engine.local(), &reply, None) else { panic!("not taken") };
    assert!(matches!(write.put_ops[0].status, OpStatus::Done { seq: Seq(4), .. }));
}

#[test]
fn f22_what_came_too_late_is_refused_until_the_municipality_takes_it_up_after_all() {
    let mut phone = Phone::enrolled();
    let op = phone.write_session(1, "late");
    phone.answer(|_| Outcome::Locked { state: TimesheetState::Approved });
    phone.finish_round();
    assert_eq!(view(phone.engine.local()).refused, 1);
    phone.give(Event::Nudged(Nudge::Asked));
    let Some((ticket, Request::Pull(pull))) = phone.sent() else { panic!("no pull but {:?}", phone.sent()) };
    let session = sample::session(1, "2026-03-03");
    let row = SessionRow { id: session.id, op, state: SessionState::Live(Box::new(session)) };
    let row = Row { seq: Seq(4), revision: Revision(1), entity: Entity::Session(row) };
    let reply = page(pull.epoch.expect("an epoch"), vec![row], Seq(4), phone.now);
    phone.give(Event::Replied(ticket, Reply::Pull(reply)));
    phone.commit();
    assert!(matches!(phone.record_of(op).status, OpStatus::Done { seq: Seq(4), .. }));
    assert_eq!((phone.state_of_only_session(), view(phone.engine.local()).refused), (EntryState::Received, 0));
}

#[test]
fn a_pull_that_would_take_away_much_is_counted_again_first() {
    let mut phone = Phone::enrolled();
    let rows = |alive: bool| {
        let row = |number: u64| {
            let Row { seq, revision, entity } = sample::session_row(sample::session(u128::from(number), "2026-03-03"));
            let entity = match entity {
                Entity::Session(row) if !alive => Entity::Session(SessionRow { state: SessionState::Deleted, ..row }),
                entity => entity,
            };
            Row { seq: Seq(number + if alive { 0 } else { 100 }), revision: Revision(revision.0 + seq.0), entity }
        };
        (1..=10).map(row).collect::<Vec<_>>()
    };
    phone.give(Event::Nudged(Nudge::Asked));
    let epoch = phone.engine.epoch().expect("an epoch");
    let (ticket, _) = phone.sent().expect("a pull");
    phone.give(Event::Replied(ticket, Reply::Pull(page(epoch, rows(true), Seq(10), phone.now))));
    phone.commit();
    phone.finish_round();
    phone.give(Event::Nudged(Nudge::Asked));
    let (ticket, _) = phone.sent().expect("a pull");
    phone.give(Event::Replied(ticket, Reply::Pull(page(epoch, rows(false), Seq(110), phone.now))));
    let Some((ticket, Request::Pull(request))) = phone.sent() else { panic!("taken at once") };
    assert!(request.recount);
    assert_eq!(view(phone.engine.local()).sessions.len(), 10);
    let confirmed = PullResponse { tombstones: Some(10), ..page(epoch, rows(false), Seq(110), phone.now) };
    phone.give(Event::Replied(ticket, Reply::Pull(confirmed)));
    phone.commit();
    assert_eq!(view(phone.engine.local()).sessions.len(), 0);
}

#[test]
fn a_deleted_session_vanishes_at_once_and_comes_back_when_put_again() {
    let mut phone = Phone::enrolled();
    phone.write_session(1, "kept");
    phone.answer(|_| applied(1));
    phone.finish_round();
    let deleted = phone.record(&Change::DeleteSession { session: sample::session_id(1) });
    assert_eq!(view(phone.engine.local()).sessions, []);
    phone.write_session(1, "kept");
    assert_eq!(phone.state_of_only_session(), EntryState::OnPhone);
    let last = phone.engine.local().ops.values().last().map(|record| record.op.base());
    assert_eq!(last, Some(Base::After(deleted)));
    let _: LocalWrite = phone.engine.local().let_go(Subject::Session(sample::session_id(1)));
}

#[test]
fn an_answer_on_its_way_to_the_disk_keeps_the_name_that_the_phone_got_meanwhile() {
    let mut phone = Phone::enrolled();
    phone.give(Event::Nudged(Nudge::Asked));
    let (ticket, _) = phone.sent().expect("a pull");
    let epoch = phone.engine.epoch().expect("an epoch");
    phone.give(Event::Replied(ticket, Reply::Pull(page(epoch, Vec::new(), Seq(7), phone.now))));
    let old = phone.engine.local().meta.clone().expect("an enrolled phone");
    let identity = Identity { device: DeviceId::new(sample::uuid(3, 2)), ..old.identity.clone() };
    let anew = Meta { identity: identity.clone(), ..old };
    let ticket = phone.noting;
    phone.give(Event::Recorded(Box::new(LocalWrite { meta: Some(anew), ..LocalWrite::default() })));
    // The disk holds the new name, so what rests on the old one is not written.
    let disk = phone.engine.local().clone();
    phone.give(Event::Overtaken(ticket.expect("a commit"), Box::new(disk)));
    let Some((ticket, Request::Pull(_))) = phone.sent() else { panic!("no pull but {:?}", phone.sent()) };
    phone.give(Event::Replied(ticket, Reply::Pull(page(epoch, Vec::new(), Seq(7), phone.now))));
    phone.commit();
    let meta = phone.engine.local().meta.clone().expect("an enrolled phone");
    assert_eq!((meta.identity, meta.position.cursor), (identity, Seq(7)));
}

#[test]
fn f24_what_another_window_has_overtaken_is_asked_for_again_from_where_the_phone_is_now() {
    let mut phone = Phone::enrolled();
    phone.give(Event::Nudged(Nudge::Asked));
    let Some((ticket, Request::Pull(pull))) = phone.sent() else { panic!("no pull but {:?}", phone.sent()) };
    let reply = page(pull.epoch.expect("an epoch"), Vec::new(), Seq(4), phone.now);
    phone.give(Event::Replied(ticket, Reply::Pull(reply)));
    let Some(Effect::Commit(commit, write)) = phone.effects.first().cloned() else { panic!("no commit") };
    assert_eq!(write.seen.as_deref(), phone.engine.local().meta.as_ref());

    let mut moved = phone.engine.local().clone();
    moved.meta.as_mut().expect("enrolled").position.cursor = Seq(9);
    phone.give(Event::Overtaken(commit, Box::new(moved.clone())));
    assert_eq!(phone.engine.local(), &moved);
    let Some((_, Request::Pull(pull))) = phone.sent() else { panic!("no pull but {:?}", phone.sent()) };
    assert_eq!(pull.after, Seq(9));
}

#[test]
fn f24_a_window_that_has_not_heard_of_an_answer_does_not_go_back_over_it_when_the_server_has_lost_it() {
    let mut one = Phone::enrolled();
    let op = one.write_session(1, "badet");
    let mut other = Phone { engine: one.engine.clone(), effects: Vec::new(), ..Phone::enrolled() };
    (other.asked, other.noting) = (one.asked.clone(), None);
    one.answer(|_| applied(22));
    assert!(matches!(one.record_of(op).status, OpStatus::Done { .. }));

    let back = || TransportProblem::EpochChanged(Rewind { epoch: Epoch::new(sample::uuid(6, 2)), common: Seq(7) });
    other.fail(back());
    let Some(Effect::Commit(commit, write)) = other.effects.first().cloned() else { panic!("no commit") };
    let disk = one.engine.local().clone();
    assert_ne!(write.seen.as_deref(), disk.meta.as_ref(), "what it has seen is not what the disk holds");
    other.give(Event::Overtaken(commit, Box::new(disk)));
    other.fail(back());
    other.commit();
    assert!(other.record_of(op).is_waiting(), "what the server has lost is sent again");
}

#[test]
fn what_the_answers_have_told_is_not_written_again_when_the_rows_come() {
    let mut phone = Phone::enrolled();
    phone.write_session(1, "");
    phone.answer(|_| applied(1));
    let mut told: Vec<_> = phone.engine.local().rows.values().cloned().collect();
    told.push(Row { seq: Seq(2), ..sample::session_row(sample::session(2, "2026-03-03")) });
    let Some((ticket, Request::Pull(pull))) = phone.sent() else { panic!("no pull") };
    let reply = page(pull.epoch.expect("an epoch"), told, Seq(2), phone.now);
    phone.give(Event::Replied(ticket, Reply::Pull(reply)));
    let Some(Effect::Commit(_, write)) = phone.effects.first() else { panic!("no commit") };
    assert_eq!(write.put_rows.iter().map(|row| row.seq).collect::<Vec<_>>(), [Seq(2)]);
}

#[test]
fn the_next_page_is_asked_for_while_one_is_written_down() {
    let mut phone = Phone::enrolled();
    phone.give(Event::Nudged(Nudge::Asked));
    let Some((ticket, Request::Pull(pull))) = phone.sent() else { panic!("no pull") };
    let epoch = pull.epoch.expect("an epoch");
    let row = |number: u64| {
        let session = sample::session(u128::from(number), "2026-03-03");
        Row { seq: Seq(number), ..sample::session_row(session) }
    };
    let first = PullResponse { has_more: true, ..page(epoch, vec![row(7)], Seq(7), phone.now) };
    phone.give(Event::Replied(ticket, Reply::Pull(first)));
    let Some((ticket, Request::Pull(pull))) = phone.sent() else { panic!("no second pull") };
    assert_eq!(pull.after, Seq(7));
    phone.give(Event::Replied(ticket, Reply::Pull(page(epoch, vec![row(9)], Seq(9), phone.now))));
    assert_eq!(phone.engine.local().rows.len(), 0, "nothing counts before it is on the disk");
    phone.commit();
    phone.commit();
    assert_eq!(phone.engine.local().rows.len(), 2);
}
