//! Shelves. What the server says comes by the hundred, and to seal and put each row alone takes longer than all the rest.
//! Rows whose keys say what they are (`session/…`) and whose ids begin alike lie together, sealed as one. An earlier app laid
//! each alone under its whole key; such a row is taken up when anything of its shelf is written.

use super::sealed::Row;
use crate::storage::{RowChange, Span, Store, StoreProblem};
use std::collections::BTreeMap;

/// How many digits the ids on a shelf share. Most ids begin with when they were made: three days of it.
const DIGITS: usize = 5;
/// After all digits, and after the dashes between them.
const LAST: char = 'g';

/// Where the row `key` lies, if on a shelf.
pub(super) fn of(key: &str) -> Option<&str> {
    let (kind, _) = key.split_once('/')?;
    Some(key.get(..kind.len() + 1 + DIGITS).unwrap_or(key))
}

/// The rows of what lies under `key`.
pub(super) fn rows(key: String, plain: Vec<u8>) -> Result<Vec<Row>, StoreProblem> {
    if of(&key) != Some(key.as_str()) {
        return Ok(vec![(key, plain)]);
    }
    let broken = || StoreProblem::Unreadable(format!("{key}: not a shelf"));
    let lines = plain.split_inclusive(|byte| *byte == b'\n').map(|line| {
        let line = line.strip_suffix(b"\n")?;
        let space = line.iter().position(|byte| *byte == b' ')?;
        let (key, row) = line.split_at_checked(space)?;
        Some((String::from_utf8(key.to_vec()).ok()?, row.get(1..)?.to_vec()))
    });
    lines.map(|line| line.ok_or_else(broken)).collect()
}

/// Rows by their keys: what each is to be, or nothing where it is removed.
type Told = BTreeMap<String, Option<Vec<u8>>>;

/// Changes to rows that lie on shelves, by shelf.
pub(super) struct Shelves(BTreeMap<(Store, String), Told>);

impl Shelves {
    /// Takes out of `changes` what lies on shelves.
    pub(super) fn of(changes: Vec<RowChange>) -> (Self, Vec<RowChange>) {
        let (mut shelves, mut alone) = (Self(BTreeMap::new()), Vec::new());
        for change in changes {
            match change {
                RowChange::Put { store, key, plain } if of(&key).is_some() => shelves.note(store, key, Some(plain)),
                RowChange::Delete { store, key } if of(&key).is_some() => shelves.note(store, key, None),
                other => alone.push(other),
            }
        }
        (shelves, alone)
    }

    fn note(&mut self, store: Store, key: String, row: Option<Vec<u8>>) {
        let shelf = of(&key).unwrap_or(&key).to_owned();
        self.0.entry((store, shelf)).or_default().insert(key, row);
    }

    /// What must be read to know all that lies on them, and alone beside them.
    pub(super) fn spans(&self) -> Vec<(Store, Span)> {
        let span = |shelf: &String| Span::Between(shelf.clone(), format!("{shelf}{LAST}"));
        self.0.keys().map(|(store, shelf)| (*store, span(shelf))).collect()
    }

