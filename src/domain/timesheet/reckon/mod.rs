//! From what was logged to what is paid. Pure: equal input gives equal output, byte for byte.
//!
//! Sessions are cut into [`hours`] and [`costs`] that claim pay; claims fill the caps of the [`shelf`] in the stated
//! order (session start, then trips before expenses, then id); [`lines`] say what became of each entry, [`pay`] makes
//! the lines for payroll, [`findings`] what somebody should look at, [`revise`] what approved months get or give back.

mod bucket;
mod costs;
mod findings;
mod gap;
mod hours;
mod lines;
mod owner;
mod pay;
mod rates;
mod revise;
mod settled;
mod shelf;
mod slice;

use super::{DriveLine, FindingKind, HoursUse, PayRule, Reason, Reckoning, SessionLine, Timesheet, Totals};
use crate::entry::Session;
use crate::id::SessionId;
use crate::policy::{CapKey, CapScope, LateAction};
use crate::quantity::{Measure, Minutes, Ore};
use crate::time::PayPeriod;
use chrono::NaiveDate;
use core::cmp::Ordering;
use costs::CostClaim;
use hours::HourClaim;
use owner::Owner;
use settled::Settled;
use shelf::Shelf;
use slice::Cuts;
use std::collections::{BTreeMap, BTreeSet};

/// Reckons one assignment's month. See the [module](super) for what to give.
#[must_use]
pub fn reckon(input: &Reckoning<'_>, period: PayPeriod) -> Timesheet {
    let standing = revise::standing(input, period);
    let later = revise::later(input, period);
    let mut sheet = month(input, period, Settled { months: &standing, later: &later, frozen: None, as_then: false });
    sheet.corrections = revise::corrections(input, period, &standing);
    let corrected = sheet.corrections.iter().map(|correction| correction.amount).sum();
    let (_, tax_free, taxable) = sheet
        .corrections
        .iter()
        .map(|correction| pay::sums(&correction.pay))
        .fold((Ore::ZERO, Ore::ZERO, Ore::ZERO), |sum, part| (sum.0 + part.0, sum.1 + part.1, sum.2 + part.2));
    sheet.totals.corrections_amount = corrected;
    sheet.totals.amount += corrected;
    sheet.totals.tax_free += tax_free;
    sheet.totals.taxable += taxable;
    for correction in &sheet.corrections {
        let kind = FindingKind::CorrectsApproved { period: correction.of.key(), amount: correction.amount };
        sheet.findings.push(findings::of_month(kind));
    }
    findings::by_gravity(&mut sheet.findings);
    sheet
}

/// One month, without corrections of others.
fn month(input: &Reckoning<'_>, period: PayPeriod, settled: Settled<'_>) -> Timesheet {
    let owners = owner::owners(input, period);
    let sessions = once_each(input.sessions);
    let mut shelf = Shelf::new(&owners, settled, input.allowances);
    let here = |owner: usize, date: NaiveDate| owner == 0 && period.holds(date);
    let (mut hours, mut costs) = claims(input, &owners, &sessions, period, settled);

    hours::fill(&mut hours, &owners, &mut shelf, here);
    for claim in &mut costs {
        if let Some(who) = owners.get(claim.owner) {
            claim.fill(who, &mut shelf, &hours, here(claim.owner, claim.date));
        }
    }

    let all_hours = &hours;
    let hours: Vec<&HourClaim<'_>> = all_hours.iter().filter(|claim| here(claim.owner, claim.date())).collect();
    let costs: Vec<&CostClaim<'_>> = costs.iter().filter(|claim| here(claim.owner, claim.date)).collect();
    let rules = input.terms.on(input.assignment.agreement.from.clamp(period.from(), period.until()));
    let (pay, roundings) = pay::lines(input, rules, &hours, &costs, &mut shelf);
    let (caps, carry_over) = shelf.report(period, all_hours);

    let mut sheet = Timesheet {
        assignment: input.assignment.id,
        period,
        pay_day: rules.period.paid_on(period),
        pay,
        sessions: lines::sessions(&hours, &costs, input.assignment, &shelf),
        drives: lines::drives(&costs, input.assignment, &shelf),
        expenses: lines::expenses(&costs, &shelf),
        hours: HoursUse::default(),
        caps,
        carry_over,
        corrections: Vec::new(),
        totals: Totals::default(),
        findings: Vec::new(),
    };
    roundings.note(&mut sheet.drives, &mut sheet.sessions);
    sheet.hours = hours_use(&sheet, &hours);
    sheet.totals = totals(&sheet, rules.driving.recipients_pay);
    sheet.findings = findings::of(input, period, &sessions, &hours, &costs, &sheet, settled);
    sheet
}

