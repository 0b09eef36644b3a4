//! What pages may ask. A page knows nothing of storage, network or the protocol.

mod account;
mod auto_lock;
mod departure;
mod driver;
mod hand_over;
mod lock;
mod open;
#[cfg(all(test, target_arch = "wasm32"))]
mod patience;
mod problem;
mod receipts;
mod rescue;
mod screen;
mod session;
mod status;

use session::Session;

pub use crate::net::{OwnData, OwnDevice};
pub use lock::{LockDemand, LockStand, PasskeyStand};
pub use open::open;
pub use problem::{EnrolProblem, SaveProblem, SendProblem};
pub use rescue::{RescueProblem, Rescued};
pub use screen::Phase;
pub use status::{Activity, Obstacle, Stop, SyncStatus};
pub use sync::phone::Snapshot;

use crate::boot::Room;
use crate::lock::{Code, UnlockProblem};
use crate::net::{devices, own_data, shut_out};
use crate::storage::SealedLocal;
use domain::entry::{PhotoHash, SessionDraft};
use domain::id::{AssignmentId, SessionId, TimesheetId};
use domain::message::Message;
use domain::report::ReportDraft;
use domain::supervision::SupervisionDraft;
use domain::time::PayPeriod;
use driver::Driver;
use leptos::prelude::*;
use screen::Screen;
use std::rc::Rc;
use std::sync::Arc;
use sync::phone::{Blob, DraftForm, DraftKey, Nudge};
use sync::{Change, DeviceId, MessageRow, Subject, TransportProblem};

/// The contact's journal. Copy it freely; all copies are one.
#[derive(Clone, Copy)]
pub struct Journal {
    screen: Screen,
    driver: StoredValue<Option<Rc<Driver<SealedLocal, Session>>>, LocalStorage>,
}

impl Journal {
    fn new() -> Self {
        Self { screen: Screen::new(), driver: StoredValue::new_local(None) }
    }

    /// How far the app has come in getting ready.
    #[must_use]
    pub fn phase(&self) -> Signal<Phase> {
        self.screen.phase.into()
    }

    /// Everything that pages may show. Changes only when something was committed.
    #[must_use]
    pub fn snapshot(&self) -> Signal<Arc<Snapshot>> {
        self.screen.snapshot.into()
    }

    /// How the sending goes.
    #[must_use]
    pub fn sync_status(&self) -> Signal<SyncStatus> {
        self.screen.status.into()
    }

    /// Whether the browser has promised to keep the storage; `None` while it has not said.
    #[must_use]
    pub fn persisted(&self) -> Signal<Option<bool>> {
        self.screen.persisted.into()
    }

    /// How much room the browser gives; `None` while or where it does not say.
    #[must_use]
    pub fn room(&self) -> Signal<Option<Room>> {
        self.screen.room.into()
    }

    /// Looks again how much room there is.
    pub fn look_at_room(&self) {
        let room = self.screen.room;
        wasm_bindgen_futures::spawn_local(async move { room.set(crate::boot::room().await) });
    }

    /// Whether the browser had cleared the storage of this enrolled phone. What the server had is coming back by itself;
    /// what had not been sent is gone, and the contact must be told.
    #[must_use]
    pub fn storage_was_cleared(&self) -> Signal<bool> {
        self.screen.cleared.into()
    }

    /// Saves a change. When this returns `Ok`, it is on the disk, and the draft it was made from is gone with the same
    /// stroke.
    ///
    /// # Errors
    /// [`SaveProblem`]: nothing was saved; the draft is as it was.
    pub async fn record(&self, change: Change) -> Result<(), SaveProblem> {
        self.ready()?.record(&change).await?;
        open::ask_to_keep_once(self.screen.persisted);
        Ok(())
    }

    /// Lets a refused change go: what the server holds is shown again.
    ///
    /// # Errors
    /// [`SaveProblem`].
    pub async fn let_go(&self, subject: Subject) -> Result<(), SaveProblem> {
        self.ready()?.let_go(subject).await
    }

    /// The change that sends in a period as it stands on this phone now; hand it to [`Self::record`].
    ///
    /// # Errors
    /// [`SaveProblem::NotReady`].
    pub fn submission(&self, assignment: AssignmentId, period: PayPeriod) -> Result<Change, SaveProblem> {
        Ok(self.ready()?.submission(assignment, period, TimesheetId::new(crate::clock::fresh_id())))
    }

    /// Half-written forms, newest first.
    #[must_use]
    pub fn drafts(&self) -> Signal<Vec<SessionDraft>> {
        self.forms_of(|form| match form {
            DraftForm::Session { draft } => Some(draft.clone()),
            _ => None,
        })
    }

