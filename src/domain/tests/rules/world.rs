//! Small ways to write down a policy, an assignment and a log.

use chrono::NaiveDateTime;
use domain::assignment::{Agreement, Assignment, Recipient};
use domain::entry::{CompanionCard, Expense, ExpenseKind, Leg, LegKind, Receipt, Session, SessionKind, Trip};
use domain::id::{AssignmentId, ExpenseId, OfficeId, RecipientId, SessionId, TripId};
use domain::policy::{Policy, Terms};
use domain::quantity::{Metres, Ore};
use domain::time::{PayPeriod, PeriodStart, Span, SpanDraft, Zone};
use domain::timesheet::{FindingKind, Reckoning, Timesheet, reckon};
use uuid::Uuid;

pub(crate) const KM: &str = "
[driving]
rates = [{ from = '2025-01-01', per_km = '5.30 kr', tax_free = '3.50 kr' }]
";

pub(crate) const KM_CAP_300: &str = "
[driving]
rates = [{ from = '2025-01-01', per_km = '5.30 kr', tax_free = '3.50 kr' }]
[[caps]]
key = 'km'
of = 'distance'
amount = { fixed = '300 km' }
";

pub(crate) const SLIDES_ALL_YEAR: &str = "
[driving]
rates = [{ from = '2025-01-01', per_km = '5.30 kr' }]
[[caps]]
key = 'km'
of = 'distance'
amount = { fixed = '100 km' }
carry_over = 'within_year'
";

pub(crate) fn policy(rules: &str) -> Policy {
    let policy = toml::from_str(rules).unwrap_or_else(|problem| panic!("{problem}\n{rules}"));
    assert_eq!(domain::policy::check(&policy), [], "{rules}");
    policy
}

pub(crate) fn terms(rules: &str) -> Terms {
    policy(rules).into()
}

pub(crate) fn assignment(n: u128) -> Assignment {
    Assignment {
        id: AssignmentId::new(Uuid::from_u128(n)),
        office: OfficeId::new(Uuid::nil()),
        office_name: "Office".to_owned(),
        recipients: (1..=3).map(|n| Recipient { id: recipient(n), pseudonym: format!("R{n}") }).collect(),
        agreement: Agreement { from: day("1990-01-01"), until: None, goals: Vec::new(), supervisor: None },
    }
}

pub(crate) fn recipient(n: u128) -> RecipientId {
    RecipientId::new(Uuid::from_u128(n))
}

pub(crate) fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn month(key: &str) -> PayPeriod {
    PeriodStart::CALENDAR_MONTH.period_named(key).unwrap()
}

pub(crate) fn span(from: &str, until: &str, zone: Zone) -> Span {
    let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    let (from, until) = (at(from), at(until));
    SpanDraft {
        date: from.date(),
        start: from.time(),
        end_date: until.date(),
        end: until.time(),
        zone,
        start_pick: None,
        end_pick: None,
    }
    .try_into()
    .unwrap()
}

/// An ordinary session of assignment 1.
pub(crate) fn session(n: u128, from: &str, until: &str) -> Session {
    Session {
        id: SessionId::new(Uuid::from_u128(n)),
        assignment: AssignmentId::new(Uuid::from_u128(1)),
        span: span(from, until, Zone::OSLO),
        kind: SessionKind::Ordinary,
        activity: None,
        note: String::new(),
        trips: Vec::new(),
        expenses: Vec::new(),
        hard: false,
    }
}

/// An hour on `date` with a drive.
pub(crate) fn driven(n: u128, date: &str, metres: i64) -> Session {
    session(n, &format!("{date} 10:00"), &format!("{date} 11:00")).drive(metres)
}

/// An hour on `date` with a ticket.
pub(crate) fn spent(n: u128, date: &str, ore: i64) -> Session {
    let session = session(n, &format!("{date} 10:00"), &format!("{date} 11:00"));
    session.spend(ExpenseKind::Ticket, ore, Receipt::OnPaper)
}

/// Ways to add to a session.
pub(crate) trait Log: Sized {
    fn of(self, assignment: u128) -> Self;
    fn kind(self, kind: SessionKind) -> Self;
    fn drive(self, metres: i64) -> Self;
    fn legs(self, legs: Vec<Leg>) -> Self;
    fn spend(self, kind: ExpenseKind, ore: i64, receipt: Receipt) -> Self;
}

impl Log for Session {
    fn of(mut self, assignment: u128) -> Self {
        self.assignment = AssignmentId::new(Uuid::from_u128(assignment));
        self
    }

    fn kind(mut self, kind: SessionKind) -> Self {
        self.kind = kind;
        self
    }

    fn drive(self, metres: i64) -> Self {
        self.legs(vec![leg(LegKind::Activity, metres)])
    }

    fn legs(mut self, legs: Vec<Leg>) -> Self {
        let id = self.id.uuid().as_u128() * 100 + self.trips.len() as u128;
        self.trips.push(Trip { id: TripId::new(Uuid::from_u128(id)), legs });
        self
    }

    fn spend(mut self, kind: ExpenseKind, ore: i64, receipt: Receipt) -> Self {
        let id = self.id.uuid().as_u128() * 100 + self.expenses.len() as u128;
        self.expenses.push(Expense {
            id: ExpenseId::new(Uuid::from_u128(id)),
            kind,
            label: "Secret place".to_owned(),
            amount: Ore(ore),
            receipt,
            companion_card: CompanionCard::NotRelevant,
        });
        self
    }
}

pub(crate) fn leg(kind: LegKind, metres: i64) -> Leg {
    Leg {
        kind,
        from: "Secret home".to_owned(),
        to: "Secret hall".to_owned(),
        distance: Metres(metres),
        passengers: 0,
        assignment: None,
    }
}

/// Assignment 1's month by simple rules.
pub(crate) fn sheet(rules: &str, key: &str, sessions: &[Session]) -> Timesheet {
    let (assignment, terms) = (assignment(1), terms(rules));
    reckon(
        &Reckoning::of(&assignment, &terms, sessions),
        terms.on(day("2026-01-01")).period.start_day.period_named(key).unwrap(),
    )
}

/// Assignment 1's month after `approved`, each of which may have changed.
pub(crate) fn after(rules: &str, key: &str, sessions: &[Session], approved: &[Timesheet]) -> Timesheet {
    let (assignment, terms) = (assignment(1), terms(rules));
    let revised: Vec<PayPeriod> = approved.iter().map(|sheet| sheet.period).collect();
    let input = Reckoning { approved, revised: &revised, ..Reckoning::of(&assignment, &terms, sessions) };
    reckon(&input, month(key))
}

/// Every month of `keys` in turn, each approved before the next and all before it reckoned anew.
pub(crate) fn approved(rules: &str, keys: &[&str], log: &[Session]) -> Vec<Timesheet> {
    let mut approved: Vec<Timesheet> = Vec::new();
    for key in keys {
        approved.push(after(rules, key, log, &approved));
    }
    approved
}

pub(crate) fn kinds(sheet: &Timesheet) -> Vec<FindingKind> {
    sheet.findings.iter().map(|finding| finding.kind.clone()).collect()
}
