//! In a real browser: the real disk, a network that the test plays.

use super::*;
use crate::journal::patience::until;
use crate::journal::{Activity, Obstacle, Phase, Stop};
use crate::net::{Ask, RawReply};
use crate::storage::SealedLocal;
use leptos::prelude::GetUntracked;
use sync::contract::sample;
use sync::memory::MemoryStore;
use sync::phone::{EntryState, LocalProblem};
use sync::wire::PullResponse;
use sync::{Base, TransportProblem};
use wasm_bindgen_test::wasm_bindgen_test;

/// Answers every question alike.
struct Line(Result<RawReply, TransportProblem>);

impl Transport for Line {
    async fn ask(&self, _ask: Ask) -> Result<RawReply, TransportProblem> {
        self.0.clone()
    }
}

const fn no_network() -> Line {
    Line(Err(TransportProblem::Offline))
}

fn says(status: u16, content_type: &str, body: &str) -> Line {
    Line(Ok(RawReply { status, content_type: content_type.into(), retry_after: None, body: body.into() }))
}

async fn disk(name: &str) -> SealedLocal {
    let disk = SealedLocal::open(name).await.unwrap();
    if disk.is_fresh() {
        disk.commit(LocalWrite { meta: Some(sample::meta()), ..LocalWrite::default() }).await.unwrap();
    }
    disk
}

async fn tab(name: &str, line: Line) -> Rc<Driver<SealedLocal, Line>> {
    Driver::start(disk(name).await, line, name, Screen::new()).await.unwrap()
}

fn a_name() -> String {
    clock::fresh_id().to_string()
}

fn half_written() -> SessionDraft {
    sample::draft(sample::session_id(1), "half a w")
}

fn put(number: u128) -> Change {
    Change::PutSession { session: sample::session(number, "2026-11-14") }
}

#[wasm_bindgen_test]
async fn f04_what_is_called_saved_is_on_the_disk_and_its_draft_is_gone_with_the_same_stroke() {
    let name = a_name();
    let tab = tab(&name, no_network()).await;
    tab.save_draft(half_written()).await.unwrap();
    assert_eq!(tab.screen.forms.get_untracked().len(), 1);
    tab.record(&put(1)).await.unwrap();

    let again = SealedLocal::open(&name).await.unwrap();
    assert_eq!(again.load().await.unwrap().ops.len(), 1);
    assert!(again.drafts().await.unwrap().is_empty());
    assert!(tab.screen.forms.get_untracked().is_empty());
    assert_eq!(tab.screen.snapshot.get_untracked().sessions[0].state, EntryState::OnPhone);
    assert_eq!(tab.screen.status.get_untracked().unsent, 1);
}

#[wasm_bindgen_test]
async fn the_first_screen_is_shown_before_what_is_old_is_read_and_says_what_is_not_sent() {
    let disk = MemoryStore::default();
    let (old, late) = (sample::session(1, "2016-11-14"), SessionId::new(clock::fresh_id()));
    let late = domain::entry::Session { id: late, ..sample::session(2, "2026-11-14") };
    let put_rows = vec![sample::session_row(old), sample::session_row(late), sample::assignment_row()];
    let meta = Some(sample::meta());
    disk.commit(LocalWrite { meta, put_rows, ..LocalWrite::default() }).await.unwrap();
    let waiting = sample::recorded(&disk.load().await.unwrap(), 3, &put(3));
    disk.commit(waiting).await.unwrap();

    let screen = Screen::new();
    screen.glance(&disk).await.unwrap();
    assert_eq!(screen.phase.get_untracked(), Phase::Glanced);
    let first = screen.snapshot.get_untracked();
    assert_eq!((first.assignments.len(), first.sessions.len()), (1, 2));
    assert_eq!(screen.status.get_untracked().unsent, 1);
    Driver::start(disk, no_network(), &a_name(), screen).await.unwrap();
    assert_eq!(screen.snapshot.get_untracked().sessions.len(), 3);
}

