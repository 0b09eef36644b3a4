//! What the municipality holds about whoever holds this phone.

use super::{Ask, Transport, decode};
use domain::retention::Retention;
use serde::Deserialize;
use serde::de::IgnoredAny;
use sync::TransportProblem;

/// How much of each kind there is, for how long it is kept, and the whole as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnData {
    /// Years of each kind.
    pub retention: Retention,
    /// Sessions.
    pub sessions: usize,
    /// Reports.
    pub reports: usize,
    /// Requests for supervision.
    pub supervision: usize,
    /// Concerns and incidents.
    pub messages: usize,
    /// What the recipient's side has said of months.
    pub sign_offs: usize,
    /// Letters of the office.
    pub letters: usize,
    /// All of it as it came (JSON).
    pub file: Vec<u8>,
}

#[derive(Deserialize)]
struct Read {
    retention: Retention,
    sessions: Vec<IgnoredAny>,
    told: Vec<Told>,
    #[serde(default)]
    letters: Vec<IgnoredAny>,
}

#[derive(Deserialize)]
struct Told {
    kind: String,
}

/// Asks for it.
///
/// # Errors
/// [`TransportProblem`]
pub async fn own_data(transport: &impl Transport) -> Result<OwnData, TransportProblem> {
    let reply = transport.ask(Ask::Get { path: "/api/v1/own-data".into() }).await?;
    let Read { retention, sessions, told, letters } = decode(&reply)?;
    let of = |kind: &str| told.iter().filter(|told| told.kind == kind).count();
    let (reports, supervision, messages, sign_offs) = (of("report"), of("supervision"), of("message"), of("sign_off"));
    let (sessions, letters) = (sessions.len(), letters.len());
    Ok(OwnData { retention, sessions, reports, supervision, messages, sign_offs, letters, file: reply.body })
}
