//! How a month stands with those who should confirm it. Phone and desk ask the same here.

use super::{Confirmed, HowSigned, SignOff};
use crate::entry::{Session, SessionKind};
use crate::id::{AssignmentId, SessionId};
use crate::policy::Signer;
use crate::time::PayPeriod;
use crate::timesheet::{EntryRef, Finding, FindingKind, RecipientFacts, Severity};
use chrono::NaiveDate;

/// A signer, and what they have said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignerStanding<'a> {
    /// Who should confirm, for which days.
    pub signer: Signer,
    /// What they last said, if anything.
    pub sign_off: Option<&'a SignOff>,
    /// Entries of their days that it does not stand for: all, where nothing was said; those that came or were changed since.
    pub not_covered: Vec<SessionId>,
}

/// What there is to confirm in a period, in the order of time. Not what the recipient had no part in.
#[must_use]
pub fn confirmed<'a>(
    sessions: impl IntoIterator<Item = &'a Session>,
    assignment: AssignmentId,
    period: PayPeriod,
) -> Vec<Confirmed> {
    let theirs = |session: &&Session| {
        session.assignment == assignment
            && period.holds(session.span.date())
            && !matches!(session.kind, SessionKind::Supervision | SessionKind::Course)
    };
    let mut entries: Vec<Confirmed> = sessions.into_iter().filter(theirs).map(Confirmed::of).collect();
    entries.sort_by_key(|entry| (entry.span.start().utc, entry.session));
    entries
}

/// The birth date that decides who signs: the youngest recipient's, so that a guardian signs for a group until all are of age.
#[must_use]
pub fn signs_for(recipients: &[RecipientFacts]) -> Option<NaiveDate> {
    recipients.iter().map(|facts| facts.birth_date).max()
}

/// Each signer who has something to confirm. `sign_offs` are those of the assignment and period; the last of one role counts.
#[must_use]
pub fn signer_standings<'a>(
    signers: &[Signer],
    entries: &[Confirmed],
    sign_offs: &[&'a SignOff],
) -> Vec<SignerStanding<'a>> {
    let standing = |signer: &Signer| {
        let (from, until) = signer.days();
        let own = entries.iter().filter(|entry| (from..=until).contains(&entry.span.date()));
        let sign_off = sign_offs.iter().rev().find(|it| it.signer.role() == signer.role()).copied();
        let stands = |entry: &&Confirmed| sign_off.is_none_or(|it| !it.covers.contains(entry));
        own.clone().next()?;
        let not_covered = own.filter(stands).map(|entry| entry.session).collect();
        Some(SignerStanding { signer: *signer, sign_off, not_covered })
    };
    signers.iter().filter_map(standing).collect()
}

