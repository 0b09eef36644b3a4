//! What became of each session, drive and expense.

use super::costs::{Cost, CostClaim};
use super::hours::HourClaim;
use super::rates::present;
use super::shelf::{Reached, Shelf};
use crate::assignment::Assignment;
use crate::entry::{Leg, Session, SessionKind};
use crate::id::RecipientId;
use crate::quantity::{Metres, Minutes, Ore, split};
use crate::timesheet::{DriveLeg, DriveLine, ExpenseLine, Reason, RecipientShare, SessionLine};

/// The finest part of a kilometre that is shared among recipients: a driving list is kept in tenths.
const TENTH_OF_KM: i64 = 100;

/// One line for each session that has time in the period; `claims` stand in order of start.
pub(super) fn sessions(
    claims: &[&HourClaim<'_>],
    costs: &[&CostClaim<'_>],
    assignment: &Assignment,
    shelf: &Shelf<'_>,
) -> Vec<SessionLine> {
    let mut lines: Vec<SessionLine> = Vec::new();
    let mut ordered: Vec<&&HourClaim<'_>> = claims.iter().collect();
    ordered.sort_by_key(|claim| (claim.session.span.start().utc, claim.session.id, claim.slice.utc));
    for claim in ordered {
        if lines.last().is_none_or(|line| line.session != claim.session.id) {
            lines.push(SessionLine {
                session: claim.session.id,
                span: claim.session.span,
                kind: claim.kind,
                logged: Minutes::ZERO,
                counted: Minutes::ZERO,
                paid: Minutes::ZERO,
                shares: shares(claim.session, costs, assignment),
                why: Vec::new(),
            });
        }
        let Some(line) = lines.last_mut() else { continue };
        line.logged += claim.slice.minutes;
        line.counted += claim.counted;
        line.paid += claim.paid;
        say(&mut line.why, claim.why.as_ref(), claim.reached, shelf);
    }
    for line in &mut lines {
        if line.counted != line.logged {
            let rule = Reason::KindRule { kind: line.kind, counted: line.counted, of: line.logged };
            line.why.insert(0, rule);
        }
    }
    lines
}

/// Adds the reasons of a part of an entry to those of the parts before it; what is said already is not said again.
fn say<'r>(
    reasons: &mut Vec<Reason>,
    why: impl IntoIterator<Item = &'r Reason>,
    reached: impl IntoIterator<Item = Reached>,
    shelf: &Shelf<'_>,
) {
    for new in why {
        if !reasons.contains(new) {
            reasons.push(new.clone());
        }
    }
    for cap in reached {
        shelf.say(cap, reasons);
    }
}

/// Each present recipient's part of what a group drove and spent, in the assignment's order.
fn shares(session: &Session, costs: &[&CostClaim<'_>], assignment: &Assignment) -> Vec<RecipientShare> {
    let SessionKind::Group { present } = &session.kind else { return Vec::new() };
    let who: Vec<RecipientId> =
        assignment.recipients.iter().map(|recipient| recipient.id).filter(|id| present.contains(id)).collect();
    let (mut driven, mut spent) = (Metres::ZERO, Ore::ZERO);
    for claim in costs.iter().filter(|claim| claim.session.id == session.id) {
        match claim.what {
            Cost::Leg { leg, .. } => driven += leg.distance,
            Cost::Expense { expense, .. } => spent += expense.amount,
        }
    }
    let distances = split(driven.0, who.len(), TENTH_OF_KM);
    let amounts = split(spent.0, who.len(), 1);
    who.into_iter()
        .zip(distances.into_iter().zip(amounts))
        .map(|(recipient, (distance, spent))| RecipientShare {
            recipient,
            distance: Metres(distance),
            spent: Ore(spent),
        })
        .collect()
}

/// Who rode along, where the entry leaves no doubt: a number of passengers is all that a leg says.
fn riders(session: &Session, leg: &Leg, assignment: &Assignment) -> Vec<RecipientId> {
    let there = present(session, assignment);
    if there.clone().count() == usize::from(leg.passengers) { there.collect() } else { Vec::new() }
}

/// The driving list; `claims` stand in the order in which they fill caps.
pub(super) fn drives(claims: &[&CostClaim<'_>], assignment: &Assignment, shelf: &Shelf<'_>) -> Vec<DriveLine> {
    let mut lines: Vec<DriveLine> = Vec::new();
    for claim in claims {
        let Cost::Leg { trip, index, leg, .. } = claim.what else { continue };
        let same = |line: &DriveLine| line.trip == trip.id && line.session == claim.session.id;
        if !lines.last().is_some_and(same) {
            lines.push(DriveLine {
                session: claim.session.id,
                trip: trip.id,
                date: claim.date,
                span: claim.session.span,
                activity: claim.session.activity.clone(),
                note: if claim.session.activity.is_none() { claim.session.note.clone() } else { String::new() },
                legs: Vec::with_capacity(trip.legs.len()),
                driven: Metres::ZERO,
                paid: Metres::ZERO,
                unpaid: Metres::ZERO,
                with_recipient: Metres::ZERO,
                why: Vec::new(),
            });
        }
        let Some(line) = lines.last_mut() else { continue };
        line.driven += leg.distance;
        line.paid += claim.paid.metres;
        line.unpaid += leg.distance - claim.paid.metres;
        if leg.passengers > 0 {
            line.with_recipient += leg.distance;
        }
        say(&mut line.why, &claim.why, claim.reached.into_iter().flatten(), shelf);
        line.legs.push(DriveLeg {
            leg: index,
            kind: leg.kind,
            from: leg.from.clone(),
            to: leg.to.clone(),
            passengers: leg.passengers,
            riders: riders(claim.session, leg, assignment),
            driven: leg.distance,
            paid: claim.paid.metres,
        });
    }
    lines
}

/// The expenses; `claims` stand in the order in which they fill caps.
pub(super) fn expenses(claims: &[&CostClaim<'_>], shelf: &Shelf<'_>) -> Vec<ExpenseLine> {
    let line = |claim: &&CostClaim<'_>| {
        let Cost::Expense { expense, .. } = claim.what else { return None };
        let mut why = Vec::new();
        say(&mut why, &claim.why, claim.reached.into_iter().flatten(), shelf);
        Some(ExpenseLine {
            session: claim.session.id,
            expense: expense.id,
            date: claim.date,
            kind: expense.kind,
            label: expense.label.clone(),
            receipt: expense.receipt.clone(),
            companion_card: expense.companion_card,
            spent: expense.amount,
            paid: claim.paid.ore,
            unpaid: expense.amount - claim.paid.ore,
            why,
        })
    };
    claims.iter().filter_map(line).collect()
}
