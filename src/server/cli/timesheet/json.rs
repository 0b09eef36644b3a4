//! JSON: the rules' own result, and beside it why, in three languages.

use super::sheet::Sheet;
use crate::words;
use domain::timesheet::{Reason, Timesheet};
use i18n::Lang;
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
    let why = |list: &'static str, nth: usize, why: &[Reason]| -> Vec<Sentence> {
        let each = why.iter().map(|reason| Sentence::new(format!("{list}[{nth}]"), |t| words::reason(t, reason)));
        each.collect()
    };
    let pay = sheet.pay.iter().enumerate().map(|(nth, line)| {
        Sentence::new(format!("pay[{nth}]"), |t| format!("{}: {}", words::line(t, &line.rule), words::sum(t, line)))
    });
    let findings = sheet.findings.iter().enumerate().map(|(nth, finding)| {
        Sentence::new(format!("findings[{nth}]"), |t| {
            format!("{} {}", words::finding(t, &finding.kind), words::remedy(t, finding.kind.remedy()))
        })
    });
    pay.chain(sheet.sessions.iter().enumerate().flat_map(|(nth, line)| why("sessions", nth, &line.why)))
        .chain(sheet.drives.iter().enumerate().flat_map(|(nth, line)| why("drives", nth, &line.why)))
        .chain(sheet.expenses.iter().enumerate().flat_map(|(nth, line)| why("expenses", nth, &line.why)))
        .chain(findings)
        .collect()
}
