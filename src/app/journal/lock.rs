//! The lock, as pages ask for it.

use super::account::Account;
use super::driver::Driver;
use super::session::{self, Session};
use super::{Journal, Phase, open};
use crate::clock::now;
use crate::lock::{Authenticator as _, Code, Coded, Keyhole as _, LockRow, Platform, Share, UnlockProblem};
use crate::net::{Transport, bring_sealed, share};
use crate::storage::{Preference, SealedLocal, StoreProblem, lock, lock_row, remember};
use crate::vault::DataKey;
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use std::rc::Rc;
use sync::phone::{Identity, Nudge};
use sync::wire::PhoneLock;
use sync::{DeviceId, TransportProblem};
use wasm_bindgen_futures::spawn_local;

/// On the first day with the app there is enough that is new: a code that nobody must choose is offered after it.
const FIRST_DAY: TimeDelta = TimeDelta::days(1);

/// Whether this phone has a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockStand {
    /// Not known yet.
    Unknown,
    /// None.
    Open {
        /// Until when it may go on so, where the municipality wants one.
        until: DateTime<Utc>,
    },
    /// It has one.
    Coded,
}

/// Whether a passkey opens this phone, beside its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasskeyStand {
    /// Neither here nor possible, as far as is known.
    Impossible,
    /// The phone can have one.
    Possible,
    /// It does.
    Used,
}

/// What a phone without a code is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockDemand {
    /// Nothing.
    Nothing,
    /// It may choose one.
    Offered,
    /// It must choose one before long.
    Soon(DateTime<Utc>),
    /// It goes on with a code alone.
    Now,
}

impl LockDemand {
    pub(super) fn of(stand: LockStand, rule: Option<PhoneLock>, now: DateTime<Utc>) -> Self {
        match (stand, rule) {
            (LockStand::Unknown | LockStand::Coded, _) | (_, None) => Self::Nothing,
            (LockStand::Open { until }, Some(PhoneLock::Offered)) if now < until + FIRST_DAY => Self::Nothing,
            (LockStand::Open { .. }, Some(PhoneLock::Offered)) => Self::Offered,
            (LockStand::Open { until }, Some(PhoneLock::Required)) if now < until => Self::Soon(until),
            (LockStand::Open { .. }, Some(PhoneLock::Required)) => Self::Now,
        }
    }
}

/// Opens the lock and the journal behind it.
pub(super) async fn unlock(journal: Journal, code: &Code) -> Result<(), UnlockProblem> {
    let account = account()?;
    let data = opened(&account.database(), code).await;
    enter(journal, account, data).await
}

/// The same with the passkey. The municipality's part comes first: nobody is asked for a finger in vain.
pub(super) async fn unlock_by_passkey(journal: Journal) -> Result<(), UnlockProblem> {
    let account = account()?;
    let name = account.database();
    let data = async { lock(&name).await?.open_by_passkey(&Platform, part(&name).await?).await };
    let data = data.await;
    enter(journal, account, data).await
}

async fn enter(journal: Journal, account: Account, data: Result<DataKey, UnlockProblem>) -> Result<(), UnlockProblem> {
    let data = heard(journal, data)?;
    let store = SealedLocal::unlocked(&account.database(), &data).await?;
    Ok(open::begin(journal, account, store).await?)
}

/// Lets a passkey open what lies here too; `code` is the one that holds.
pub(super) async fn add_passkey(journal: Journal, code: &Code) -> Result<(), UnlockProblem> {
    let name = account()?.database();
    let data = heard(journal, opened(&name, code).await)?;
    lock(&name).await?.add_passkey(&Platform, &data, part(&name).await?).await?;
    journal.screen.passkey.set(PasskeyStand::Used);
    Ok(())
}

/// Lets the code alone open again.
pub(super) async fn drop_passkey(journal: Journal) -> Result<(), UnlockProblem> {
    lock(&account()?.database()).await?.drop_passkey().await?;
    journal.screen.passkey.set(PasskeyStand::Possible);
    Ok(())
}

