//! Reports, each with how far it has come.

use super::{ReportStage, ReportView};
use crate::op::{Change, Subject};
use crate::phone::Local;
use crate::row::Entity;
use domain::id::ReportId;
use std::collections::BTreeMap;

pub(super) fn reports(local: &Local) -> Vec<ReportView> {
    let mut views: BTreeMap<ReportId, ReportView> = local
        .rows
        .values()
        .filter_map(|row| match &row.entity {
            Entity::Report(row) => Some(row),
            _ => None,
        })
        .map(|row| {
            let stage = ReportStage::AtServer { state: row.state.clone(), sent_at: row.sent_at };
            (row.report.id, ReportView { report: row.report.clone(), stage, refused: None })
        })
        .collect();
    // Every one, not the last alone: what is sent and taken back offline is on its way twice.
    for record in local.ops.values().filter(|record| record.is_waiting() || record.needs_a_person()) {
        let Subject::Report(id) = record.subject else { continue };
        let Ok(change) = record.op.change() else { continue };
        let refused = record.refusal();
        match (change, views.get_mut(&id)) {
            // What the office has stays what is shown, beside that the new one was refused.
            (Change::SendReport { .. }, Some(view)) if refused.is_some() && view.is_closed() => view.refused = refused,
            (Change::SendReport { report }, _) => {
                let stage = if refused.is_some() { ReportStage::NotSent } else { ReportStage::Sending };
                views.insert(id, ReportView { report, stage, refused });
            }
            (_, Some(view)) if refused.is_some() => view.refused = refused,
            (Change::WithdrawReport { .. }, Some(view)) => view.stage = ReportStage::TakingBack,
            _ => {}
        }
    }
    let mut views: Vec<_> = views.into_values().collect();
    views.sort_by(|one, other| (other.report.span, &one.report.form).cmp(&(one.report.span, &other.report.form)));
    views
}
