//! The description of the API, for whoever writes against it.

use utoipa::{OpenApi as _, ToSchema};
use uuid::Uuid;

#[derive(utoipa::OpenApi)]
#[openapi(info(
    title = "Følgesvenn",
    description = "What a contact's phone asks of the municipality's server. Errors are RFC 9457 problem details; \
                   `code` is stable. Requests that change something carry the header `X-Folgesvenn: 1` and come from \
                   the server's own pages."
))]
struct Document;

pub(super) fn document() -> utoipa::openapi::OpenApi {
    let mut document = Document::openapi();
    // It would be named without a name.
    document.info.license = None;
    document
}

/// The phone's operations. The protocol's own crate reads them; this describes their outer shape.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a description only")]
pub(super) struct PushBody {
    /// The protocol version of the app that sends.
    proto: u16,
    /// The phone that sends: the one that is signed in.
    device: Uuid,
    /// The history that the phone believes the server to be in.
    epoch: Uuid,
    /// Operations in the phone's own order.
    #[schema(max_items = 100)]
    ops: Vec<Operation>,
}

/// An operation: written once, sent as it was made.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a description only")]
pub(super) struct Operation {
    /// A UUIDv7 made on the phone; judged once, for ever.
    id: Uuid,
    /// The phone that made it.
    device: Uuid,
    /// Its place in the phone's own order.
    number: u64,
    /// What it was made on top of: `"nothing"`, or `{"after": <operation>}`.
    base: serde_json::Value,
    /// The change: `put_session`, `delete_session`, `submit_timesheet` or `withdraw_timesheet`.
    #[schema(value_type = Object)]
    body: serde_json::Value,
    /// SHA-256 of base and body as canonical JSON.
    sha256: String,
    /// The phone's clock. Orders nothing.
    made_at: String,
    /// The app's build.
    build: String,
    /// The protocol version it was made in.
    proto: u16,
    /// Attachments that it refers to, by SHA-256.
    attach: Option<Vec<String>>,
}

/// The answers, in the order of the operations.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a description only")]
pub(super) struct PushAnswer {
    /// The history that the answers belong to.
    epoch: Uuid,
    /// One for each operation: `op`, and `outcome` (`applied`, `duplicate`, `conflict`, `locked`, `rejected`, `held`)
    /// with what belongs to it.
    #[schema(value_type = Vec<Object>)]
    answers: Vec<serde_json::Value>,
}

/// Rows in the order of their last change.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a description only")]
pub(super) struct PullAnswer {
    /// The history that the rows belong to.
    epoch: Uuid,
    /// Each with `seq`, `revision` and `entity` (`assignment`, `session` or `timesheet`).
    #[schema(value_type = Vec<Object>)]
    rows: Vec<serde_json::Value>,
    /// What to ask `after` next time.
    next: u64,
    /// Whether there is more now.
    has_more: bool,
    /// The highest number that the server has seen from this phone.
    seen: u64,
    /// The server's clock.
    now: String,
    /// Answer to `recount`.
    tombstones: Option<u64>,
    /// With what this phone may seal a file of what it cannot send: the municipality's public key (P-256, uncompressed,
    /// in hexadecimal) and the phone's own mark.
    #[schema(value_type = Option<Object>)]
    export: Option<serde_json::Value>,
}

/// A month's sum.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a description only")]
pub(super) struct DigestAnswer {
    /// The history that it belongs to.
    epoch: Uuid,
    /// Such as 2026-11.
    month: String,
    /// How many sessions are not deleted.
    count: u64,
    /// SHA-256 of their ids and revisions.
    hash: String,
}

/// Receipts that the phone has.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a description only")]
pub(super) struct OfferBody {
    /// The protocol version of the app that asks.
    proto: u16,
    /// Each by the SHA-256 of its bytes as the phone has them.
    #[schema(max_items = 100)]
    blobs: Vec<String>,
}

/// How far each has come, in the order of the offer.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a description only")]
pub(super) struct OfferAnswer {
    /// One for each.
    #[schema(inline)]
    blobs: Vec<BlobAnswer>,
}

/// How far a receipt has come.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a description only")]
pub(super) struct BlobAnswer {
    /// Its SHA-256.
    blob: String,
    /// `held` or `missing`.
    stage: String,
    /// With `missing`: where the next piece begins.
    offset: Option<u64>,
}