/// Tells the screen whether a passkey opens what lies here. What the phone could have is told when the browser has said it.
pub(super) async fn show_passkey(journal: Journal, name: &str) {
    let stand = journal.screen.passkey;
    if matches!(lock_row(name).await, Ok(LockRow::Coded(Coded { passkey: Some(_), .. }))) {
        stand.set(PasskeyStand::Used);
        return;
    }
    // Whatever was so of a key that was wiped.
    stand.set(PasskeyStand::Impossible);
    spawn_local(async move {
        if Platform.is_here().await && stand.get_untracked() == PasskeyStand::Impossible {
            stand.set(PasskeyStand::Possible);
        }
    });
}

/// What an attempt came to, with the screen told where the key is gone.
fn heard(journal: Journal, data: Result<DataKey, UnlockProblem>) -> Result<DataKey, UnlockProblem> {
    if data.as_ref().is_err_and(is_wiped) {
        journal.screen.phase.set(Phase::Wiped);
    }
    data
}

/// Puts a code before what lies here, for the first time or instead of `before`.
pub(super) async fn choose(journal: Journal, before: Option<&Code>, code: &Code) -> Result<(), UnlockProblem> {
    let account = account()?;
    let (name, device) = (account.database(), account.identity().device);
    let lock = lock(&name).await?;
    let row = lock_row(&name).await?;
    let (data, whose) = match (&row, before) {
        (LockRow::Open { .. }, _) => (row.data_key(&lock.browser).await?, (device, asked_for(device).await?)),
        (LockRow::Coded(coded), Some(before)) => {
            let data = heard(journal, opened(&name, before).await)?;
            (data, (coded.device, part(&name).await?))
        }
        (LockRow::Coded(_), None) => return Err(StoreProblem::Overtaken.into()),
        (LockRow::Wiped, _) => return Err(UnlockProblem::Wiped),
    };
    lock.choose(&data, code, whose, now()).await?;
    journal.screen.lock.set(LockStand::Coded);
    Ok(())
}

/// Takes the key away from a phone whose code is forgotten.
pub(super) async fn give_up(journal: Journal) -> Result<(), UnlockProblem> {
    let name = account()?.database();
    lock(&name).await?.keyhole.wipe().await?;
    journal.screen.phase.set(Phase::Wiped);
    Ok(())
}

/// Throws the key away, of a phone that is in a stranger's hands. Whoever writes comes to an end first, and then every window
/// is loaded anew: the key goes out of their memory too.
pub(super) async fn throw_key_away(journal: Journal) {
    let Ok(driver) = journal.ready() else { return };
    let _turn = driver.writing.lock().await;
    // What is not wiped now is wiped at the next answer of the server.
    if give_up(journal).await.is_ok() {
        remember(Preference::Locked, &crate::clock::fresh_id());
        crate::boot::reload();
    }
}

/// Locks every window. Who writes comes to an end first; then the page is loaded anew, and with the page goes all that it
/// knew: the key, and what was shown.
pub(super) async fn lock_now(journal: Journal) {
    if journal.screen.lock.get_untracked() != LockStand::Coded {
        return;
    }
    let Ok(driver) = journal.ready() else { return };
    let _turn = driver.writing.lock().await;
    remember(Preference::Locked, &crate::clock::fresh_id());
    crate::boot::reload();
}

/// Tells the screen how the data key lies here.
pub(super) async fn show_stand(journal: Journal, name: &str) -> Result<(), StoreProblem> {
    journal.screen.lock.set(match lock_row(name).await? {
        LockRow::Open { until, .. } => LockStand::Open { until },
        LockRow::Coded(_) => LockStand::Coded,
        LockRow::Wiped => return Err(StoreProblem::Wiped),
    });
    Ok(())
}

/// Once the journal is open: asks the server again for its part, so that it can be used for some days more without a
/// network, and brings what a wiped key has left behind.
pub(super) fn settle(driver: &Rc<Driver<SealedLocal, Session>>, name: &str) {
    let (driver, name) = (Rc::clone(driver), name.to_owned());
    spawn_local(async move {
        bring_left_behind(&driver, &Session).await;
        let device = driver.engine.borrow().local().meta.as_ref().map(|meta| meta.identity.device);
        if let Some(device) = device {
            session::name_key(device, &name).await;
        }
        // What does not come about now is tried at the next start.
        let _ = refresh(&name).await;
    });
}

