//! What to look over before a month is sent in.

use crate::components::{Note, Weight};
use chrono::NaiveDate;
use domain::time::PayPeriod;
use domain::timesheet::{FindingKind, Timesheet};
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
    let note = |weight, text: String| Note { weight, text, session: None };
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
            count => note(Weight::Heed, t.month_check_receipts_missing(count)),
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
        refused => notes.push(note(Weight::Bad, t.month_check_refused(refused))),
    }
    notes
}

fn receipts_missing(month: &Timesheet) -> usize {
    let missing = |kind: &FindingKind| matches!(kind, FindingKind::ReceiptComesLater | FindingKind::ReceiptMissing);
    month.findings.iter().filter(|found| missing(&found.kind)).count()
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
}
