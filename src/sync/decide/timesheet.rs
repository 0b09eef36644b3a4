//! Sending in a period, and taking it back.

use super::{Decision, Effect, Ledger, StoredTimesheet, applied, refused, rejected};
use crate::id::{OpId, Revision};
use crate::manifest::{Manifest, Totals, content_hash};
use crate::op::photos;
use crate::outcome::{Outcome, RefusalCode};
use crate::row::{Entity, TimesheetRow, TimesheetState};
use chrono::{DateTime, Utc};
use domain::id::{AssignmentId, SessionId, TimesheetId};
use domain::time::PayPeriod;
use std::collections::BTreeMap;

pub(super) struct Submission {
    pub(super) id: TimesheetId,
    pub(super) assignment: AssignmentId,
    pub(super) period: PayPeriod,
    pub(super) manifest: Manifest,
    /// By the phone's clock.
    pub(super) pressed_at: DateTime<Utc>,
}

pub(super) fn submit(ledger: &Ledger, op: OpId, asked: Submission, now: DateTime<Utc>) -> Decision {
    if ledger.foreign {
        return rejected(RefusalCode::NotYours, Some("/timesheet"));
    }
    // An assignment that has ended still has a last month to be sent in.
    let Some(row) = ledger.assignments.get(&asked.assignment) else {
        return rejected(RefusalCode::NotYourAssignment, Some("/assignment"));
    };
    let known = row.terms.read().is_some_and(|terms| terms.period_of(asked.period.from()) == asked.period);
    if !known {
        return rejected(RefusalCode::NotAPeriod, Some("/period"));
    }
    if let Some(stored) = &ledger.timesheet {
        let row = &stored.row;
        if (row.id, row.assignment, row.period) != (asked.id, asked.assignment, asked.period) {
            return refused(Outcome::Conflict { server_state: Some(told(row)) });
        }
        if !row.state.is_open() {
            return refused(Outcome::Locked { state: row.state.clone() });
        }
    }
    if let Some(place) = difference(ledger, &asked.manifest) {
        return rejected(RefusalCode::ManifestDiffers, Some(&place));
    }
    let row = TimesheetRow {
        id: asked.id,
        assignment: asked.assignment,
        period: asked.period,
        state: TimesheetState::Submitted,
        totals: asked.manifest.totals,
        op,
        submitted_at: now,
        pressed_at: Some(asked.pressed_at.min(now)),
        reckoned: None,
        revised: false,
    };
    put_row(ledger, row, asked.manifest)
}

pub(super) fn withdraw(ledger: &Ledger, op: OpId, id: TimesheetId) -> Decision {
    if ledger.foreign {
        return rejected(RefusalCode::NotYours, Some("/timesheet"));
    }
    let Some(StoredTimesheet { revision, row, manifest }) = ledger.timesheet.as_ref().filter(|t| t.row.id == id) else {
        return rejected(RefusalCode::NoSuchSubject, Some("/timesheet"));
    };
    match row.state {
        TimesheetState::Submitted => {
            let row = TimesheetRow { state: TimesheetState::Draft, op, ..row.clone() };
            put_row(ledger, row, manifest.clone())
        }
        // Open already: what was wanted is so.
        TimesheetState::Draft | TimesheetState::Returned { .. } => {
            applied(ledger.next_seq, *revision, Some(*told(row)), None)
        }
        TimesheetState::Approved | TimesheetState::Exported | TimesheetState::Paid => {
            refused(Outcome::Locked { state: row.state.clone() })
        }
    }
}

fn told(row: &TimesheetRow) -> Box<Entity> {
    Box::new(Entity::Timesheet(Box::new(row.clone())))
}

fn put_row(ledger: &Ledger, row: TimesheetRow, manifest: Manifest) -> Decision {
    let revision = ledger.timesheet.as_ref().map_or(Revision::ZERO, |stored| stored.revision).next();
    let seq = ledger.next_seq;
    let (row, manifest) = (Box::new(row), Box::new(manifest));
    let told = Entity::Timesheet(row.clone());
    applied(seq, revision, Some(told), Some(Effect::PutTimesheet { seq, revision, row, manifest }))
}

/// The first place where the manifest says something else than the ledger, as a JSON pointer.
fn difference(ledger: &Ledger, manifest: &Manifest) -> Option<String> {
    let mut held: BTreeMap<SessionId, _> = ledger.period.iter().map(|session| (session.id, session)).collect();
    for (position, line) in manifest.lines.iter().enumerate() {
        let place = || Some(format!("/manifest/lines/{position}"));
        let Some(session) = held.remove(&line.session) else { return place() };
        if content_hash(session) != line.content {
            return place();
        }
        let arrived = line.photos.iter().all(|photo| !ledger.missing_blobs.contains(photo));
        if !arrived || !photos(session).eq(line.photos.iter().copied()) {
            return Some(format!("/manifest/lines/{position}/photos"));
        }
    }
    if !held.is_empty() {
        return Some("/manifest/lines".to_owned());
    }
    (manifest.totals != Totals::of(&ledger.period)).then(|| "/manifest/totals".to_owned())
}
