//! What is only on this phone, put together for a file that a person carries to the desk.

use super::Local;
use crate::export::{ExportFacts, ExportKey};
use crate::id::BlobHash;
use crate::wire::PROTO;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// What goes into a file of unsent entries, but for the bytes of the attachments.
#[derive(Debug, Clone, PartialEq)]
pub struct Rescue {
    /// For whom it is to be sealed.
    pub key: ExportKey,
    /// The content.
    pub facts: ExportFacts,
    /// The attachments that the municipality may lack.
    pub blobs: BTreeSet<BlobHash>,
}

impl Local {
    /// What the municipality has not answered for good, and what cannot be sent. `None` when there is nothing, or when
    /// this phone has never been told with what to seal it. `made_at` is the phone's clock.
    #[must_use]
    pub fn rescue(&self, made_at: DateTime<Utc>) -> Option<Rescue> {
        let meta = self.meta.as_ref()?;
        let ticket = meta.export.as_ref()?;
        // A receipt can still be on its way when the entry has long arrived.
        let blobs: BTreeSet<BlobHash> = self.attachments().difference(&meta.held).copied().collect();
        let ops: Vec<_> =
            self.ops.values().filter(|record| record.is_only_here()).map(|record| record.op.clone()).collect();
        if ops.is_empty() && blobs.is_empty() {
            return None;
        }
        let (proto, device, mark) = (PROTO, meta.identity.device, ticket.mark);
        let facts = ExportFacts { proto, device, mark, made_at, ops, blobs: Vec::new() };
        Some(Rescue { key: ticket.key, facts, blobs })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::sample;
    use crate::export::{ExportTicket, PUBLIC};
    use crate::id::{ContentHash, Revision, Seq};
    use crate::op::Change;
    use crate::outcome::Outcome;
    use crate::phone::{LocalWrite, Meta, OpStatus, ParkReason};

    fn ticket() -> ExportTicket {
        ExportTicket { key: ExportKey([4; PUBLIC]), mark: ContentHash::of(b"mark") }
    }

    /// A phone with one operation in each of these states.
    fn phone(export: Option<ExportTicket>, states: Vec<OpStatus>) -> Local {
        let mut local = Local::default();
        let meta = Some(Meta { export, ..sample::meta() });
        local.apply(LocalWrite { meta, ..LocalWrite::default() });
        for (number, status) in (1..).zip(states) {
            let change = Change::PutSession { session: sample::session(number, "2026-03-03") };
            let mut write = sample::recorded(&local, number, &change);
            write.put_ops[0].status = status;
            local.apply(write);
        }
        local
    }

    #[test]
    fn what_waits_and_what_cannot_be_sent_is_rescued_and_nothing_else() {
        let refused =
            |dealt_with| OpStatus::Refused { outcome: Box::new(Outcome::Conflict { server_state: None }), dealt_with };
        let local = phone(
            Some(ticket()),
            vec![
                OpStatus::Waiting { held_for: Vec::new() },
                OpStatus::Done { seq: Seq(1), revision: Revision(1), at: sample::time(0) },
                refused(false),
                OpStatus::Parked { reason: ParkReason::TooLarge, dealt_with: false },
                OpStatus::Parked { reason: ParkReason::TooLarge, dealt_with: true },
            ],
        );
        let rescue = local.rescue(sample::time(9)).unwrap();
        let numbers: Vec<u64> = rescue.facts.ops.iter().map(|op| op.number().0).collect();
        assert_eq!(numbers, [1, 4], "what was refused lies at the municipality already");
        assert_eq!((rescue.key, rescue.facts.mark), (ticket().key, ticket().mark));
    }

    #[test]
    fn nothing_is_rescued_where_nothing_waits_or_where_nobody_could_open_it() {
        let done = OpStatus::Done { seq: Seq(1), revision: Revision(1), at: sample::time(0) };
        assert_eq!(phone(Some(ticket()), vec![done]).rescue(sample::time(9)), None);
        assert_eq!(phone(None, vec![OpStatus::Waiting { held_for: Vec::new() }]).rescue(sample::time(9)), None);
    }
}
