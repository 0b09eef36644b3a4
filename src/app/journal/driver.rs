//! Carries out what the engine wants done: requests, commits, timers, and telling the screen.

use super::screen::Screen;
use super::{Obstacle, SaveProblem, SendProblem, SyncStatus};
use crate::boot::{Channel, Timer};
use crate::clock;
use crate::net::{TalkProblem, Transport, send_message, talk};
use domain::entry::SessionDraft;
use domain::id::{AssignmentId, SessionId, TimesheetId};
use domain::message::Message;
use domain::time::PayPeriod;
use futures_util::lock::Mutex;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::time::Duration;
use sync::export::ExportTicket;
use sync::phone::{
    Draft, DraftForm, DraftKey, Effect, Event, Identity, LocalProblem, LocalStore, LocalWrite, Meta, NotEnrolled,
    Nudge, PhoneEngine, Request, Ticket,
};
use sync::row::RowKey;
use sync::{BlobHash, Change, Entity, MessageRow, OpId, Stamp, Subject};
use wasm_bindgen_futures::spawn_local;

/// How long what is shown stays as it is, whatever comes: to make it anew takes as long as a batch of rows.
const SHOWN_FOR: Duration = Duration::from_millis(250);
/// The same while more is being sent and fetched.
const SHOWN_WHILE_MORE_COMES: Duration = Duration::from_secs(1);

pub(super) struct Driver<S, T> {
    name: String,
    pub(super) store: S,
    transport: T,
    pub(super) engine: RefCell<PhoneEngine>,
    /// One commit at a time: a change is numbered after the one before it is on the disk, and what is read again is never
    /// older than what the engine has heard of.
    pub(super) writing: Mutex<()>,
    /// Receipts that were put on the disk with each half-written form.
    pub(super) brought: RefCell<BTreeMap<SessionId, BTreeSet<BlobHash>>>,
    timer: RefCell<Option<Timer>>,
    /// Runs from the moment when something was shown.
    shown: RefCell<Option<Timer>>,
    /// Whether there is more to show once that is over.
    news: Cell<bool>,
    obstacle: Cell<Obstacle>,
    other_tabs: Channel,
    pub(super) screen: Screen,
}

impl<S: LocalStore + 'static, T: Transport + 'static> Driver<S, T> {
    /// Takes up what the disk holds.
    pub(super) async fn start(store: S, transport: T, name: &str, screen: Screen) -> Result<Rc<Self>, SaveProblem> {
        let engine = PhoneEngine::new(store.load().await?);
        screen.show(engine.local());
        let kept = store.drafts().await?;
        screen.show_kept(&kept);
        let brought = kept.into_iter().filter_map(|Draft { form, brought, .. }| match form {
            DraftForm::Session { draft } => Some((draft.id, brought)),
            _ => None,
        });
        let brought = brought.collect();
        let driver = Rc::new(Self {
            name: name.to_owned(),
            store,
            transport,
            engine: RefCell::new(engine),
            writing: Mutex::new(()),
            brought: RefCell::new(brought),
            timer: RefCell::new(None),
            shown: RefCell::new(None),
            news: Cell::new(false),
            obstacle: Cell::new(Obstacle::NoNetwork),
            other_tabs: Channel::named(name),
            screen,
        });
        let weak = Rc::downgrade(&driver);
        driver.other_tabs.on_news(move || {
            if let Some(driver) = weak.upgrade() {
                spawn_local(async move { driver.reload().await });
            }
        });
        // A tab that died between a commit and the news of it left that to whoever opens next.
        driver.other_tabs.tell();
        Ok(driver)
    }

    /// The contact whose journal this is.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The same contact has been let in anew, as a new device: what waits is sent under the new name. `export` is that
    /// device's; the one of before seals nothing that it writes.
    pub(super) async fn come_back(
        self: &Rc<Self>,
        identity: Identity,
        export: Option<ExportTicket>,
    ) -> Result<(), SaveProblem> {
        {
            let _turn = self.writing.lock().await;
            let local = self.store.load().await?;
            let meta = local.meta.clone().ok_or(SaveProblem::NotReady)?;
            self.handle(Event::Reloaded(Box::new(local)));
            let seen = Some(Box::new(meta.clone()));
            self.write(LocalWrite { seen, meta: Some(Meta { identity, export, ..meta }), ..LocalWrite::default() })
                .await?;
        }
        self.nudge(Nudge::Asked);
        Ok(())
    }

