//! The reckoned month of a dossier: as it was approved, else by the rules as they stand.

use crate::http::desk::words;
use crate::http::{Problem, ProblemCode};
use domain::policy::Terms;
use domain::timesheet::{Engagement, Reckoning, Timesheet, reckon, to_correct};
use store::desk::Dossier;
use sync::row::{ReckonedDocument, TermsDocument};

pub(super) fn reckoned(dossier: &Dossier) -> Result<Timesheet, Problem> {
    if let Some(approved) = dossier.timesheet.reckoned.as_ref().and_then(ReckonedDocument::read) {
        return Ok(approved);
    }
    let terms = terms(&dossier.assignment.terms)?;
    let others: Vec<(&_, Terms)> = dossier
        .others
        .iter()
        .map(|row| Ok((&row.assignment, self::terms(&row.terms)?)))
        .collect::<Result<_, Problem>>()?;
    let others: Vec<Engagement<'_>> =
        others.iter().map(|(assignment, terms)| Engagement { assignment, terms }).collect();
    let input = Reckoning {
        approved: &dossier.approved,
        revised: &to_correct(&dossier.revised, &dossier.approved, dossier.timesheet.period),
        others: &others,
        contact: &dossier.facts,
        recipients: &dossier.recipients,
        // A month that has waited at the desk is not later for that.
        today: Some(words::local(dossier.timesheet.submitted_at).date()),
        sent: dossier.timesheet.pressed_at.map(|at| words::local(at).date()),
        ..Reckoning::of(&dossier.assignment.assignment, &terms, &dossier.sessions)
    };
    Ok(reckon(&input, dossier.timesheet.period))
}

pub(super) fn terms(document: &TermsDocument) -> Result<Terms, Problem> {
    let unread = || Problem::from(ProblemCode::Internal).with_detail("An assignment's terms cannot be read.");
    document.read().ok_or_else(unread)
}
