//! Text to read.

use super::sheet::Sheet;
use crate::words;
use chrono::NaiveDate;
use domain::id::SessionId;
use domain::timesheet::{DriveLine, EntryRef, ExpenseLine, Reason, SessionLine, Timesheet};
use i18n::Lang;
use std::fmt::Write;

pub(super) fn print(t: Lang, municipality: &str, sheets: &[Sheet<'_>]) -> String {
    let mut page = Page { t, text: format!("{municipality}\n") };
    if sheets.is_empty() {
        page.line(0, t.sheet_nothing());
    }
    for sheet in sheets {
        page.sheet(sheet);
    }
    page.text
}

/// The day of the entry that a finding speaks of.
pub(super) fn date(sheet: &Timesheet, at: EntryRef) -> Option<NaiveDate> {
    let (EntryRef::Session { session } | EntryRef::Trip { session, .. } | EntryRef::Expense { session, .. }) = at
    else {
        return None;
    };
    let own = sheet.sessions.iter().find(|line| line.session == session).map(|line| line.span.date());
    own.or_else(|| sheet.drives.iter().find(|line| line.session == session).map(|line| line.date))
}

struct Page {
    t: Lang,
    text: String,
}

impl Page {
    /// A line, indented by so many steps. Numbers keep to their units on a screen, not in a terminal's columns.
    fn line(&mut self, depth: usize, text: &str) {
        let text = text.replace('\u{a0}', " ");
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:width$}{text}", "", width = depth * 2);
    }

    fn heading(&mut self, text: &str) {
        self.text.push('\n');
        self.line(0, text);
    }

    fn sheet(&mut self, Sheet { contact, assignment, timesheet: sheet }: &Sheet<'_>) {
        let t = self.t;
        let days = t.period(sheet.period.from(), sheet.period.until());
        self.heading(&format!("{} {contact}, {} {assignment}: {days}", t.sheet_contact(), t.desk_assignment()));
        self.pay(sheet);
        self.caps(sheet);
        self.entries(sheet);
        if !sheet.findings.is_empty() {
            self.heading(t.desk_findings());
        }
        for finding in &sheet.findings {
            let (what, remedy) = (words::finding(t, &finding.kind), words::remedy(t, finding.kind.remedy()));
            let of = date(sheet, finding.at).map(|date| format!("{}: ", t.date(date))).unwrap_or_default();
            self.line(1, &format!("{}: {of}{what} {remedy}", words::severity(t, finding.severity)));
        }
    }

    fn pay(&mut self, sheet: &Timesheet) {
        let t = self.t;
        self.heading(t.desk_lines());
        let corrections = sheet.corrections.iter().flat_map(|correction| {
            let of = t.month_of_key(&correction.of.key()).unwrap_or_default();
            correction.pay.iter().map(move |line| (format!(" – {}: {of}", t.sheet_corrections()), line))
        });
        let lines: Vec<_> = sheet.pay.iter().map(|line| (String::new(), line)).chain(corrections).collect();
        for (of, line) in lines {
            let mut text = format!("{}{of}: {}", words::line(t, &line.rule), words::sum(t, line));
            if line.tax_free.0 != 0 && line.taxable.0 != 0 {
                let (free, taxed) = (t.kroner(line.tax_free.0), t.kroner(line.taxable.0));
                let _ = write!(text, " ({} {free}, {} {taxed})", t.sheet_tax_free(), t.sheet_taxable());
            }
            self.line(1, &text);
            let why = words::why(t, line);
            if !why.is_empty() {
                self.line(2, &why);
            }
        }
        let totals = &sheet.totals;
        let (free, taxed) = (t.kroner(totals.tax_free.0), t.kroner(totals.taxable.0));
        let split = format!("({} {free}, {} {taxed})", t.sheet_tax_free(), t.sheet_taxable());
        self.line(1, &format!("{}: {} {split}", t.sheet_total(), t.kroner(totals.amount.0)));
        if let Some(day) = sheet.pay_day {
            self.line(1, &t.month_pay_day(&t.date(day)));
        }
    }

    fn caps(&mut self, sheet: &Timesheet) {
        let t = self.t;
        if !sheet.caps.is_empty() {
            self.heading(t.desk_caps());
        }
        for cap in &sheet.caps {
            self.line(1, &words::cap(t, cap, sheet.period));
        }
        for carried in &sheet.carry_over {
            self.line(1, &words::carry_over(t, carried));
        }
    }

    fn entries(&mut self, sheet: &Timesheet) {
        self.heading(self.t.desk_sessions());
        self.each(&sheet.sessions, &sheet.drives, &sheet.expenses);
        for correction in &sheet.corrections {
            let of = self.t.month_of_key(&correction.of.key()).unwrap_or_default();
            self.heading(&format!("{}: {of}", self.t.sheet_corrections()));
            self.each(&correction.sessions, &correction.drives, &correction.expenses);
        }
    }

    fn each(&mut self, sessions: &[SessionLine], drives: &[DriveLine], expenses: &[ExpenseLine]) {
        for session in sessions {
            self.session(session);
            for drive in drives.iter().filter(|drive| drive.session == session.session) {
                self.drive(drive);
            }
            for expense in expenses.iter().filter(|expense| expense.session == session.session) {
                self.expense(expense);
            }
        }
        // One drive may serve two assignments: its session is then another assignment's. In a correction, the session
        // itself may stand as it was.
        let known = |of: SessionId| sessions.iter().any(|session| session.session == of);
        for drive in drives.iter().filter(|drive| !known(drive.session)) {
            let (start, end) = (drive.span.start().wall.time(), drive.span.end().wall.time());
            self.line(1, &format!("{} {}", self.t.date(drive.date), self.t.times(start, end)));
            self.drive(drive);
        }
        for expense in expenses.iter().filter(|expense| !known(expense.session)) {
            self.line(1, &self.t.date(expense.date));
            self.expense(expense);
        }
    }

    fn session(&mut self, SessionLine { span, kind, logged, paid, why, .. }: &SessionLine) {
        let t = self.t;
        let times = t.times(span.start().wall.time(), span.end().wall.time());
        let mut text =
            format!("{} {times} {}: {}", t.date(span.date()), words::session_kind(t, *kind), t.duration(logged.0));
        if paid != logged {
            let _ = write!(text, ", {} {}", t.desk_paid().to_lowercase(), t.duration(paid.0));
        }
        self.line(1, &text);
        self.why(why);
    }

    fn drive(&mut self, DriveLine { legs, driven, paid, unpaid, why, .. }: &DriveLine) {
        let t = self.t;
        let mut places: Vec<&str> = legs.first().map(|leg| leg.from.as_str()).into_iter().collect();
        places.extend(legs.iter().map(|leg| leg.to.as_str()));
        let mut text = format!("{}: {}", places.join(" – "), t.km(driven.0));
        let passengers: u32 = legs.iter().map(|leg| u32::from(leg.passengers)).max().unwrap_or_default();
        if passengers > 0 {
            let _ = write!(text, ", {} {passengers}", t.sheet_passengers().to_lowercase());
        }
        if unpaid.0 != 0 {
            let (paid, unpaid) = (t.km(paid.0), t.km(unpaid.0));
            let _ = write!(
                text,
                ", {} {paid}, {} {unpaid}",
                t.desk_paid().to_lowercase(),
                t.desk_not_paid().to_lowercase()
            );
        }
        self.line(2, &text);
        self.why(why);
    }

    fn expense(&mut self, ExpenseLine { kind, label, spent, paid, unpaid, why, .. }: &ExpenseLine) {
        let t = self.t;
        let mut text = format!("{} ({}): {}", label, words::expense_kind(t, *kind), t.kroner(spent.0));
        if unpaid.0 != 0 {
            let (paid, unpaid) = (t.kroner(paid.0), t.kroner(unpaid.0));
            let _ = write!(
                text,
                ", {} {paid}, {} {unpaid}",
                t.desk_paid().to_lowercase(),
                t.desk_not_paid().to_lowercase()
            );
        }
        self.line(2, &text);
        self.why(why);
    }

    fn why(&mut self, why: &[Reason]) {
        for reason in why {
            self.line(3, &words::reason(self.t, reason));
        }
    }
}