    /// What is to be written, where `lying` is what [`Self::spans`] has found, in their order.
    pub(super) fn laid(self, lying: Vec<(usize, Row)>) -> Result<Vec<RowChange>, StoreProblem> {
        let mut shelves: Vec<_> = self.0.into_iter().map(|(place, rows)| (place, rows, false)).collect();
        let mut changes = Vec::new();
        for (index, (key, plain)) in lying {
            let Some(((store, shelf), told, lay)) = shelves.get_mut(index) else { continue };
            if key == *shelf {
                *lay = true;
            } else {
                changes.push(RowChange::Delete { store: *store, key: key.clone() });
            }
            for (key, row) in rows(key, plain)? {
                told.entry(key).or_insert(Some(row));
            }
        }
        for ((store, key), rows, lay) in shelves {
            let mut plain = Vec::new();
            for (key, row) in rows.into_iter().filter_map(|(key, row)| Some((key, row?))) {
                plain.extend(key.into_bytes());
                plain.push(b' ');
                plain.extend(row);
                plain.push(b'\n');
            }
            if !plain.is_empty() {
                changes.push(RowChange::Put { store, key, plain });
            } else if lay {
                changes.push(RowChange::Delete { store, key });
            }
        }
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "session/019d449f-a46c-765c-9154-e46b787c6ec8";
    const OTHER: &str = "session/019d4fff-aaac-76a8-9ed1-35daf0e710e4";
    const SHELF: &str = "session/019d4";

    fn put(key: &str, plain: &str) -> RowChange {
        RowChange::Put { store: Store::Base, key: key.into(), plain: plain.into() }
    }

    fn delete(key: &str) -> RowChange {
        RowChange::Delete { store: Store::Base, key: key.into() }
    }

    /// What is written where `lying` lies already.
    fn laid(changes: Vec<RowChange>, lying: &[(&str, &str)]) -> Vec<RowChange> {
        let (shelves, alone) = Shelves::of(changes);
        assert_eq!(alone, []);
        let lying = lying.iter().map(|(key, plain)| (0, ((*key).to_owned(), (*plain).into())));
        shelves.laid(lying.collect()).unwrap()
    }

    #[test]
    fn rows_whose_ids_begin_alike_lie_together_and_are_read_one_by_one() {
        let laid = laid(vec![put(ONE, "{\"a\":1}"), put(OTHER, "{\"b\": 2}")], &[]);
        let [RowChange::Put { key, plain, .. }] = laid.as_slice() else { panic!("{laid:?}") };
        assert_eq!(key, SHELF);
        let expected = [(ONE.into(), b"{\"a\":1}".to_vec()), (OTHER.into(), b"{\"b\": 2}".to_vec())];
        assert_eq!(rows(key.clone(), plain.clone()).unwrap(), expected);
    }

    #[test]
    fn rows_of_other_kinds_other_days_and_other_stores_lie_elsewhere_and_a_name_alone_lies_alone() {
        let elsewhere = "timesheet/019d449f-afde-7790-b889-6616121447dd";
        let ops = RowChange::Put { store: Store::Ops, key: ONE.into(), plain: b"{}".to_vec() };
        let alone = put("meta", "{}");
        let changes = vec![put(ONE, "{}"), put("session/019d5", "{}"), put(elsewhere, "{}"), ops, alone.clone()];
        let (shelves, rest) = Shelves::of(changes);
        assert_eq!((shelves.spans().len(), rest), (4, vec![alone]));
    }

    #[test]
    fn what_lies_there_stays_but_for_what_is_written_over_it_or_removed() {
        let lying = [(SHELF, &*format!("{ONE} old\n{OTHER} kept\n"))];
        assert_eq!(laid(vec![put(ONE, "new")], &lying), [put(SHELF, &format!("{ONE} new\n{OTHER} kept\n"))]);
        assert_eq!(laid(vec![delete(ONE)], &lying), [put(SHELF, &format!("{OTHER} kept\n"))]);
        assert_eq!(laid(vec![delete(ONE), delete(OTHER)], &lying), [delete(SHELF)]);
        assert_eq!(laid(vec![delete(ONE)], &[]), []);
    }

    #[test]
    fn what_an_earlier_app_laid_alone_is_taken_up() {
        let lying = [(SHELF, &*format!("{ONE} shelved\n")), (OTHER, "alone")];
        let third = "session/019d4aaa-aaac-76a8-9ed1-35daf0e710e4";
        let expected = [delete(OTHER), put(SHELF, &format!("{ONE} shelved\n{third} new\n{OTHER} alone\n"))];
        assert_eq!(laid(vec![put(third, "new")], &lying), expected);
    }

    #[test]
    fn a_shelf_that_is_cut_short_is_told_and_never_taken_for_less() {
        for cut in ["session/x", "session/x {}", " \nx"] {
            assert!(matches!(rows(SHELF.into(), cut.into()), Err(StoreProblem::Unreadable(_))), "{cut}");
        }
    }
}
