//! Approved months that have changed: the month as it now stands, and the difference to what was paid.

use super::gap;
use super::month;
use super::pay::sums;
use super::settled::Settled;
use crate::id::SessionId;
use crate::quantity::{Measure, Ore};
use crate::time::PayPeriod;
use crate::timesheet::{Correction, PayLine, PayRule, RateRow, Reckoning, Timesheet};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Approved months before `period` as they now stand, in order: reckoned anew where they may have changed, and with
/// those between them in which nothing was logged.
pub(super) fn standing<'a>(input: &Reckoning<'a>, period: PayPeriod) -> Cow<'a, [Timesheet]> {
    let as_approved =
        |sheet: &Timesheet| sheet.period.until() < period.from() && !input.revised.contains(&sheet.period);
    let in_order = input.approved.windows(2).all(|pair| pair[0].period < pair[1].period);
    let gaps = gap::any(input, input.approved, Some(period));
    if in_order && !gaps && input.approved.iter().all(as_approved) {
        return Cow::Borrowed(input.approved);
    }
    let mut months: Vec<Timesheet> =
        input.approved.iter().filter(|sheet| sheet.period.until() < period.from()).cloned().collect();
    months.sort_by_key(|sheet| sheet.period);
    months.dedup_by_key(|sheet| sheet.period);
    if gap::any(input, &months, Some(period)) {
        months = gap::bridged(input, months, Some(period), None);
    }
    for index in 0..months.len() {
        let of = months[index].period;
        if !input.approved.iter().any(|sheet| sheet.period == of) {
            // A correction of a month before may have used what slid into it.
            months[index] = gap::empty(input, of, &months[..index]);
        } else if input.revised.contains(&of) {
            let frozen = months.remove(index);
            let anew = anew(input, period, &frozen, &months, index);
            months.insert(index, anew);
        }
    }
    Cow::Owned(months)
}

/// Approved months after `period`, in order, as they were when it had no entries yet: room may have slid through it.
pub(super) fn later(input: &Reckoning<'_>, period: PayPeriod) -> Vec<Timesheet> {
    if input.approved.iter().all(|sheet| sheet.period <= period) {
        return Vec::new();
    }
    let mut months: Vec<Timesheet> = input.approved.to_vec();
    months.sort_by_key(|sheet| sheet.period);
    months.dedup_by_key(|sheet| sheet.period);
    if gap::any(input, &months, None) {
        months = gap::bridged(input, months, None, Some(period));
    }
    months.retain(|sheet| sheet.period > period);
    months
}

/// An approved month as it now stands. `months` are the others; those from `index` on are later.
///
/// Room that later months have used is only kept from what is newly paid. So the month is first reckoned with what was
/// known when it was approved: where that changes nothing, it stands, whatever became of other months since. Else it is
/// reckoned beside as few of the later months as it can be without taking what any of them used: that is how it was
/// when the first correction of it was paid, so the same correction is found again and not paid twice.
fn anew(input: &Reckoning<'_>, period: PayPeriod, frozen: &Timesheet, months: &[Timesheet], index: usize) -> Timesheet {
    let beside = |known: usize, as_then: bool| {
        month(input, frozen.period, Settled { months: &months[..known], later: &[], frozen: Some(frozen), as_then })
    };
    let then = beside(index, true);
    if correction(input, period, &then).is_none() {
        return then;
    }
    let all = Settled { months, later: &[], frozen: Some(frozen), as_then: false };
    let fitting = (index..months.len()).map(|known| beside(known, false)).find(|sheet| all.leaves_room(sheet));
    fitting.unwrap_or_else(|| beside(months.len(), false))
}

/// What each changed month gets or gives back in `period`, beyond what earlier months already corrected.
pub(super) fn corrections(input: &Reckoning<'_>, period: PayPeriod, standing: &[Timesheet]) -> Vec<Correction> {
    let revised = standing.iter().filter(|sheet| input.revised.contains(&sheet.period));
    revised.filter_map(|now| correction(input, period, now)).collect()
}

