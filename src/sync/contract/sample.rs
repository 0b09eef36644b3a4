//! Small, plainly invented things to test with.

use crate::id::{DeviceId, Epoch, OpId, Revision, Seq};
use crate::op::{Change, Stamp};
use crate::phone::{Identity, Local, LocalWrite, Meta};
use crate::row::{
    Activity, AssignmentRow, Entity, FormsDocument, Localised, MunicipalityFacts, Row, SessionRow, SessionState,
    SignOffRow, TermsDocument,
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::assignment::{Agreement, Assignment, Recipient};
use domain::entry::{ActivityKey, Session, SessionDraft, SessionKind};
use domain::id::{AssignmentId, ContactId, LetterId, MunicipalityId, OfficeId, PlanId, RecipientId, SessionId};
use domain::letter::{Letter, Letters};
use domain::papers::{Paper, PaperKind, Papers};
use domain::plan::{Instead, Plan};
use domain::policy::{Policy, SignOffRule, Signer, Terms};
use domain::quantity::Minutes;
use domain::report::{Answer, Answered, Every, Question, Report, ReportForm, ReportSpan};
use domain::sign_off::{Confirmed, HowSigned, Point, SignOff, Stroke};
use domain::supervision::AnswerDays;
use domain::time::{Span, SpanDraft, Zone};
use domain::words::Words;
use uuid::Uuid;

/// The same id for the same kind and number.
#[must_use]
pub const fn uuid(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128((kind << 96) | (7 << 76) | (2 << 62) | number)
}

/// A session's id.
#[must_use]
pub const fn session_id(number: u128) -> SessionId {
    SessionId::new(uuid(1, number))
}

/// The assignment's id.
#[must_use]
pub const fn assignment_id() -> AssignmentId {
    AssignmentId::new(uuid(2, 1))
}

/// So many seconds into the sample's history.
#[must_use]
pub fn time(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_772_500_000 + seconds, 0).unwrap_or_default()
}

/// The phone.
#[must_use]
pub fn meta() -> Meta {
    let identity = Identity {
        device: DeviceId::new(uuid(3, 1)),
        contact: ContactId::new(uuid(4, 1)),
        municipality: MunicipalityId::new(uuid(5, 1)),
        municipality_name: "Eksempelvik".into(),
    };
    Meta::enrolled(identity, Epoch::new(uuid(6, 1)))
}

/// Ten to twelve on `day` (`YYYY-MM-DD`).
#[must_use]
pub fn span(day: &str) -> Option<Span> {
    let date: NaiveDate = day.parse().ok()?;
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
    let draft = SpanDraft {
        date,
        start: at(10)?,
        end_date: date,
        end: at(12)?,
        zone: Zone::OSLO,
        start_pick: None,
        end_pick: None,
    };
    Span::try_from(draft).ok()
}

/// A plain session on `day` (`YYYY-MM-DD`).
///
/// # Panics
/// When `day` is not a date.
#[must_use]
pub fn session(number: u128, day: &str) -> Session {
    #[expect(clippy::expect_used, reason = "the day is written in a test")]
    let span = span(day).expect("a day written as 2026-03-03");
    Session {
        id: session_id(number),
        assignment: assignment_id(),
        span,
        kind: SessionKind::Ordinary,
        activity: None,
        note: String::new(),
        trips: Vec::new(),
        expenses: Vec::new(),
        hard: false,
    }
}

/// A form with a note in it.
#[must_use]
pub fn draft(id: SessionId, note: &str) -> SessionDraft {
    SessionDraft {
        id,
        assignment: Some(assignment_id()),
        date: "2026-03-".into(),
        start: "10".into(),
        end: String::new(),
        end_day_offset: 0,
        zone: Zone::OSLO,
        start_pick: None,
        end_pick: None,
        kind: SessionKind::Ordinary,
        activity: None,
        note: note.into(),
        trips: Vec::new(),
        expenses: Vec::new(),
        hard: false,
    }
}

/// What operation `number` is stamped with.
#[must_use]
pub fn stamp(number: u128) -> Stamp {
    let seconds = i64::try_from(number).unwrap_or(0);
    Stamp { id: OpId::new(uuid(7, number)), made_at: time(seconds), build: "sample".into() }
}

/// What recording `change` as operation `number` writes.
#[must_use]
pub fn recorded(local: &Local, number: u128, change: &Change) -> LocalWrite {
    local.record(stamp(number), change).unwrap_or_default()
}

/// A session as the server would tell of it, first revision, first change.
#[must_use]
pub fn session_row(session: Session) -> Row {
    let row = SessionRow { id: session.id, op: OpId::new(uuid(7, 0)), state: SessionState::Live(Box::new(session)) };
    Row { seq: Seq(1), revision: Revision(1), entity: Entity::Session(row) }
}

