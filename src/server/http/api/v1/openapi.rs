//! The description of the API, for whoever writes against it.

use utoipa::OpenApi as _;

#[derive(utoipa::OpenApi)]
#[openapi(info(
    title = "Følgesvenn",
    description = "What a contact's phone asks of the municipality's server. Errors are RFC 9457 problem details; \
                   `code` is stable. Requests that change something carry the header `X-Folgesvenn: 1` and come from \
                   the server's own pages."
))]
struct Document;

pub(super) fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}
