//! Which attachments the phone needs: those of the operations that it keeps, but for those that a person has let go.

use super::{Local, LocalWrite, OpRecord};
use crate::id::{BlobHash, OpId};
use std::collections::{BTreeMap, BTreeSet};

impl Local {
    /// The attachments that are needed.
    #[must_use]
    pub fn attachments(&self) -> BTreeSet<BlobHash> {
        named_by(self.ops.values())
    }

    /// Those that are needed once `write` is on the disk.
    #[must_use]
    pub fn attachments_after(&self, write: &LocalWrite) -> BTreeSet<BlobHash> {
        let kept = self.ops.values().filter(|record| !write.drop_ops.contains(&record.op.id()));
        let mut ops: BTreeMap<OpId, &OpRecord> = kept.map(|record| (record.op.id(), record)).collect();
        ops.extend(write.put_ops.iter().map(|record| (record.op.id(), record)));
        named_by(ops.into_values())
    }
}

fn named_by<'a>(records: impl Iterator<Item = &'a OpRecord>) -> BTreeSet<BlobHash> {
    let kept = records.filter(|record| !record.is_let_go());
    kept.flat_map(|record| record.op.attachments()).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::sample;
    use crate::op::{Change, Subject};
    use crate::outcome::{Outcome, RefusalCode};
    use crate::phone::OpStatus;
    use domain::entry::{CompanionCard, Expense, ExpenseKind, PhotoHash, Receipt, Session};
    use domain::id::ExpenseId;
    use domain::quantity::Ore;

    fn with_receipt(note: &str, blob: BlobHash) -> Change {
        let expense = Expense {
            id: ExpenseId::new(sample::uuid(10, 1)),
            kind: ExpenseKind::Ticket,
            label: "Kino".into(),
            amount: Ore(12_000),
            receipt: Receipt::Attached { photos: vec![PhotoHash(blob.to_string())] },
            companion_card: CompanionCard::NotRelevant,
        };
        let session = sample::session(1, "2026-03-03");
        Change::PutSession { session: Session { note: note.into(), expenses: vec![expense], ..session } }
    }

    /// A phone whose only operation names `blob` and was refused.
    fn refused(blob: BlobHash) -> Local {
        let mut local = Local::default();
        local.apply(LocalWrite { meta: Some(sample::meta()), ..LocalWrite::default() });
        let mut write = sample::recorded(&local, 1, &with_receipt("", blob));
        let outcome = Box::new(Outcome::Rejected { code: RefusalCode::OutsideAgreement, field: None });
        write.put_ops[0].status = OpStatus::Refused { outcome, dealt_with: false };
        local.apply(write);
        local
    }

    #[test]
    fn a_refused_operation_needs_its_receipt_until_it_is_let_go() {
        let blob = BlobHash::of(b"receipt");
        let local = refused(blob);
        assert_eq!(local.attachments(), [blob].into());
        let write = local.let_go(Subject::Session(sample::session_id(1)));
        assert_eq!(local.attachments_after(&write), BTreeSet::new());
    }

    #[test]
    fn a_receipt_is_needed_on_when_the_refused_entry_is_mended_and_another_takes_its_place_when_it_is_changed() {
        let (blob, other) = (BlobHash::of(b"receipt"), BlobHash::of(b"another"));
        let local = refused(blob);
        let mended = sample::recorded(&local, 2, &with_receipt("mended", blob));
        assert_eq!(local.attachments_after(&mended), [blob].into());
        let changed = sample::recorded(&local, 2, &with_receipt("mended", other));
        assert_eq!(local.attachments_after(&changed), [other].into());
    }
}
