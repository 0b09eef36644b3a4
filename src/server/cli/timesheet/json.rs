//! JSON: the rules' own result, and beside it why, in three languages.

use super::sheet::Sheet;
use crate::words;
use domain::timesheet::{DriveLine, ExpenseLine, PayLine, Reason, SessionLine, Timesheet};
use i18n::{Lang, args};
use serde::Serialize;

#[derive(Serialize)]
struct Printed<'s> {
    timesheets: Vec<Month<'s>>,
}

#[derive(Serialize)]
struct Month<'s> {
    contact: &'s str,
    assignment: &'s str,
    period: String,
    timesheet: &'s Timesheet,
    explain: Vec<Sentence>,
}

/// A sentence about what stands at `at` in the timesheet.
#[derive(Serialize)]
struct Sentence {
    at: String,
    nb: String,
    nn: String,
    en: String,
}

impl Sentence {
    fn new(at: String, say: impl Fn(Lang) -> String) -> Self {
        Self { at, nb: say(Lang::Nb), nn: say(Lang::Nn), en: say(Lang::En) }
    }
}

pub(super) fn print(sheets: &[Sheet<'_>]) -> Result<Vec<u8>, std::io::Error> {
    let month = |sheet: &'_ Sheet<'_>| explain(&sheet.timesheet);
    let timesheets = sheets
        .iter()
        .map(|sheet| Month {
            contact: sheet.contact,
            assignment: sheet.assignment,
            period: sheet.timesheet.period.key(),
            timesheet: &sheet.timesheet,
            explain: month(sheet),
        })
        .collect();
    let mut text = serde_json::to_vec_pretty(&Printed { timesheets })?;
    text.push(b'\n');
    Ok(text)
}

fn explain(sheet: &Timesheet) -> Vec<Sentence> {
    let mut said = Vec::new();
    payment(&mut said, "", &sheet.pay);
    said.extend(sheet.pay_day.map(|day| Sentence::new("pay_day".to_owned(), |t| t.month_pay_day(&t.date(day)))));
    entries(&mut said, "", (&sheet.sessions, &sheet.drives, &sheet.expenses));
    for (nth, correction) in sheet.corrections.iter().enumerate() {
        let list = format!("corrections[{nth}].");
        payment(&mut said, &list, &correction.pay);
        entries(&mut said, &list, (&correction.sessions, &correction.drives, &correction.expenses));
    }
    if let Some(granted) = sheet.hours.granted {
        let room = granted + sheet.hours.carried_in;
        said.push(Sentence::new("hours".to_owned(), |t| {
            let (used, cap) = (t.duration(sheet.hours.worked.0), t.duration(room.0));
            format!("{}: {}", t.desk_hours(), t.measure_of(args::MeasureOf { used: &used, cap: &cap }))
        }));
    }
    for (nth, cap) in sheet.caps.iter().enumerate() {
        said.push(Sentence::new(format!("caps[{nth}]"), |t| words::cap(t, cap, sheet.period)));
    }
    for (nth, carried) in sheet.carry_over.iter().enumerate() {
        said.push(Sentence::new(format!("carry_over[{nth}]"), |t| words::carry_over(t, carried)));
    }
    for (nth, finding) in sheet.findings.iter().enumerate() {
        said.push(Sentence::new(format!("findings[{nth}]"), |t| {
            format!("{} {}", words::finding(t, &finding.kind), words::remedy(t, finding.kind.remedy()))
        }));
    }
    said
}

fn payment(said: &mut Vec<Sentence>, list: &str, pay: &[PayLine]) {
    for (nth, line) in pay.iter().enumerate() {
        let at = format!("{list}pay[{nth}]");
        said.push(Sentence::new(at.clone(), |t| format!("{}: {}", words::line(t, &line.rule), words::sum(t, line))));
        if !line.why.is_empty() {
            said.push(Sentence::new(at, |t| words::why(t, line)));
        }
    }
}

fn entries(
    said: &mut Vec<Sentence>,
    list: &str,
    (sessions, drives, expenses): (&[SessionLine], &[DriveLine], &[ExpenseLine]),
) {
    let mut why = |name: &str, nth: usize, reasons: &[Reason]| {
        let at = format!("{list}{name}[{nth}]");
        said.extend(reasons.iter().map(|reason| Sentence::new(at.clone(), |t| words::reason(t, reason))));
    };
    sessions.iter().enumerate().for_each(|(nth, line)| why("sessions", nth, &line.why));
    drives.iter().enumerate().for_each(|(nth, line)| why("drives", nth, &line.why));
    expenses.iter().enumerate().for_each(|(nth, line)| why("expenses", nth, &line.why));
}
