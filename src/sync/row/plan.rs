//! What is planned.

use crate::id::{ContentHash, OpId, first_uuid_at};
use chrono::NaiveDate;
use domain::id::{PlanId, SessionId};
use domain::plan::Plan;
use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

/// A plan, or the mark that it was taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanRow {
    /// As it was last written.
    pub plan: Plan,
    /// Taken away. Absence never means that.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub dropped: bool,
    /// The operation that made it as it is.
    pub op: OpId,
}

/// The id of the session that the meeting of `day` becomes. It is the same on every phone, so that a meeting that two of them
/// confirm is written down once; and a session of that id is how a phone knows that the meeting has been dealt with.
///
/// It begins with the day, as ids begin with when they were made.
#[must_use]
pub fn session_of(plan: PlanId, day: NaiveDate) -> SessionId {
    let hash = ContentHash::of(format!("plan/{plan}/{day}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.bytes()[..16]);
    bytes[..6].copy_from_slice(&first_uuid_at(day.and_time(chrono::NaiveTime::MIN).and_utc()).as_bytes()[..6]);
    let id: Uuid = Builder::from_bytes(bytes)
        .with_variant(uuid::Variant::RFC4122)
        .with_version(uuid::Version::SortRand)
        .into_uuid();
    SessionId::new(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_becomes_the_same_session_on_every_phone_and_sorts_by_its_day() {
        let plan = |number| PlanId::new(Uuid::from_u128(number));
        let day: NaiveDate = "2026-11-03".parse().unwrap();
        let id = session_of(plan(1), day);
        assert_eq!(id, session_of(plan(1), day));
        assert_ne!(id, session_of(plan(2), day));
        let next = day.succ_opt().unwrap();
        assert!(id < session_of(plan(1), next));
        let midnight = |day: NaiveDate| first_uuid_at(day.and_time(chrono::NaiveTime::MIN).and_utc());
        assert!((midnight(day)..midnight(next)).contains(&id.uuid()));
        assert_eq!(id.uuid().get_version_num(), 7);
    }
}
