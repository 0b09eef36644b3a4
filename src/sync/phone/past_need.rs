//! What a phone lets go of: an assignment that is over, once all of it is decided and some time has passed. The municipality
//! keeps it for as long as the law wants; a private phone need not.

use super::{Local, LocalWrite, Meta};
use crate::row::{AssignmentRow, Entity, ReportState, RowKey, SupervisionState};
use chrono::TimeDelta;
use domain::entry::Session;
use domain::id::AssignmentId;
use domain::time::Zone;

/// How long after its last day an assignment stays on the phone: until its last month has been paid, and asked about.
pub const GRACE: TimeDelta = TimeDelta::days(90);

impl Local {
    /// What to write to let go of one assignment whose time is over, if there is one. By the server's clock alone: a phone's
    /// own may be years ahead.
    pub(super) fn past_need(&self) -> Option<LocalWrite> {
        let meta = self.meta.as_ref()?;
        let today = Zone::OSLO.wall_at(meta.heard?).date();
        let rows = self.rows.values().filter_map(|row| match &row.entity {
            Entity::Assignment(row) => Some(&**row),
            _ => None,
        });
        rows.map(|row| Whole::of(self, row)).find_map(|whole| {
            let last = whole.last_day().filter(|last| *last + GRACE < today)?;
            let settled = whole.is_decided() && whole.has_no_operation(self);
            let let_go = meta.let_go.map_or(last, |before| before.max(last));
            let meta = Meta { let_go: Some(let_go), ..meta.clone() };
            settled.then(|| LocalWrite { meta: Some(meta), drop_rows: whole.keys(), ..LocalWrite::default() })
        })
    }
}

/// An assignment with all that belongs to it.
struct Whole<'a> {
    row: &'a AssignmentRow,
    entities: Vec<&'a Entity>,
    /// Other assignments' sessions, a part of whose driving was for this one.
    shared: Vec<&'a Session>,
}

fn of(entity: &Entity) -> Option<AssignmentId> {
    match entity {
        Entity::Session(row) => row.live().map(|session| session.assignment),
        Entity::Timesheet(row) => Some(row.assignment),
        Entity::Supervision(row) => Some(row.request.assignment),
        Entity::Report(row) => Some(row.report.assignment),
        Entity::Plan(row) => Some(row.plan.assignment),
        Entity::SignOff(row) => Some(row.sign_off.assignment),
        Entity::Message(row) => Some(row.assignment),
        Entity::Assignment(_) | Entity::Papers(_) | Entity::Letters(_) | Entity::Unknown => None,
    }
}

fn session(entity: &Entity) -> Option<&Session> {
    match entity {
        Entity::Session(row) => row.live(),
        _ => None,
    }
}

impl<'a> Whole<'a> {
    fn of(local: &'a Local, row: &'a AssignmentRow) -> Self {
        let id = row.assignment.id;
        let all = local.rows.values().map(|row| &row.entity);
        let drives_for = |session: &&Session| {
            let mut legs = session.trips.iter().flat_map(|trip| &trip.legs);
            session.assignment != id && legs.any(|leg| leg.assignment == Some(id))
        };
        Self {
            row,
            entities: all.clone().filter(|entity| of(entity) == Some(id)).collect(),
            shared: all.filter_map(session).filter(drives_for).collect(),
        }
    }

