//! The bounds of what can be written down. Wide enough for every real month, narrow enough that sums never overflow.

use crate::quantity::{Metres, Ore};

/// The shortest leg: 100 m, the finest that a driving list is kept in.
pub const SHORTEST_LEG: Metres = Metres(100);
/// The longest leg: farther than Lindesnes to the North Cape and back is a mistyped number.
pub const LONGEST_LEG: Metres = Metres(2_000_000);
/// The largest single expense, in either direction (a refund is negative).
pub const LARGEST_EXPENSE: Ore = Ore(10_000_000);
/// Characters in a note.
pub const NOTE: usize = 2_000;
/// Characters in a label of a place or an expense.
pub const LABEL: usize = 80;
/// Trips in a session, and legs in a trip.
pub const TRIPS: usize = 20;
/// Expenses in a session.
pub const EXPENSES: usize = 200;