    /// Keeps a half-written form.
    ///
    /// # Errors
    /// [`SaveProblem`].
    pub async fn save_draft(&self, draft: SessionDraft) -> Result<(), SaveProblem> {
        self.ready()?.save_draft(draft).await
    }

    /// Keeps a half-written form together with a receipt that it names.
    ///
    /// # Errors
    /// [`SaveProblem`]: neither was kept.
    pub async fn attach(&self, draft: SessionDraft, receipt: Blob) -> Result<(), SaveProblem> {
        self.ready()?.attach(draft, receipt).await
    }

    /// The bytes of a receipt; nothing where this phone does not have it.
    pub async fn receipt(&self, photo: &PhotoHash) -> Option<Vec<u8>> {
        self.ready().ok()?.receipt(photo.0.parse().ok()?).await
    }

    /// Lets a half-written form go.
    ///
    /// # Errors
    /// [`SaveProblem`].
    pub async fn discard_draft(&self, session: SessionId) -> Result<(), SaveProblem> {
        self.ready()?.discard_draft(session).await
    }

    /// Half-written requests for supervision, newest first.
    #[must_use]
    pub fn requests(&self) -> Signal<Vec<SupervisionDraft>> {
        self.forms_of(|form| match form {
            DraftForm::Supervision { draft } => Some(draft.clone()),
            _ => None,
        })
    }

    /// Half-written reports.
    #[must_use]
    pub fn report_drafts(&self) -> Signal<Vec<ReportDraft>> {
        self.forms_of(|form| match form {
            DraftForm::Report { draft } => Some(draft.clone()),
            _ => None,
        })
    }

    /// Every half-written form, newest first.
    #[must_use]
    pub fn forms(&self) -> Signal<Vec<DraftForm>> {
        self.screen.forms.into()
    }

    /// Keeps a half-written form that names no receipts; a session's goes by [`Self::save_draft`].
    ///
    /// # Errors
    /// [`SaveProblem`].
    pub async fn save_form(&self, form: DraftForm) -> Result<(), SaveProblem> {
        self.ready()?.save_form(form).await
    }

    /// Lets a half-written form go that names no receipts.
    ///
    /// # Errors
    /// [`SaveProblem`].
    pub async fn discard_form(&self, key: DraftKey) -> Result<(), SaveProblem> {
        self.ready()?.discard_form(key).await
    }

    /// Tells the office, now: the one thing that never waits to be sent. When this returns `Ok`, the office has it, and the
    /// row is its receipt. The half-written form stays until somebody there has read it.
    ///
    /// # Errors
    /// [`SendProblem`]
    pub async fn send_message(&self, message: Message) -> Result<MessageRow, SendProblem> {
        self.ready().map_err(|_| SendProblem::NoAnswer)?.send_message(message).await
    }

    /// Puts what is not sent into a sealed file that the browser saves; a person carries it to the desk. It stays here, and
    /// is sent as before when that is possible: what comes twice counts once.
    ///
    /// # Errors
    /// [`RescueProblem`].
    pub async fn rescue(&self) -> Result<Rescued, RescueProblem> {
        self.ready().map_err(|_| RescueProblem::Nothing)?.rescue().await
    }

    /// Sends and fetches now, whatever pause was on.
    pub fn sync_now(&self) {
        if let Ok(driver) = self.ready() {
            driver.nudge(Nudge::Asked);
        }
    }

    /// Enrols this phone with the code of an invitation. Afterwards [`Self::phase`] is [`Phase::Ready`].
    ///
    /// # Errors
    /// [`EnrolProblem`].
    pub async fn enrol(&self, code: &str) -> Result<(), EnrolProblem> {
        open::enrol(*self, code).await
    }

    /// Lets another contact have this phone, whom `code` invites: what the first has not sent is brought to the municipality, their
    /// session ends, and nothing that can be opened stays. What the municipality does not take from this phone stays sealed, and
    /// comes when its contact is let in again.
    ///
    /// # Errors
    /// [`EnrolProblem`]; with [`EnrolProblem::NoNetwork`] the phone is the first contact's still.
    pub async fn take_over(&self, code: &str) -> Result<(), EnrolProblem> {
        hand_over::take_over(*self, code).await
    }

    /// Whether this phone has a code.
    #[must_use]
    pub fn lock_stand(&self) -> Signal<LockStand> {
        self.screen.lock.into()
    }

    /// What a phone without a code is asked.
    #[must_use]
    pub fn lock_demand(&self) -> LockDemand {
        LockDemand::of(self.screen.lock.get(), self.screen.rule.get(), crate::clock::now())
    }

    /// Opens the lock.
    ///
    /// # Errors
    /// [`UnlockProblem`]
    pub async fn unlock(&self, code: &Code) -> Result<(), UnlockProblem> {
        lock::unlock(*self, code).await
    }

