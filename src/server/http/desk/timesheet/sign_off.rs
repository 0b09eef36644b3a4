//! What the recipient's side has said of a timesheet, in words and as drawn.

use super::reckoned::terms;
use crate::http::Problem;
use crate::http::desk::words;
use domain::policy::{Signer, SignerRole};
use domain::sign_off::{HowSigned, Reason, SignerStanding, confirmed, outline, signer_standings, signs_for};
use domain::timesheet::Finding;
use i18n::{Lang, args};
use store::desk::Dossier;
use sync::SignOffRow;

/// One signer.
pub(super) struct Shown {
    /// As who.
    pub(super) who: &'static str,
    /// For which days, where not for the whole period.
    pub(super) days: Option<String>,
    pub(super) colour: &'static str,
    pub(super) state: &'static str,
    /// What was said, and when.
    pub(super) said: String,
    /// The signature, as a path.
    pub(super) drawn: Option<String>,
    /// The days of entries that it does not stand for.
    pub(super) not_covered: Option<String>,
}

/// Each who should confirm, and what the rules have to say about it; nothing where the municipality asks nobody.
pub(super) fn sign_offs(t: Lang, dossier: &Dossier) -> Result<(Vec<Shown>, Vec<Finding>), Problem> {
    let (row, period) = (&dossier.timesheet, dossier.timesheet.period);
    let known: Vec<_> = dossier
        .recipients
        .iter()
        .filter(|facts| dossier.assignment.assignment.recipients.iter().any(|it| it.id == facts.recipient))
        .cloned()
        .collect();
    let all_known = known.len() == dossier.assignment.assignment.recipients.len();
    let born = signs_for(if all_known { &known } else { &[] });
    let signers = terms(&dossier.assignment.terms)?.sign_off_in(period).signers(period, born);
    let entries = confirmed(&dossier.sessions, row.assignment, period);
    let given: Vec<_> = dossier.sign_offs.iter().map(|said| &said.sign_off).collect();
    let standings = signer_standings(&signers, &entries, &given);
    let shown = standings.iter().map(|standing| {
        let said = dossier.sign_offs.iter().find(|said| Some(&said.sign_off) == standing.sign_off);
        let days = standing.not_covered.iter().filter_map(|id| entries.iter().find(|entry| entry.session == *id));
        let mut days: Vec<_> = days.map(|entry| entry.span.date()).collect();
        days.dedup();
        let days: Vec<_> = days.into_iter().map(|day| t.date(day)).collect();
        shown(t, dossier, standing, (said, &days.join(", ")))
    });
    let findings = standings.iter().filter_map(SignerStanding::finding).collect();
    Ok((shown.collect(), findings))
}

fn shown(
    t: Lang,
    dossier: &Dossier,
    standing: &SignerStanding<'_>,
    (row, changed): (Option<&SignOffRow>, &str),
) -> Shown {
    let (colour, state) = match row {
        None => ("warning", t.sign_off_state_missing()),
        Some(_) if !standing.is_settled() => ("warning", t.sign_off_state_changed()),
        Some(_) if standing.is_signed() => ("success", t.sign_off_state_signed()),
        Some(_) => ("neutral", t.sign_off_state_could_not()),
    };
    let drawn = match row.map(|row| &row.sign_off.how) {
        Some(HowSigned::Signed { strokes }) => Some(outline(strokes)),
        _ => None,
    };
    Shown {
        who: who(t, standing.signer.role()),
        days: days(t, dossier, standing.signer),
        colour,
        state,
        said: row.map_or_else(|| t.sign_off_desk_missing().to_owned(), |row| said(t, row)),
        drawn,
        not_covered: row.filter(|_| !changed.is_empty()).map(|_| t.sign_off_desk_not_covered(changed)),
    }
}

const fn who(t: Lang, role: SignerRole) -> &'static str {
    match role {
        SignerRole::Recipient => t.sign_off_recipient(),
        SignerRole::Guardian => t.sign_off_guardian(),
        SignerRole::Other => t.sign_off_other(),
    }
}

fn days(t: Lang, dossier: &Dossier, signer: Signer) -> Option<String> {
    let (from, until) = signer.days();
    let period = dossier.timesheet.period;
    ((from, until) != (period.from(), period.until())).then(|| t.sign_off_desk_days(&t.days(from, until)))
}

fn said(t: Lang, row: &SignOffRow) -> String {
    let at = words::local(row.said_at);
    let (date, time) = (&*t.date(at.date()), &*t.time(at.time()));
    match &row.sign_off.how {
        HowSigned::Signed { .. } => t.sign_off_desk_signed_at(args::SignOffDeskSignedAt { date, time }),
        HowSigned::CouldNot { reason, words } => {
            let reason = match reason {
                Reason::Unwilling => t.sign_off_unwilling(),
                Reason::Unable => t.sign_off_unable(),
                Reason::NotPresent => t.sign_off_not_present(),
                Reason::Other => words,
            };
            t.sign_off_desk_could_not_at(args::SignOffDeskCouldNotAt { date, time, reason })
        }
    }
}
