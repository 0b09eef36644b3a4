//! What the recipient's side says of months.

use super::{SignOffStage, SignOffView};
use crate::op::{Change, Subject};
use crate::phone::Local;
use crate::row::Entity;
use domain::id::SignOffId;
use std::collections::BTreeMap;

pub(super) fn sign_offs(local: &Local) -> Vec<SignOffView> {
    let mut views: BTreeMap<SignOffId, SignOffView> = local
        .rows
        .values()
        .filter_map(|row| match &row.entity {
            Entity::SignOff(row) => Some(row),
            _ => None,
        })
        .map(|row| {
            let (sign_off, said_at) = (row.sign_off.clone(), row.said_at);
            (sign_off.id, SignOffView { sign_off, said_at, stage: SignOffStage::AtServer, refused: None })
        })
        .collect();
    for record in local.ops.values().filter(|record| record.is_waiting() || record.needs_a_person()) {
        let Subject::SignOff(id) = record.subject else { continue };
        let Ok(Change::SignOff { sign_off }) = record.op.change() else { continue };
        let refused = record.refusal();
        match views.get_mut(&id) {
            // What the server has stays what is shown, beside that the new one was refused.
            Some(view) if refused.is_some() && view.stage != SignOffStage::NotSent => view.refused = refused,
            _ => {
                let stage = if refused.is_some() { SignOffStage::NotSent } else { SignOffStage::Sending };
                views.insert(id, SignOffView { sign_off, said_at: record.op.made_at(), stage, refused });
            }
        }
    }
    views.into_values().collect()
}
