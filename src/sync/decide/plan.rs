//! Planning, and letting a plan go.

use super::{Decision, Effect, Ledger, StoredPlan, applied, rejected};
use crate::decide::BaseState;
use crate::id::{OpId, Revision};
use crate::outcome::RefusalCode;
use crate::row::{Entity, PlanRow};
use domain::id::PlanId;
use domain::plan::{Plan, PlanField};

/// A plan counts for nothing, so nobody is asked to choose between two edits of one: the later to arrive stands, with what
/// became of single meetings from both.
pub(super) fn put(ledger: &Ledger, op: OpId, plan: Plan) -> Decision {
    if ledger.foreign {
        return rejected(RefusalCode::NotYours, Some("/plan/id"));
    }
    if ledger.assignments.get(&plan.assignment).is_none_or(|row| row.ended) {
        return rejected(RefusalCode::NotYourAssignment, Some("/plan/assignment"));
    }
    if let Some(field) = plan.misfit() {
        let place = match field {
            PlanField::Assignment => "/plan/assignment",
            PlanField::Date => "/plan/exceptions",
            PlanField::Start => "/plan/start",
            PlanField::End => "/plan/length",
            PlanField::Until => "/plan/weekly_until",
            PlanField::Activity => "/plan/activity",
        };
        return rejected(RefusalCode::OutOfBounds, Some(place));
    }
    let plan = match &ledger.plan {
        Some(stored) if !seen(ledger, stored) && !stored.row.dropped => plan.over(&stored.row.plan),
        _ => plan,
    };
    written(ledger, PlanRow { plan, dropped: false, op })
}

pub(super) fn let_go(ledger: &Ledger, op: OpId, id: PlanId) -> Decision {
    if ledger.foreign {
        return rejected(RefusalCode::NotYours, Some("/plan"));
    }
    match &ledger.plan {
        // What never came, or was refused when it came, is gone already.
        None => applied(ledger.next_seq, Revision::ZERO, None, None),
        Some(stored) if stored.row.plan.id != id => rejected(RefusalCode::NoSuchSubject, Some("/plan")),
        Some(stored) => written(ledger, PlanRow { dropped: true, op, ..stored.row.clone() }),
    }
}

/// Whether its author had seen it as it stands.
fn seen(ledger: &Ledger, stored: &StoredPlan) -> bool {
    matches!(&ledger.base, BaseState::Known { op, .. } if *op == stored.row.op)
}

fn written(ledger: &Ledger, row: PlanRow) -> Decision {
    let revision = ledger.plan.as_ref().map_or(Revision::ZERO, |stored| stored.revision).next();
    let (seq, row) = (ledger.next_seq, Box::new(row));
    let state = Entity::Plan(row.clone());
    applied(seq, revision, Some(state), Some(Effect::PutPlan { seq, revision, row }))
}
