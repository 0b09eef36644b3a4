//! Whose rows a query may see. Every function of a repository takes one of these; there is none without.

use domain::id::{ContactId, MunicipalityId};

/// One municipality's rows. Made by the guard of a request, from the session and never from the request's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MunicipalityScope(MunicipalityId);

/// One contact's rows in one municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ContactScope {
    municipality: MunicipalityScope,
    contact: ContactId,
}

impl MunicipalityScope {
    /// The scope of a signed-in person's municipality.
    #[must_use]
    pub const fn new(municipality: MunicipalityId) -> Self {
        Self(municipality)
    }

    /// Narrowed to one contact.
    #[must_use]
    pub const fn contact(self, contact: ContactId) -> ContactScope {
        ContactScope { municipality: self, contact }
    }

    /// The municipality.
    #[must_use]
    pub const fn id(self) -> MunicipalityId {
        self.0
    }
}

impl ContactScope {
    /// The scope of the contact's municipality.
    #[must_use]
    pub const fn municipality(self) -> MunicipalityScope {
        self.municipality
    }

    /// The contact.
    #[must_use]
    pub const fn id(self) -> ContactId {
        self.contact
    }
}
