//! What to look over before a month is sent in.

use crate::components::{Note, NoteAt, Weight};
use crate::pages::shown::place;
use chrono::NaiveDate;
use domain::time::PayPeriod;
use domain::timesheet::{Finding, FindingKind, Timesheet};
use i18n::Lang;
use sync::phone::{EntryState, SessionView};

/// The list, most reassuring first; what stands in the way last, where the button is.
pub(super) fn checklist(
    t: Lang,
    month: &Timesheet,
    entries: &[SessionView],
    period: PayPeriod,
    today: NaiveDate,
    half_written: bool,
) -> Vec<Note> {
    let note = |weight, text: String| Note { weight, text, at: None };
    let totals = &month.totals;
    let mut notes =
        vec![note(Weight::Good, t.month_check_sessions(totals.sessions, &t.duration(totals.minutes_logged.0)))];
    if totals.driven.0 > 0 {
        notes.push(note(Weight::Good, t.month_check_driving(&t.km(totals.driven.0))));
    }
    if !month.expenses.is_empty() {
        notes.push(note(Weight::Good, t.month_check_expenses(month.expenses.len(), &t.kroner(totals.spent.0))));
        notes.push(match receipts_missing(month) {
            0 => note(Weight::Good, t.month_check_receipts_good().to_owned()),
            count => Note {
                at: first_missing(month).and_then(place),
                ..note(Weight::Heed, t.month_check_receipts_missing(count))
            },
        });
    }
    if totals.driven_unpaid.0 > 0 {
        notes.push(note(Weight::Heed, t.month_check_over(&t.km(totals.driven_unpaid.0))));
    }
    let count = |wanted: fn(&EntryState) -> bool| entries.iter().filter(|entry| wanted(&entry.state)).count();
    match count(|state| *state == EntryState::OnPhone) {
        0 => {}
        unsent => notes.push(note(Weight::Info, t.month_check_unsent(unsent))),
    }
    if half_written {
        notes.push(note(Weight::Heed, t.month_check_draft().to_owned()));
    }
    if today <= period.until() {
        notes.push(note(Weight::Heed, t.month_check_not_over(&t.date(period.until()))));
    }
    match count(EntryState::is_refused) {
        0 => {}
        refused => {
            let first = entries.iter().find(|entry| entry.state.is_refused());
            let at = first.map(|entry| NoteAt::session(entry.session.id));
            notes.push(Note { at, ..note(Weight::Bad, t.month_check_refused(refused)) });
        }
    }
    notes
}

const fn is_missing(kind: &FindingKind) -> bool {
    matches!(kind, FindingKind::ReceiptComesLater | FindingKind::ReceiptMissing)
}

fn receipts_missing(month: &Timesheet) -> usize {
    month.findings.iter().filter(|found| is_missing(&found.kind)).count()
}

fn first_missing(month: &Timesheet) -> Option<&Finding> {
    month.findings.iter().find(|found| is_missing(&found.kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, driving, session, snapshot};
    use crate::pages::shown::{period_named, reckoned};
    use std::slice;

    fn list(today: &str, half_written: bool, change: fn(&mut SessionView)) -> Vec<(Weight, String)> {
        let one = assignment(1);
        let mut entry = driving(session(1, &one, "2026-10-14", "16:00", "18:00"), "Hjem", "Kino", 314_000);
        change(&mut entry);
        let (today, period) = (today.parse().unwrap(), period_named(&one, "2026-10").unwrap());
        let snapshot = snapshot(slice::from_ref(&one), &[entry]);
        let month = reckoned(&snapshot, one.row.assignment.id, period, today).unwrap();
        let notes = checklist(Lang::Nb, &month, &snapshot.sessions, period, today, half_written);
        notes.into_iter().map(|note| (note.weight, note.text.replace('\u{a0}', " "))).collect()
    }

    #[test]
    fn it_sums_up_what_is_sent_and_says_what_is_over_the_cap() {
        let notes = list("2026-11-02", false, |_| {});
        assert_eq!(notes[0], (Weight::Good, "1 samvær, 2 t".to_owned()));
        assert!(notes.contains(&(Weight::Heed, "14,0 km over taket blir ikke betalt".to_owned())), "{notes:?}");
    }

    #[test]
    fn a_month_that_is_not_over_and_a_form_that_is_not_saved_are_mentioned() {
        let notes = list("2026-10-20", true, |_| {});
        assert_eq!(notes.iter().filter(|(weight, _)| *weight == Weight::Heed).count(), 3, "{notes:?}");
    }

    #[test]
    fn a_refused_entry_is_the_last_thing_said() {
        let notes = list("2026-11-02", false, |entry| {
            entry.state = EntryState::Refused { code: sync::RefusalCode::OutOfBounds, field: None };
            entry.instead = Some(Box::new(entry.session.clone()));
        });
        assert_eq!(notes.last().unwrap().0, Weight::Bad);
    }

    #[test]
    fn a_receipt_that_is_missing_leads_to_where_it_is_attached() {
        let one = assignment(1);
        let mut entry = session(1, &one, "2026-10-14", "16:00", "18:00");
        let id = domain::id::ExpenseId::new(uuid::Uuid::from_u128(5));
        entry.session.expenses = vec![domain::entry::Expense {
            id,
            kind: domain::entry::ExpenseKind::Ticket,
            label: "Kino".into(),
            amount: domain::quantity::Ore(12_000),
            receipt: domain::entry::Receipt::ComesLater,
            companion_card: domain::entry::CompanionCard::NotRelevant,
        }];
        let (today, period) = ("2026-11-02".parse().unwrap(), period_named(&one, "2026-10").unwrap());
        let snapshot = snapshot(slice::from_ref(&one), &[entry]);
        let month = reckoned(&snapshot, one.row.assignment.id, period, today).unwrap();
        let notes = checklist(Lang::Nb, &month, &snapshot.sessions, period, today, false);
        let at = notes.into_iter().find_map(|note| note.at).unwrap();
        assert_eq!(at.session, snapshot.sessions[0].session.id);
        assert_eq!(at.part, Some(format!("expense-{id}-receipt-part")));
    }
}
