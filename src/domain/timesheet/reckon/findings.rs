//! What somebody should look at.

use super::costs::{Cost, CostClaim, lacks_receipt};
use super::hours::{HourClaim, HourRate};
use super::rates::AgeUnknown;
use super::settled::Settled;
use crate::entry::{CompanionCard, ExpenseKind, Receipt, Session, SessionKind};
use crate::policy::{APP, CarryRule, KindName, LateAction, OverCap, Policy};
use crate::quantity::Minutes;
use crate::time::{LONGEST, PayPeriod, Zone};
use crate::timesheet::{EntryRef, Finding, FindingKind, Reason, Reckoning, Severity, Timesheet};
use chrono::{Datelike, Duration, NaiveDate};
use std::collections::BTreeMap;

/// No-shows in a period from which on the supervisor should hear of it.
const REPEATED: u32 = 2;

/// A finding about the whole month, that is good to know.
pub(super) const fn of_month(kind: FindingKind) -> Finding {
    Finding { severity: Severity::Note, kind, at: EntryRef::Month }
}

/// Puts the gravest first; within a gravity they stay in the order of the entries.
pub(super) fn by_gravity(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| finding.severity);
}

/// Days between the work and the claim, and what the municipality does with work that old.
pub(super) fn lateness(input: &Reckoning<'_>, policy: &Policy, session: &Session) -> Option<(i64, LateAction)> {
    let claimed = input.claimed_on(&policy.period)?;
    let days = claimed.signed_duration_since(session.span.date()).num_days();
    let by_age = policy.late.by_age.iter().filter(|step| days > step.after_days.into()).map(|step| step.then);
    let across = policy.late.across_year.filter(|_| claimed.year() > session.span.date().year());
    by_age.chain(across).max().map(|then| (days, then))
}

struct Book {
    findings: Vec<Finding>,
}

impl Book {
    fn add(&mut self, severity: Severity, kind: FindingKind, at: EntryRef) {
        self.findings.push(Finding { severity, kind, at });
    }
}

