//! Hours: what each part of a session counts, which rate it has, and how much of it the granted hours let through.

use super::owner::Owner;
use super::rates::{AgeUnknown, Work, age_unknown, best};
use super::shelf::{Filled, Reached, Shelf};
use super::slice::{Cuts, Slice, slices};
use crate::entry::Session;
use crate::policy::{CapOf, KindName, KindPay, Policy, Rate, RateRole};
use crate::quantity::Minutes;
use crate::timesheet::{Reason, Reckoning};
use chrono::NaiveDate;

/// A part of a session that claims pay.
#[derive(Debug, Clone)]
pub(super) struct HourClaim<'a> {
    pub(super) owner: usize,
    pub(super) session: &'a Session,
    pub(super) kind: KindName,
    pub(super) slice: Slice,
    /// What the kind's rule makes of it.
    pub(super) counted: Minutes,
    /// Whether the kind's rule makes anything of the whole session.
    kind_pays: bool,
    pub(super) in_grant: bool,
    pub(super) rate: HourRate<'a>,
    pub(super) age_unknown: AgeUnknown,
    pub(super) paid: Minutes,
    /// Why nothing of it is paid, whatever caps let through.
    pub(super) why: Option<Reason>,
    /// The cap that let only a part through.
    pub(super) reached: Option<Reached>,
    /// The caps that it fills.
    pub(super) filled: Filled,
}

impl HourClaim<'_> {
    pub(super) const fn date(&self) -> NaiveDate {
        self.slice.at.date()
    }
}

/// Where the rate of an hour comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum HourRate<'a> {
    /// A row of the table.
    Row(&'a Rate),
    /// The municipality has no table: payroll knows the rate.
    Payroll,
    /// No row fits.
    Missing,
}

impl<'a> HourRate<'a> {
    /// The row of the table.
    pub(super) const fn row(self) -> Option<&'a Rate> {
        match self {
            Self::Row(row) => Some(row),
            Self::Payroll | Self::Missing => None,
        }
    }
}

/// Adds the claims of one session, as far as they lie on days that are `wanted`.
pub(super) fn add<'a>(
    claims: &mut Vec<HourClaim<'a>>,
    (owner, who): (usize, &Owner<'a>),
    session: &'a Session,
    input: &Reckoning<'a>,
    cuts: &mut Cuts<'a>,
    refused: Option<&Reason>,
    wanted: impl Fn(NaiveDate) -> bool,
) {
    let kind = KindName::from(&session.kind);
    let policy = who.terms.on(session.span.date());
    let rule = policy.kinds.of(kind);
    let mut given = Given::default();
    let before = claims.len();
    for slice in slices(&session.span, cuts.of(policy), policy.hours.clock_change) {
        let counted = given.next(rule.pay, slice.minutes);
        let date = slice.at.date();
        if !wanted(date) {
            continue;
        }
        let policy = who.terms.on(date);
        let work = Work::new(&slice, kind, policy, who.assignment, input);
        let rate = rate(policy, &work);
        claims.push(HourClaim {
            owner,
            session,
            kind,
            slice,
            counted,
            kind_pays: false,
            in_grant: rule.in_grant,
            age_unknown: age_unknown(policy, &work, rate.row()),
            rate,
            paid: Minutes::ZERO,
            why: refused.cloned(),
            reached: None,
            filled: Filled::default(),
        });
    }
    for claim in claims.iter_mut().skip(before) {
        claim.kind_pays = given.given > 0;
    }
}

/// Whether a session pays in a period, of which `parts` are its own. Not where its age, a cap or a lacking rate refuses
/// whatever counts of them, or where its kind pays nothing; but where its kind has a limit that earlier parts have filled.
pub(super) fn pays(parts: &[&HourClaim<'_>]) -> bool {
    let limit_filled = |part: &&HourClaim<'_>| part.kind_pays && part.counted == Minutes::ZERO && part.why.is_none();
    parts.iter().any(|part| part.paid > Minutes::ZERO) || parts.iter().all(limit_filled)
}

fn rate<'a>(policy: &'a Policy, work: &Work<'_>) -> HourRate<'a> {
    if !policy.rates.iter().any(|rate| rate.role == RateRole::Hour) {
        return HourRate::Payroll;
    }
    best(policy, RateRole::Hour, work).map_or(HourRate::Missing, HourRate::Row)
}

/// What the kind's rule has made of the parts of a session up to one of them.
#[derive(Debug, Default)]
struct Given {
    passed: i64,
    given: i64,
}

impl Given {
    /// What the kind's rule makes of the next part; of all parts together exactly what it makes of the whole.
    fn next(&mut self, pay: KindPay, part: Minutes) -> Minutes {
        self.passed = self.passed.saturating_add(part.0);
        let due = match pay {
            KindPay::Full => self.passed,
            KindPay::None => 0,
            // However long it took: all of it falls on the part in which the session began.
            KindPay::Fixed(hours) => hours.0.0,
            KindPay::AtMost(hours) => self.passed.min(hours.0.0),
            KindPay::Share(share) => share.of(self.passed),
        };
        Minutes(due.saturating_sub(core::mem::replace(&mut self.given, due)))
    }
}

/// Pays `claims`, which stand in order of start, as far as the caps on hours let them.
pub(super) fn fill<'a>(
    claims: &mut [HourClaim<'_>],
    owners: &[Owner<'a>],
    shelf: &mut Shelf<'a>,
    here: impl Fn(usize, NaiveDate) -> bool,
) {
    for claim in claims {
        if claim.why.is_some() || claim.counted == Minutes::ZERO {
            continue;
        }
        if matches!(claim.rate, HourRate::Missing) {
            claim.why = Some(Reason::NoRate { date: claim.date() });
            continue;
        }
        claim.paid = claim.counted;
        let Some(who) = owners.get(claim.owner).filter(|_| claim.in_grant) else { continue };
        let here = here(claim.owner, claim.date());
        claim.filled = shelf.filled((claim.owner, who), claim.date(), true, &[], |cap| cap.of == CapOf::Hours);
        claim.reached = shelf.cut(claim.filled, claim.counted.0, here, |bucket| Some(bucket.room()));
        if let Some(reached) = claim.reached {
            claim.paid = Minutes(reached.paid);
        }
        shelf.take(claim.filled, here, |_| claim.paid.0);
    }
}
