//! What the rules noticed, as a line of a page.

use crate::words;
use domain::timesheet::{Finding, Severity};
use i18n::Lang;

/// Its colour, how grave it is, and what it says. What the contact should do about it is for the contact's screen.
pub(in crate::http::desk) struct Shown {
    pub(in crate::http::desk) colour: &'static str,
    pub(in crate::http::desk) severity: &'static str,
    pub(in crate::http::desk) text: String,
}

pub(in crate::http::desk) fn shown(t: Lang, finding: &Finding) -> Shown {
    let colour = match finding.severity {
        Severity::Blocker => "danger",
        Severity::Warning => "warning",
        Severity::Note => "info",
    };
    Shown { colour, severity: words::severity(t, finding.severity), text: words::finding(t, &finding.kind) }
}
