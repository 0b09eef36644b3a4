//! `GET /api/v1/own-data`: what the municipality holds about a contact, for that contact. No type here has a field for free
//! text: that is about others too.

use super::openapi::refusals;
use crate::http::guard::SignedInDevice;
use crate::http::{AppState, Problem};
use axum::Json;
use axum::extract::State;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::entry::{CompanionCard, Expense, ExpenseKind, Leg, LegKind, Receipt};
use domain::id::{AssignmentId, SessionId, TimesheetId};
use domain::papers::Papers;
use domain::quantity::{Metres, Ore};
use domain::retention::Retention;
use domain::time::PayPeriod;
use schemars::JsonSchema;
use serde::Serialize;
use store::own::{OwnData, OwnReceipt, OwnSession, Told, ToldKind};
use store::people::Phone;
use sync::manifest::Totals;
use sync::{AssignmentRow, TimesheetRow};

/// What the municipality holds about the contact who asks. What they wrote in their own words is not in it.
#[derive(Serialize, JsonSchema)]
pub(super) struct OwnDataResponse {
    /// When this was put together.
    made_at: DateTime<Utc>,
    /// For how many years it is kept.
    retention: Retention,
    /// What was shown, signed and gone through.
    #[serde(skip_serializing_if = "Option::is_none")]
    papers: Option<Papers>,
    /// Phones that are or were connected.
    phones: Vec<OwnPhone>,
    /// Assignments, also those that have ended.
    assignments: Vec<OwnAssignment>,
    /// Sessions, by day; also those that were deleted.
    sessions: Vec<OwnSessionFacts>,
    /// Timesheets, by period.
    timesheets: Vec<OwnTimesheet>,
    /// That reports, concerns, requests for supervision and sign-offs were sent.
    told: Vec<ToldFacts>,
    /// When the office sent letters to the contact, the newest first.
    letters: Vec<DateTime<Utc>>,
    /// That there are receipts.
    receipts: Vec<ReceiptFacts>,
}

/// A phone that is or was connected.
#[derive(Serialize, JsonSchema)]
struct OwnPhone {
    /// When it was connected.
    enrolled_at: DateTime<Utc>,
    /// Since when it is let in no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_at: Option<DateTime<Utc>>,
}

/// An assignment.
#[derive(Serialize, JsonSchema)]
struct OwnAssignment {
    /// Its id.
    id: AssignmentId,
    /// Its first day.
    from: NaiveDate,
    /// Its last day, where one is set.
    until: Option<NaiveDate>,
    /// Whether it was taken away.
    ended: bool,
}

/// A session.
#[derive(Serialize, JsonSchema)]
struct OwnSessionFacts {
    /// Its id.
    id: SessionId,
    /// Of which assignment.
    assignment: AssignmentId,
    /// When it began, by the clock on the wall.
    start: NaiveDateTime,
    /// When it ended, by the same clock.
    end: NaiveDateTime,
    /// Whether the contact has called it hard.
    hard: bool,
    /// Whether the contact has deleted it.
    deleted: bool,
    /// Stretches that were driven.
    driven: Vec<OwnLeg>,
    /// Outlays.
    expenses: Vec<OwnExpense>,
}

/// A stretch, without its places.
#[derive(Serialize, JsonSchema)]
struct OwnLeg {
    /// What it was for.
    kind: LegKind,
    /// How far.
    metres: Metres,
    /// How many rode along.
    passengers: u8,
}

/// An outlay, without what it was called.
#[derive(Serialize, JsonSchema)]
struct OwnExpense {
    /// What it was for.
    kind: ExpenseKind,
    /// How much, in øre.
    ore: Ore,
    /// Whether there is a receipt.
    receipt: Receipt,
    /// Whether the companion's card was used.
    companion_card: CompanionCard,
}

/// A timesheet.
#[derive(Serialize, JsonSchema)]
struct OwnTimesheet {
    /// Its id.
    id: TimesheetId,
    /// Of which assignment.
    assignment: AssignmentId,
    /// Of which period.
    period: PayPeriod,
    /// When it was last sent in.
    submitted_at: DateTime<Utc>,
    /// How far it has come: `draft`, `submitted`, `returned`, `approved`, `exported` or `paid`.
    state: String,
    /// Sums of what was sent in.
    totals: Totals,
}