impl SignerStanding<'_> {
    /// Whether nothing is left to be asked: it was confirmed or could not be, and nothing has changed since.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        self.sign_off.is_some() && self.not_covered.is_empty()
    }

    /// Whether a signature stands for all of it.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.is_settled() && self.sign_off.is_some_and(|it| matches!(it.how, HowSigned::Signed { .. }))
    }

    /// What is to be said about it. A warning: the month can be sent in all the same, and the officer decides.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        let by = self.signer.role();
        let kind = match self.sign_off {
            None => FindingKind::NotConfirmed { by },
            Some(_) if self.not_covered.is_empty() => return None,
            Some(_) => FindingKind::ConfirmedBefore { by, entries: self.not_covered.len() },
        };
        Some(Finding { severity: Severity::Warning, kind, at: EntryRef::Month })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::id::SignOffId;
    use crate::policy::{KindName, SignOffRule, SignerRole};
    use crate::quantity::{Metres, Ore};
    use crate::sign_off::{Point, Reason, Stroke};
    use crate::time::{PeriodStart, Span, SpanDraft, Zone};
    use chrono::NaiveTime;
    use proptest::prelude::*;
    use uuid::Uuid;

    pub(crate) fn period() -> PayPeriod {
        PeriodStart::CALENDAR_MONTH.period_named("2026-03").unwrap()
    }

    pub(crate) fn entry(number: u128, day: u32) -> Confirmed {
        let date = NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let (start, end, zone) = (at(10), at(12), Zone::OSLO);
        let span = SpanDraft { date, start, end_date: date, end, zone, start_pick: None, end_pick: None };
        Confirmed {
            session: SessionId::new(Uuid::from_u128(number)),
            span: Span::try_from(span).unwrap(),
            kind: KindName::Ordinary,
            driven: Metres(10_000),
            aboard: Metres(0),
            spent: Ore(0),
        }
    }

    pub(crate) fn signed(covers: &[Confirmed]) -> SignOff {
        SignOff {
            id: SignOffId::new(Uuid::from_u128(1)),
            assignment: AssignmentId::new(Uuid::from_u128(2)),
            period: period(),
            signer: SignOffRule::Recipient.signers(period(), None)[0],
            how: HowSigned::Signed { strokes: vec![Stroke(vec![Point(1, 1), Point(90, 90)])] },
            covers: covers.to_vec(),
        }
    }

    fn findings(rule: SignOffRule, born: Option<&str>, entries: &[Confirmed], given: &[&SignOff]) -> Vec<FindingKind> {
        let signers = rule.signers(period(), born.map(|born| born.parse().unwrap()));
        let standings = signer_standings(&signers, entries, given);
        standings.iter().filter_map(SignerStanding::finding).map(|found| found.kind).collect()
    }

    #[test]
    fn a_month_that_nobody_has_confirmed_is_said_of_each_who_should() {
        use SignerRole::{Guardian, Recipient};
        let (early, late) = (entry(1, 3), entry(2, 20));
        let missing = |by| FindingKind::NotConfirmed { by };
        let rule = SignOffRule::RecipientOrGuardian;
        let born = Some("2008-03-14");
        assert_eq!(findings(rule, born, &[early, late], &[]), [missing(Guardian), missing(Recipient)]);
        assert_eq!(
            findings(rule, born, &[late], &[]),
            [missing(Recipient)],
            "nothing is asked of whom it does not concern"
        );
        assert_eq!(findings(SignOffRule::None, None, &[early], &[]), []);
        assert_eq!(findings(SignOffRule::Recipient, None, &[], &[]), []);
    }

    #[test]
    fn of_what_was_signed_for_the_whole_birthday_month_each_role_stands_for_its_own_days() {
        let (early, late) = (entry(1, 3), entry(2, 20));
        let all = signed(&[early, late]);
        let (from, until) = (period().from(), period().until());
        let guardian = SignOff { signer: Signer::Guardian { from, until }, ..all.clone() };
        let rule = SignOffRule::RecipientOrGuardian;
        let left = |given: &[&SignOff]| findings(rule, Some("2008-03-14"), &[early, late], given);
        assert_eq!(left(&[&guardian]), [FindingKind::NotConfirmed { by: SignerRole::Recipient }]);
        assert_eq!(left(&[&all]), [FindingKind::NotConfirmed { by: SignerRole::Guardian }]);
        assert_eq!(left(&[&guardian, &all]), []);
    }

    #[test]
    fn e23_an_edit_after_signing_voids_the_changed_entry_alone() {
        let (one, two) = (entry(1, 3), entry(2, 10));
        let given = signed(&[one, two]);
        let edits: [fn(&mut Confirmed); 5] = [
            |it| it.span = entry(2, 11).span,
            |it| it.kind = KindName::NoShow,
            |it| it.driven = Metres(12_000),
            |it| it.aboard = Metres(10_000),
            |it| it.spent = Ore(1),
        ];
        let signers = SignOffRule::Recipient.signers(period(), None);
        for (nth, edit) in edits.into_iter().enumerate() {
            let mut edited = two;
            edit(&mut edited);
            let standings = signer_standings(&signers, &[one, edited], &[&given]);
            assert_eq!(standings[0].not_covered, [two.session], "edit {nth}");
            assert!(!standings[0].is_settled());
        }
        let came = entry(3, 12);
        let changed = findings(SignOffRule::Recipient, None, &[one, two, came], &[&given]);
        assert_eq!(changed, [FindingKind::ConfirmedBefore { by: SignerRole::Recipient, entries: 1 }]);
        assert_eq!(findings(SignOffRule::Recipient, None, &[one], &[&given]), [], "what is gone needs nobody");
    }

    #[test]
    fn why_it_could_not_be_is_an_answer_but_no_signature() {
        let how = HowSigned::CouldNot { reason: Reason::Unable, words: String::new() };
        let told = SignOff { how, ..signed(&[entry(1, 3)]) };
        let signers = SignOffRule::Recipient.signers(period(), None);
        let standing = &signer_standings(&signers, &[entry(1, 3)], &[&told])[0];
        assert_eq!((standing.is_settled(), standing.is_signed(), standing.finding()), (true, false, None));
    }

    proptest! {
        /// However entries come and go: covered is exactly what stands as it stood, and order does not matter.
        #[test]
        fn what_is_covered_is_what_stands_as_it_was_shown(
            then in proptest::collection::btree_map(1..20_u128, 1..28_u32, 0..15),
            now in proptest::collection::btree_map(1..20_u128, 1..28_u32, 1..15),
        ) {
            let all = |days: &std::collections::BTreeMap<u128, u32>| -> Vec<Confirmed> {
                days.iter().map(|(number, day)| entry(*number, *day)).collect()
            };
            let given = signed(&all(&then));
            let signers = SignOffRule::Recipient.signers(period(), None);
            let entries = all(&now);
            let standing = signer_standings(&signers, &entries, &[&given])[0].not_covered.clone();
            let changed: Vec<SessionId> = now
                .iter()
                .filter(|(number, day)| then.get(number) != Some(day))
                .map(|(number, day)| entry(*number, *day).session)
                .collect();
            prop_assert_eq!(&standing, &changed);
            let turned: Vec<Confirmed> = entries.into_iter().rev().collect();
            let mut again = signer_standings(&signers, &turned, &[&given])[0].not_covered.clone();
            again.reverse();
            prop_assert_eq!(again, changed);
        }
    }
}
