//! From a case's names to the domain's types.

use crate::case::{AssignmentOf, Case, Entry, Expect, time};
use chrono::{Days, NaiveDate};
use domain::assignment::{Agreement, Assignment, Recipient};
use domain::entry::{CompanionCard, Expense, Leg, Receipt, Session, SessionKind, Trip};
use domain::id::{AssignmentId, ExpenseId, OfficeId, RecipientId, SessionId, TripId};
use domain::policy::{KindName, Terms};
use domain::time::{PayPeriod, Span, SpanDraft, Zone};
use domain::timesheet::{Engagement, RecipientFacts, Reckoning, Timesheet, reckon};
use uuid::Uuid;

/// A case's assignments and sessions.
pub(crate) struct World {
    assignments: Vec<(String, Assignment, Terms)>,
    sessions: Vec<(Session, Option<String>)>,
}

fn named(space: u128, name: &str) -> Uuid {
    let number = name.bytes().fold(0_u128, |sum, byte| sum * 256 + u128::from(byte));
    Uuid::from_u128((space << 120) | number)
}

fn numbered(space: u128, session: usize, part: usize) -> Uuid {
    Uuid::from_u128((space << 120) | ((session as u128) << 16) | part as u128)
}

fn assignment_id(name: &str) -> AssignmentId {
    AssignmentId::new(named(1, name))
}

fn recipient_id(name: &str) -> RecipientId {
    RecipientId::new(named(2, name))
}

impl World {
    pub(crate) fn of(case: &Case) -> Self {
        let alone = [("A".to_owned(), AssignmentOf::default())];
        let given = case.assignments.iter();
        let assumed = alone.iter().map(|(name, of)| (name, of)).take(usize::from(case.assignments.is_empty()));
        let assignments = given
            .chain(assumed)
            .map(|(name, of)| {
                let assignment = Assignment {
                    id: assignment_id(name),
                    office: OfficeId::new(Uuid::nil()),
                    office_name: String::new(),
                    recipients: of
                        .recipients
                        .iter()
                        .map(|name| Recipient { id: recipient_id(name), pseudonym: name.clone() })
                        .collect(),
                    agreement: Agreement {
                        from: of.from.unwrap_or(NaiveDate::from_ymd_opt(1990, 1, 1).unwrap()),
                        until: of.until,
                        goals: Vec::new(),
                        supervisor: None,
                    },
                };
                (name.clone(), assignment, Terms::of(&case.policy, &of.overlays))
            })
            .collect();
        let sessions =
            case.log.iter().enumerate().map(|(n, entry)| (session(n, entry), entry.after_approval_of.clone()));
        Self { assignments, sessions: sessions.collect() }
    }

    fn get(&self, name: &str) -> &(String, Assignment, Terms) {
        self.assignments.iter().find(|(known, ..)| known == name).unwrap_or_else(|| panic!("no assignment `{name}`"))
    }

    /// Reckons what `expect` asks for, with the months before it approved one by one.
    pub(crate) fn reckon(&self, case: &Case, expect: &Expect) -> Timesheet {
        let mut approved: Vec<Timesheet> = Vec::new();
        for (done, key) in expect.approved.iter().enumerate() {
            let later = &expect.approved[done..];
            let sessions: Vec<Session> = self
                .sessions
                .iter()
                .filter(|(_, after)| after.as_ref().is_none_or(|month| !later.contains(month)))
                .map(|(session, _)| session.clone())
                .collect();
            let sheet = self.month(case, expect, key, &sessions, &approved);
            approved.push(sheet);
        }
        let sessions: Vec<Session> = self
            .sessions
            .iter()
            .enumerate()
            .filter(|(n, _)| !expect.without.contains(n))
            .map(|(_, (session, _))| session.clone())
            .collect();
        self.month(case, expect, &expect.period, &sessions, &approved)
    }