/// An assignment as the server would tell of it, agreed for 2026, two recipients, one activity; the recipient confirms its months.
#[must_use]
pub fn assignment() -> AssignmentRow {
    let name = |nb: &str, en: &str| Localised { nb: nb.into(), nn: nb.into(), en: en.into() };
    let recipient =
        |number, pseudonym: &str| Recipient { id: RecipientId::new(uuid(8, number)), pseudonym: pseudonym.into() };
    let policy = Policy { sign_off: SignOffRule::Recipient, ..Policy::default() };
    AssignmentRow {
        assignment: Assignment {
            id: assignment_id(),
            office: OfficeId::new(uuid(9, 1)),
            office_name: "Oppfølging".into(),
            recipients: vec![recipient(1, "17"), recipient(2, "18")],
            agreement: Agreement {
                from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default(),
                until: NaiveDate::from_ymd_opt(2026, 12, 31),
                goals: vec!["Komme seg ut".into()],
                supervisor: None,
            },
        },
        terms: TermsDocument::of(&Terms::from(policy)),
        municipality: MunicipalityFacts {
            id: MunicipalityId::new(uuid(5, 1)),
            name: "Eksempelvik".into(),
            role_title: name("støttekontakt", "support contact"),
            activities: vec![Activity { key: ActivityKey("tur".into()), name: name("Tur", "Walk") }],
            forms: FormsDocument::of(&[form()]),
            answer_days: AnswerDays::default(),
            telephone: Some("22 00 00 00".into()),
            duty: None,
        },
        ended: false,
        protected: false,
        signers: None,
    }
}

/// The same as a row.
#[must_use]
pub fn assignment_row() -> Row {
    Row { seq: Seq(3), revision: Revision(1), entity: Entity::Assignment(Box::new(assignment())) }
}

/// What is asked of the contact and noted of them, as the server says it.
#[must_use]
pub fn papers_row() -> Row {
    let today = time(0).date_naive();
    let noted = [(PaperKind::PoliceCertificate, Some(today)), (PaperKind::Confidentiality, None)];
    let noted = noted.into_iter().filter_map(|(kind, until)| Paper::new(kind, today, until, today).ok());
    let papers = noted.fold(Papers::asked(PaperKind::ALL.into()), Papers::with);
    Row { seq: Seq(4), revision: Revision(1), entity: Entity::Papers(papers) }
}

/// The office's letters, as the server says them.
#[must_use]
pub fn letters_row() -> Row {
    let letter = |number: i64| Letter {
        id: LetterId::new(uuid(15, number.unsigned_abs().into())),
        sent_at: time(number),
        subject: "Kurs i mai".into(),
        text: "Kurset er 12. mai.\nSi fra om du kommer.".into(),
    };
    Row { seq: Seq(5), revision: Revision(1), entity: Entity::Letters(Letters::of(vec![letter(1), letter(2)])) }
}

/// A form of two questions, of which the first must be answered.
#[must_use]
pub fn form() -> ReportForm {
    let words = |text: &str| Words { nb: text.into(), nn: text.into(), en: text.into() };
    let question = |key: &str, answer, required| Question {
        key: key.into(),
        text: words(key),
        help: None,
        answer,
        required,
        prefill: None,
    };
    ReportForm {
        key: "half_year".into(),
        version: 1,
        from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default(),
        every: Every::HalfYear,
        due: vec![],
        title: words("Rapport"),
        questions: vec![question("well", Answer::Text(100), true), question("more", Answer::YesNo, false)],
    }
}

/// The report of the first half of 2026 on [`form`].
#[must_use]
pub fn report(well: &str) -> Report {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
    let span = ReportSpan { from: day(1, 1), until: day(6, 30) };
    let form = "half_year".to_owned();
    let id = crate::decide::report_id(assignment_id(), &form, span.from);
    let answers = [("well".to_owned(), Answered::Text(well.into()))].into();
    Report { id, assignment: assignment_id(), form, version: 1, span, answers }
}

/// Each Tuesday of March 2026, of which one was moved and one dropped.
#[must_use]
pub fn plan() -> Plan {
    let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap_or_default();
    let start = NaiveTime::from_hms_opt(16, 0, 0).unwrap_or_default();
    let plan = Plan {
        id: PlanId::new(uuid(15, 1)),
        assignment: assignment_id(),
        first: day(3),
        weekly_until: Some(day(31)),
        start,
        length: Minutes(120),
        activity: Some(ActivityKey("tur".into())),
        exceptions: Vec::new(),
    };
    plan.with(day(10), Instead::Moved { to: day(11), start }).with(day(17), Instead::Dropped)
}

/// What the recipient says of March 2026 with its one session.
#[must_use]
pub fn sign_off() -> SignOff {
    let first = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap_or_default();
    let period = Terms::from(Policy::default()).period_of(first);
    let signer = Signer::Recipient { from: period.from(), until: period.until() };
    SignOff {
        id: crate::decide::sign_off_id(assignment_id(), period, signer.role()),
        assignment: assignment_id(),
        period,
        signer,
        how: HowSigned::Signed { strokes: vec![Stroke(vec![Point(100, 200), Point(500, 120), Point(900, 300)])] },
        covers: vec![Confirmed::of(&session(1, "2026-03-03"))],
    }
}

/// The same as a row.
#[must_use]
pub fn sign_off_row() -> Row {
    let row = SignOffRow { sign_off: sign_off(), op: OpId::new(uuid(7, 0)), said_at: time(0) };
    Row { seq: Seq(6), revision: Revision(1), entity: Entity::SignOff(Box::new(row)) }
}