/// That something was told, never what.
#[derive(Serialize, JsonSchema)]
struct ToldFacts {
    /// `report`, `supervision`, `message` or `sign_off`.
    kind: &'static str,
    /// About which assignment.
    assignment: AssignmentId,
    /// When it came in.
    at: DateTime<Utc>,
    /// How far it has come, such as `read`.
    state: String,
}

/// That there is a receipt.
#[derive(Serialize, JsonSchema)]
struct ReceiptFacts {
    /// `photo` or `document`.
    kind: String,
    /// How large the file is.
    bytes: u64,
    /// When it had come whole.
    received_at: DateTime<Utc>,
}

refusals!(DeviceShutOut, NotSignedIn, TooManyAttempts);

/// Gives the contact what the municipality holds about them: GDPR article 15.
#[utoipa::path(
    get, path = "/own-data",
    responses((status = 200, body = ref("#/components/schemas/OwnDataResponse"), description = "what the municipality holds"), Refusals)
)]
pub(super) async fn own_data(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
) -> Result<Json<OwnDataResponse>, Problem> {
    let own = state.store().own_data(session.scope).await?;
    Ok(Json(OwnDataResponse::of(own, state.clock().now())))
}

impl OwnDataResponse {
    fn of(own: OwnData, made_at: DateTime<Utc>) -> Self {
        Self {
            made_at,
            retention: own.retention,
            papers: own.papers,
            phones: own.phones.into_iter().map(OwnPhone::from).collect(),
            assignments: own.assignments.into_iter().map(OwnAssignment::from).collect(),
            sessions: own.sessions.into_iter().map(OwnSessionFacts::from).collect(),
            timesheets: own.timesheets.into_iter().map(OwnTimesheet::from).collect(),
            told: own.told.into_iter().map(ToldFacts::from).collect(),
            letters: own.letters,
            receipts: own.receipts.into_iter().map(ReceiptFacts::from).collect(),
        }
    }
}

impl From<Phone> for OwnPhone {
    fn from(phone: Phone) -> Self {
        Self { enrolled_at: phone.enrolled_at, ended_at: phone.ended_at }
    }
}

impl From<AssignmentRow> for OwnAssignment {
    fn from(row: AssignmentRow) -> Self {
        let agreement = row.assignment.agreement;
        Self { id: row.assignment.id, from: agreement.from, until: agreement.until, ended: row.ended }
    }
}

impl From<OwnSession> for OwnSessionFacts {
    fn from(own: OwnSession) -> Self {
        let OwnSession { session, deleted } = own;
        let legs = session.trips.into_iter().flat_map(|trip| trip.legs);
        Self {
            id: session.id,
            assignment: session.assignment,
            start: session.span.start().wall,
            end: session.span.end().wall,
            hard: session.hard,
            deleted,
            driven: legs.map(OwnLeg::from).collect(),
            expenses: session.expenses.into_iter().map(OwnExpense::from).collect(),
        }
    }
}

impl From<Leg> for OwnLeg {
    fn from(leg: Leg) -> Self {
        Self { kind: leg.kind, metres: leg.distance, passengers: leg.passengers }
    }
}

impl From<Expense> for OwnExpense {
    fn from(it: Expense) -> Self {
        Self { kind: it.kind, ore: it.amount, receipt: it.receipt, companion_card: it.companion_card }
    }
}

impl From<store::own::OwnTimesheet> for OwnTimesheet {
    fn from(own: store::own::OwnTimesheet) -> Self {
        let TimesheetRow { id, assignment, period, submitted_at, totals, .. } = own.row;
        Self { id, assignment, period, submitted_at, state: own.state, totals }
    }
}

impl From<Told> for ToldFacts {
    fn from(told: Told) -> Self {
        let kind = match told.kind {
            ToldKind::Report => "report",
            ToldKind::Supervision => "supervision",
            ToldKind::Message => "message",
            ToldKind::SignOff => "sign_off",
        };
        Self { kind, assignment: told.assignment, at: told.at, state: told.state }
    }
}

impl From<OwnReceipt> for ReceiptFacts {
    fn from(it: OwnReceipt) -> Self {
        Self { kind: it.kind, bytes: it.bytes, received_at: it.received_at }
    }
}
