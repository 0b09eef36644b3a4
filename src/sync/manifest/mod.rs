//! What a contact saw when sending a period in. The server accepts a timesheet only if it holds exactly this.

use crate::id::{BlobHash, ContentHash, OpId};
use crate::op::{canonical_json, to_json};
use domain::entry::Session;
use domain::id::SessionId;
use domain::quantity::{Metres, Minutes, Ore};
use serde::{Deserialize, Serialize};

/// The whole content of a period, by hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Manifest {
    /// One line for each session that is not deleted, in the order of their ids.
    pub lines: Vec<ManifestLine>,
    /// Sums of what was written down.
    pub totals: Totals,
}

/// One session of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ManifestLine {
    /// The session.
    pub session: SessionId,
    /// The operation that gave it its present content; the server waits for it if it has not come yet.
    pub op: OpId,
    /// The content.
    pub content: ContentHash,
    /// Receipts that must have arrived.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<BlobHash>,
}

/// What was worked, driven and spent, before any cap or rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Totals {
    /// Elapsed time.
    pub worked: Minutes,
    /// Driven.
    pub driven: Metres,
    /// Spent.
    pub spent: Ore,
}

impl Manifest {
    /// The manifest of the sessions of a period, each with the operation that made it as it is.
    #[must_use]
    pub fn of<'a>(sessions: impl IntoIterator<Item = (&'a Session, OpId)>) -> Self {
        let mut totals = Totals::default();
        let mut lines: Vec<_> = sessions
            .into_iter()
            .map(|(session, op)| {
                totals.add(session);
                ManifestLine {
                    session: session.id,
                    op,
                    content: content_hash(session),
                    photos: crate::op::photos(session).collect(),
                }
            })
            .collect();
        lines.sort_by_key(|line| line.session);
        Self { lines, totals }
    }
}

impl Totals {
    /// Adds what a session says.
    pub fn add(&mut self, session: &Session) {
        self.worked += session.span.elapsed();
        self.driven += session.trips.iter().map(domain::entry::Trip::distance).sum();
        self.spent += session.expenses.iter().map(|expense| expense.amount).sum();
    }

    /// The sums over some sessions.
    #[must_use]
    pub fn of<'a>(sessions: impl IntoIterator<Item = &'a Session>) -> Self {
        sessions.into_iter().fold(Self::default(), |mut totals, session| {
            totals.add(session);
            totals
        })
    }
}

/// The hash of a session's content, as far as it counts. That it was hard does not: an app or a server that does not know
/// the mark holds the same month.
#[must_use]
pub fn content_hash(session: &Session) -> ContentHash {
    let session = Session { hard: false, ..session.clone() };
    ContentHash::of(canonical_json(&to_json(&session)).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::sample;

    #[test]
    fn f25_that_a_session_was_hard_is_no_part_of_what_a_month_holds_and_is_not_written_where_it_was_not() {
        let plain = sample::session(1, "2026-03-03");
        let hard = Session { hard: true, ..plain.clone() };
        assert_eq!(content_hash(&hard), content_hash(&plain));
        assert_ne!(content_hash(&plain), content_hash(&Session { note: "other".into(), ..plain.clone() }));
        let written = |session: &Session| serde_json::to_value(session).unwrap();
        assert_eq!((written(&plain).get("hard"), written(&hard).get("hard")), (None, Some(&true.into())));
        assert_eq!(serde_json::from_value::<Session>(written(&hard)).unwrap(), hard);
    }
}
