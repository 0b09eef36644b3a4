//! From a starting app to an open journal.

use super::account::Account;
use super::departure::Departure;
use super::driver::Driver;
use super::session::Session;
use super::{EnrolProblem, Journal, Phase, SaveProblem, auto_lock, lock};
use crate::boot::{Timer, ask_to_keep, is_kept, listen, painted, when_alone};
use crate::net::{Enrolled, Transport};
use crate::storage::{
    Preference, SealedLocal, StoreProblem, forget, is_remembered, remember, remembered, remove, renew, try_out,
};
use leptos::prelude::*;
use std::{cell::Cell, rc::Rc, time::Duration};
use sync::phone::{Identity, LocalStore, LocalWrite, Meta, Nudge};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{StorageEvent, VisibilityState};

/// How long the storage may take to open before the app says that it does not. Some browsers answer such a request
/// never, until they are restarted.
const PATIENCE: Duration = Duration::from_secs(20);

/// The journal of this phone. It opens by itself; [`Journal::phase`] tells how far it is.
#[must_use]
pub fn open() -> Journal {
    let journal = Journal::new();
    match Account::remembered() {
        None => {
            journal.screen.phase.set(Phase::NotEnrolled);
            finish_departure();
            if let Some(window) = web_sys::window() {
                // Kept for as long as the page lives.
                std::mem::forget(listen(window, "online", |_| finish_departure()));
            }
        }
        Some(account) => spawn_local(async move {
            let phase = journal.screen.phase;
            let _limit = Timer::after(PATIENCE, move || {
                phase.set(Phase::Blocked(StoreProblem::Lost("the storage does not open".into())));
            });
            if let Err(problem) = take_up(journal, account).await {
                phase.set(Phase::Blocked(problem));
            }
        }),
    }
    journal
}

/// Redeems an invitation, and opens the journal that belongs to it.
pub(super) async fn enrol(journal: Journal, code: &str) -> Result<(), EnrolProblem> {
    // An invitation works once: a browser that keeps nothing must not use it up.
    if journal.ready().is_err() {
        try_out().await?;
    }
    // What was here before goes first: its session can only be ended while its cookie is there.
    Departure::finish(&Session).await?;
    let Enrolled { device_id, contact_id, municipality, epoch, export, phone_lock } = redeem(&Session, code).await?;
    let identity = Identity {
        device: device_id,
        contact: contact_id,
        municipality: municipality.id,
        municipality_name: municipality.name,
    };
    let account = Account::new(identity, epoch);
    let open = journal.ready().ok();
    if let Some(driver) = open.as_ref().filter(|driver| driver.name() == account.database()) {
        account.remember();
        return driver.come_back(account.identity().clone(), export).await.map_err(EnrolProblem::Disk);
    }
    // Before the database: should the phone die here, the next start finds out who it is and makes the database.
    account.remember();
    renew(&account.database()).await?;
    let store = match SealedLocal::open(&account.database()).await {
        // What lies here opens with its code as before; who the phone is now is written down then.
        Err(StoreProblem::Locked) => {
            lock::show_passkey(journal, &account.database()).await;
            journal.screen.phase.set(Phase::Locked);
            return Ok(());
        }
        opened => opened?,
    };
    let meta = match store.load().await?.meta {
        // A phone that comes back: what it wrote and has not sent is still there.
        Some(known) => Meta { identity: account.identity().clone(), ..known },
        None => account.clone().beginning(),
    };
    let meta = Meta { export: export.or(meta.export), phone_lock: phone_lock.or(meta.phone_lock), ..meta };
    store.commit(LocalWrite { meta: Some(meta), ..LocalWrite::default() }).await?;
    drop(store);
    if open.is_some() {
        // Another contact's journal is open in this page; the next start opens the new one.
        crate::boot::reload();
        return Ok(());
    }
    Ok(take_up(journal, account).await?)
}

/// Signs out; see [`Journal::sign_out`].
pub(super) async fn sign_out(journal: Journal) {
    let Ok(driver) = journal.ready() else { return };
    // Whoever writes comes to an end, and nobody begins any more.
    let _turn = driver.writing.lock().await;
    let device = driver.engine.borrow().local().meta.as_ref().map(|meta| meta.identity.device);
    let Some(device) = device else { return };
    Departure::begin(device, Some(driver.name()));
    // What does not go now goes at the next start, before anything else.
    let _ = driver.store.erase().await;
    let _ = remove(driver.name()).await;
    crate::boot::start_over();
}

/// Goes on with a signing out that has not come to its end; what fails is tried again at the next start.
fn finish_departure() {
    spawn_local(async { drop(Departure::finish(&Session).await) });
}

