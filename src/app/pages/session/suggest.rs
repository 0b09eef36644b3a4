//! What the contact has written before and may want again.

use domain::entry::{Leg, Session, Trip};
use domain::id::AssignmentId;
use std::collections::BTreeMap;
use sync::phone::Snapshot;

/// How many places are offered.
const PLACES: usize = 12;
/// How many drives are offered.
const FAVOURITES: usize = 4;

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

/// Drives of the assignment that were made before, the most driven first and of those the latest: to be driven again.
pub(crate) fn favourites(snapshot: &Snapshot, assignment: Option<AssignmentId>) -> Vec<Trip> {
    let mut driven: Vec<(usize, usize, &Trip)> = Vec::new();
    for (place, trip) in sessions_of(snapshot, assignment).flat_map(|session| &session.trips).enumerate() {
        match driven.iter_mut().find(|(_, _, known)| is_same(known, trip)) {
            Some(known) => *known = (known.0 + 1, place, trip),
            None => driven.push((1, place, trip)),
        }
    }
    driven.sort_by_key(|(times, latest, _)| core::cmp::Reverse((*times, *latest)));
    driven.into_iter().take(FAVOURITES).map(|(_, _, trip)| trip.clone()).collect()
}

/// Whether two drives go the same way, whoever rode along.
fn is_same(one: &Trip, other: &Trip) -> bool {
    let way = |leg: &Leg| (leg.from.clone(), leg.to.clone(), leg.distance);
    one.legs.iter().map(way).eq(other.legs.iter().map(way))
}

/// A drive in short, for the button that repeats it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InShort<'a> {
    /// Where it began.
    pub(crate) from: &'a str,
    /// Where it went.
    pub(crate) to: &'a str,
    /// Metres, the way back included.
    pub(crate) metres: i64,
    /// Whether it ended where it began.
    pub(crate) and_back: bool,
}

/// The drive in short; nothing where it has no legs.
pub(crate) fn in_short(trip: &Trip) -> Option<InShort<'_>> {
    let (first, last): (&Leg, &Leg) = (trip.legs.first()?, trip.legs.last()?);
    let and_back = trip.legs.len() == 2 && first.from == last.to;
    let to = if and_back { &first.to } else { &last.to };
    Some(InShort { from: &first.from, to, metres: trip.distance().0, and_back })
}

fn sessions_of(snapshot: &Snapshot, assignment: Option<AssignmentId>) -> impl Iterator<Item = &Session> {
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
    }

    #[test]
    fn drives_are_offered_by_use_and_then_the_latest_and_only_those_of_the_assignment() {
        let (one, two) = (assignment(1), assignment(2));
        let drive = |number: u128, on, to: &str| {
            let day = format!("2026-11-{number:02}");
            driving(session(number, on, &day, "10:00", "12:00"), "Hjem", to, 9_000)
        };
        let entries = [drive(1, &one, "Kino"), drive(2, &one, "Kino"), drive(3, &one, "Tur"), drive(4, &two, "Skole")];
        let mut entries = [entries.to_vec(), vec![drive(5, &one, "Kafé")]].concat();
        let to = |entries: &[sync::phone::SessionView]| -> Vec<String> {
            let snapshot = snapshot(&[one.clone(), two.clone()], entries);
            let all = favourites(&snapshot, Some(one.row.assignment.id));
            all.iter().filter_map(in_short).map(|short| short.to.to_owned()).collect()
        };
        assert_eq!(to(&entries), ["Kino", "Kafé", "Tur"]);
        entries.extend((6..12).map(|number| drive(number, &one, &format!("Sted {number}"))));
        assert_eq!(to(&entries).len(), FAVOURITES);
    }

    #[test]
    fn a_way_there_and_back_is_named_by_where_it_went() {
        let mut there = driving(session(1, &assignment(1), "2026-11-01", "10:00", "12:00"), "Hjem", "Kino", 12_000);
        let back = driving(session(2, &assignment(1), "2026-11-01", "10:00", "12:00"), "Kino", "Hjem", 12_000);
        there.session.trips[0].legs.push(back.session.trips[0].legs[0].clone());
        let short = InShort { from: "Hjem", to: "Kino", metres: 24_000, and_back: true };
        assert_eq!(in_short(&there.session.trips[0]), Some(short));
    }
}
