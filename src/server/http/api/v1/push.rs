//! `POST /api/v1/sync/push`: the phone's operations are judged, each once and for ever.

use super::ledger_problem;
use super::openapi::refusals;
use crate::config::LetsIn;
use crate::http::body::{json_bytes, not_understood};
use crate::http::guard::SignedInDevice;
use crate::http::{AppState, Problem, ProblemCode};
use axum::extract::{FromRequest, Request, State};
use axum::{Extension, Json};
use store::ledger::LedgerRepository;
use store::people::DeviceSession;
use sync::wire::Answer;
use sync::wire::WireProblem;
use sync::{Change, Op, Outcome, PushRequest, PushResponse, RefusalCode};

/// A push, read with the protocol's own bounds and versions.
pub(super) struct Pushed(PushRequest);

impl FromRequest<AppState> for Pushed {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let bytes = json_bytes(request, state).await?;
        PushRequest::from_bytes(&bytes).map(Self).map_err(|problem| match problem {
            WireProblem::TooLarge => ProblemCode::TooLarge.into(),
            WireProblem::Version(_) => ProblemCode::AppTooOld.into(),
            WireProblem::Shape(_) => not_understood(&bytes, &problem),
        })
    }
}

refusals!(
    AppTooOld,
    CrossSite,
    DeviceShutOut,
    EpochChanged,
    InvalidBody,
    MalformedBody,
    NotSignedIn,
    OtherDevice,
    SignInTooWeak,
    StorageFull,
    TooLarge,
    TooManyAttempts,
    UnsupportedMediaType
);

/// Sends operations, oldest first: at most 500 and 256 KiB at a time. Every operation gets an answer with its outcome;
/// sending one again gives the same answer. A problem means that nothing of the request was carried out.
#[utoipa::path(
    post, path = "/sync/push", request_body(content = ref("#/components/schemas/PushRequest"), content_type = "application/json"),
    responses((status = 200, body = ref("#/components/schemas/PushResponse"), description = "an outcome for each operation"), Refusals)
)]
pub(super) async fn push(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
    Pushed(request): Pushed,
) -> Result<Answered, Problem> {
    if request.device != session.device {
        return Err(ProblemCode::OtherDevice.into());
    }
    prove(&state, &session, &request.ops).await?;
    let answered = state.store().push(session.scope, &request, state.clock().now()).await.map_err(ledger_problem)?;
    tracing::info!(operations = answered.answers.len(), "sync.pushed");
    Ok((names_anothers(&answered).then_some(Extension(ProblemCode::NotFound)), Json(answered)))
}

/// With the mark of something denied, so that the log has it like any other.
type Answered = (Option<Extension<ProblemCode>>, Json<PushResponse>);

/// Whether an operation was refused because what it names is somebody else's, or nobody's.
fn names_anothers(answered: &PushResponse) -> bool {
    let code = |answer: &Answer| match answer.outcome {
        Outcome::Rejected { code, .. } => Some(code),
        _ => None,
    };
    let mut codes = answered.answers.iter().filter_map(code);
    codes.any(|code| matches!(code, RefusalCode::NotYours | RefusalCode::NotYourAssignment))
}

/// Whether the provider was as sure of the contact as the municipality asks for what is sent (`acr`). Nothing of the request is
/// carried out otherwise: entries and the month that names them belong together.
pub(super) async fn prove(state: &AppState, session: &DeviceSession, ops: &[Op]) -> Result<(), Problem> {
    let changes = || ops.iter().filter_map(|op| op.change().ok());
    let submits = changes().any(|change| matches!(change, Change::SubmitTimesheet { .. }));
    let reports = changes().any(|change| matches!(change, Change::SendReport { .. }));
    if !submits && !reports {
        return Ok(());
    }
    let Some(proven) = state.store().device_proven_by(session.scope, session.device).await? else { return Ok(()) };
    let Some(provider) = state.providers().find(LetsIn::Contacts, &proven.provider) else { return Ok(()) };
    let demanded = &provider.settings().demanded;
    let submit = demanded.submit.as_ref().filter(|_| submits);
    let report = demanded.report.as_ref().filter(|_| reports);
    if submit.into_iter().chain(report).all(|level| level.is_met_by(proven.acr.as_deref())) {
        Ok(())
    } else {
        Err(ProblemCode::SignInTooWeak.into())
    }
}
