//! What somebody on the recipient's side says of a month.

use super::{Decision, Effect, Ledger, applied, refused, rejected};
use crate::id::{ContentHash, OpId, Revision, first_uuid_at};
use crate::outcome::{Outcome, RefusalCode};
use crate::row::{Entity, SignOffRow};
use chrono::{DateTime, NaiveTime, Utc};
use domain::id::{AssignmentId, SignOffId};
use domain::policy::SignerRole;
use domain::sign_off::{SignOff, SignOffField};
use domain::time::PayPeriod;
use uuid::{Builder, Uuid};

/// The id of what a signer says of a month. It is the same on every phone, so that the newer takes the older's place; and it
/// begins with the period's first day, as ids begin with when they were made.
#[must_use]
pub fn sign_off_id(assignment: AssignmentId, period: PayPeriod, role: SignerRole) -> SignOffId {
    let role = match role {
        SignerRole::Recipient => "recipient",
        SignerRole::Guardian => "guardian",
        SignerRole::Other => "other",
    };
    let hash = ContentHash::of(format!("sign_off/{assignment}/{}/{role}", period.from()).as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.bytes()[..16]);
    let first = first_uuid_at(period.from().and_time(NaiveTime::MIN).and_utc());
    bytes[..6].copy_from_slice(&first.as_bytes()[..6]);
    let id: Uuid = Builder::from_bytes(bytes)
        .with_variant(uuid::Variant::RFC4122)
        .with_version(uuid::Version::SortRand)
        .into_uuid();
    SignOffId::new(id)
}

