//! What waits on the phone because its contact has not proved enough.

use crate::id::OpId;
use crate::op::{Change, Op, Subject};
use std::collections::BTreeSet;

/// Of a push, the operations of which `asks` says that they ask for more than was proved, and what else is about the same things:
/// taking something back cannot be judged before it has come. Nothing is done about them.
pub fn unproved(ops: &[Op], asks: impl Fn(&Change) -> bool) -> BTreeSet<OpId> {
    let changes: Vec<(OpId, Change)> = ops.iter().filter_map(|op| Some((op.id(), op.change().ok()?))).collect();
    let asking = changes.iter().filter(|(_, change)| asks(change));
    let about: BTreeSet<Subject> = asking.map(|(_, change)| change.subject()).collect();
    changes.iter().filter(|(_, change)| about.contains(&change.subject())).map(|(op, _)| *op).collect()
}
