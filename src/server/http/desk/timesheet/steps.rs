//! The steps of approval: which comes next, and whether this officer may take it.

use super::reckoned::terms;
use crate::http::Problem;
use domain::id::OfficerId;
use domain::policy::{ApprovalProblem, ApprovalRule};
use domain::timesheet::Timesheet;
use i18n::{Lang, args};
use store::desk::Dossier;
use store::rights::{ApproveTimesheets, Deed, Role};

/// Who must approve the timesheet: by the rules of its last day.
pub(super) fn rule(dossier: &Dossier) -> Result<ApprovalRule, Problem> {
    Ok(terms(&dossier.assignment.terms)?.on(dossier.timesheet.period.until()).approval.clone())
}

/// What an officer is told about the next step.
pub(super) struct NextStep {
    /// Which it is; nothing where there is only one.
    pub(super) line: Option<String>,
    /// Why another officer must take it, where that is so.
    pub(super) anothers: Option<&'static str>,
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
    let anothers = match rule.next_step(amount, &taken, officer, dossier.standing.partial) {
        Ok(step) if dossier.standing.roles.contains(&Role::of_step(&step.key)) => None,
        Ok(_) => Some(t.desk_step_other_role()),
        // A month so small that nobody need look at it is approved by whoever may approve anything.
        Err(ApprovalProblem::Done) => {
            let may = ApproveTimesheets::ROLES.iter().any(|role| dossier.standing.roles.contains(role));
            (!may).then(|| t.desk_step_other_role())
        }
        Err(ApprovalProblem::FourEyes) => Some(t.desk_step_another()),
        Err(ApprovalProblem::Partial) => Some(t.desk_too_near()),
    };
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