    pub(super) async fn record(self: &Rc<Self>, change: &Change) -> Result<(), SaveProblem> {
        let _turn = self.writing.lock().await;
        let stamp = Stamp { id: OpId::new(clock::fresh_id()), made_at: clock::now(), build: crate::boot::build_id() };
        let recorded = self.engine.borrow().local().record(stamp, change);
        let recorded = recorded.map_err(|NotEnrolled| SaveProblem::NotReady)?;
        let written = match change {
            Change::PutSession { session } => Some(session.id),
            Change::DeleteSession { session } => Some(*session),
            _ => None,
        };
        let drop_drafts = change.ends().into_iter().collect();
        let drop_blobs = self.left_over(written, &recorded).await;
        self.write(LocalWrite { drop_drafts, drop_blobs, ..recorded }).await?;
        if let Some(session) = written {
            self.brought.borrow_mut().remove(&session);
        }
        if let Some(form) = change.ends() {
            self.screen.hide_form(form);
        }
        Ok(())
    }

    pub(super) async fn let_go(self: &Rc<Self>, subject: Subject) -> Result<(), SaveProblem> {
        let _turn = self.writing.lock().await;
        let write = self.engine.borrow().local().let_go(subject);
        let drop_blobs = self.left_over(None, &write).await;
        self.write(LocalWrite { drop_blobs, ..write }).await
    }

    pub(super) fn submission(&self, assignment: AssignmentId, period: PayPeriod, fresh: TimesheetId) -> Change {
        self.engine.borrow().local().submission(assignment, period, fresh)
    }

    pub(super) async fn save_draft(&self, draft: SessionDraft) -> Result<(), SaveProblem> {
        let _turn = self.writing.lock().await;
        self.keep(draft, Vec::new()).await
    }

    pub(super) async fn discard_draft(&self, session: SessionId) -> Result<(), SaveProblem> {
        let _turn = self.writing.lock().await;
        let drop_blobs = self.left_over(Some(session), &LocalWrite::default()).await;
        let drop_drafts = vec![draft_key(session)];
        self.store.commit(LocalWrite { drop_drafts, drop_blobs, ..LocalWrite::default() }).await?;
        self.brought.borrow_mut().remove(&session);
        self.screen.hide_form(draft_key(session));
        self.other_tabs.tell();
        Ok(())
    }

    /// Keeps a half-written form that names no receipts.
    pub(super) async fn save_form(&self, form: DraftForm) -> Result<(), SaveProblem> {
        let _turn = self.writing.lock().await;
        let kept = Draft { key: form.key(), form: form.clone(), saved_at: clock::now(), brought: BTreeSet::new() };
        self.store.commit(LocalWrite { put_draft: Some(kept), ..LocalWrite::default() }).await?;
        let is_clock = matches!(form, DraftForm::Clock { .. });
        self.screen.show_form(form);
        if is_clock {
            self.other_tabs.tell();
        }
        Ok(())
    }

    pub(super) async fn discard_form(&self, key: DraftKey) -> Result<(), SaveProblem> {
        let _turn = self.writing.lock().await;
        self.store.commit(LocalWrite { drop_drafts: vec![key], ..LocalWrite::default() }).await?;
        self.screen.hide_form(key);
        self.other_tabs.tell();
        Ok(())
    }

    /// Sends a message and keeps its receipt. Where the receipt cannot be kept, it comes again with the next rows.
    pub(super) async fn send_message(self: &Rc<Self>, message: Message) -> Result<MessageRow, SendProblem> {
        let row = send_message(&self.transport, message).await?;
        let Entity::Message(told) = &row.entity else { return Err(SendProblem::NoAnswer) };
        let told = (**told).clone();
        let _turn = self.writing.lock().await;
        let held = self.engine.borrow().local().rows.get(&RowKey::Message(told.id)).map(|held| held.revision);
        if held.is_none_or(|held| held < row.revision) {
            let _ = self.write(LocalWrite { put_rows: vec![row], ..LocalWrite::default() }).await;
        }
        Ok(told)
    }

    pub(super) fn nudge(self: &Rc<Self>, nudge: Nudge) {
        self.handle(Event::Nudged(nudge));
    }

    /// Whether this window does the sending.
    pub(super) fn lead(self: &Rc<Self>, leads: bool) {
        self.handle(Event::Leading(leads));
    }