/// The sessions in order of start, each id once: what is sent twice counts once. Of two versions of one session the same
/// one counts, in whatever order they come.
fn once_each(sessions: &[Session]) -> Vec<&Session> {
    let mut ordered: Vec<&Session> = sessions.iter().collect();
    let time = |session: &Session| (session.span.start().utc, session.id, session.span.end().utc);
    ordered.sort_by(|a, b| time(a).cmp(&time(b)).then_with(|| by_content(a, b)));
    let mut seen: BTreeSet<SessionId> = BTreeSet::new();
    ordered.retain(|session| seen.insert(session.id));
    ordered
}

/// An order of two versions of one session that begin and end together.
fn by_content(a: &Session, b: &Session) -> Ordering {
    let of = (a.assignment, a.span.zone().name(), &a.kind, &a.activity, &a.trips, &a.expenses, &a.note);
    of.cmp(&(b.assignment, b.span.zone().name(), &b.kind, &b.activity, &b.trips, &b.expenses, &b.note))
}

/// Everything that claims pay, or room in a cap, up to the end of `period`; both lists in the order in which they fill.
fn claims<'a>(
    input: &Reckoning<'a>,
    owners: &[Owner<'a>],
    sessions: &[&'a Session],
    period: PayPeriod,
    settled: Settled<'_>,
) -> (Vec<HourClaim<'a>>, Vec<CostClaim<'a>>) {
    let Some(subject) = owners.first() else { return (Vec::new(), Vec::new()) };
    let shared = subject.rules(period).caps.iter().any(|cap| cap.scope == CapScope::Contact);
    let judged = judged(input);
    let (mut hours, mut costs) = (Vec::new(), Vec::new());
    let mut cuts = Cuts::default();
    for (index, who) in owners.iter().enumerate().filter(|(index, _)| *index == 0 || shared) {
        let first = who.looks_back_to(period).min(subject.looks_back_to(period));
        let wanted = |date: NaiveDate| {
            first <= date && date <= period.until() && !(index == 0 && !period.holds(date) && settled.covers(date))
        };
        for session in sessions {
            let (start, end) = slice::in_oslo(&session.span);
            if end.date() < first || start.date() > period.until() {
                continue;
            }
            let refused = match judged.get(&session.id) {
                _ if index != 0 => None,
                Some(judged) => judged.cloned(),
                None => too_late(input, who, session),
            };
            if session.assignment == who.id() {
                hours::add(&mut hours, (index, who), session, input, &mut cuts, refused.as_ref(), wanted);
            }
            if wanted(start.date()) {
                CostClaim::add(&mut costs, (index, who), session, start.date(), refused.as_ref());
            }
        }
    }
    hours.sort_by_key(|claim| (claim.slice.utc, claim.session.id));
    costs.sort_by_key(CostClaim::order);
    (hours, costs)
}

/// What approved months and their corrections said about a session's age: once taken it is never too late any more,
/// and once refused it was refused for the age that it had then.
fn judged<'a>(input: &Reckoning<'a>) -> BTreeMap<SessionId, Option<&'a Reason>> {
    fn refusal(why: &[Reason]) -> Option<&Reason> {
        why.iter().find(|reason| matches!(reason, Reason::TooLate { .. }))
    }
    let mut sheets: Vec<&'a Timesheet> = input.approved.iter().collect();
    sheets.sort_by_key(|sheet| sheet.period);
    let mut judged = BTreeMap::new();
    let mut note = |drives: &'a [DriveLine], sessions: &'a [SessionLine]| {
        judged.extend(drives.iter().map(|line| (line.session, refusal(&line.why))));
        judged.extend(sessions.iter().map(|line| (line.session, refusal(&line.why))));
    };
    for sheet in sheets {
        for correction in &sheet.corrections {
            note(&correction.drives, &correction.sessions);
        }
        note(&sheet.drives, &sheet.sessions);
    }
    judged
}