async fn refresh(name: &str) -> Result<(), UnlockProblem> {
    if !matches!(lock_row(name).await?, LockRow::Coded(_)) {
        return Ok(());
    }
    let lock = lock(name).await?;
    let (device, _) = lock.share(now()).await?;
    match share(&Session, device).await {
        Ok(share) => lock.keep_share(Some(share), now()).await,
        Err(TransportProblem::ReportedLost) => Ok(lock.keyhole.wipe().await?),
        Err(TransportProblem::Forbidden) => lock.keep_share(None, now()).await,
        Err(_) => Ok(()),
    }
}

/// What cannot be brought now stays, and is brought at a later start.
async fn bring_left_behind(driver: &Rc<Driver<SealedLocal, Session>>, transport: &impl Transport) {
    let left = {
        let _turn = driver.writing.lock().await;
        let local = driver.engine.borrow().local().clone();
        driver.store.left_behind(&local).await
    };
    let Ok(left) = left else { return };
    let any = !left.is_empty();
    for (key, sealed) in left {
        if bring_sealed(transport, sealed).await.is_err() || driver.store.taken_in(key).await.is_err() {
            return;
        }
    }
    if any {
        driver.nudge(Nudge::Asked);
    }
}

const fn is_wiped(problem: &UnlockProblem) -> bool {
    matches!(problem, UnlockProblem::Wiped)
}

fn account() -> Result<Account, UnlockProblem> {
    Account::remembered().ok_or_else(|| StoreProblem::Unreadable("no account".into()).into())
}

async fn opened(name: &str, code: &Code) -> Result<DataKey, UnlockProblem> {
    let share = part(name).await?;
    lock(name).await?.open(code, share).await
}

/// The municipality's part: the one that is kept, or fetched and kept from now on.
async fn part(name: &str) -> Result<Share, UnlockProblem> {
    let lock = lock(name).await?;
    let (device, kept) = lock.share(now()).await?;
    if let Some(share) = kept {
        return Ok(share);
    }
    let asked = asked_for(device).await;
    if asked.as_ref().is_err_and(is_wiped) {
        lock.keyhole.wipe().await?;
    }
    let share = asked?;
    lock.keep_share(Some(share), now()).await?;
    Ok(share)
}

async fn asked_for(device: DeviceId) -> Result<Share, UnlockProblem> {
    share(&Session, device).await.map_err(|problem| match problem {
        TransportProblem::ReportedLost => UnlockProblem::Wiped,
        TransportProblem::Forbidden | TransportProblem::SignedOut | TransportProblem::Refused { .. } => {
            UnlockProblem::ShutOut
        }
        _ => UnlockProblem::NoNetwork,
    })
}

/// Whether the contact has been let in anew since this was written.
pub(super) fn is_other(known: &Identity, account: &Account) -> bool {
    known.device != account.identity().device
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_wanted_at_once_or_after_the_days_of_grace_or_only_offered() {
        let now = DateTime::UNIX_EPOCH;
        let (past, later) = (now, now + TimeDelta::days(1));
        let demand = |until, rule| LockDemand::of(LockStand::Open { until }, Some(rule), now);
        assert_eq!(demand(past, PhoneLock::Required), LockDemand::Now);
        assert_eq!(demand(later, PhoneLock::Required), LockDemand::Soon(later));
        assert_eq!(demand(past, PhoneLock::Offered), LockDemand::Nothing, "on the first day");
        assert_eq!(demand(now - TimeDelta::days(1), PhoneLock::Offered), LockDemand::Offered);
        assert_eq!(LockDemand::of(LockStand::Coded, Some(PhoneLock::Required), now), LockDemand::Nothing);
        assert_eq!(LockDemand::of(LockStand::Open { until: past }, None, now), LockDemand::Nothing);
    }
}
