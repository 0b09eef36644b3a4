//! What goes before its time, because the person whom it is about has asked for it (GDPR, article 17). What pay is reckoned from
//! is not among it: the law on accounts wants that kept (article 17, 3 b).

use super::{Forgotten, dealt_with, messages, people};
use crate::audit::{self, Actor, AuditKind};
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::{ContactId, MessageId, PlanId, ReportId, SupervisionId};

/// What can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasable {
    /// A report.
    Report(ReportId),
    /// A request for supervision.
    Supervision(SupervisionId),
    /// A concern or incident. That it came, and its number, stay.
    Message(MessageId),
    /// A plan.
    Plan(PlanId),
    /// A contact, with everything that pay is not reckoned from. Their phones are shut out.
    Contact(ContactId),
}

/// What has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erased {
    /// There was no such thing, or nothing in it.
    Nothing,
    /// All of it.
    Whole,
    /// All but what pay is reckoned from, and whose it is. That goes with its years.
    ButForPay,
}

impl Erasable {
    /// As the log tells of it: the kind and the id.
    fn told(self) -> String {
        match self {
            Self::Report(id) => format!("report {id}"),
            Self::Supervision(id) => format!("supervision {id}"),
            Self::Message(id) => format!("message {id}"),
            Self::Plan(id) => format!("plan {id}"),
            Self::Contact(id) => format!("contact {id}"),
        }
    }
}

impl Store {
    /// Lets one thing go, as the owner of the machine, and notes that it went. On its contact's phone it stays until they sign out
    /// there.
    ///
    /// # Errors
    /// [`StoreProblem`]; nothing went then.
    pub async fn erase(
        &self,
        scope: MunicipalityScope,
        what: Erasable,
        now: DateTime<Utc>,
    ) -> Result<Erased, StoreProblem> {
        let mut tx = self.write().await?;
        let mut left = None;
        let gone = match what {
            Erasable::Report(id) => dealt_with::erase_report(&mut tx, scope, &id.to_string()).await?,
            Erasable::Supervision(id) => dealt_with::erase_supervision(&mut tx, scope, &id.to_string()).await?,
            Erasable::Message(id) => messages::erase(&mut tx, scope, &id.to_string()).await?,
            Erasable::Plan(id) => people::erase_plan(&mut tx, scope, &id.to_string()).await?,
            Erasable::Contact(id) => {
                left = people::forget(&mut tx, scope, &id.to_string(), now).await?;
                left.is_some()
            }
        };
        if gone {
            audit::write(&mut tx, scope, (Actor::Owner, now), (AuditKind::Erased, &what.told(), "")).await?;
        }
        tx.commit().await?;
        Ok(match (gone, left) {
            (false, _) => Erased::Nothing,
            (true, Some(Forgotten::ButForPay)) => Erased::ButForPay,
            (true, _) => Erased::Whole,
        })
    }
}