    fn sessions(&self) -> impl Iterator<Item = &'a Session> {
        self.entities.iter().filter_map(|entity| session(entity))
    }

    /// The last day on which anything of it happened; nothing as long as it goes on.
    fn last_day(&self) -> Option<chrono::NaiveDate> {
        let until = self.row.assignment.agreement.until;
        if until.is_none() && !self.row.ended {
            return None;
        }
        let worked = self.sessions().chain(self.shared.iter().copied()).map(|session| session.span.end().wall.date());
        worked.chain(until).max()
    }

    /// Every month is approved that something was written in, and nobody waits for anybody.
    fn is_decided(&self) -> bool {
        let approved = |session: &Session| {
            self.entities.iter().any(|entity| match entity {
                Entity::Timesheet(row) => row.state.is_approved() && row.period.holds(session.span.date()),
                _ => false,
            })
        };
        let answered = self.entities.iter().all(|entity| match entity {
            Entity::Supervision(row) => row.state != SupervisionState::Received,
            Entity::Report(row) => !matches!(row.state, ReportState::Returned { .. }),
            _ => true,
        });
        answered && self.sessions().all(approved)
    }

    /// No operation is kept that says anything of it: one that waits is not at the municipality, and one that was carried out
    /// holds the same words.
    fn has_no_operation(&self, local: &Local) -> bool {
        let keys = self.keys();
        local.ops.values().all(|record| !keys.contains(&RowKey::Subject(record.subject)))
    }

    fn keys(&self) -> Vec<RowKey> {
        let own = RowKey::Assignment(self.row.assignment.id);
        self.entities.iter().filter_map(|entity| entity.key()).chain([own]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::sample;
    use crate::id::{OpId, Revision, Seq};
    use crate::manifest::Totals;
    use crate::op::Change;
    use crate::row::{Row, TimesheetRow, TimesheetState};
    use domain::id::TimesheetId;
    use domain::time::PayPeriod;

    fn march(state: TimesheetState) -> Row {
        let row = TimesheetRow {
            id: TimesheetId::new(sample::uuid(11, 1)),
            assignment: sample::assignment_id(),
            period: PayPeriod::new("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap()).unwrap(),
            state,
            totals: Totals::default(),
            op: OpId::new(sample::uuid(7, 50)),
            submitted_at: sample::time(0),
            pressed_at: None,
            reckoned: None,
            revised: false,
        };
        Row { seq: Seq(9), revision: Revision(1), entity: Entity::Timesheet(Box::new(row)) }
    }

    /// An assignment that ended with March, one session in it, and the papers, which are not of it.
    fn phone(state: TimesheetState, heard: &str) -> Local {
        let mut row = sample::assignment();
        row.ended = true;
        row.assignment.agreement.until = "2026-03-31".parse().ok();
        let assignment = Row { seq: Seq(1), revision: Revision(1), entity: Entity::Assignment(Box::new(row)) };
        let mut local = Local {
            meta: Some(Meta { heard: format!("{heard}T12:00:00Z").parse().ok(), ..sample::meta() }),
            ..Local::default()
        };
        let put_rows =
            vec![assignment, sample::session_row(sample::session(1, "2026-03-03")), march(state), sample::papers_row()];
        local.apply(LocalWrite { put_rows, ..LocalWrite::default() });
        local
    }

    #[test]
    fn an_assignment_goes_once_its_months_are_approved_and_its_grace_is_over() {
        let mut over = phone(TimesheetState::Paid, "2026-06-30");
        over.apply(over.past_need().unwrap());
        assert_eq!(over.rows.keys().copied().collect::<Vec<_>>(), [RowKey::Papers]);
        assert_eq!(over.meta.as_ref().unwrap().let_go, "2026-03-31".parse().ok());
        assert_eq!(over.past_need(), None);
        assert_eq!(phone(TimesheetState::Paid, "2026-06-29").past_need(), None, "a day too early");
    }

    #[test]
    fn what_is_not_decided_stays() {
        let returned = TimesheetState::Returned { comment: "Dato".into(), lines: vec![] };
        for state in [TimesheetState::Submitted, returned, TimesheetState::Draft] {
            assert_eq!(phone(state, "2027-06-30").past_need(), None);
        }
        let mut later = phone(TimesheetState::Approved, "2027-06-30");
        let april = sample::session_row(sample::session(2, "2026-04-01"));
        later.apply(LocalWrite { put_rows: vec![april], ..LocalWrite::default() });
        assert_eq!(later.past_need(), None, "April was never sent in");
    }

    #[test]
    fn what_has_not_ended_or_has_an_operation_stays() {
        let mut goes_on = phone(TimesheetState::Paid, "2027-06-30");
        let mut row = sample::assignment();
        row.assignment.agreement.until = None;
        let row = Row { seq: Seq(2), revision: Revision(2), entity: Entity::Assignment(Box::new(row)) };
        goes_on.apply(LocalWrite { put_rows: vec![row], ..LocalWrite::default() });
        assert_eq!(goes_on.past_need(), None);
        let mut waiting = phone(TimesheetState::Paid, "2027-06-30");
        let write = sample::recorded(&waiting, 1, &Change::PutSession { session: sample::session(1, "2026-03-03") });
        waiting.apply(write);
        assert_eq!(waiting.past_need(), None);
    }
}