/// Asks until there is an answer under one name, so that a lost answer does not use the invitation up.
async fn redeem(transport: &impl Transport, code: &str) -> Result<Enrolled, EnrolProblem> {
    let attempt = remembered(Preference::Attempt).unwrap_or_else(crate::clock::fresh_id);
    remember(Preference::Attempt, &attempt);
    if !is_remembered(Preference::Attempt) {
        return Err(StoreProblem::Unavailable("no preferences".into()).into());
    }
    // An invitation of somebody else must not take their place without a word.
    let holds = Account::remembered().map(|account| account.identity().contact);
    let answer = crate::net::enrol(transport, (code, holds), &crate::boot::device_name(), attempt).await;
    let answer = answer.map_err(EnrolProblem::from);
    if !matches!(answer, Err(EnrolProblem::NoNetwork | EnrolProblem::TooManyTries)) {
        forget(Preference::Attempt);
    }
    answer
}

async fn take_up(journal: Journal, account: Account) -> Result<(), StoreProblem> {
    let store = SealedLocal::open(&account.database()).await;
    match store {
        Err(StoreProblem::Locked) => {
            lock::show_passkey(journal, &account.database()).await;
            journal.screen.phase.set(Phase::Locked);
            Ok(())
        }
        Err(StoreProblem::Wiped) => {
            journal.screen.phase.set(Phase::Wiped);
            Ok(())
        }
        store => begin(journal, account, store?).await,
    }
}

/// Shows and drives what lies in `store`.
pub(super) async fn begin(journal: Journal, account: Account, store: SealedLocal) -> Result<(), StoreProblem> {
    let name = account.database();
    let identity = account.identity().clone();
    if store.is_fresh() {
        journal.screen.cleared.set(true);
        let meta = Some(account.clone().beginning());
        store.commit(LocalWrite { meta, ..LocalWrite::default() }).await.map_err(StoreProblem::from)?;
    }
    lock::show_stand(journal, &name).await?;
    if matches!(journal.screen.phase.get_untracked(), Phase::Opening | Phase::Locked) {
        journal.screen.glance(&store).await?;
        painted().await;
    }
    let driver = Driver::start(store, Session, &name, journal.screen).await.map_err(|problem| match problem {
        SaveProblem::Store(problem) => problem.into(),
        SaveProblem::NotReady => StoreProblem::Unreadable("the journal does not say whose it is".into()),
    })?;
    let let_in_anew =
        driver.engine.borrow().local().meta.as_ref().is_some_and(|meta| lock::is_other(&meta.identity, &account));
    if let_in_anew {
        driver
            .come_back(identity, None)
            .await
            .map_err(|_| StoreProblem::Lost("who the phone is was not kept".into()))?;
    }
    journal.driver.set_value(Some(Rc::clone(&driver)));
    journal.screen.phase.set(Phase::Ready);
    spawn_local(async move { journal.screen.persisted.set(is_kept().await) });
    journal.look_at_room();
    nudge_when_awake(&driver);
    let leader = Rc::clone(&driver);
    when_alone(&name, move |leads| leader.lead(leads));
    driver.nudge(Nudge::Started);
    lock::settle(&driver, &name);
    auto_lock::watch(journal);
    lock::show_passkey(journal, &name).await;
    Ok(())
}

/// Asks the browser to keep what lies here, once the first entry does: before that there is nothing to keep, and a
/// person who is asked does not know what for.
pub(super) fn ask_to_keep_once(persisted: RwSignal<Option<bool>>) {
    thread_local! {
        static ASKED: Cell<bool> = const { Cell::new(false) };
    }
    if persisted.get_untracked() != Some(true) && !ASKED.replace(true) {
        spawn_local(async move { persisted.set(ask_to_keep().await) });
    }
}

