//! The way to the server for a phone that is enrolled: a session that is over is renewed with the phone's own key.

use super::account::Account;
use crate::net::{Ask, Http, RawReply, Transport, ask_renewing, keep_session_key};
use crate::storage::{Preference, own_session_key, remember, remembered, session_key};
use sync::{DeviceId, TransportProblem};

/// Asks by [`Http`], and renews the session where that is needed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Session;

impl Transport for Session {
    async fn ask(&self, ask: Ask) -> Result<RawReply, TransportProblem> {
        ask_renewing(&Http, ask, async || {
            let account = Account::remembered()?;
            Some((account.identity().device, session_key(&account.database()).await.ok()??))
        })
        .await
    }
}

/// Makes a key where there is none, and has the server know it. What does not come about now is tried at the next start;
/// until then the session is the one that the phone was enrolled with.
pub(super) async fn name_key(device: DeviceId, database: &str) {
    if remembered::<DeviceId>(Preference::Renews) == Some(device) {
        return;
    }
    let Ok(key) = own_session_key(database).await else { return };
    let Ok(public) = key.public().await else { return };
    match keep_session_key(&Session, public).await {
        // Named before, by a phone whose storage was cleared: nothing is won by asking again.
        Ok(()) | Err(TransportProblem::Forbidden) => remember(Preference::Renews, &device),
        Err(_) => {}
    }
}