    /// Whether a passkey opens this phone beside its code.
    #[must_use]
    pub fn passkey_stand(&self) -> Signal<PasskeyStand> {
        self.screen.passkey.into()
    }

    /// Opens the lock with the passkey; to be called while a press of the contact's is fresh, as browsers want it.
    ///
    /// # Errors
    /// [`UnlockProblem`]
    pub async fn unlock_by_passkey(&self) -> Result<(), UnlockProblem> {
        lock::unlock_by_passkey(*self).await
    }

    /// Lets a passkey open what lies here beside `code`, which is the one that holds.
    ///
    /// # Errors
    /// [`UnlockProblem`]; everything is as before, but for a try.
    pub async fn add_passkey(&self, code: &Code) -> Result<(), UnlockProblem> {
        lock::add_passkey(*self, code).await
    }

    /// Lets the code alone open what lies here. The passkey itself stays in the phone's own list.
    ///
    /// # Errors
    /// [`UnlockProblem`]; everything is as before.
    pub async fn drop_passkey(&self) -> Result<(), UnlockProblem> {
        lock::drop_passkey(*self).await
    }

    /// Whether the app locks before long, since nobody touches it.
    #[must_use]
    pub fn locks_soon(&self) -> Signal<bool> {
        self.screen.locks_soon.into()
    }

    /// Puts `code` before what lies here; `before` is the one that holds now, if any does.
    ///
    /// # Errors
    /// [`UnlockProblem`]; everything is as before, but for a try.
    pub async fn choose_code(&self, before: Option<&Code>, code: &Code) -> Result<(), UnlockProblem> {
        lock::choose(*self, before, code).await
    }

    /// Wipes the key of a phone whose code is forgotten. What was not sent is sealed for the municipality and stays.
    ///
    /// # Errors
    /// [`UnlockProblem`]
    pub async fn give_up(&self) -> Result<(), UnlockProblem> {
        lock::give_up(*self).await
    }

    /// Whether the municipality has answered that this phone was reported lost.
    #[must_use]
    pub fn is_reported_lost(&self) -> bool {
        self.screen.status.with(|status| status.activity == Activity::Stopped(Stop::ReportedLost))
    }

    /// Throws the key away, of a phone that was reported lost. What was not sent lies sealed for the municipality.
    pub async fn throw_key_away(&self) {
        lock::throw_key_away(*self).await;
    }

    /// Locks every window of this phone, after what is being written; a phone without a code stays open.
    pub async fn lock_now(&self) {
        lock::lock_now(*self).await;
    }

    /// The phones that the contact has connected, the newest first. Only the server knows them.
    ///
    /// # Errors
    /// [`TransportProblem`]
    pub async fn devices(&self) -> Result<Vec<OwnDevice>, TransportProblem> {
        devices(&Session).await
    }

    /// What the municipality holds about the contact. Only the server knows it.
    ///
    /// # Errors
    /// [`TransportProblem`]
    pub async fn own_data(&self) -> Result<OwnData, TransportProblem> {
        own_data(&Session).await
    }

    /// Has the browser save such a copy as a file; whether it could.
    #[must_use]
    pub fn keep_copy(&self, copy: &[u8]) -> bool {
        let name = format!("folgesvenn-{}.json", crate::clock::today());
        crate::rescue::keep(copy, &name, "application/json")
    }

    /// Has the browser hand appointments to the phone's calendar, or save them as a file; whether it could. The file's name
    /// says as little as what is in it.
    #[must_use]
    pub fn keep_calendar(&self, calendar: &str) -> bool {
        crate::rescue::keep(calendar.as_bytes(), "avtaler.ics", "text/calendar")
    }

    /// Has another phone of the contact let in no more; it throws its key away when it hears of it.
    ///
    /// # Errors
    /// [`TransportProblem`]; asking again does no harm.
    pub async fn shut_out(&self, device: DeviceId) -> Result<(), TransportProblem> {
        shut_out(&Session, device).await
    }

    /// Signs out on this phone: the key and all that lies here are gone at once, also what is not sent, and the server
    /// hears of it as soon as there is a network. Ends with the page loaded anew, in every window.
    pub async fn sign_out(&self) {
        open::sign_out(*self).await;
    }

    fn forms_of<T: Send + Sync + 'static>(
        &self,
        read: impl Fn(&DraftForm) -> Option<T> + Send + Sync + 'static,
    ) -> Signal<Vec<T>> {
        let forms = self.screen.forms;
        Signal::derive(move || forms.with(|forms| forms.iter().filter_map(&read).collect()))
    }

    fn ready(&self) -> Result<Rc<Driver<SealedLocal, Session>>, SaveProblem> {
        self.driver.try_get_value().flatten().ok_or(SaveProblem::NotReady)
    }
}
