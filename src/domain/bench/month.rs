//! How long a month takes to reckon: 60 sessions with two trips and an expense each, under caps of every kind.

use chrono::{Days, NaiveDate, NaiveTime};
use divan::Bencher;
use domain::assignment::{Agreement, Assignment};
use domain::entry::{CompanionCard, Expense, ExpenseKind, Leg, LegKind, Receipt, Session, SessionKind, Trip};
use domain::id::{AssignmentId, ExpenseId, OfficeId, SessionId, TripId};
use domain::policy::{Policy, Terms};
use domain::quantity::{Metres, Ore};
use domain::time::{PeriodStart, Span, SpanDraft, Zone};
use domain::timesheet::{Reckoning, reckon};
use uuid::Uuid;

const RULES: &str = "
[granted]
hours = { per_month = '80 h' }
carry_over = { at_most = { amount = '2 h' } }
[[rates]]
key = 'hour'
from = '2026-01-01'
pay = { per_hour = '200 kr' }
[[rates]]
key = 'evening'
role = 'supplement'
from = '2026-01-01'
pay = { per_hour = '30 kr' }
when = { from_time = '17:00', until_time = '06:00' }
[driving]
rates = [{ from = '2026-01-01', per_km = '5.30 kr', tax_free = '3.50 kr' }]
[[caps]]
key = 'km'
of = 'distance'
amount = { fixed = '300 km' }
[[caps]]
key = 'pot'
of = 'pot'
amount = { per_granted_hour = { each = '35 kr' } }
[[caps]]
key = 'expenses'
of = 'expenses'
amount = { per_worked_hour = { each = '40 kr', at_most = '600 kr' } }
";

fn main() {
    divan::main();
}

/// Sixty sessions of March 2026.
fn log() -> Option<Vec<Session>> {
    let first = NaiveDate::from_ymd_opt(2026, 3, 1)?;
    (0..60_u64)
        .map(|n| {
            let date = first.checked_add_days(Days::new(n % 30))?;
            let hour = if n < 30 { 10 } else { 16 };
            let span: Span = SpanDraft {
                date,
                start: NaiveTime::from_hms_opt(hour, 0, 0)?,
                end_date: date,
                end: NaiveTime::from_hms_opt(hour + 2, 0, 0)?,
                zone: Zone::OSLO,
                start_pick: None,
                end_pick: None,
            }
            .try_into()
            .ok()?;
            let id = |part: u64| Uuid::from_u128(u128::from(n * 10 + part));
            let leg = |kind| Leg {
                kind,
                from: "Home".to_owned(),
                to: "Hall".to_owned(),
                distance: Metres(4_300),
                passengers: 1,
                assignment: None,
            };
            let trip =
                |part| Trip { id: TripId::new(id(part)), legs: vec![leg(LegKind::Commute), leg(LegKind::Activity)] };
            Some(Session {
                id: SessionId::new(id(0)),
                assignment: AssignmentId::new(Uuid::nil()),
                span,
                kind: SessionKind::Ordinary,
                activity: None,
                note: String::new(),
                trips: vec![trip(1), trip(2)],
                expenses: vec![Expense {
                    id: ExpenseId::new(id(3)),
                    kind: ExpenseKind::Ticket,
                    label: "Ticket".to_owned(),
                    amount: Ore(9_900),
                    receipt: Receipt::OnPaper,
                    companion_card: CompanionCard::NotRelevant,
                }],
            })
        })
        .collect()
}

#[divan::bench]
fn a_month_of_60_sessions(bencher: Bencher<'_, '_>) {
    let assignment = Assignment {
        id: AssignmentId::new(Uuid::nil()),
        office: OfficeId::new(Uuid::nil()),
        office_name: String::new(),
        recipients: Vec::new(),
        agreement: Agreement { from: NaiveDate::MIN, until: None, goals: Vec::new(), supervisor: None },
    };
    let policy: Policy = toml::from_str(RULES).unwrap_or_default();
    let terms = Terms::from(policy);
    let sessions = log().unwrap_or_default();
    let period = PeriodStart::CALENDAR_MONTH.period_named("2026-03").ok();
    bencher.bench(|| period.map(|period| reckon(&Reckoning::of(&assignment, &terms, &sessions), period)));
}
