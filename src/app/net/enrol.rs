//! From an invitation's code to who this phone is.

use super::{Ask, Transport, decode};
use domain::id::{ContactId, MunicipalityId};
use serde::{Deserialize, Serialize};
use sync::export::ExportTicket;
use sync::wire::PhoneLock;
use sync::{DeviceId, Epoch, TransportProblem};
use uuid::Uuid;

/// Who the server says that this phone is. The session itself is a cookie that scripts cannot read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Enrolled {
    /// The phone.
    pub device_id: DeviceId,
    /// Whose it is.
    pub contact_id: ContactId,
    /// The municipality that invited.
    pub municipality: EnrolledAt,
    /// The server's present history.
    pub epoch: Epoch,
    /// With what the phone seals what it cannot send.
    #[serde(default)]
    pub export: Option<ExportTicket>,
    /// Whether it must have a code.
    #[serde(default)]
    pub phone_lock: Option<PhoneLock>,
}

/// The municipality that invited.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EnrolledAt {
    /// Its id.
    pub id: MunicipalityId,
    /// Its name.
    pub name: String,
}

#[derive(Serialize)]
struct Invitation<'a> {
    code: &'a str,
    device_name: &'a str,
    attempt: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    holds: Option<ContactId>,
}

/// Redeems an invitation. With the same `attempt` the same code gives the same phone again, should the reply have been
/// lost; with another it is refused as used. `holds` is whose entries the phone holds: an invitation of another contact is refused
/// then, and stays good.
///
/// # Errors
/// [`TransportProblem`]; `Refused` carries the code that says what is wrong with the invitation.
pub async fn enrol(
    transport: &impl Transport,
    (code, holds): (&str, Option<ContactId>),
    device_name: &str,
    attempt: Uuid,
) -> Result<Enrolled, TransportProblem> {
    let body = crate::json::write(&Invitation { code, device_name, attempt, holds });
    decode(&transport.ask(Ask::Post { path: "/api/v1/enrol".into(), body }).await?)
}
