//! Plainly invented assignments and sessions for the tests of the pages.

use chrono::{NaiveDate, NaiveTime};
use domain::assignment::{Agreement, Assignment, Recipient};
use domain::entry::{ActivityKey, Leg, LegKind, Session, SessionKind, Trip};
use domain::id::{AssignmentId, MunicipalityId, OfficeId, RecipientId, SessionId, TripId};
use domain::policy::{
    Cap, CapAmount, CapKey, CapOf, CapScope, CapWindow, CarryRule, DrivingRule, KmRate, OverCap, Policy, Terms,
    written::{Kroner, Limit},
};
use domain::quantity::{Measure, Metres, Ore};
use domain::time::{Span, SpanDraft, Zone};
use sync::phone::{AssignmentView, EntryState, SessionView, Snapshot};
use sync::row::{Activity, AssignmentRow, FormsDocument, Localised, MunicipalityFacts, TermsDocument};
use uuid::Uuid;

/// An assignment with 300 km a month.
pub(crate) fn assignment(number: u128) -> AssignmentView {
    let cap = Cap {
        key: CapKey("km".into()),
        of: CapOf::Distance,
        amount: CapAmount::Fixed(Limit(Measure::Distance(Metres(300_000)))),
        scope: CapScope::Assignment,
        per: CapWindow::Period,
        legs: Vec::new(),
        kinds: Vec::new(),
        carry_over: CarryRule::None,
        over: OverCap::KeepUnpaid,
    };
    let from = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let rate = KmRate { from, until: None, per_km: Kroner(Ore(530)), tax_free: Kroner(Ore(350)) };
    let driving = DrivingRule { rates: vec![rate], ..DrivingRule::default() };
    let terms = Terms::of(&Policy { caps: vec![cap], driving, ..Policy::default() }, []);
    let name = |text: &str| Localised { nb: text.into(), nn: text.into(), en: text.into() };
    AssignmentView {
        row: AssignmentRow {
            assignment: Assignment {
                id: AssignmentId::new(Uuid::from_u128(number)),
                office: OfficeId::new(Uuid::from_u128(1)),
                office_name: "Helse og mestring".into(),
                recipients: vec![Recipient {
                    id: RecipientId::new(Uuid::from_u128(number)),
                    pseudonym: format!("Turvenn {number}"),
                }],
                agreement: Agreement { from: NaiveDate::MIN, until: None, goals: Vec::new(), supervisor: None },
            },
            terms: TermsDocument::of(&terms),
            ended: false,
            protected: false,
            signers: None,
            municipality: MunicipalityFacts {
                id: MunicipalityId::new(Uuid::from_u128(1)),
                name: "Fjellvik kommune".into(),
                role_title: name("støttekontakt"),
                activities: vec![Activity { key: ActivityKey("cinema".into()), name: name("Kino") }],
                forms: FormsDocument::default(),
                answer_days: domain::supervision::AnswerDays::default(),
                telephone: Some("22 00 00 00".into()),
                duty: None,
            },
        },
        terms: Some(terms),
    }
}

/// The assignment under other rules.
pub(crate) fn under(mut view: AssignmentView, change: impl Fn(&mut Policy)) -> AssignmentView {
    let mut policy = view.terms.unwrap().on(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()).clone();
    change(&mut policy);
    let terms = Terms::from(policy);
    view.row.terms = TermsDocument::of(&terms);
    AssignmentView { terms: Some(terms), ..view }
}

/// A session that the municipality has.
pub(crate) fn session(number: u128, on: &AssignmentView, date: &str, start: &str, end: &str) -> SessionView {
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
    let date: NaiveDate = date.parse().unwrap();
    let span = SpanDraft {
        date,
        start: time(start),
        end_date: date,
        end: time(end),
        zone: Zone::OSLO,
        start_pick: None,
        end_pick: None,
    };
    let session = Session {
        id: SessionId::new(Uuid::from_u128(number)),
        assignment: on.row.assignment.id,
        span: Span::try_from(span).unwrap(),
        kind: SessionKind::Ordinary,
        activity: None,
        note: String::new(),
        trips: Vec::new(),
        expenses: Vec::new(),
        hard: false,
    };
    SessionView { session, state: EntryState::Received, instead: None }
}

/// The session with a drive.
pub(crate) fn driving(mut view: SessionView, from: &str, to: &str, metres: i64) -> SessionView {
    let leg = Leg {
        kind: LegKind::Activity,
        from: from.into(),
        to: to.into(),
        distance: Metres(metres),
        passengers: 0,
        assignment: None,
    };
    view.session.trips.push(Trip { id: TripId::new(view.session.id.uuid()), legs: vec![leg] });
    view
}

/// A snapshot of these.
pub(crate) fn snapshot(assignments: &[AssignmentView], sessions: &[SessionView]) -> Snapshot {
    Snapshot { assignments: assignments.to_vec(), sessions: sessions.to_vec(), ..Snapshot::default() }
}
