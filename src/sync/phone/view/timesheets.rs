//! Timesheets, each with how far it has come.

use super::{TimesheetStage, TimesheetView, deciding};
use crate::op::{Change, Subject};
use crate::phone::{Local, OpStatus};
use crate::row::{Entity, ReckonedDocument, TimesheetRow};
use domain::id::TimesheetId;
use std::collections::BTreeMap;

pub(super) fn timesheet_rows(local: &Local) -> impl Iterator<Item = &TimesheetRow> {
    local.rows.values().filter_map(|row| match &row.entity {
        Entity::Timesheet(row) => Some(row.as_ref()),
        _ => None,
    })
}

pub(super) fn timesheets(local: &Local) -> Vec<TimesheetView> {
    let mut views: BTreeMap<TimesheetId, TimesheetView> = timesheet_rows(local)
        .map(|row| {
            let stage = TimesheetStage::AtServer(row.state.clone());
            let TimesheetRow { id, assignment, period, totals, revised, .. } = *row;
            let approved = row.reckoned.as_ref().filter(|_| row.state.is_approved()).and_then(ReckonedDocument::read);
            (id, TimesheetView { id, assignment, period, stage, totals, approved, revised })
        })
        .collect();
    for record in deciding(local).into_values() {
        let Ok(change) = record.op.change() else { continue };
        let Subject::Timesheet(id) = change.subject() else { continue };
        let server = views.get(&id).and_then(|view| match &view.stage {
            TimesheetStage::AtServer(state) => Some(state.clone()),
            _ => None,
        });
        let stage = match (&record.status, &change) {
            (OpStatus::Refused { outcome, .. }, _) => TimesheetStage::Refused { outcome: outcome.clone(), server },
            (_, Change::WithdrawTimesheet { .. }) => TimesheetStage::TakingBack,
            _ => TimesheetStage::Sending,
        };
        match (change, views.get_mut(&id)) {
            (Change::SubmitTimesheet { assignment, period, manifest, .. }, _) => {
                let totals = manifest.totals;
                let (approved, revised) = (None, false);
                views.insert(id, TimesheetView { id, assignment, period, stage, totals, approved, revised });
            }
            (_, Some(view)) => view.stage = stage,
            (_, None) => {}
        }
    }
    let mut views: Vec<_> = views.into_values().collect();
    views.sort_by_key(|view| (view.period, view.assignment));
    views
}
