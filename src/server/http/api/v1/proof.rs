//! Whether a provider was as sure of a phone's contact as the municipality asks for what the phone sends (`acr`).

use crate::config::{LetsIn, Level};
use crate::http::{AppState, Problem};
use std::collections::BTreeSet;
use store::people::DeviceSession;
use sync::decide;
use sync::{Change, Op, OpId};

/// Those that ask for a safer sign-in than the phone has.
pub(super) async fn unproved(state: &AppState, session: &DeviceSession, ops: &[Op]) -> Result<BTreeSet<OpId>, Problem> {
    let may_ask = |change: &Change| matches!(change, Change::SubmitTimesheet { .. } | Change::SendReport { .. });
    if decide::unproved(ops, may_ask).is_empty() {
        return Ok(BTreeSet::new());
    }
    // Whom the office has invited itself, it knows.
    let proven = state.store().device_proven_by(session.scope, session.device).await?;
    let Some(proven) = proven else { return Ok(BTreeSet::new()) };
    let Some(provider) = state.providers().find(LetsIn::Contacts, &proven.provider) else { return Ok(BTreeSet::new()) };
    let demanded = &provider.settings().demanded;
    let is_met = |level: &Option<Level>| level.as_ref().is_none_or(|level| level.is_met_by(proven.acr.as_deref()));
    Ok(decide::unproved(ops, |change| match change {
        Change::SubmitTimesheet { .. } => !is_met(&demanded.submit),
        Change::SendReport { .. } => !is_met(&demanded.report),
        _ => false,
    }))
}