fn correction(input: &Reckoning<'_>, period: PayPeriod, now: &Timesheet) -> Option<Correction> {
    let paid = input.approved.iter().find(|sheet| sheet.period == now.period)?;
    let earlier: Vec<&Correction> = input
        .approved
        .iter()
        .filter(|sheet| sheet.period.until() < period.from())
        .flat_map(|sheet| &sheet.corrections)
        .filter(|correction| correction.of == now.period)
        .collect();
    difference(paid, &earlier, now)
}

/// What a kind of line differs by.
#[derive(Default)]
struct Sum<'s> {
    unit: Option<Measure>,
    quantity: i64,
    amount: Ore,
    tax_free: Ore,
    taxable: Ore,
    why: &'s [RateRow],
}

fn difference(paid: &Timesheet, earlier: &[&Correction], now: &Timesheet) -> Option<Correction> {
    let mut sums_by: BTreeMap<(&PayRule, Option<Ore>), Sum<'_>> = BTreeMap::new();
    let before = paid.pay.iter().chain(earlier.iter().flat_map(|correction| &correction.pay));
    for (line, sign) in now.pay.iter().map(|line| (line, 1)).chain(before.map(|line| (line, -1))) {
        let sum = sums_by.entry((&line.rule, line.rate)).or_default();
        sum.unit = Some(line.quantity);
        sum.quantity = sum.quantity.saturating_add(line.quantity.raw().saturating_mul(sign));
        sum.amount += Ore(line.amount.0.saturating_mul(sign));
        sum.tax_free += Ore(line.tax_free.0.saturating_mul(sign));
        sum.taxable += Ore(line.taxable.0.saturating_mul(sign));
        if sum.why.is_empty() {
            sum.why = &line.why;
        }
    }
    let pay: Vec<PayLine> = sums_by
        .into_iter()
        .filter(|(_, sum)| (sum.quantity, sum.amount, sum.tax_free) != (0, Ore::ZERO, Ore::ZERO))
        .filter_map(|((rule, rate), Sum { unit, quantity, amount, tax_free, taxable, why })| {
            let quantity = unit?.with(quantity);
            Some(PayLine { rule: rule.clone(), quantity, rate, amount, tax_free, taxable, why: why.to_vec() })
        })
        .collect();

    let sessions = changed(
        &now.sessions,
        &paid.sessions,
        earlier,
        |correction| &correction.sessions,
        |line| line.session,
        |line| (line.span, line.kind, line.logged, line.counted, line.paid),
    );
    let drives = changed(
        &now.drives,
        &paid.drives,
        earlier,
        |correction| &correction.drives,
        |line| (line.session, line.trip),
        |line| (line.span, line.driven, line.paid, line.with_recipient),
    );
    let expenses = changed(
        &now.expenses,
        &paid.expenses,
        earlier,
        |correction| &correction.expenses,
        |line| (line.session, line.expense),
        |line| (line.date, line.kind, line.spent, line.paid),
    );
    let gone = |id: &SessionId| !now.sessions.iter().any(|line| line.session == *id);
    let mut removed: Vec<SessionId> = paid
        .sessions
        .iter()
        .chain(earlier.iter().flat_map(|correction| &correction.sessions))
        .map(|line| line.session)
        .filter(gone)
        .filter(|id| !earlier.iter().any(|correction| correction.removed.contains(id)))
        .collect();
    removed.sort_unstable();
    removed.dedup();
    if pay.is_empty() && sessions.is_empty() && drives.is_empty() && expenses.is_empty() && removed.is_empty() {
        return None;
    }
    let (amount, ..) = sums(&pay);
    Some(Correction { of: now.period, pay, sessions, drives, expenses, removed, amount })
}

/// Lines that differ from what was last approved of the same entry. Other words for the same result are no difference.
fn changed<T: Clone, K: PartialEq, S: PartialEq>(
    now: &[T],
    paid: &[T],
    earlier: &[&Correction],
    part: impl Fn(&Correction) -> &Vec<T>,
    key: impl Fn(&T) -> K,
    substance: impl Fn(&T) -> S,
) -> Vec<T> {
    let last_approved = |line: &T| {
        earlier
            .iter()
            .rev()
            .flat_map(|correction| part(correction).iter())
            .chain(paid)
            .find(|old| key(old) == key(line))
            .map(&substance)
    };
    now.iter().filter(|line| last_approved(line) != Some(substance(line))).cloned().collect()
}