fn too_late(input: &Reckoning<'_>, who: &Owner<'_>, session: &Session) -> Option<Reason> {
    let (days, then) = findings::lateness(input, who.terms.on(session.span.date()), session)?;
    (then == LateAction::Refuse).then_some(Reason::TooLate { days })
}

fn hours_use(sheet: &Timesheet, hours: &[&HourClaim<'_>]) -> HoursUse {
    let within = || hours.iter().filter(|claim| claim.in_grant);
    let mut used = HoursUse {
        worked: within().map(|claim| claim.counted).sum(),
        paid: within().map(|claim| claim.paid).sum(),
        ..HoursUse::default()
    };
    let minutes = |measure: Measure| Minutes(measure.raw());
    if let Some(granted) = sheet.caps.iter().find(|cap| cap.cap.0 == CapKey::GRANTED) {
        used.granted = Some(minutes(granted.amount) + minutes(granted.allowed));
        used.carried_in = minutes(granted.carried_in);
        used.over = minutes(granted.over);
        used.left = Some(minutes(granted.left));
    }
    if let Some(carry) = sheet.carry_over.iter().find(|carry| carry.cap.0 == CapKey::GRANTED) {
        used.carried_out = minutes(carry.amount);
    }
    used
}

fn totals(sheet: &Timesheet, recipients_pay: Option<crate::quantity::Share>) -> Totals {
    let of =
        |wanted: fn(&PayRule) -> bool| sheet.pay.iter().filter(|line| wanted(&line.rule)).map(|line| line.amount).sum();
    let (amount, tax_free, taxable) = pay::sums(&sheet.pay);
    let with_recipient = sheet.drives.iter().map(|line| line.with_recipient).sum();
    Totals {
        sessions: u32::try_from(sheet.sessions.len()).unwrap_or(u32::MAX),
        minutes_logged: sheet.sessions.iter().map(|line| line.logged).sum(),
        minutes_paid: sheet.sessions.iter().map(|line| line.paid).sum(),
        driven: sheet.drives.iter().map(|line| line.driven).sum(),
        driven_paid: sheet.drives.iter().map(|line| line.paid).sum(),
        driven_unpaid: sheet.drives.iter().map(|line| line.unpaid).sum(),
        driven_with_recipient: with_recipient,
        driven_invoiced: recipients_pay
            .map_or_else(Default::default, |share| crate::quantity::Metres(share.of(with_recipient.0))),
        spent: sheet.expenses.iter().map(|line| line.spent).sum(),
        spent_paid: sheet.expenses.iter().map(|line| line.paid).sum(),
        spent_unpaid: sheet.expenses.iter().map(|line| line.unpaid).sum(),
        driving_amount: of(|rule| matches!(rule, PayRule::Driving | PayRule::Passengers)),
        hours_amount: of(|rule| {
            matches!(
                rule,
                PayRule::Hours { .. }
                    | PayRule::Supplement { .. }
                    | PayRule::Allowance { .. }
                    | PayRule::HolidayPay { .. }
            )
        }),
        corrections_amount: Ore::ZERO,
        amount,
        tax_free,
        taxable,
    }
}
