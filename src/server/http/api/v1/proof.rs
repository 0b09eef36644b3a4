//! Whether a provider was as sure of a phone's contact as the municipality asks for what the phone sends (`acr`).

use crate::config::{LetsIn, Level};
use crate::http::{AppState, Problem};
use std::collections::BTreeSet;
use store::people::DeviceSession;
use sync::{Change, Op, OpId, Subject};

/// Those that ask for a safer sign-in than the phone has, and what else is about the same things: taking a report back cannot be
/// judged before it has come.
pub(super) async fn unproved(state: &AppState, session: &DeviceSession, ops: &[Op]) -> Result<BTreeSet<OpId>, Problem> {
    let changes: Vec<(OpId, Change)> = ops.iter().filter_map(|op| Some((op.id(), op.change().ok()?))).collect();
    let may_ask = |change: &Change| matches!(change, Change::SubmitTimesheet { .. } | Change::SendReport { .. });
    if !changes.iter().any(|(_, change)| may_ask(change)) {
        return Ok(BTreeSet::new());
    }
    // Whom the office has invited itself, it knows.
    let proven = state.store().device_proven_by(session.scope, session.device).await?;
    let Some(proven) = proven else { return Ok(BTreeSet::new()) };
    let Some(provider) = state.providers().find(LetsIn::Contacts, &proven.provider) else { return Ok(BTreeSet::new()) };
    let demanded = &provider.settings().demanded;
    let is_met = |level: &Option<Level>| level.as_ref().is_none_or(|level| level.is_met_by(proven.acr.as_deref()));
    let asks = |change: &Change| match change {
        Change::SubmitTimesheet { .. } => !is_met(&demanded.submit),
        Change::SendReport { .. } => !is_met(&demanded.report),
        _ => false,
    };
    let about: BTreeSet<Subject> =
        changes.iter().filter(|(_, change)| asks(change)).map(|(_, c)| c.subject()).collect();
    Ok(changes.iter().filter(|(_, change)| about.contains(&change.subject())).map(|(op, _)| *op).collect())
}
