//! `POST /api/v1/enrol`: an invitation becomes an enrolled phone.

use super::openapi::refusals;
use crate::export::ExportDoor;
use crate::http::body::JsonBody;
use crate::http::cookie::Cookie;
use crate::http::guard::Caller;
use crate::http::{AppState, Problem, ProblemCode};
use crate::secret::{self, Code, Token};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{HeaderName, SET_COOKIE};
use domain::id::ContactId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::ledger::LedgerRepository;
use store::people::{NewDevice, RedeemProblem};
use sync::DeviceId;
use sync::export::ExportTicket;
use sync::wire::PhoneLock;
use uuid::Uuid;

/// Characters of a device's name that are kept.
const NAME: usize = 80;

/// What a phone sends with its invitation.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EnrolRequest {
    /// The code of the invitation: eight groups of four. Case, dashes and spaces do not matter.
    #[schemars(example = "7K3M-Q0XA-2WFD-91HT-7K3M-Q0XA-2WFD-91HT")]
    code: String,
    /// What the phone's owner may recognise it by, such as "Chrome on Android".
    #[serde(default)]
    device_name: String,
    /// A random UUID that the phone makes for this invitation and keeps until it has an answer. When the answer is
    /// lost, the same code with the same attempt gives the same phone again; without it, the invitation is used up.
    #[serde(default)]
    attempt: Option<Uuid>,
    /// Whose entries the phone holds. An invitation of somebody else is then refused, and can still be used.
    #[serde(default)]
    holds: Option<ContactId>,
}

/// Who the phone now is. The cookie `__Host-folgesvenn` that comes with it signs it in from now on.
#[derive(Serialize, JsonSchema)]
pub(super) struct EnrolResponse {
    /// The phone's id.
    device_id: Uuid,
    /// The contact's id.
    contact_id: Uuid,
    /// The municipality that had invited.
    municipality: EnrolledAt,
    /// The server's present history, to be named in each push and pull.
    epoch: Uuid,
    /// With what this phone seals what it cannot send, from the first entry on.
    export: ExportTicket,
    /// Whether this phone must have a code.
    phone_lock: PhoneLock,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct EnrolledAt {
    id: Uuid,
    name: String,
}

refusals!(
    CrossSite,
    InvalidBody,
    InvitationExpired,
    InvitationUnknown,
    InvitationUsed,
    MalformedBody,
    OtherContact,
    StorageFull,
    TooLarge,
    TooManyAttempts,
    UnsupportedMediaType
);

/// Enrols a phone with an invitation. The invitation can then not be used again, but by the same attempt.
#[utoipa::path(
    post, path = "/enrol", request_body(content = ref("#/components/schemas/EnrolRequest"), content_type = "application/json"),
    responses(
        (status = 200, body = ref("#/components/schemas/EnrolResponse"), description = "the phone is enrolled", headers(("set-cookie" = String, description = "signs the phone in"))),
        Refusals,
    )
)]
pub(super) async fn enrol(
    State(state): State<AppState>,
    Caller(from): Caller,
    JsonBody(request): JsonBody<EnrolRequest>,
) -> Result<([(HeaderName, HeaderValue); 1], Json<EnrolResponse>), Problem> {
    let now = state.clock().now();
    if !state.attempts().may_try(from, now) {
        return Err(ProblemCode::TooManyAttempts.into());
    }
    let refused = |code: ProblemCode| {
        state.attempts().failed(from, now);
        Problem::from(code)
    };
    let code: Code = request.code.parse().map_err(|_| refused(ProblemCode::InvitationUnknown))?;
    let token = Token::new()?;
    let device = NewDevice {
        id: DeviceId::new(Uuid::now_v7()),
        name: request.device_name.trim().chars().take(NAME).collect(),
        token: token.hash(),
    };
    let attempt = request.attempt.map(|attempt| secret::of_attempt(&attempt));
    if let Some(holds) = request.holds
        && state.store().invited(code.hash()).await?.is_some_and(|invited| invited != holds)
    {
        return Err(ProblemCode::OtherContact.into());
    }
    let redeemed = state.store().redeem_invitation(code.hash(), attempt, &device, now).await;
    let (scope, device) = redeemed.map_err(|problem| match problem {
        RedeemProblem::Unknown => refused(ProblemCode::InvitationUnknown),
        RedeemProblem::Used => refused(ProblemCode::InvitationUsed),
        RedeemProblem::Expired => refused(ProblemCode::InvitationExpired),
        RedeemProblem::Store(problem) => problem.into(),
    })?;
    let municipality = state.store().municipality(scope.municipality()).await?;
    let door = ExportDoor::of(state.store(), scope.municipality(), now).await;
    let door = door.map_err(|problem| Problem::internal(&problem))?;
    tracing::info!("device.enrolled");
    let body = EnrolResponse {
        export: door.ticket(device),
        phone_lock: municipality.phone_lock,
        device_id: device.uuid(),
        contact_id: scope.id().uuid(),
        municipality: EnrolledAt { id: municipality.id.uuid(), name: municipality.name },
        epoch: state.store().epoch().await?.uuid(),
    };
    Ok(([(SET_COOKIE, Cookie::Device.set(&token))], Json(body)))
}