    fn month(
        &self,
        case: &Case,
        expect: &Expect,
        key: &str,
        sessions: &[Session],
        approved: &[Timesheet],
    ) -> Timesheet {
        let (_, assignment, terms) = self.get(&expect.assignment);
        let others: Vec<Engagement<'_>> =
            self.assignments.iter().map(|(_, assignment, terms)| Engagement { assignment, terms }).collect();
        let revised: Vec<PayPeriod> = approved.iter().map(|sheet| sheet.period).collect();
        let recipients: Vec<RecipientFacts> = case
            .born
            .iter()
            .map(|(name, birth_date)| RecipientFacts { recipient: recipient_id(name), birth_date: *birth_date })
            .collect();
        let allowances = case.assignments.get(&expect.assignment).map_or(&[][..], |of| &of.allowances);
        let first = terms.stretches()[0].policy.period.start_day;
        let period = first.period_named(key).unwrap_or_else(|problem| panic!("{key}: {problem}"));
        let input = Reckoning {
            approved,
            revised: &revised,
            others: &others,
            allowances,
            contact: &case.contact,
            recipients: &recipients,
            today: expect.today,
            ..Reckoning::of(assignment, terms, sessions)
        };
        reckon(&input, period)
    }
}

fn session(n: usize, entry: &Entry) -> Session {
    let (start, end) = (time(&entry.start), time(&entry.end));
    let days = entry.nights + u64::from(end <= start && entry.nights == 0);
    let span: Span = SpanDraft {
        date: entry.date,
        start,
        end_date: entry.date.checked_add_days(Days::new(days)).unwrap(),
        end,
        zone: Zone::OSLO,
        start_pick: entry.start_pick,
        end_pick: entry.end_pick,
    }
    .try_into()
    .unwrap_or_else(|problem| panic!("log entry {n}: {problem}"));
    let leg = |leg: &crate::case::LegOf| Leg {
        kind: leg.kind,
        from: "from".to_owned(),
        to: "to".to_owned(),
        distance: leg.km.0,
        passengers: leg.passengers,
        assignment: leg.pays.as_deref().map(assignment_id),
    };
    let receipt = |text: &str| match text {
        "on_paper" => Receipt::OnPaper,
        "comes_later" => Receipt::ComesLater,
        "none" => Receipt::None,
        other => panic!("log entry {n}: no receipt is called `{other}`"),
    };
    Session {
        id: SessionId::new(numbered(3, n, 0)),
        assignment: assignment_id(&entry.assignment),
        span,
        kind: match entry.kind {
            KindName::Ordinary => SessionKind::Ordinary,
            KindName::Group => {
                SessionKind::Group { present: entry.present.iter().map(|name| recipient_id(name)).collect() }
            }
            KindName::Cancelled => SessionKind::Cancelled,
            KindName::NoShow => SessionKind::NoShow,
            KindName::Supervision => SessionKind::Supervision,
            KindName::Course => SessionKind::Course,
            KindName::Overnight => SessionKind::Overnight,
        },
        activity: None,
        note: String::new(),
        trips: entry
            .trips
            .iter()
            .enumerate()
            .map(|(t, legs)| Trip { id: TripId::new(numbered(4, n, t)), legs: legs.iter().map(leg).collect() })
            .collect(),
        expenses: entry
            .expenses
            .iter()
            .enumerate()
            .map(|(e, expense)| Expense {
                id: ExpenseId::new(numbered(5, n, e)),
                kind: expense.kind,
                label: "expense".to_owned(),
                amount: expense.amount.0,
                receipt: receipt(&expense.receipt),
                companion_card: CompanionCard::NotRelevant,
            })
            .collect(),
        hard: false,
    }
}

/// The name of a recipient of the case, for messages.
pub(crate) fn recipient_name(case: &Case, id: RecipientId) -> String {
    let names = case.assignments.values().flat_map(|assignment| &assignment.recipients);
    names.into_iter().find(|name| recipient_id(name) == id).cloned().unwrap_or_else(|| id.to_string())
}
