//! What is planned, as the contact last left it.

use super::PlanView;
use crate::op::{Change, Subject};
use crate::phone::Local;
use crate::row::Entity;
use domain::id::PlanId;
use std::collections::BTreeMap;

pub(super) fn plans(local: &Local) -> Vec<PlanView> {
    let mut views: BTreeMap<PlanId, PlanView> = local
        .rows
        .values()
        .filter_map(|row| match &row.entity {
            Entity::Plan(row) if !row.dropped => Some(row),
            _ => None,
        })
        .map(|row| (row.plan.id, PlanView { plan: row.plan.clone(), refused: None }))
        .collect();
    for record in local.ops.values().filter(|record| record.is_waiting() || record.needs_a_person()) {
        let Subject::Plan(id) = record.subject else { continue };
        let Ok(change) = record.op.change() else { continue };
        match (change, record.refusal()) {
            (Change::PutPlan { plan }, refused) => {
                views.insert(id, PlanView { plan, refused });
            }
            (_, None) => {
                views.remove(&id);
            }
            (_, refused) => {
                if let Some(view) = views.get_mut(&id) {
                    view.refused = refused;
                }
            }
        }
    }
    views.into_values().collect()
}
