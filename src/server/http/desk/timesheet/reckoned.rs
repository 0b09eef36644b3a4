//! The reckoned month of a dossier: as it was approved, else by the rules as they stand.

use crate::http::{Problem, ProblemCode};
use chrono::NaiveDate;
use domain::timesheet::{Reckoning, Timesheet, reckon};
use store::desk::Dossier;
use sync::row::ReckonedDocument;

pub(super) fn reckoned(dossier: &Dossier, today: NaiveDate) -> Result<Timesheet, Problem> {
    if let Some(approved) = dossier.timesheet.reckoned.as_ref().and_then(ReckonedDocument::read) {
        return Ok(approved);
    }
    let Some(terms) = dossier.assignment.terms.read() else {
        return Err(Problem::from(ProblemCode::Internal).with_detail("The assignment's terms cannot be read."));
    };
    let assignment = &dossier.assignment.assignment;
    let input = Reckoning {
        approved: &dossier.approved,
        today: Some(today),
        ..Reckoning::of(assignment, &terms, &dossier.sessions)
    };
    Ok(reckon(&input, dossier.timesheet.period))
}