/// Everything the rules notice about a month.
pub(super) fn of(
    input: &Reckoning<'_>,
    period: PayPeriod,
    sessions: &[&Session],
    hours: &[&HourClaim<'_>],
    costs: &[&CostClaim<'_>],
    sheet: &Timesheet,
    settled: Settled<'_>,
) -> Vec<Finding> {
    let mut book = Book { findings: Vec::new() };
    let lines = || {
        // Both stand in order of start, so each line's session comes after that of the line before.
        let mut rest = sessions.iter().copied();
        sheet.sessions.iter().filter_map(move |line| Some((line, rest.find(|session| session.id == line.session)?)))
    };
    for (line, session) in lines() {
        of_session(&mut book, input, session, line.logged, line.counted);
    }
    for (_, session) in lines() {
        overlaps(&mut book, sessions, session);
    }
    long_days(&mut book, hours);
    rates(&mut book, hours, costs);
    for claim in costs {
        of_cost(&mut book, input, claim);
    }
    over_caps(&mut book, sheet);
    let no_shows = sheet.sessions.iter().filter(|line| line.kind == KindName::NoShow).count();
    let times = u32::try_from(no_shows).unwrap_or(u32::MAX);
    if times >= REPEATED {
        book.add(Severity::Note, FindingKind::RepeatedNoShow { times }, EntryRef::Month);
    }
    deadline(&mut book, input, sheet);
    earlier_month(&mut book, input, period, sessions, settled);
    by_gravity(&mut book.findings);
    book.findings
}

fn of_session(book: &mut Book, input: &Reckoning<'_>, session: &Session, logged: Minutes, counted: Minutes) {
    let at = EntryRef::Session { session: session.id };
    let date = session.span.date();
    let policy = input.terms.on(date);
    let agreement = &input.assignment.agreement;
    if date < agreement.from {
        book.add(Severity::Warning, FindingKind::BeforeAgreement { from: agreement.from }, at);
    }
    if let Some(until) = agreement.until.filter(|until| date > *until) {
        book.add(Severity::Warning, FindingKind::AfterAgreement { until }, at);
    }
    if input.today.is_some_and(|today| date > today) {
        book.add(Severity::Blocker, FindingKind::InFuture, at);
    }
    if let Some((days, then)) = lateness(input, policy, session) {
        let severity = if then == LateAction::NextRun { Severity::Note } else { Severity::Warning };
        let across = input.claimed_on(&policy.period).is_some_and(|claimed| claimed.year() > date.year());
        let kind = match policy.late.across_year.filter(|action| across && *action == then) {
            Some(then) => FindingKind::AcrossYear { then },
            None => FindingKind::Late { days, then },
        };
        book.add(severity, kind, at);
    }
    let elapsed = session.span.elapsed();
    let wall = Minutes((session.span.end().wall - session.span.start().wall).num_minutes());
    if elapsed != wall {
        book.add(Severity::Note, FindingKind::ClockChanged { elapsed, wall }, at);
    }
    if session.span.zone() != Zone::OSLO {
        book.add(Severity::Note, FindingKind::OtherZone, at);
    }
    if logged < elapsed.min(wall) {
        book.add(Severity::Note, FindingKind::SplitAtPeriodEnd { here: logged, all: elapsed }, at);
    }
    if let Some(most) = policy.hours.longest_stay.map(|most| most.0).filter(|most| elapsed > *most) {
        book.add(Severity::Warning, FindingKind::LongStay { minutes: elapsed, most }, at);
    }
    if counted != logged {
        let kind = KindName::from(&session.kind);
        book.add(Severity::Note, FindingKind::PaidByKind { kind, counted }, at);
    }
    if let SessionKind::Group { present } = &session.kind {
        if present.is_empty() {
            book.add(Severity::Warning, FindingKind::NobodyPresent, at);
        }
        for recipient in present {
            if !input.assignment.recipients.iter().any(|known| known.id == *recipient) {
                book.add(Severity::Warning, FindingKind::UnknownRecipient { recipient: *recipient }, at);
            }
        }
    }
    for trip in session.trips.iter().filter(|trip| trip.legs.is_empty()) {
        book.add(Severity::Warning, FindingKind::EmptyTrip, EntryRef::Trip { session: session.id, trip: trip.id });
    }
}

/// Sessions at the same time as `own`, of any of the contact's assignments. They stand in order of start.
fn overlaps(book: &mut Book, sessions: &[&Session], own: &Session) {
    let (start, end) = (own.span.start().utc, own.span.end().utc);
    // What began longer ago than a session lasts has ended.
    let earliest = start - Duration::minutes(LONGEST.0);
    let first = sessions.partition_point(|other| other.span.start().utc < earliest);
    let others = sessions.iter().skip(first).take_while(|other| other.span.start().utc < end);
    for other in others.filter(|other| other.id != own.id && other.span.overlaps(&own.span)) {
        let at = EntryRef::Session { session: own.id };
        book.add(Severity::Warning, FindingKind::Overlaps { with: other.id }, at);
    }
}

fn long_days(book: &mut Book, hours: &[&HourClaim<'_>]) {
    let mut days: BTreeMap<NaiveDate, (Minutes, &HourClaim<'_>)> = BTreeMap::new();
    for claim in hours {
        days.entry(claim.date()).or_insert((Minutes::ZERO, claim)).0 += claim.slice.minutes;
    }
    for (date, (minutes, claim)) in days {
        // The day when the clock goes back has 25 hours.
        if minutes > Minutes(25 * 60) || (minutes > Minutes(24 * 60) && !has_25_hours(date)) {
            let at = EntryRef::Session { session: claim.session.id };
            book.add(Severity::Warning, FindingKind::MoreThanADay { date, minutes }, at);
        }
    }
}

fn has_25_hours(date: NaiveDate) -> bool {
    use crate::time::{Resolved, resolve};
    date.and_hms_opt(2, 30, 0).is_some_and(|night| matches!(resolve(night, Zone::OSLO), Resolved::Twice { .. }))
}

fn rates(book: &mut Book, hours: &[&HourClaim<'_>], costs: &[&CostClaim<'_>]) {
    let mut said: Vec<FindingKind> = Vec::new();
    let mut say = |severity, kind: FindingKind, at| {
        if !said.contains(&kind) {
            said.push(kind.clone());
            book.add(severity, kind, at);
        }
    };
    let missing = |claim: &HourClaim<'_>| matches!(claim.rate, HourRate::Missing);
    let mut claims: Vec<&HourClaim<'_>> = hours.iter().copied().filter(|claim| claim.counted > Minutes::ZERO).collect();
    claims.sort_by_key(|claim| !missing(claim));
    for claim in claims {
        let at = EntryRef::Session { session: claim.session.id };
        let missing = missing(claim);
        // Work without a rate would be paid nothing: the month waits until the office has mended the table.
        let severity = if missing { Severity::Blocker } else { Severity::Warning };
        if claim.age_unknown.contact {
            say(severity, FindingKind::BirthDateUnknown, at);
        }
        if claim.age_unknown.recipient {
            say(severity, FindingKind::RecipientBirthDateUnknown, at);
        }
        if missing && claim.age_unknown == AgeUnknown::default() {
            say(severity, FindingKind::NoHourRate { date: claim.date() }, at);
        }
    }
    for claim in costs {
        if let (Cost::Leg { trip, .. }, Some(Reason::NoRate { date })) = (claim.what, &claim.why) {
            let at = EntryRef::Trip { session: claim.session.id, trip: trip.id };
            say(Severity::Blocker, FindingKind::NoKmRate { date: *date }, at);
        }
    }
}

fn of_cost(book: &mut Book, input: &Reckoning<'_>, claim: &CostClaim<'_>) {
    let Cost::Expense { expense, .. } = claim.what else { return };
    let at = EntryRef::Expense { session: claim.session.id, expense: expense.id };
    let policy = input.terms.on(claim.date);
    if lacks_receipt(policy, expense) {
        let kind = match expense.receipt {
            Receipt::ComesLater => FindingKind::ReceiptComesLater,
            _ => FindingKind::ReceiptMissing,
        };
        book.add(Severity::Warning, kind, at);
    }
    if let Some(over) = policy.expenses.pre_approval_over.map(|over| over.0).filter(|over| expense.amount > *over) {
        book.add(Severity::Warning, FindingKind::NeedsPreApproval { over }, at);
    }
    match (expense.companion_card, expense.kind) {
        (CompanionCard::Possible, _) => book.add(Severity::Note, FindingKind::CompanionCardPossible, at),
        (CompanionCard::Used, ExpenseKind::Ticket) => book.add(Severity::Note, FindingKind::CompanionCardUsed, at),
        _ => {}
    }
}

/// One finding for each cap that is passed, at the first entry that passes it.
fn over_caps(book: &mut Book, sheet: &Timesheet) {
    for used in sheet.caps.iter().filter(|used| used.over.raw() > 0) {
        let severity = match used.rule {
            OverCap::KeepUnpaid => Severity::Note,
            OverCap::Ask => Severity::Warning,
            OverCap::Refuse => Severity::Blocker,
        };
        let limit = used.limit();
        let within = |date: NaiveDate| used.window.from <= date && date <= used.window.until;
        let by = |why: &Vec<Reason>| {
            why.iter().any(|reason| matches!(reason, Reason::CapReached { cap, .. } if *cap == used.cap))
        };
        let session = sheet.sessions.iter().find(|line| by(&line.why));
        let drive = sheet.drives.iter().find(|line| by(&line.why) && within(line.date));
        let expense = sheet.expenses.iter().find(|line| by(&line.why) && within(line.date));
        let at = match (session, drive, expense) {
            (Some(line), ..) => EntryRef::Session { session: line.session },
            (None, Some(line), None) => EntryRef::Trip { session: line.session, trip: line.trip },
            (None, Some(line), Some(other)) if line.date <= other.date => {
                EntryRef::Trip { session: line.session, trip: line.trip }
            }
            (None, _, Some(line)) => EntryRef::Expense { session: line.session, expense: line.expense },
            (None, None, None) => EntryRef::Month,
        };
        book.add(severity, FindingKind::OverCap { cap: used.cap.clone(), limit, over: used.over, rule: used.rule }, at);
    }
}

/// What is sent in late may be paid late, which nobody who logged nothing need hear.
fn deadline(book: &mut Book, input: &Reckoning<'_>, sheet: &Timesheet) {
    let period = sheet.period;
    let first = input.assignment.agreement.from.clamp(period.from(), period.until());
    let rule = &input.terms.on(first).period;
    let Some(last) = rule.deadline(period, APP) else { return };
    let empty = sheet.sessions.is_empty() && sheet.drives.is_empty() && sheet.expenses.is_empty();
    if !empty && input.claimed_on(rule).is_some_and(|claimed| !rule.in_time(period, APP, claimed)) {
        book.add(Severity::Note, FindingKind::AfterDeadline { last }, EntryRef::Month);
    }
}

/// The last month with work before this one could let room slide, but is not approved: what slides is not known yet.
fn earlier_month(
    book: &mut Book,
    input: &Reckoning<'_>,
    period: PayPeriod,
    sessions: &[&Session],
    settled: Settled<'_>,
) {
    let rules = input.terms.on(period.from());
    let slides = rules.granted.as_ref().is_some_and(|granted| granted.carry_over != CarryRule::None)
        || rules.caps.iter().any(|cap| cap.carry_over != CarryRule::None);
    let own = sessions.iter().filter(|session| session.assignment == input.assignment.id);
    let before = own.map(|session| session.span.date()).filter(|date| *date < period.from());
    let Some(worked) = before.max().filter(|_| slides) else { return };
    let carry_rule_known = settled.covers(worked) || settled.frozen.is_some_and(|sheet| sheet.period == period);
    if !carry_rule_known {
        let before = input.terms.period_of(worked);
        book.add(Severity::Note, FindingKind::EarlierMonthOpen { period: before.key() }, EntryRef::Month);
    }
}
