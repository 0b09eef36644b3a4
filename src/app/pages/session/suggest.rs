//! What the contact has written before and may want again.

use domain::entry::{Leg, Session, Trip};
use domain::id::AssignmentId;
use std::collections::BTreeMap;
use sync::phone::Snapshot;

/// How many places are offered.
const PLACES: usize = 12;

/// Places of earlier drives, the most used first.
pub(crate) fn places(snapshot: &Snapshot, assignment: Option<AssignmentId>) -> Vec<String> {
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for leg in sessions_of(snapshot, assignment).flat_map(|session| &session.trips).flat_map(|trip| &trip.legs) {
        for place in [&leg.from, &leg.to] {
            *used.entry(place).or_default() += 1;
        }
    }
    let mut places: Vec<(&str, usize)> = used.into_iter().collect();
    places.sort_by_key(|(_, times)| core::cmp::Reverse(*times));
    places.into_iter().take(PLACES).map(|(place, _)| place.to_owned()).collect()
}

/// The last drive of the assignment, to be driven again.
pub(crate) fn last_trip(snapshot: &Snapshot, assignment: Option<AssignmentId>) -> Option<&Trip> {
    sessions_of(snapshot, assignment).rev().find_map(|session| session.trips.last())
}

/// Start, end and metres of a drive, for the button that repeats it.
pub(crate) fn in_short(trip: &Trip) -> Option<(&str, &str, i64)> {
    let (first, last): (&Leg, &Leg) = (trip.legs.first()?, trip.legs.last()?);
    Some((&first.from, &last.to, trip.distance().0))
}

fn sessions_of(snapshot: &Snapshot, assignment: Option<AssignmentId>) -> impl DoubleEndedIterator<Item = &Session> {
    let own = move |session: &&Session| assignment.is_none_or(|of| session.assignment == of);
    snapshot.sessions.iter().map(|view| &view.session).filter(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, driving, session, snapshot};

    #[test]
    fn places_are_offered_by_use_and_only_those_of_the_assignment() {
        let (one, two) = (assignment(1), assignment(2));
        let entries = [
            driving(session(1, &one, "2026-11-01", "10:00", "12:00"), "Hjem", "Kino", 12_000),
            driving(session(2, &one, "2026-11-08", "10:00", "12:00"), "Hjem", "Svømmehall", 9_000),
            driving(session(3, &two, "2026-11-09", "10:00", "12:00"), "Skole", "Kino", 3_000),
        ];
        let snapshot = snapshot(&[one.clone(), two], &entries);
        let id = one.row.assignment.id;
        assert_eq!(places(&snapshot, Some(id)), ["Hjem", "Kino", "Svømmehall"]);
        assert_eq!(last_trip(&snapshot, Some(id)).and_then(in_short), Some(("Hjem", "Svømmehall", 9_000)));
    }
}