/// What was said last stands; only an approved month hears nothing more.
pub(super) fn put(ledger: &Ledger, op: OpId, sign_off: SignOff, said_at: DateTime<Utc>) -> Decision {
    let SignOff { id, assignment, period, signer, .. } = sign_off;
    if ledger.foreign || id != sign_off_id(assignment, period, signer.role()) {
        return rejected(RefusalCode::NotYours, Some("/sign_off/id"));
    }
    // Also of an assignment that has ended: its last month is confirmed then.
    let Some(row) = ledger.assignments.get(&assignment) else {
        return rejected(RefusalCode::NotYourAssignment, Some("/sign_off/assignment"));
    };
    let Some(terms) = row.terms.read().filter(|terms| terms.period_of(period.from()) == period) else {
        return rejected(RefusalCode::NotAPeriod, Some("/sign_off/period"));
    };
    if !terms.sign_off_in(period).asks(signer.role()) {
        return rejected(RefusalCode::UnknownChoice, Some("/sign_off/signer"));
    }
    if let Some(field) = sign_off.misfit() {
        let place = match field {
            SignOffField::Signer => "/sign_off/signer",
            SignOffField::Strokes => "/sign_off/how/strokes",
            SignOffField::Reason => "/sign_off/how/reason",
            SignOffField::Words => "/sign_off/how/words",
            SignOffField::Covers => "/sign_off/covers",
        };
        return rejected(RefusalCode::OutOfBounds, Some(place));
    }
    if let Some(month) = ledger.timesheet.as_ref().filter(|month| month.row.state.is_approved()) {
        return refused(Outcome::Locked { state: month.row.state.clone() });
    }
    let revision = ledger.sign_off.as_ref().map_or(Revision::ZERO, |stored| stored.revision).next();
    let (seq, row) = (ledger.next_seq, Box::new(SignOffRow { sign_off, op, said_at }));
    let state = Entity::SignOff(row.clone());
    applied(seq, revision, Some(state), Some(Effect::PutSignOff { seq, revision, row }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Manifest;
    use crate::contract::sample;
    use crate::decide::{StoredSignOff, StoredTimesheet, decide};
    use crate::id::{DeviceSeq, Seq};
    use crate::op::{Base, Change, Op};
    use crate::outcome::Receipt;
    use crate::row::TimesheetState;
    use domain::policy::Signer;
    use domain::sign_off::{HowSigned, Reason};
    use std::sync::Arc;

    fn ledger() -> Ledger {
        let row = sample::assignment();
        let assignments = Arc::new([(row.assignment.id, row)].into());
        Ledger { next_seq: Seq(5), assignments, ..Ledger::default() }
    }

    fn decided(ledger: &Ledger, sign_off: SignOff) -> Decision {
        let device = sample::meta().identity.device;
        let op = Op::new(sample::stamp(1), device, DeviceSeq(1), Base::Nothing, &Change::SignOff { sign_off });
        decide(ledger, &op, sample::time(0))
    }

    fn refusal(ledger: &Ledger, sign_off: SignOff) -> (RefusalCode, String) {
        match decided(ledger, sign_off).outcome {
            Outcome::Rejected { code, field } => (code, field.unwrap()),
            other => panic!("{other:?}"),
        }
    }

    fn month(state: TimesheetState) -> StoredTimesheet {
        let period = sample::sign_off().period;
        let row = crate::TimesheetRow {
            id: domain::id::TimesheetId::new(sample::uuid(11, 1)),
            assignment: sample::assignment_id(),
            period,
            state,
            totals: crate::Totals::default(),
            op: OpId::new(sample::uuid(7, 9)),
            submitted_at: sample::time(0),
            pressed_at: None,
            reckoned: None,
            revised: false,
        };
        StoredTimesheet { revision: Revision(1), row, manifest: Manifest::of([]) }
    }

    #[test]
    fn what_is_said_anew_takes_the_place_of_what_was_said_before() {
        let first = decided(&ledger(), sample::sign_off());
        let Some(Effect::PutSignOff { revision, row, .. }) = first.effect else { panic!("{first:?}") };
        assert_eq!((revision, &row.sign_off), (Revision(1), &sample::sign_off()));
        assert_eq!(row.said_at, sample::time(0), "never after it came in");
        let how = HowSigned::CouldNot { reason: Reason::Unable, words: String::new() };
        let anew = SignOff { how, ..sample::sign_off() };
        let held = Ledger { sign_off: Some(StoredSignOff { revision, row: *row }), ..ledger() };
        let second = decided(&held, anew.clone());
        assert!(matches!(second.outcome, Outcome::Applied(Receipt { revision: Revision(2), .. })), "{second:?}");
        assert!(matches!(second.effect, Some(Effect::PutSignOff { row, .. }) if row.sign_off == anew));
    }

    #[test]
    fn a_month_that_was_sent_in_can_still_be_confirmed_and_an_approved_one_no_more() {
        for state in [TimesheetState::Draft, TimesheetState::Submitted] {
            let ledger = Ledger { timesheet: Some(month(state)), ..ledger() };
            assert!(decided(&ledger, sample::sign_off()).outcome.receipt().is_some());
        }
        for state in [TimesheetState::Approved, TimesheetState::Exported, TimesheetState::Paid] {
            let ledger = Ledger { timesheet: Some(month(state.clone())), ..ledger() };
            assert_eq!(decided(&ledger, sample::sign_off()).outcome, Outcome::Locked { state });
        }
    }

    #[test]
    fn what_is_not_asked_for_or_not_theirs_is_refused_with_the_place() {
        let good = sample::sign_off;
        let at = |code, place: &str| (code, place.to_owned());
        let foreign = Ledger { foreign: true, ..ledger() };
        assert_eq!(refusal(&foreign, good()), at(RefusalCode::NotYours, "/sign_off/id"));
        let other = SignOffId::new(sample::uuid(20, 2));
        assert_eq!(refusal(&ledger(), SignOff { id: other, ..good() }), at(RefusalCode::NotYours, "/sign_off/id"));
        let nobodys = Ledger { assignments: Arc::default(), ..ledger() };
        assert_eq!(refusal(&nobodys, good()), at(RefusalCode::NotYourAssignment, "/sign_off/assignment"));
        let (from, until) = good().signer.days();
        let signer = Signer::Guardian { from, until };
        let id = sign_off_id(good().assignment, good().period, SignerRole::Guardian);
        let guardian = SignOff { id, signer, ..good() };
        assert_eq!(refusal(&ledger(), guardian), at(RefusalCode::UnknownChoice, "/sign_off/signer"));
        let half = PayPeriod::new(from, from).unwrap();
        let id = sign_off_id(good().assignment, half, SignerRole::Recipient);
        let half = SignOff { id, period: half, ..good() };
        assert_eq!(refusal(&ledger(), half), at(RefusalCode::NotAPeriod, "/sign_off/period"));
        let empty = SignOff { how: HowSigned::Signed { strokes: vec![] }, ..good() };
        assert_eq!(refusal(&ledger(), empty), at(RefusalCode::OutOfBounds, "/sign_off/how/strokes"));
    }

    #[test]
    fn a_signer_of_a_month_has_one_id_on_every_phone_that_sorts_by_its_month() {
        let id = |role| sign_off_id(sample::assignment_id(), sample::sign_off().period, role);
        assert_eq!(id(SignerRole::Recipient), sample::sign_off().id);
        assert_ne!(id(SignerRole::Recipient), id(SignerRole::Guardian));
        let midnight = |day: &str| first_uuid_at(format!("{day}T00:00:00Z").parse().unwrap());
        let march = midnight("2026-03-01")..midnight("2026-03-02");
        assert!(march.contains(&id(SignerRole::Other).uuid()));
    }
}
