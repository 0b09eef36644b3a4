//! From a starting app to an open journal.

use super::account::Account;
use super::driver::Driver;
use super::{EnrolProblem, Journal, Phase, SaveProblem};
use crate::boot::{Timer, ask_to_keep, is_kept, listen, when_alone};
use crate::net::{Enrolled, Http};
use crate::storage::{SealedLocal, StoreProblem};
use leptos::prelude::*;
use std::{cell::Cell, rc::Rc, time::Duration};
use sync::phone::{Identity, LocalStore, LocalWrite, Nudge};
use wasm_bindgen_futures::spawn_local;
use web_sys::VisibilityState;

/// How long the storage may take to open before the app says that it does not. Some browsers answer such a request
/// never, until they are restarted.
const PATIENCE: Duration = Duration::from_secs(20);

/// The journal of this phone. It opens by itself; [`Journal::phase`] tells how far it is.
#[must_use]
pub fn open() -> Journal {
    let journal = Journal::new();
    match Account::remembered() {
        None => journal.screen.phase.set(Phase::NotEnrolled),
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
    let Enrolled { device_id, contact_id, municipality, epoch } =
        crate::net::enrol(&Http, code, &crate::boot::device_name()).await?;
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
        return driver.come_back(account.identity().clone()).await.map_err(EnrolProblem::Disk);
    }
    // Before the database: should the phone die here, the next start finds out who it is and makes the database.
    account.remember();
    let store = SealedLocal::open(&account.database()).await?;
    let meta = match store.load().await?.meta {
        // A phone that comes back: what it wrote and has not sent is still there.
        Some(known) => sync::phone::Meta { identity: account.identity().clone(), ..known },
        None => account.clone().beginning(),
    };
    store.commit(LocalWrite { meta: Some(meta), ..LocalWrite::default() }).await?;
    drop(store);
    if open.is_some() {
        // Another contact's journal is open in this page; the next start opens the new one.
        crate::boot::reload();
        return Ok(());
    }
    Ok(take_up(journal, account).await?)
}

async fn take_up(journal: Journal, account: Account) -> Result<(), StoreProblem> {
    let name = account.database();
    let store = SealedLocal::open(&name).await?;
    if store.is_fresh() {
        journal.screen.cleared.set(true);
        let meta = Some(account.beginning());
        store.commit(LocalWrite { meta, ..LocalWrite::default() }).await.map_err(StoreProblem::from)?;
    }
    let driver = Driver::start(store, Http, &name, journal.screen).await.map_err(|problem| match problem {
        SaveProblem::Store(problem) => problem.into(),
        SaveProblem::NotReady => StoreProblem::Unreadable("the journal does not say whose it is".into()),
    })?;
    journal.driver.set_value(Some(Rc::clone(&driver)));
    journal.screen.phase.set(Phase::Ready);
    spawn_local(async move { journal.screen.persisted.set(is_kept().await) });
    journal.look_at_room();
    nudge_when_awake(&driver);
    let leader = Rc::clone(&driver);
    when_alone(&name, move || leader.lead());
    driver.nudge(Nudge::Started);
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
fn nudge_when_awake(driver: &Rc<Driver<SealedLocal, Http>>) {
    let Some(window) = web_sys::window() else { return };
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
    use crate::storage::{Preference, database_of_a_newer_app, forget};
    use sync::contract::sample;
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
}
