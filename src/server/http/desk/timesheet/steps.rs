//! The steps of approval: which comes next, and whether this officer may take it.

use super::reckoned::terms;
use crate::http::Problem;
use domain::id::OfficerId;
use domain::policy::{ApprovalProblem, ApprovalRule};
use domain::timesheet::Timesheet;
use i18n::{Lang, args};
use store::desk::Dossier;

/// Who must approve the timesheet: by the rules of its last day.
pub(super) fn rule(dossier: &Dossier) -> Result<ApprovalRule, Problem> {
    Ok(terms(&dossier.assignment.terms)?.on(dossier.timesheet.period.until()).approval.clone())
}

/// What an officer is told about the next step.
pub(super) struct NextStep {
    /// Which it is; nothing where there is only one.
    pub(super) line: Option<String>,
    /// Whether another officer must take it.
    pub(super) anothers: bool,
}

pub(super) fn next(t: Lang, dossier: &Dossier, sheet: &Timesheet, officer: OfficerId) -> Result<NextStep, Problem> {
    let rule = rule(dossier)?;
    let amount = sheet.totals.amount;
    let taken = dossier.taken(sheet)?;
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let steps: Vec<_> = rule.steps_for(amount).collect();
    let line = steps.get(taken.len()).filter(|_| steps.len() > 1).map(|step| {
        t.desk_step(args::DeskStep { number: count(taken.len() + 1), of: count(steps.len()), step: name(t, &step.key) })
    });
    let anothers = matches!(rule.next_step(amount, &taken, officer, false), Err(ApprovalProblem::FourEyes));
    Ok(NextStep { line, anothers })
}

/// What a step is called; the municipality's own word where it has one.
pub(super) fn name(t: Lang, key: &str) -> &str {
    match key {
        "attest" => t.desk_step_attest(),
        "authorise" => t.desk_step_authorise(),
        "leader" => t.desk_step_leader(),
        other => other,
    }
}