#[wasm_bindgen_test]
async fn f09_a_full_phone_is_told_and_what_was_typed_stays_a_draft() {
    let disk = MemoryStore::default();
    disk.commit(LocalWrite { meta: Some(sample::meta()), ..LocalWrite::default() }).await.unwrap();
    let tab = Driver::start(disk.clone(), no_network(), &a_name(), Screen::new()).await.unwrap();
    tab.save_draft(half_written()).await.unwrap();
    disk.refuse_next(LocalProblem::Full);
    assert_eq!(tab.record(&put(1)).await, Err(SaveProblem::Store(LocalProblem::Full)));
    assert_eq!(tab.screen.forms.get_untracked().len(), 1);
    assert!(tab.screen.snapshot.get_untracked().sessions.is_empty());
    tab.record(&put(1)).await.unwrap();
    assert_eq!(tab.screen.snapshot.get_untracked().sessions.len(), 1);
}

#[wasm_bindgen_test]
async fn f04_a_draft_is_there_again_after_the_page_was_killed() {
    let name = a_name();
    tab(&name, no_network()).await.save_draft(half_written()).await.unwrap();
    let next = tab(&name, no_network()).await;
    assert_eq!(next.screen.forms.get_untracked(), [DraftForm::Session { draft: half_written() }]);
    next.discard_draft(half_written().id).await.unwrap();
    assert!(tab(&name, no_network()).await.screen.forms.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn two_changes_at_once_stand_one_on_the_other() {
    let tab = tab(&a_name(), no_network()).await;
    let (edit, other) = (put(1), put(1));
    let (one, two) = futures_util::join!(tab.record(&edit), tab.record(&other));
    one.unwrap();
    two.unwrap();
    let engine = tab.engine.borrow();
    let ops: Vec<_> = engine.local().ops.values().map(|record| &record.op).collect();
    assert!(ops[0].number() < ops[1].number());
    assert_eq!(ops[1].base(), Base::After(ops[0].id()));
}

#[wasm_bindgen_test]
async fn f24_another_tab_shows_what_this_one_saved() {
    let name = a_name();
    let (one, other) = (tab(&name, no_network()).await, tab(&name, no_network()).await);
    one.record(&put(1)).await.unwrap();
    until("the other tab shows it", || other.screen.snapshot.get_untracked().sessions.len() == 1).await;
}

#[wasm_bindgen_test]
async fn f20_no_network_and_a_hotels_page_are_waited_out_and_sign_nobody_out() {
    for line in [no_network(), says(200, "text/html", "<html>"), says(401, "text/html", "<html>Log in")] {
        let tab = tab(&a_name(), line).await;
        tab.record(&put(1)).await.unwrap();
        tab.lead(true);
        until("it waits", || tab.screen.status.get_untracked().activity == Activity::Waiting(Obstacle::NoNetwork))
            .await;
        assert_eq!(tab.screen.status.get_untracked().unsent, 1);
    }
}

#[wasm_bindgen_test]
async fn f15_a_session_that_has_run_out_keeps_everything_and_asks_for_a_person() {
    let line = says(401, "application/problem+json", r#"{"status":401,"code":"signed_out"}"#);
    let tab = tab(&a_name(), line).await;
    tab.record(&put(1)).await.unwrap();
    tab.lead(true);
    until("it stops", || tab.screen.status.get_untracked().activity == Activity::Stopped(Stop::SignedOut)).await;
    assert_eq!(tab.screen.snapshot.get_untracked().sessions.len(), 1);
}

#[wasm_bindgen_test]
async fn f24_a_tab_that_does_not_lead_sends_nothing() {
    let tab = tab(&a_name(), no_network()).await;
    tab.record(&put(1)).await.unwrap();
    tab.nudge(Nudge::Asked);
    assert_eq!(tab.screen.status.get_untracked().activity, Activity::Resting);
}

#[wasm_bindgen_test]
async fn a_contact_who_is_let_in_anew_goes_on_where_the_phone_was() {
    let name = a_name();
    let line = says(401, "application/problem+json", r#"{"status":401,"code":"not_signed_in"}"#);
    let tab = tab(&name, line).await;
    tab.record(&put(1)).await.unwrap();
    tab.lead(true);
    until("it stops", || tab.screen.status.get_untracked().activity == Activity::Stopped(Stop::SignedOut)).await;
    let identity = Identity { device: sync::DeviceId::new(clock::fresh_id()), ..sample::meta().identity };
    tab.come_back(identity.clone(), None).await.unwrap();
    assert_eq!(tab.screen.status.get_untracked().activity, Activity::Talking);
    let kept = SealedLocal::open(&name).await.unwrap().load().await.unwrap();
    assert_eq!(kept.meta.unwrap().identity, identity);
    assert_eq!(kept.ops.len(), 1);
}

#[wasm_bindgen_test]
async fn an_answer_that_was_being_written_down_does_not_bring_the_old_name_back() {
    let news = PullResponse {
        epoch: sample::meta().position.epoch,
        rows: vec![sample::assignment_row()],
        next: sync::Seq(3),
        has_more: false,
        seen: sync::DeviceSeq::ZERO,
        now: sample::time(0),
        tombstones: None,
        export: None,
        phone_lock: None,
    };
    let name = a_name();
    let body = String::from_utf8(crate::json::write(&news)).unwrap();
    let tab = tab(&name, says(200, "application/json", &body)).await;
    let identity = Identity { device: sync::DeviceId::new(clock::fresh_id()), ..sample::meta().identity };

    // The disk is busy. First the phone is let in anew, then an answer to what it asked before comes in.
    let busy = tab.writing.lock().await;
    let (same, anew) = (Rc::clone(&tab), identity.clone());
    spawn_local(async move { same.come_back(anew, None).await.unwrap() });
    tab.lead(true);
    until("the answer came", || tab.screen.status.get_untracked().clock_skew.is_some()).await;
    drop(busy);
    until("it is shown", || !tab.screen.snapshot.get_untracked().assignments.is_empty()).await;

    let kept = SealedLocal::open(&name).await.unwrap().load().await.unwrap().meta.unwrap();
    assert_eq!((kept.identity, kept.position.cursor), (identity.clone(), sync::Seq(3)));
    assert_eq!(tab.engine.borrow().local().meta.as_ref().unwrap().identity, identity);
}

#[wasm_bindgen_test]
async fn what_one_tab_has_saved_is_no_longer_offered_as_half_written_in_another() {
    let name = a_name();
    let one = tab(&name, no_network()).await;
    one.save_draft(half_written()).await.unwrap();
    let other = tab(&name, no_network()).await;
    assert_eq!(other.screen.forms.get_untracked(), [DraftForm::Session { draft: half_written() }]);
    one.record(&put(1)).await.unwrap();
    until("it is offered no more", || other.screen.forms.get_untracked().is_empty()).await;
}

#[wasm_bindgen_test]
async fn what_a_person_has_written_is_shown_at_once_and_other_news_a_moment_later() {
    let tab = tab(&a_name(), no_network()).await;
    let shown = || tab.screen.snapshot.get_untracked().sessions.len();
    for number in 1..=2 {
        tab.record(&put(number)).await.unwrap();
        assert_eq!(shown(), usize::try_from(number).unwrap());
    }
    for number in 3..=4 {
        let write = sample::recorded(tab.engine.borrow().local(), number, &put(number));
        tab.handle(Event::Recorded(Box::new(write)));
    }
    assert_eq!(shown(), 2);
    until("all is shown", || shown() == 4).await;
}

#[wasm_bindgen_test]
async fn all_is_called_sent_in_the_moment_in_which_the_entries_say_so() {
    let tab = tab(&a_name(), no_network()).await;
    let empty = tab.store.load().await.unwrap();
    tab.record(&put(1)).await.unwrap();
    let said = || (tab.screen.status.get_untracked().unsent, tab.screen.snapshot.get_untracked().sessions.len());
    assert_eq!(said(), (1, 1));
    tab.handle(Event::Reloaded(Box::new(empty)));
    assert_eq!(said(), (0, 0));
}
