//! All that a municipality holds about a contact, with what everybody wrote: for the office, which looks it through before it gives
//! it out, since it is about others too (GDPR article 15 no. 4).

use crate::audit::{self, Actor, AuditKind};
use crate::ledger::text::read_json;
use crate::{ContactScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use serde_json::Value;

/// What lies there, by kind, each as it is kept.
pub type Whole = Vec<(&'static str, Vec<Value>)>;

/// Each gives one column of JSON.
const KINDS: [(&str, &str); 17] = [
    ("assignments", "SELECT body FROM sync_assignments WHERE municipality = $1 AND contact = $2 ORDER BY seq"),
    (
        "sessions",
        "SELECT json_object('deleted', json(iif(deleted, 'true', 'false')), 'session', json(body)) FROM sync_sessions
         WHERE municipality = $1 AND contact = $2 ORDER BY day, seq",
    ),
    (
        "sessions_as_they_were",
        "SELECT json_object('revision', h.revision, 'session', json(h.body)) FROM sync_session_history h
         JOIN sync_sessions s ON s.municipality = h.municipality AND s.session = h.session
         WHERE s.municipality = $1 AND s.contact = $2 ORDER BY h.session, h.revision",
    ),
    ("timesheets", "SELECT body FROM sync_timesheets WHERE municipality = $1 AND contact = $2 ORDER BY first_day, seq"),
    ("sign_offs", "SELECT body FROM sync_sign_offs WHERE municipality = $1 AND contact = $2 ORDER BY first_day, seq"),
    ("reports", "SELECT body FROM sync_reports WHERE municipality = $1 AND contact = $2 ORDER BY sent_at, seq"),
    (
        "supervision",
        "SELECT body FROM sync_supervisions WHERE municipality = $1 AND contact = $2 ORDER BY asked_at, seq",
    ),
    (
        "messages",
        "SELECT json_object('told', json(told), 'receipt', json(body)) FROM sync_messages
         WHERE municipality = $1 AND contact = $2 ORDER BY number",
    ),
    ("letters", "SELECT body FROM sync_letters WHERE municipality = $1 AND contact = $2"),
    ("plans", "SELECT body FROM sync_plans WHERE municipality = $1 AND contact = $2 ORDER BY seq"),
    ("papers", "SELECT body FROM sync_papers WHERE municipality = $1 AND contact = $2"),
    ("facts", "SELECT body FROM contact_facts WHERE municipality = $1 AND contact = $2"),
    (
        "put_aside",
        "SELECT json_object('since', since, 'dealt_with', dealt_with, 'asked', json(message), 'answer', json(outcome))
         FROM sync_quarantine WHERE municipality = $1 AND contact = $2 ORDER BY since",
    ),
    (
        "receipts",
        "SELECT json_object('sha256', sha256, 'kind', kind, 'bytes', bytes, 'received_at', received_at) FROM receipt
         WHERE municipality = $1 AND contact = $2 ORDER BY received_at",
    ),
    (
        "phones",
        "SELECT json_object('id', id, 'name', name, 'enrolled_at', enrolled_at, 'ended_at', revoked_at) FROM device
         WHERE municipality = $1 AND contact = $2 ORDER BY enrolled_at",
    ),
    (
        "identities",
        "SELECT json_object('provider', provider) FROM identity WHERE municipality = $1 AND contact = $2 ORDER BY provider",
    ),
    (
        "invitations",
        "SELECT json_object('good_until', expires_at, 'used_at', used_at) FROM invitation
         WHERE municipality = $1 AND contact = $2 ORDER BY expires_at",
    ),
];

impl Store {
    /// All of it, as it is at one moment, taken out by the owner of the machine; that it was is noted.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn whole(&self, scope: ContactScope, now: DateTime<Utc>) -> Result<Whole, StoreProblem> {
        let mut tx = self.write().await?;
        let mut whole = Whole::new();
        for (kind, query) in KINDS {
            let rows: Vec<String> = sqlx::query_scalar(query)
                .bind(scope.municipality().id().to_string())
                .bind(scope.id().to_string())
                .fetch_all(&mut *tx)
                .await?;
            whole.push((kind, rows.iter().map(|row| read_json(kind, row)).collect::<Result<_, _>>()?));
        }
        let contact = scope.id().to_string();
        let what = (AuditKind::GaveOwnData, contact.as_str(), "");
        audit::write(&mut tx, scope.municipality(), (Actor::Owner, now), what).await?;
        tx.commit().await?;
        Ok(whole)
    }
}
