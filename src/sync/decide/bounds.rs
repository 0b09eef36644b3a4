//! Whether a session is one that a form could have made. The phone has checked already; the server believes no one.

use domain::assignment::Assignment;
use domain::entry::{Expense, Leg, PhotoHash, Receipt, Session, SessionKind, Trip, limits};
use domain::id::RecipientId;
use domain::quantity::Ore;
use std::collections::BTreeSet;

/// Where a session is out of bounds, as a JSON pointer into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutOfBounds(pub String);

/// Checks every bound of what can be written down.
///
/// # Errors
/// [`OutOfBounds`] names the first place.
pub fn within_bounds(session: &Session) -> Result<(), OutOfBounds> {
    let check = |ok: bool, place: &str| if ok { Ok(()) } else { Err(OutOfBounds(place.to_owned())) };
    check(session.note.chars().count() <= limits::NOTE, "/note")?;
    check(session.activity.as_ref().is_none_or(|key| is_label(&key.0)), "/activity")?;
    check(session.trips.len() <= limits::TRIPS, "/trips")?;
    check(session.expenses.len() <= limits::EXPENSES, "/expenses")?;
    check(all_different(session.trips.iter().map(|trip| trip.id)), "/trips")?;
    check(all_different(session.expenses.iter().map(|expense| expense.id)), "/expenses")?;
    for (position, trip) in session.trips.iter().enumerate() {
        check(trip_ok(trip), &format!("/trips/{position}"))?;
    }
    for (position, expense) in session.expenses.iter().enumerate() {
        check(expense_ok(expense), &format!("/expenses/{position}"))?;
    }
    Ok(())
}

/// Whether everything that the session chooses from a list of the assignment is in that list.
pub(super) fn unknown_choice(
    session: &Session,
    assignment: &Assignment,
    activities: &[String],
) -> Option<&'static str> {
    if session.activity.as_ref().is_some_and(|key| !activities.contains(&key.0)) {
        return Some("/session/activity");
    }
    match &session.kind {
        SessionKind::Group { present } => {
            let known = |id: &RecipientId| assignment.recipients.iter().any(|recipient| recipient.id == *id);
            (!present.iter().all(known) || !all_different(present.iter().copied())).then_some("/session/kind/present")
        }
        _ => None,
    }
}

fn all_different<T: Ord>(items: impl Iterator<Item = T>) -> bool {
    let mut seen = BTreeSet::new();
    items.into_iter().all(|item| seen.insert(item))
}

fn is_label(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= limits::LABEL
}

fn trip_ok(trip: &Trip) -> bool {
    let leg_ok = |leg: &Leg| {
        is_label(&leg.from) && is_label(&leg.to) && (limits::SHORTEST_LEG..=limits::LONGEST_LEG).contains(&leg.distance)
    };
    (1..=limits::TRIPS).contains(&trip.legs.len()) && trip.legs.iter().all(leg_ok)
}

fn expense_ok(expense: &Expense) -> bool {
    let size = Ore(expense.amount.0.saturating_abs());
    let photos_ok = match &expense.receipt {
        Receipt::Attached { photos } => !photos.is_empty() && photos.iter().all(is_hash),
        _ => true,
    };
    is_label(&expense.label) && size > Ore::ZERO && size <= limits::LARGEST_EXPENSE && photos_ok
}

fn is_hash(photo: &PhotoHash) -> bool {
    photo.0.parse::<crate::id::BlobHash>().is_ok()
}
