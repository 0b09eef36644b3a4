//! `folgesvenn erase`.

use super::{Failure, find, offline};
use crate::config::{Overrides, Settings};
use crate::{Clock, SystemClock};
use domain::id::{ContactId, MessageId, PlanId, ReportId, SupervisionId};
use store::retention::{Erasable, Erased};
use uuid::Uuid;

/// Delete something before its time, because the person whom it is about has asked for it.
///
/// The id stands in the address of its page at the desk; a plan's and a contact's in what `own-data` writes. What pay is reckoned from cannot be deleted: the law on accounts wants it
/// kept, and it goes with its years. What lies on the contact's phone goes when they sign out there.
#[derive(Debug, clap::Args)]
pub(super) struct Erase {
    /// The municipality's key; may be left out when there is only one
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    /// What it is
    #[arg(value_enum)]
    kind: Kind,
    /// Its id
    id: Uuid,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Kind {
    /// A report
    Report,
    /// A request for supervision
    Supervision,
    /// A concern or incident
    Message,
    /// A plan
    Plan,
    /// A contact, with all but what pay is reckoned from; their phones are shut out
    Contact,
}

impl Erase {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let what = match self.kind {
            Kind::Report => Erasable::Report(ReportId::new(self.id)),
            Kind::Supervision => Erasable::Supervision(SupervisionId::new(self.id)),
            Kind::Message => Erasable::Message(MessageId::new(self.id)),
            Kind::Plan => Erasable::Plan(PlanId::new(self.id)),
            Kind::Contact => Erasable::Contact(ContactId::new(self.id)),
        };
        let gone = offline(&settings, async |store| {
            let scope = find::municipality(store, self.municipality.as_deref()).await?;
            Ok(store.erase(scope, what, SystemClock.now()).await?)
        })?;
        match gone {
            Erased::Nothing => {
                return Err(Failure::Unknown {
                    what: format!("such thing with the id {}, or it is deleted already", self.id),
                    remedy: "The id stands in the address of its page at the desk, a plan's and a contact's in what \
                             `folgesvenn own-data` writes."
                        .into(),
                });
            }
            Erased::Whole => println!("Deleted. On the contact's phone it stays until they sign out there."),
            Erased::ButForPay => println!(
                "Deleted, but for name, hours, driving and expenses: the law on accounts wants them kept. They go with their years."
            ),
        }
        Ok(())
    }
}
