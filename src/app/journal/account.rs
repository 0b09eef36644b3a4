//! Which contact's database to open. Ids only; who the ids are is known at the municipality.

use crate::storage::{Preference, remember, remembered};
use serde::{Deserialize, Serialize};
use sync::Epoch;
use sync::phone::{Identity, Meta};

/// What the phone must know before its database is open, and when the browser has cleared it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Account {
    identity: Identity,
    epoch: Epoch,
}

impl Account {
    pub(super) const fn new(identity: Identity, epoch: Epoch) -> Self {
        Self { identity, epoch }
    }

    pub(super) const fn identity(&self) -> &Identity {
        &self.identity
    }

    pub(super) fn remembered() -> Option<Self> {
        remembered(Preference::Device)
    }

    pub(super) fn remember(&self) {
        remember(Preference::Device, self);
    }

    /// One database for each contact of each municipality, so that nothing of one is ever shown to another.
    pub(super) fn database(&self) -> String {
        format!("folgesvenn/{}/{}", self.identity.municipality, self.identity.contact)
    }

    /// Where a phone stands that knows nothing yet.
    pub(super) fn beginning(self) -> Meta {
        Meta::enrolled(self.identity, self.epoch)
    }
}
