//! `POST /api/v1/messages`: a concern, or something that happened. By itself, so that the one who sends it has the receipt
//! before they put the phone away.

use super::openapi::refusals;
use crate::http::body::JsonBody;
use crate::http::guard::SignedInDevice;
use crate::http::{AppState, Problem, ProblemCode};
use axum::Json;
use axum::extract::State;
use store::messages::MessageRefusal;
use sync::Row;
use sync::wire::{MessageDelivery, is_understood};

refusals!(
    AppTooOld,
    CrossSite,
    DeviceShutOut,
    IdReuse,
    InvalidBody,
    MalformedBody,
    NotFound,
    NotSignedIn,
    StorageFull,
    TooLarge,
    TooManyAttempts,
    UnsupportedMediaType
);

/// Tells the office something. The answer is the receipt: the message as it stands, with its number and when it came in. The
/// same message sent again is the same message, with the same receipt.
#[utoipa::path(
    post, path = "/messages", request_body(content = ref("#/components/schemas/MessageDelivery"), content_type = "application/json"),
    responses((status = 200, body = ref("#/components/schemas/Row"), description = "the office has it"), Refusals)
)]
pub(super) async fn send(
    State(state): State<AppState>,
    SignedInDevice(session): SignedInDevice,
    JsonBody(delivery): JsonBody<MessageDelivery>,
) -> Result<Json<Row>, Problem> {
    if !is_understood(delivery.proto) {
        return Err(ProblemCode::AppTooOld.into());
    }
    if !delivery.message.matter.problems().is_empty() {
        return Err(Problem::from(ProblemCode::InvalidBody).with_detail("A text is missing, or too long."));
    }
    let received = state.store().receive_message(session.scope, delivery.message, state.clock().now()).await;
    let row = received.map_err(|refusal| match refusal {
        MessageRefusal::NotTheirs => Problem::from(ProblemCode::NotFound),
        MessageRefusal::IdReuse => ProblemCode::IdReuse.into(),
        MessageRefusal::Store(problem) => problem.into(),
    })?;
    tracing::info!("message.received");
    Ok(Json(row))
}
