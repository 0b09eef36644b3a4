//! What the rules noticed, as a line of a page.

use crate::words;
use domain::timesheet::{EntryRef, Finding, Severity, Timesheet};
use i18n::Lang;

/// Its colour, how grave it is, and what it says. What the contact should do about it is for the contact's screen.
pub(in crate::http::desk) struct Shown {
    pub(in crate::http::desk) colour: &'static str,
    pub(in crate::http::desk) severity: &'static str,
    pub(in crate::http::desk) text: String,
    /// The day of the entry that it speaks of; empty for the whole month.
    pub(in crate::http::desk) day: String,
}

pub(in crate::http::desk) fn shown(t: Lang, sheet: &Timesheet, finding: &Finding) -> Shown {
    let colour = match finding.severity {
        Severity::Blocker => "danger",
        Severity::Warning => "warning",
        Severity::Note => "info",
    };
    Shown {
        colour,
        severity: words::severity(t, finding.severity),
        text: words::finding(t, &finding.kind),
        day: day(t, sheet, finding.at).unwrap_or_default(),
    }
}

fn day(t: Lang, sheet: &Timesheet, at: EntryRef) -> Option<String> {
    let session = match at {
        EntryRef::Month => return None,
        EntryRef::Session { session } | EntryRef::Trip { session, .. } | EntryRef::Expense { session, .. } => session,
    };
    let line = sheet.sessions.iter().find(|line| line.session == session)?;
    Some(t.date(line.span.date()))
}
