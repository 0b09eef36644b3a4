use super::*;
use crate::contract::sample;
use crate::id::{DeviceId, DeviceSeq, Revision};
use crate::op::{Base, Change, Rewind};
use crate::outcome::{Outcome, Receipt, RefusalCode};
use crate::phone::{EntryState, Identity, LocalWrite, OpRecord, OpStatus, ParkReason, view};
use crate::row::{Entity, Row, SessionRow, SessionState, TimesheetState};
use crate::wire::{Answer, DigestResponse, PullResponse, PushRequest, PushResponse, digest};

/// A phone with an engine, driven by hand.
struct Phone {
    engine: PhoneEngine,
    now: DateTime<Utc>,
    /// How far the server's clock is behind this phone's.
    ahead: chrono::TimeDelta,
    effects: Vec<Effect>,
    asked: Option<(Ticket, Request)>,
    noting: Option<Ticket>,
    made: u128,
}

impl Phone {
    fn enrolled() -> Self {
        let local = Local { meta: Some(sample::meta()), ..Local::default() };
        let mut phone = Self {
            engine: PhoneEngine::new(local),
            now: sample::time(0),
            ahead: chrono::TimeDelta::zero(),
            effects: Vec::new(),
            asked: None,
            noting: None,
            made: 0,
        };
        phone.give(Event::Leading(true));
        phone.finish_round();
        phone
    }

    fn give(&mut self, event: Event) {
        match &event {
            Event::Replied(..) | Event::Failed(..) => self.asked = None,
            Event::Committed(_) | Event::CommitFailed(_) => self.noting = None,
            _ => {}
        }
        self.effects = self.engine.handle(event, self.now, 0);
        for effect in &self.effects {
            match effect {
                Effect::Send(ticket, request) => self.asked = Some((*ticket, request.clone())),
                Effect::Commit(ticket, _) => self.noting = Some(*ticket),
                _ => {}
            }
        }
    }

    fn write_session(&mut self, number: u128, note: &str) -> OpId {
        let session = domain::entry::Session { note: note.into(), ..sample::session(number, "2026-03-03") };
        self.record(&Change::PutSession { session })
    }

    fn record(&mut self, change: &Change) -> OpId {
        self.made += 1;
        let write = sample::recorded(self.engine.local(), self.made, change);
        self.give(Event::Recorded(Box::new(write)));
        sample::stamp(self.made).id
    }

    fn sent(&self) -> Option<(Ticket, Request)> {
        self.asked.clone()
    }

    fn pushed(&self) -> (Ticket, PushRequest) {
        match self.sent() {
            Some((ticket, Request::Push(request))) => (ticket, request),
            other => panic!("no push but {other:?}"),
        }
    }

    fn commit(&mut self) {
        let ticket = self.noting;
        self.give(Event::Committed(ticket.expect("a commit")));
    }

    fn answer(&mut self, outcome: impl Fn(OpId) -> Outcome) {
        let (ticket, request) = self.pushed();
        let answers = request.ops.iter().map(|op| Answer { op: op.id(), outcome: outcome(op.id()) }).collect();
        self.give(Event::Replied(ticket, Reply::Push(PushResponse { epoch: request.epoch, answers })));
        self.commit();
    }

    fn fail(&mut self, problem: TransportProblem) {
        let (ticket, _) = self.sent().expect("a request");
        self.give(Event::Failed(ticket, problem));
    }

    /// Answers everything that is still asked in this round, with nothing new.
    fn finish_round(&mut self) {
        while let Some((ticket, request)) = self.sent() {
            match request {
                Request::Push(_) => return,
                Request::Pull(pull) => {
                    let reply = page(pull.epoch.expect("an epoch"), Vec::new(), pull.after, self.now - self.ahead);
                    self.give(Event::Replied(ticket, Reply::Pull(reply)));
                    self.commit();
                }
                Request::Digest(month) => {
                    let lines = pull_lines(self.engine.local(), month);
                    let (count, hash) = digest(lines);
                    let epoch = self.engine.epoch().expect("an epoch");
                    self.give(Event::Replied(ticket, Reply::Digest(DigestResponse { epoch, month, count, hash })));
                }
                Request::Offer(_) | Request::Piece { .. } => panic!("nothing has receipts here"),
            }
        }
    }

    fn record_of(&self, op: OpId) -> OpRecord {
        self.engine.local().op(op).cloned().expect("the operation is kept")
    }

    fn state_of_only_session(&self) -> EntryState {
        let snapshot = view(self.engine.local());
        assert_eq!(snapshot.sessions.len(), 1);
        snapshot.sessions[0].state.clone()
    }
}

pub(super) fn pull_lines(local: &Local, month: Month) -> Vec<crate::wire::DigestLine> {
    let rows = local.rows.values().filter_map(|row| match &row.entity {
        Entity::Session(session) => Some((session.id, row.revision, session.live()?.span.date())),
        _ => None,
    });
    rows.filter(|(_, _, date)| Month::of(*date) == month).map(|(id, revision, _)| (id, revision)).collect()
}

pub(super) fn page(epoch: Epoch, rows: Vec<Row>, next: Seq, now: DateTime<Utc>) -> PullResponse {
    PullResponse { epoch, rows, next, has_more: false, seen: DeviceSeq::ZERO, now, tombstones: None, export: None }
}

pub(super) fn applied(seq: u64) -> Outcome {
    Outcome::Applied(Receipt { revision: Revision(1), seq: Seq(seq), state: None })
}

#[test]
fn what_is_written_is_sent_and_counts_as_received_only_after_the_answer_is_on_disk() {
    let mut phone = Phone::enrolled();
    phone.write_session(1, "");
    assert_eq!(phone.state_of_only_session(), EntryState::OnPhone);
    let (ticket, request) = phone.pushed();
    let answers = vec![Answer { op: request.ops[0].id(), outcome: applied(1) }];
    phone.give(Event::Replied(ticket, Reply::Push(PushResponse { epoch: request.epoch, answers })));
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
    phone.give(Event::Replied(ticket, Reply::Push(PushResponse { epoch: request.epoch, answers })));
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
    phone.give(Event::Replied(old, Reply::Push(PushResponse { epoch: request.epoch, answers })));
    assert_eq!(phone.effects, []);
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
fn a_tab_that_leads_sends_what_another_has_written_and_only_that() {
    let (mut phone, mut other) = (Phone::enrolled(), Phone::enrolled());
    phone.give(Event::Reloaded(Box::new(other.engine.local().clone())));
    assert_eq!(phone.asked, None, "two tabs that both lead would set each other off for ever");
    let op = other.write_session(1, "");
    phone.give(Event::Reloaded(Box::new(other.engine.local().clone())));
    assert_eq!(phone.pushed().1.ops[0].id(), op);
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
    let _: LocalWrite = phone.engine.local().let_go(crate::Subject::Session(sample::session_id(1)));
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
    phone.give(Event::Committed(ticket.expect("a commit")));
    let meta = phone.engine.local().meta.clone().expect("an enrolled phone");
    assert_eq!((meta.identity, meta.position.cursor), (identity, Seq(7)));
}

#[test]
fn a_long_sending_counts_down_what_is_left_after_every_batch() {
    let mut phone = Phone::enrolled();
    for number in 1..=250 {
        phone.write_session(number, "");
    }
    let mut left = vec![phone.engine.status().unsent];
    while let Some((_, Request::Push(_))) = phone.sent() {
        phone.answer(|_| applied(1));
        left.push(phone.engine.status().unsent);
    }
    assert_eq!(left, [250, 249, 149, 49, 0]);
}
