//! Two edits of one session, made without knowledge of each other: different fields merge, the same field conflicts.

use domain::entry::Session;

/// Both sides changed the same field to different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SameField;

/// Lays what `ours` changed since `base` on `theirs`.
pub(super) fn merge(base: &Session, ours: &Session, theirs: &Session) -> Result<Session, SameField> {
    Ok(Session {
        id: theirs.id,
        assignment: *field(&base.assignment, &ours.assignment, &theirs.assignment)?,
        span: *field(&base.span, &ours.span, &theirs.span)?,
        kind: field(&base.kind, &ours.kind, &theirs.kind)?.clone(),
        activity: field(&base.activity, &ours.activity, &theirs.activity)?.clone(),
        note: field(&base.note, &ours.note, &theirs.note)?.clone(),
        trips: list(&base.trips, &ours.trips, &theirs.trips, |trip| trip.id)?,
        expenses: list(&base.expenses, &ours.expenses, &theirs.expenses, |expense| expense.id)?,
        hard: *field(&base.hard, &ours.hard, &theirs.hard)?,
    })
}

fn field<'a, T: PartialEq>(base: &T, ours: &'a T, theirs: &'a T) -> Result<&'a T, SameField> {
    if ours == base || ours == theirs {
        Ok(theirs)
    } else if theirs == base {
        Ok(ours)
    } else {
        Err(SameField)
    }
}

/// Each item is a field of its own; in their order, ours after.
fn list<T: PartialEq + Clone, Id: PartialEq>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    id: impl Fn(&T) -> Id,
) -> Result<Vec<T>, SameField> {
    let find = |items: &[T], key: &Id| items.iter().find(|item| id(item) == *key).cloned();
    let new = ours.iter().filter(|item| find(theirs, &id(item)).is_none());
    let mut merged = Vec::new();
    for item in theirs.iter().chain(new) {
        let key = id(item);
        let (base, ours, theirs) = (find(base, &key), find(ours, &key), find(theirs, &key));
        merged.extend(field(&base, &ours, &theirs)?.clone());
    }
    Ok(merged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::sample;
    use domain::entry::{CompanionCard, Expense, ExpenseKind, Receipt};
    use domain::id::ExpenseId;
    use domain::quantity::Ore;

    fn expense(number: u128, amount: i64) -> Expense {
        Expense {
            id: ExpenseId::new(sample::uuid(10, number)),
            kind: ExpenseKind::Ticket,
            label: "Kino".into(),
            amount: Ore(amount),
            receipt: Receipt::None,
            companion_card: CompanionCard::NotRelevant,
        }
    }

    #[test]
    fn f23_edits_of_different_fields_both_stand() {
        let base = Session { expenses: vec![expense(1, 100)], ..sample::session(1, "2026-03-03") };
        let ours = Session { note: "ours".into(), expenses: vec![expense(1, 100), expense(2, 50)], ..base.clone() };
        let theirs = Session { expenses: vec![expense(1, 120)], ..base.clone() };
        let merged = merge(&base, &ours, &theirs).unwrap();
        assert_eq!((merged.note.as_str(), merged.expenses), ("ours", vec![expense(1, 120), expense(2, 50)]));
    }

    #[test]
    fn f23_edits_of_the_same_field_conflict_unless_they_agree() {
        let base = sample::session(1, "2026-03-03");
        let edited = |note: &str| Session { note: note.into(), ..base.clone() };
        assert_eq!(merge(&base, &edited("ours"), &edited("theirs")), Err(SameField));
        assert_eq!(merge(&base, &edited("same"), &edited("same")), Ok(edited("same")));
    }

    #[test]
    fn an_expense_deleted_here_and_changed_there_conflicts() {
        let base = Session { expenses: vec![expense(1, 100)], ..sample::session(1, "2026-03-03") };
        let ours = Session { expenses: vec![], ..base.clone() };
        let theirs = Session { expenses: vec![expense(1, 120)], ..base.clone() };
        assert_eq!(merge(&base, &ours, &theirs), Err(SameField));
        assert_eq!(merge(&base, &ours, &base).unwrap().expenses, []);
    }
}
