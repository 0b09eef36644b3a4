//! What was asked for, and why it was not done, in words for an officer.

use crate::words as rules;
use domain::policy::KindName;
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

/// How the session is to be from now on, for whoever opens it to decide: times, driving, outlays, and the contact's own words.
pub(super) fn change(t: Lang, op: &Op) -> Vec<String> {
    let Ok(Change::PutSession { session }) = op.change() else { return Vec::new() };
    let (start, end) = (session.span.start().wall, session.span.end().wall);
    let driven: i64 = session.trips.iter().map(|trip| trip.distance().0).sum();
    let spent: i64 = session.expenses.iter().map(|expense| expense.amount.0).sum();
    let mut lines = vec![
        rules::session_kind(t, KindName::from(&session.kind)).to_owned(),
        format!("{} ({})", t.times(start.time(), end.time()), t.duration(session.span.elapsed().0)),
    ];
    lines.extend((driven > 0).then(|| t.month_drove(&t.km(driven))));
    lines.extend((spent > 0).then(|| t.month_spent(&t.kroner(spent))));
    lines.extend((!session.note.is_empty()).then(|| session.note.clone()));
    lines
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
