//! `POST /api/v1/sync/push`: the phone's operations are judged, each once and for ever.

use super::ledger_problem;
use super::openapi::refusals;
use super::proof::unproved;
use crate::http::body::{json_bytes, not_understood};
use crate::http::guard::SignedInDevice;
use crate::http::{AppState, Problem, ProblemCode};
use axum::extract::{FromRequest, Request, State};
use axum::{Extension, Json};
use store::ledger::LedgerRepository;
use sync::wire::Answer;
use sync::wire::WireProblem;
use sync::{Outcome, PushRequest, PushResponse, RefusalCode};

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
    StorageFull,
    TooLarge,
    TooManyAttempts,
    UnsupportedMediaType
);

/// Sends operations, oldest first: at most 500 and 256 KiB at a time. Every operation gets an answer with its outcome;
/// sending one again gives the same answer. What asks for a safer sign-in than the phone has is not carried out and named
/// besides. A problem means that nothing of the request was carried out.
#[utoipa::path(
    post, path = "/sync/push", request_body(content = ref("#/components/schemas/PushRequest"), content_type = "application/json"),
    responses((status = 200, body = ref("#/components/schemas/PushResponse"), description = "an outcome for each operation"), Refusals)
)]
pub(super) async fn push(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
    Pushed(mut request): Pushed,
) -> Result<Answered, Problem> {
    if request.device != session.device {
        return Err(ProblemCode::OtherDevice.into());
    }
    let unproved = unproved(&state, &session, &request.ops).await?;
    request.ops.retain(|op| !unproved.contains(&op.id()));
    let answered = state.store().push(session.scope, &request, state.clock().now()).await.map_err(ledger_problem)?;
    tracing::info!(operations = answered.answers.len(), unproved = unproved.len(), "sync.pushed");
    let anothers = names_anothers(&answered).then_some(ProblemCode::NotFound);
    let denied = anothers.or((!unproved.is_empty()).then_some(ProblemCode::SignInTooWeak));
    let answered = PushResponse { unproved: unproved.into_iter().collect(), ..answered };
    Ok((denied.map(Extension), Json(answered)))
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
