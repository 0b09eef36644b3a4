//! Requests for supervision, each with how far it has come.

use super::{SupervisionStage, SupervisionView};
use crate::op::{Change, Subject};
use crate::phone::Local;
use crate::row::Entity;
use domain::id::SupervisionId;
use std::collections::BTreeMap;

pub(super) fn supervisions(local: &Local) -> Vec<SupervisionView> {
    let mut views: BTreeMap<SupervisionId, SupervisionView> = local
        .rows
        .values()
        .filter_map(|row| match &row.entity {
            Entity::Supervision(row) => Some(row),
            _ => None,
        })
        .map(|row| {
            let stage = SupervisionStage::AtServer { state: row.state.clone(), asked_at: row.asked_at };
            (row.request.id, SupervisionView { request: row.request.clone(), stage, refused: None })
        })
        .collect();
    // Every one, not the last alone: what is asked and taken back offline is on its way twice.
    for record in local.ops.values().filter(|record| record.is_waiting() || record.needs_a_person()) {
        let Subject::Supervision(id) = record.subject else { continue };
        let Ok(change) = record.op.change() else { continue };
        let refused = record.refusal();
        match (change, views.get_mut(&id)) {
            (Change::AskSupervision { request }, _) => {
                let stage = if refused.is_some() { SupervisionStage::NotAsked } else { SupervisionStage::Sending };
                views.insert(id, SupervisionView { request, stage, refused });
            }
            (_, Some(view)) if refused.is_some() => view.refused = refused,
            (Change::WithdrawSupervision { .. }, Some(view)) => view.stage = SupervisionStage::TakingBack,
            _ => {}
        }
    }
    let mut views: Vec<_> = views.into_values().collect();
    // Ids are made in the order of asking, so the newest comes first.
    views.sort_by_key(|view| core::cmp::Reverse(view.request.id));
    views
}
