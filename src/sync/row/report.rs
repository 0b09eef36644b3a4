//! How far a report has come.

use crate::id::OpId;
use chrono::{DateTime, Utc};
use domain::report::{Counted, Report, ReportForm};
use serde::{Deserialize, Serialize};

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportRow {
    /// As it was last sent.
    pub report: Report,
    /// What the sessions said when it came in.
    pub counted: Counted,
    /// How far it has come.
    pub state: ReportState,
    /// The contact's operation that sent it or took it back.
    pub op: OpId,
    /// When it came in, by the server's clock.
    pub sent_at: DateTime<Utc>,
}

/// How far a report has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ReportState {
    /// The municipality has it; nobody has read it.
    Received,
    /// Read. It does not change any more, unless it is returned.
    Read,
    /// To be mended and sent anew.
    Returned {
        /// What is missing.
        comment: String,
    },
    /// Taken back by the contact.
    Withdrawn,
}

/// The municipality's forms, as the server wrote them.
///
/// Kept as it came and read when needed, like the rules ([`super::TermsDocument`]): a kind of question that a newer server
/// asks must not keep an older app from everything else that it is told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct FormsDocument(serde_json::Value);

impl FormsDocument {
    /// Writes forms down, all versions of them.
    #[must_use]
    pub fn of(forms: &[ReportForm]) -> Self {
        // Forms hold no map with keys other than strings, which is all that can fail here.
        Self(serde_json::to_value(forms).unwrap_or_default())
    }

    /// Reads the forms; none when a newer version wrote them, or an older one knew of none.
    #[must_use]
    pub fn read(&self) -> Vec<ReportForm> {
        Vec::deserialize(&self.0).unwrap_or_default()
    }
}
