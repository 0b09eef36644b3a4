//! How a month stands with those who should confirm it, seen from the phone.

use chrono::NaiveDate;
use domain::id::{AssignmentId, SignOffId};
use domain::policy::Signer;
use domain::sign_off::{Confirmed, SignOff, confirmed, signer_standings};
use domain::time::PayPeriod;
use domain::timesheet::Finding;
use sync::RefusalCode;
use sync::decide::sign_off_id;
use sync::phone::{SessionView, SignOffStage, SignOffView, Snapshot};

/// A signer, and what they have said.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stand {
    /// The id of whatever they say.
    pub(super) id: SignOffId,
    pub(super) signer: Signer,
    /// What there is for them to confirm.
    pub(super) entries: Vec<Confirmed>,
    /// What counts of what was said.
    pub(super) said: Option<SignOffView>,
    /// Nothing is left to be asked.
    pub(super) is_settled: bool,
    /// A signature stands for all of it.
    pub(super) is_signed: bool,
    /// The days of entries that came or changed since.
    pub(super) changed: Vec<NaiveDate>,
    /// What was said last was refused.
    pub(super) refused: Option<RefusalCode>,
    /// What the rules have to say about it.
    pub(super) finding: Option<Finding>,
}

/// Each who should confirm the month and has something to confirm.
pub(super) fn stands(snapshot: &Snapshot, assignment: AssignmentId, period: PayPeriod) -> Vec<Stand> {
    let Some(view) = snapshot.assignments.iter().find(|view| view.row.assignment.id == assignment) else {
        return Vec::new();
    };
    let Some(terms) = &view.terms else { return Vec::new() };
    let signers = terms.sign_off_in(period).signers_told(period, view.row.signers);
    let entries = confirmed(snapshot.sessions.iter().filter_map(SessionView::counted), assignment, period);
    let own = |view: &&SignOffView| view.sign_off.assignment == assignment && view.sign_off.period == period;
    let own: Vec<&SignOffView> = snapshot.sign_offs.iter().filter(own).collect();
    let counted: Vec<&SignOff> =
        own.iter().filter(|view| view.stage != SignOffStage::NotSent).map(|view| &view.sign_off).collect();
    let standings = signer_standings(&signers, &entries, &counted);
    let stand = |standing: domain::sign_off::SignerStanding<'_>| {
        let role = standing.signer.role();
        let last = own.iter().find(|view| view.sign_off.signer.role() == role);
        let (from, until) = standing.signer.days();
        let theirs = entries.iter().filter(|entry| (from..=until).contains(&entry.span.date()));
        let changed = theirs.clone().filter(|entry| standing.not_covered.contains(&entry.session));
        let mut changed: Vec<NaiveDate> = changed.map(|entry| entry.span.date()).collect();
        changed.dedup();
        Stand {
            id: sign_off_id(assignment, period, role),
            signer: standing.signer,
            entries: theirs.copied().collect(),
            said: last.filter(|_| standing.sign_off.is_some()).map(|view| (*view).clone()),
            is_settled: standing.is_settled(),
            is_signed: standing.is_signed(),
            changed: if standing.sign_off.is_some() { changed } else { Vec::new() },
            refused: last.and_then(|view| view.refused),
            finding: standing.finding(),
        }
    };
    standings.into_iter().map(stand).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::period_named;
    use crate::pages::shown::tests::{assignment, driving, session, snapshot, under};
    use domain::policy::{SignOffRule, SignerPeriods, SignerRole};
    use domain::sign_off::{HowSigned, Point, Stroke};
    use domain::timesheet::FindingKind;

    fn month(rule: SignOffRule) -> (Snapshot, AssignmentId, PayPeriod) {
        let one = under(assignment(1), |policy| policy.sign_off = rule);
        let first = session(1, &one, "2026-03-04", "16:00", "18:00");
        let second = session(2, &one, "2026-03-11", "16:00", "18:00");
        let period = period_named(&one, "2026-03").unwrap();
        let id = one.row.assignment.id;
        (snapshot(&[one], &[first, second]), id, period)
    }

    /// As the page makes it of what is asked for.
    fn said(stand: &Stand, assignment: AssignmentId, period: PayPeriod) -> SignOffView {
        let how = HowSigned::Signed { strokes: vec![Stroke(vec![Point(1, 1), Point(99, 99)])] };
        let (id, signer, covers) = (stand.id, stand.signer, stand.entries.clone());
        let sign_off = SignOff { id, assignment, period, signer, how, covers };
        let said_at = "2026-03-31T10:00:00Z".parse().unwrap();
        SignOffView { sign_off, said_at, stage: SignOffStage::Sending, refused: None }
    }

    #[test]
    fn what_was_confirmed_stands_until_an_entry_is_changed_and_then_for_the_others() {
        let (mut snapshot, id, period) = month(SignOffRule::Recipient);
        let asked = stands(&snapshot, id, period);
        assert_eq!((asked.len(), asked[0].is_settled, asked[0].entries.len()), (1, false, 2));
        assert_eq!(asked[0].changed, [], "nothing has changed where nothing was said");
        snapshot.sign_offs = vec![said(&asked[0], id, period)];
        let signed = &stands(&snapshot, id, period)[0];
        assert!(signed.is_settled && signed.is_signed && signed.finding.is_none());
        snapshot.sessions[1] = driving(snapshot.sessions[1].clone(), "Hjem", "Kino", 5_000);
        let changed = &stands(&snapshot, id, period)[0];
        assert_eq!((changed.is_settled, &changed.changed[..]), (false, &["2026-03-11".parse().unwrap()][..]));
    }

    #[test]
    fn what_the_municipality_did_not_take_in_counts_for_nothing_and_is_told() {
        let (mut snapshot, id, period) = month(SignOffRule::Recipient);
        let asked = stands(&snapshot, id, period);
        let refused = Some(RefusalCode::UnknownChoice);
        let view = SignOffView { stage: SignOffStage::NotSent, refused, ..said(&asked[0], id, period) };
        snapshot.sign_offs = vec![view];
        let stand = &stands(&snapshot, id, period)[0];
        assert_eq!((stand.is_settled, &stand.said, stand.refused), (false, &None, refused));
        let missing = FindingKind::NotConfirmed { by: SignerRole::Recipient };
        assert_eq!(stand.finding.as_ref().map(|found| found.kind.clone()), Some(missing));
    }

    #[test]
    fn who_is_asked_goes_by_the_rule_and_by_what_the_phone_was_told() {
        let (snapshot, id, period) = month(SignOffRule::None);
        assert_eq!(stands(&snapshot, id, period), []);
        let (mut snapshot, id, period) = month(SignOffRule::RecipientOrGuardian);
        let roles = |snapshot: &Snapshot| -> Vec<_> {
            stands(snapshot, id, period).iter().map(|stand| stand.signer.role()).collect()
        };
        assert_eq!(roles(&snapshot), [SignerRole::Recipient]);
        let told = SignerPeriods { guardian_until: period.until(), recipient_from: period.from() };
        snapshot.assignments[0].row.signers = Some(told);
        assert_eq!(roles(&snapshot), [SignerRole::Guardian, SignerRole::Recipient]);
    }
}