    async fn write(self: &Rc<Self>, write: LocalWrite) -> Result<(), SaveProblem> {
        self.store.commit(write.clone()).await?;
        self.handle(Event::Recorded(Box::new(write)));
        // Whoever wrote it looks for it.
        if self.news.get() {
            self.show_now();
        }
        self.other_tabs.tell();
        Ok(())
    }

    async fn reload(self: &Rc<Self>) {
        let _turn = self.writing.lock().await;
        // Where the disk cannot be read, what is shown stays; the next news tries again.
        if let Ok(local) = self.store.load().await {
            self.handle(Event::Reloaded(Box::new(local)));
        }
        if let Ok(drafts) = self.store.drafts().await {
            self.screen.keep_forms(&drafts);
        }
    }

    /// What the engine hears of a write that did not come about.
    async fn not_written(&self, ticket: Ticket, problem: &LocalProblem) -> Event {
        if *problem == LocalProblem::Overtaken
            && let Ok(local) = self.store.load().await
        {
            return Event::Overtaken(ticket, Box::new(local));
        }
        Event::CommitFailed(ticket)
    }

    fn handle(self: &Rc<Self>, event: Event) {
        let effects = self.engine.borrow_mut().handle(event, clock::now(), clock::dice());
        for effect in effects {
            self.carry_out(effect);
        }
        let status = SyncStatus::of(self.engine.borrow().status(), self.obstacle.get());
        // The line that says that all is sent stands beside the entries: they say it in the same moment.
        if self.screen.turns_all_sent(&status) && self.news.get() {
            self.show_now();
        }
        self.screen.show_status(status);
    }

    fn carry_out(self: &Rc<Self>, effect: Effect) {
        let driver = Rc::clone(self);
        match effect {
            Effect::Send(ticket, request) => spawn_local(async move {
                let attachment = match &request {
                    Request::Piece { blob, .. } => driver.store.blob(*blob).await.ok().flatten().unwrap_or_default(),
                    _ => Vec::new(),
                };
                let event = match talk(&driver.transport, &request, &attachment).await {
                    Ok(reply) => Event::Replied(ticket, reply),
                    Err(TalkProblem::Unreadable(_)) => Event::Unreadable(ticket),
                    Err(TalkProblem::Transport(problem)) => {
                        driver.obstacle.set(Obstacle::of(&problem));
                        Event::Failed(ticket, problem)
                    }
                };
                driver.handle(event);
            }),
            Effect::Commit(ticket, write) => spawn_local(async move {
                let _turn = driver.writing.lock().await;
                match driver.store.commit(*write).await {
                    Ok(()) => {
                        driver.handle(Event::Committed(ticket));
                        driver.other_tabs.tell();
                    }
                    Err(problem) => {
                        let event = driver.not_written(ticket, &problem).await;
                        driver.handle(event);
                    }
                }
            }),
            Effect::SetTimer(rest) => {
                if self.news.get() {
                    self.show_now();
                }
                let timer = Timer::after(rest, move || driver.handle(Event::TimerFired));
                self.timer.replace(Some(timer));
            }
            Effect::Announce => self.show(),
        }
    }

    /// Shows what was committed: a little later where something was shown a moment ago, or where more is on its way.
    fn show(self: &Rc<Self>) {
        if self.shown.borrow().is_some() {
            self.news.set(true);
        } else if self.engine.borrow().status().phase.is_under_way() {
            self.news.set(true);
            self.look_again(SHOWN_WHILE_MORE_COMES);
        } else {
            self.show_now();
        }
    }

    fn show_now(self: &Rc<Self>) {
        self.news.set(false);
        self.screen.show(self.engine.borrow().local());
        let more_comes = self.engine.borrow().status().phase.is_under_way();
        self.look_again(if more_comes { SHOWN_WHILE_MORE_COMES } else { SHOWN_FOR });
    }

    fn look_again(self: &Rc<Self>, after: Duration) {
        let driver = Rc::clone(self);
        let timer = Timer::after(after, move || {
            driver.shown.take();
            let more_comes = driver.engine.borrow().status().phase.is_under_way();
            if driver.news.get() {
                if more_comes && after < SHOWN_WHILE_MORE_COMES {
                    driver.look_again(SHOWN_WHILE_MORE_COMES);
                } else {
                    driver.show_now();
                }
            }
        });
        self.shown.replace(Some(timer));
    }
}

/// A draft has the name of what it will become.
pub(super) const fn draft_key(session: SessionId) -> DraftKey {
    DraftKey(session.uuid())
}

#[cfg(all(test, target_arch = "wasm32"))]
#[path = "driver_tests.rs"]
mod tests;
