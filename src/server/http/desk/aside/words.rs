//! What was asked for, and why it was not done, in words for an officer.

use i18n::Lang;
use store::desk::AsideReason;
use sync::{Change, Op, Outcome, RefusalCode};

/// The change, by kind and day. Notes and places are left out: a list is read over a shoulder.
pub(super) fn what(t: Lang, op: &Op) -> String {
    match op.change() {
        Ok(Change::PutSession { session }) => t.aside_put_session(&t.date(session.span.date())),
        Ok(Change::DeleteSession { .. }) => t.aside_delete_session().to_owned(),
        Ok(Change::SubmitTimesheet { period, .. }) => t.aside_submit(&t.period(period.from(), period.until())),
        Ok(Change::WithdrawTimesheet { .. }) => t.aside_withdraw().to_owned(),
        Ok(Change::AskSupervision { .. } | Change::WithdrawSupervision { .. }) => t.aside_supervision().to_owned(),
        Ok(Change::SendReport { .. } | Change::WithdrawReport { .. }) => t.aside_report().to_owned(),
        Ok(Change::PutPlan { .. } | Change::DropPlan { .. }) => t.aside_plan().to_owned(),
        Ok(Change::SignOff { .. }) => t.aside_sign_off().to_owned(),
        Err(_) => t.aside_unknown().to_owned(),
    }
}

/// The reason, and what can be done about it.
pub(super) const fn why(t: Lang, why: &AsideReason) -> &'static str {
    let AsideReason::Refused(outcome) = why else { return t.aside_why_waiting() };
    let code = match outcome {
        Outcome::Conflict { .. } => return t.aside_why_conflict(),
        Outcome::Locked { .. } => return t.aside_why_locked(),
        Outcome::Rejected { code, .. } => *code,
        Outcome::Applied(_) | Outcome::Duplicate(_) | Outcome::Held { .. } => return t.aside_why_other(),
    };
    match code {
        RefusalCode::IdReuse | RefusalCode::Damaged => t.aside_why_damaged(),
        RefusalCode::NotYourAssignment | RefusalCode::NotYours => t.aside_why_not_theirs(),
        RefusalCode::OutsideAgreement => t.aside_why_outside_agreement(),
        RefusalCode::OutOfBounds | RefusalCode::UnknownChoice | RefusalCode::NotAnswered => t.aside_why_not_valid(),
        RefusalCode::ManifestDiffers => t.aside_why_incomplete(),
        RefusalCode::NotAPeriod | RefusalCode::WrongState | RefusalCode::TimesheetExists => t.aside_why_period(),
        RefusalCode::UnknownChange | RefusalCode::NoSuchSubject | RefusalCode::Other => t.aside_why_other(),
    }
}
