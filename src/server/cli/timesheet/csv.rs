//! CSV as a Norwegian spreadsheet opens it: byte order mark, semicolons, decimal commas, one row for each line.

use super::sheet::Sheet;
use super::text;
use crate::words;
use ::csv::{Terminator, WriterBuilder};
use domain::quantity::{Measure, Metres, Ore};
use domain::timesheet::{DriveLine, EntryRef, ExpenseLine, PayLine, Reason, SessionLine, Timesheet};
use i18n::Lang;
use std::io::Error;

/// What makes spreadsheets read UTF-8.
const MARK: &str = "\u{feff}";

/// A row. Empty cells stay empty; `what` and `why` are people's words, the rest the rules' own.
#[derive(Default)]
struct Row {
    kind: String,
    date: String,
    what: String,
    quantity: Option<Measure>,
    rate: Option<Ore>,
    amount: Option<Ore>,
    tax_free: Option<Ore>,
    taxable: Option<Ore>,
    unpaid: Option<Measure>,
    clock: String,
    passengers: Option<u8>,
    /// The id of the entry, by which a finding names it.
    entry: String,
    why: String,
}

pub(super) fn print(t: Lang, sheets: &[Sheet<'_>]) -> Result<Vec<u8>, Error> {
    let mut writer =
        WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(MARK.as_bytes().to_vec());
    writer.write_record([
        t.sheet_contact(),
        t.desk_assignment(),
        t.desk_period(),
        t.sheet_type(),
        t.desk_date(),
        t.desk_what(),
        t.desk_quantity(),
        t.sheet_unit(),
        t.desk_rate(),
        t.desk_sum(),
        t.sheet_tax_free(),
        t.sheet_taxable(),
        t.desk_not_paid(),
        t.desk_why(),
        t.sheet_clock(),
        t.sheet_passengers(),
        t.sheet_entry(),
    ])?;
    for sheet in sheets {
        for row in rows(t, &sheet.timesheet) {
            let (quantity, unit) = row.quantity.map(number).unwrap_or_default();
            let kroner = |ore: Option<Ore>| ore.map(|ore| scaled(ore.0, 100, 2)).unwrap_or_default();
            writer.write_record([
                guarded(sheet.contact),
                guarded(sheet.assignment),
                sheet.timesheet.period.key(),
                row.kind,
                row.date,
                guarded(&row.what),
                quantity,
                unit.to_owned(),
                kroner(row.rate),
                kroner(row.amount),
                kroner(row.tax_free),
                kroner(row.taxable),
                row.unpaid.map(number).unwrap_or_default().0,
                guarded(&row.why),
                row.clock,
                row.passengers.map(|passengers| passengers.to_string()).unwrap_or_default(),
                row.entry,
            ])?;
        }
    }
    writer.into_inner().map_err(::csv::IntoInnerError::into_error)
}

/// A text that a spreadsheet would run as a formula is marked as text, as spreadsheets themselves do it.
fn guarded(text: &str) -> String {
    let text = text.replace('\u{a0}', " ");
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

/// The bare number and its unit. Time is in whole minutes: hours with decimals would have to be rounded.
fn number(measure: Measure) -> (String, &'static str) {
    match measure {
        Measure::Distance(metres) => (scaled(metres.0, 1000, 3), "km"),
        Measure::Money(ore) => (scaled(ore.0, 100, 2), "kr"),
        Measure::Time(minutes) => (minutes.0.to_string(), "min"),
        Measure::Count(count) => (count.to_string(), ""),
    }
}

fn scaled(value: i64, scale: u64, decimals: usize) -> String {
    let (sign, value) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
    format!("{sign}{},{:0decimals$}", value / scale, value % scale)
}

fn rows(t: Lang, sheet: &Timesheet) -> Vec<Row> {
    let line = |kind: &str, line: &PayLine| Row {
        kind: kind.to_owned(),
        what: words::line(t, &line.rule),
        quantity: Some(line.quantity),
        rate: line.rate,
        amount: Some(line.amount),
        tax_free: Some(line.tax_free),
        taxable: Some(line.taxable),
        why: words::why(t, line),
        ..Row::default()
    };
    let pay = sheet.pay.iter().map(|pay| line(t.desk_line(), pay));
    let corrections = sheet.corrections.iter().flat_map(|correction| {
        let kind = format!("{} {}", t.sheet_corrections(), correction.of.key());
        correction.pay.iter().map(move |pay| line(&kind, pay))
    });
    let total = Row {
        kind: t.sheet_total().to_owned(),
        amount: Some(sheet.totals.amount),
        tax_free: Some(sheet.totals.tax_free),
        taxable: Some(sheet.totals.taxable),
        why: sheet.pay_day.map(|day| t.month_pay_day(&t.date(day))).unwrap_or_default(),
        ..Row::default()
    };
    let own = entries(t, "", (&sheet.sessions, &sheet.drives, &sheet.expenses));
    let corrected = sheet.corrections.iter().flat_map(|correction| {
        let kind = format!("{} {}", t.sheet_corrections(), correction.of.key());
        entries(t, &kind, (&correction.sessions, &correction.drives, &correction.expenses))
    });
    let findings = sheet.findings.iter().map(|finding| Row {
        kind: t.desk_findings().to_owned(),
        date: text::date(sheet, finding.at).map(|date| t.date(date)).unwrap_or_default(),
        what: words::severity(t, finding.severity).to_owned(),
        entry: entry(finding.at),
        why: format!("{} {}", words::finding(t, &finding.kind), words::remedy(t, finding.kind.remedy())),
        ..Row::default()
    });
    pay.chain(corrections).chain([total]).chain(own).chain(corrected).chain(findings).collect()
}

/// The id of what a finding speaks of; nothing where that is the whole month.
fn entry(at: EntryRef) -> String {
    match at {
        EntryRef::Month => String::new(),
        EntryRef::Session { session } => session.to_string(),
        EntryRef::Trip { trip, .. } => trip.to_string(),
        EntryRef::Expense { expense, .. } => expense.to_string(),
    }
}

/// The entries of the month, or of what `correction` calls so.
fn entries(
    t: Lang,
    correction: &str,
    (sessions, drives, expenses): (&[SessionLine], &[DriveLine], &[ExpenseLine]),
) -> Vec<Row> {
    let called = |kind: &str| if correction.is_empty() { kind } else { correction }.to_owned();
    let why = |reasons: &[Reason]| {
        let sentences: Vec<String> = reasons.iter().map(|reason| words::reason(t, reason)).collect();
        sentences.join(" ")
    };
    let sessions = sessions.iter().map(|session| Row {
        kind: called(t.desk_sessions()),
        date: t.date(session.span.date()),
        what: words::session_kind(t, session.kind).to_owned(),
        clock: t.times(session.span.start().wall.time(), session.span.end().wall.time()),
        entry: session.session.to_string(),
        quantity: Some(Measure::Time(session.logged)),
        unpaid: Some(Measure::Time(session.logged - session.paid)).filter(|unpaid| unpaid.raw() != 0),
        why: why(&session.why),
        ..Row::default()
    });
    let drives = drives.iter().flat_map(|drive| {
        drive.legs.iter().map(|leg| Row {
            kind: called(t.desk_driving()),
            date: t.date(drive.date),
            what: format!("{} – {} ({})", leg.from, leg.to, words::leg_kind(t, leg.kind)),
            clock: t.times(drive.span.start().wall.time(), drive.span.end().wall.time()),
            entry: drive.trip.to_string(),
            passengers: Some(leg.passengers).filter(|passengers| *passengers > 0),
            quantity: Some(Measure::Distance(leg.driven)),
            unpaid: Some(leg.driven - leg.paid).filter(|unpaid| *unpaid != Metres::ZERO).map(Measure::Distance),
            why: why(&drive.why),
            ..Row::default()
        })
    });
    let expenses = expenses.iter().map(|expense| Row {
        kind: called(t.desk_expenses()),
        date: t.date(expense.date),
        what: format!("{} ({})", expense.label, words::expense_kind(t, expense.kind)),
        entry: expense.expense.to_string(),
        quantity: Some(Measure::Money(expense.spent)),
        unpaid: Some(expense.unpaid).filter(|unpaid| *unpaid != Ore::ZERO).map(Measure::Money),
        why: why(&expense.why),
        ..Row::default()
    });
    sessions.chain(drives).chain(expenses).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_marked_as_text() {
        for text in ["=1+1", "+47", "-1", "@SUM(A1)", "\tx"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        assert_eq!(guarded("Kino – Hjem"), "Kino – Hjem");
    }

    #[test]
    fn numbers_have_a_decimal_comma_and_keep_their_sign() {
        assert_eq!(number(Measure::Distance(Metres(-10_005))), ("-10,005".to_owned(), "km"));
        assert_eq!(number(Measure::Money(Ore(159_000))), ("1590,00".to_owned(), "kr"));
        assert_eq!(number(Measure::Money(Ore(-5))), ("-0,05".to_owned(), "kr"));
    }
}
