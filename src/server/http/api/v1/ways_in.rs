//! `GET /api/v1/ways-in`: where a contact can sign in, for an app that nobody is known on.

use crate::config::LetsIn;
use crate::http::AppState;
use crate::sign_in::Provider;
use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Serialize;

/// Beside invitations, which always lead in.
#[derive(Serialize, JsonSchema)]
pub(super) struct WaysInResponse {
    /// Names of the providers at which contacts sign in, as at `/innlogging`; none where there is only the invitation.
    providers: Vec<String>,
}

/// Names the providers at which a contact can sign in and enrol a phone.
#[utoipa::path(
    get, path = "/ways-in",
    responses((status = 200, body = ref("#/components/schemas/WaysInResponse"), description = "the providers' names"))
)]
pub(super) async fn ways_in(State(state): State<AppState>) -> Json<WaysInResponse> {
    let providers = state.providers().of(LetsIn::Contacts).map(Provider::settings);
    Json(WaysInResponse { providers: providers.map(|settings| settings.name.clone()).collect() })
}
