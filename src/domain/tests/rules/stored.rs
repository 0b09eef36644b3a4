//! Approved months that come from a file, which somebody could have changed by hand.

use crate::world::{KM_CAP_300, Log, after, session};
use domain::entry::{ExpenseKind, Receipt, Session};
use domain::timesheet::{StoredProblem, Timesheet};
use serde_json::{Value, json};

/// A month with lines of every sort, and a correction.
fn printed() -> Value {
    let of = |n, date: &str| {
        let session = session(n, &format!("{date} 10:00"), &format!("{date} 11:00"));
        session.drive(310_000).spend(ExpenseKind::Ticket, 5_000, Receipt::OnPaper)
    };
    let log: Vec<Session> = vec![of(1, "2026-01-10"), of(2, "2026-01-20"), of(3, "2026-02-10")];
    let january = after(KM_CAP_300, "2026-01", &log[..1], &[]);
    let february = after(KM_CAP_300, "2026-02", &log, &[january]);
    assert_eq!(february.corrections.len(), 1);
    serde_json::to_value([february]).unwrap()
}

fn read(stored: Value) -> Result<Vec<Timesheet>, String> {
    let sheets: Vec<Timesheet> = serde_json::from_value(stored).unwrap();
    sheets.iter().try_for_each(Timesheet::check).map_err(|problem| problem.to_string())?;
    Ok(sheets)
}

#[test]
fn a_month_as_it_was_printed_is_read() {
    let sheets = read(printed()).unwrap();
    assert_eq!(serde_json::to_value(&sheets).unwrap(), printed());
}

#[test]
fn parts_that_do_not_sum_are_refused_by_name() {
    for (path, field) in [
        ("/0/pay/1/tax_free", "pay.amount"),
        ("/0/totals/amount", "totals.amount"),
        ("/0/totals/taxable", "totals.taxable"),
        ("/0/totals/corrections_amount", "totals.corrections_amount"),
        ("/0/corrections/0/amount", "corrections.amount"),
        ("/0/corrections/0/pay/1/taxable", "pay.amount"),
    ] {
        let mut stored = printed();
        *stored.pointer_mut(path).unwrap() = json!(12_345);
        let said = read(stored).unwrap_err();
        assert!(said.contains(&format!("`{field}` of 2026-02 is")), "{path}: {said}");
    }
}

#[test]
fn amounts_that_no_month_has_are_refused_before_they_are_summed() {
    for (path, field) in [
        ("/0/pay/1/quantity/distance", "pay"),
        ("/0/caps/0/carried_in/distance", "caps"),
        ("/0/drives/0/driven", "drives"),
        ("/0/expenses/0/spent", "expenses"),
        ("/0/sessions/0/paid", "sessions"),
    ] {
        for amount in [i64::MAX, i64::MIN] {
            let mut stored = printed();
            *stored.pointer_mut(path).unwrap_or_else(|| panic!("{path}")) = json!(amount);
            let said = read(stored).unwrap_err();
            assert!(said.contains(&format!("`{field}` of 2026-02 is larger")), "{path}: {said}");
        }
    }
    let sheet: Timesheet = serde_json::from_value(printed()[0].clone()).unwrap();
    let mut wrong = sheet.clone();
    wrong.totals.amount.0 += 1;
    assert!(matches!(wrong.check(), Err(StoredProblem::Sum { field: "totals.amount", .. })));
    assert_eq!(sheet.check(), Ok(()));
}