/// The app is woken by being seen and by the network's return; neither is trusted to mean that a request will succeed.
fn nudge_when_awake(driver: &Rc<Driver<SealedLocal, Session>>) {
    let Some(window) = web_sys::window() else { return };
    // Heard where another window signs out. What is open here would only write into what is gone.
    std::mem::forget(listen(window.clone(), "storage", |event| {
        if !is_remembered(Preference::Device) {
            crate::boot::start_over();
        } else if event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key) == Some(Preference::Locked.key().into()) {
            // Another window has locked.
            crate::boot::reload();
        }
    }));
    let online = Rc::clone(driver);
    // Kept for as long as the page lives.
    std::mem::forget(listen(window.clone(), "online", move |_| online.nudge(Nudge::Online)));
    if let Some(document) = window.document() {
        let (seen, shown) = (Rc::clone(driver), document.clone());
        std::mem::forget(listen(document, "visibilitychange", move |_| {
            if shown.visibility_state() == VisibilityState::Visible {
                seen.nudge(Nudge::Visible);
            }
        }));
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::journal::patience::until;
    use crate::net::{Ask, RawReply};
    use crate::storage::database_of_a_newer_app;
    use js_sys::{Array, Function, Promise};
    use std::cell::RefCell;
    use sync::TransportProblem;
    use sync::contract::sample;
    use wasm_bindgen::JsValue;
    use wasm_bindgen_futures::JsFuture;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn enrolled_phone() -> Account {
        let contact = domain::id::ContactId::new(crate::clock::fresh_id());
        let account = Account::new(Identity { contact, ..sample::meta().identity }, sample::meta().position.epoch);
        account.remember();
        account
    }

    #[wasm_bindgen_test]
    async fn a_new_phone_asks_for_an_invitation() {
        forget(Preference::Device);
        assert_eq!(open().phase().get_untracked(), Phase::NotEnrolled);
    }

    #[wasm_bindgen_test]
    async fn f10_an_enrolled_phone_opens_without_a_network_and_a_cleared_one_says_so() {
        enrolled_phone();
        for cleared in [true, false] {
            let journal = open();
            until("the journal opens", || journal.phase().get_untracked() == Phase::Ready).await;
            assert_eq!(journal.storage_was_cleared().get_untracked(), cleared);
        }
    }

    #[wasm_bindgen_test]
    async fn f26_data_of_a_newer_app_is_left_alone_and_told() {
        database_of_a_newer_app(&enrolled_phone().database()).await;
        let journal = open();
        until("it says so", || journal.phase().get_untracked() == Phase::Blocked(StoreProblem::FromNewerApp)).await;
    }

    /// Hears what is asked, and answers every time as it was told.
    struct Line {
        answer: Result<RawReply, TransportProblem>,
        asked: RefCell<Vec<Vec<u8>>>,
    }

    impl Line {
        fn that_says(answer: Result<RawReply, TransportProblem>) -> Self {
            Self { answer, asked: RefCell::default() }
        }

        /// The attempt of the last question.
        fn attempt(&self) -> String {
            let asked = self.asked.borrow();
            let body: serde_json::Value = serde_json::from_slice(asked.last().unwrap()).unwrap();
            body["attempt"].as_str().unwrap().to_owned()
        }
    }

    impl Transport for Line {
        async fn ask(&self, ask: Ask) -> Result<RawReply, TransportProblem> {
            if let Ask::Post { body, .. } = ask {
                self.asked.borrow_mut().push(body);
            }
            self.answer.clone()
        }
    }

    #[wasm_bindgen_test]
    async fn an_invitation_is_tried_under_one_name_until_there_is_an_answer() {
        forget(Preference::Attempt);
        let dead = Line::that_says(Err(TransportProblem::Offline));
        for _ in 0..2 {
            assert_eq!(redeem(&dead, "CODE").await, Err(EnrolProblem::NoNetwork));
        }
        let first = dead.attempt();
        let body = br#"{"status":409,"code":"invitation_used"}"#.to_vec();
        let content_type = "application/problem+json".to_owned();
        let line = Line::that_says(Ok(RawReply { status: 409, content_type, retry_after: None, body }));
        assert_eq!(redeem(&line, "CODE").await, Err(EnrolProblem::Used));
        assert_eq!(line.attempt(), first);
        assert_eq!(redeem(&line, "OTHER").await, Err(EnrolProblem::Used));
        assert_ne!(line.attempt(), first);
    }

    /// Takes the storage `name` and does not let go; keeps the timers that are set meanwhile. Gives what lets the timers
    /// ring, with the browser's own put back, and then what lets go of the storage.
    const DEAF: &str = r"
        let held = true;
        const own = globalThis.setTimeout;
        const waiting = [];
        return new Promise((taken) => {
          const opening = indexedDB.open(name, 7);
          opening.onupgradeneeded = () => {
            const store = opening.result.createObjectStore('held');
            const hold = () => { if (held) store.put(1, 1).onsuccess = hold; };
            hold();
            globalThis.setTimeout = (ring) => waiting.push(ring);
            taken([
              () => { globalThis.setTimeout = own; for (const ring of waiting) ring(); return waiting.length; },
              () => { held = false; opening.onsuccess = () => opening.result.close(); },
            ]);
          };
        });";

    #[wasm_bindgen_test]
    async fn a_storage_that_does_not_open_is_told_after_a_while() {
        let name = enrolled_phone().database();
        let taking = Function::new_with_args("name", DEAF).call1(&JsValue::UNDEFINED, &name.into()).unwrap();
        let held: Array = JsFuture::from(Promise::resolve(&taking)).await.unwrap().unchecked_into();
        let [ring, let_go] = [0, 1].map(|at| held.get(at).unchecked_into::<Function>());
        let journal = open();
        // The storage is asked for in the next turn.
        JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await.unwrap();
        assert_eq!(journal.phase().get_untracked(), Phase::Opening);
        assert_eq!(ring.call0(&JsValue::UNDEFINED).unwrap(), 1);
        assert!(matches!(journal.phase().get_untracked(), Phase::Blocked(StoreProblem::Lost(_))));
        let_go.call0(&JsValue::UNDEFINED).unwrap();
        until("the storage has answered", || {
            journal.phase().get_untracked() == Phase::Blocked(StoreProblem::FromNewerApp)
        })
        .await;
    }
}
