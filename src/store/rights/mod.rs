//! Who may do what at the desk: roles, and proofs of them that the desk's queries and use cases ask for.
//!
//! A [`May`] is made by [`Rights::may`] alone, and Rights by a session's door. What takes a `&May<ApproveTimesheets>` can
//! therefore not be called for an officer who may not approve:
//!
//! ```compile_fail,E0308
//! use store::rights::{May, ReturnTimesheets};
//! async fn approve(store: &store::Store, may: &May<ReturnTimesheets>, approval: store::desk::Approval<'_>) {
//!     let _ = store.approve(may, approval).await;
//! }
//! ```
//!
//! ```compile_fail,E0451
//! fn forged(scope: store::MunicipalityScope, officer: domain::id::OfficerId) -> store::rights::May<store::rights::ReadLog> {
//!     store::rights::May { scope, officer, at: chrono::DateTime::UNIX_EPOCH, deed: core::marker::PhantomData }
//! }
//! ```
//!
//! The proof says that the officer has a role for it in some office. In which, and whether an assignment is protected from
//! them, each query asks the database ([`sight`]), in the transaction that it reads or writes in.

mod grant;
pub(crate) mod sight;
#[cfg(test)]
mod tests;

pub use grant::{Grant, Nearness, Reach};
pub(crate) use grant::{roles_of, write_grant};

use crate::MunicipalityScope;
use crate::people::Officer;
use chrono::{DateTime, Utc};
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;
use domain::id::OfficerId;
use std::collections::BTreeSet;
use thiserror::Error;

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $name:literal;)+) => {
        /// What someone at the desk is there for. One person may have several, each for an office or for all.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role {
            $($(#[$doc])* $role,)+
        }

        impl Role {
            /// Every role.
            pub const ALL: &[Self] = &[$(Self::$role),+];

            /// Its name in the database and on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$role => $name,)+ }
            }
        }
    };
}

roles! {
    /// Follows contacts up: reads timesheets and reports, sends them back, answers.
    Officer = "officer";
    /// Takes the step `attest` of approval.
    Attester = "attester";
    /// Takes the other steps of approval.
    Authoriser = "authoriser";
    /// Phones and the log; no content.
    Administrator = "administrator";
    /// Helps with the program: the log, no names and no content.
    Support = "support";
}

impl Role {
    /// Whose the step of approval with this key is.
    #[must_use]
    pub fn of_step(key: &str) -> Self {
        if key == "attest" { Self::Attester } else { Self::Authoriser }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// There is no such role.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("there is no role of that name; there are officer, attester, authoriser, administrator and support")]
pub struct UnknownRole;

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(name: &str) -> Result<Self, UnknownRole> {
        Self::ALL.iter().copied().find(|role| role.name() == name).ok_or(UnknownRole)
    }
}

mod sealed {
    pub trait Sealed {}
}

/// Something that is done at the desk.
pub trait Deed: sealed::Sealed {
    /// Who may: one of these is enough.
    const ROLES: &'static [Role];
    /// The same as a JSON array of names, for queries.
    const ROLES_JSON: &'static str;
}

macro_rules! deeds {
    ($($(#[$doc:meta])* $deed:ident = $roles:literal: $($role:ident)|+;)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub enum $deed {}
            impl sealed::Sealed for $deed {}
            impl Deed for $deed {
                const ROLES: &'static [Role] = &[$(Role::$role),+];
                const ROLES_JSON: &'static str = $roles;
            }
        )+

        /// Each deed's name, its roles, and the roles as queries take them.
        #[cfg(test)]
        pub(crate) const DEEDS: &[(&str, &[Role], &str)] =
            &[$((stringify!($deed), $deed::ROLES, $deed::ROLES_JSON)),+];
    };
}

deeds! {
    /// Seeing timesheets with what they are reckoned from, and their receipts.
    SeeTimesheets = r#"["officer","attester","authoriser"]"#: Officer | Attester | Authoriser;
    /// Taking a step of approval; which one, its role decides.
    ApproveTimesheets = r#"["attester","authoriser"]"#: Attester | Authoriser;
    /// Sending timesheets back, and taking that back.
    ReturnTimesheets = r#"["officer","attester","authoriser"]"#: Officer | Attester | Authoriser;
    /// Reading and answering requests for supervision, reports, and messages from contacts.
    FollowUp = r#"["officer"]"#: Officer;
    /// Seeing what phones asked for and did not get, and dealing with it.
    DealWithAside = r#"["officer"]"#: Officer;
    /// Taking in files of entries that a phone could not send.
    TakeInFiles = r#"["officer"]"#: Officer;
    /// Seeing contacts' phones and shutting them out.
    ManagePhones = r#"["officer","administrator"]"#: Officer | Administrator;
    /// Reading who saw and changed what.
    ReadLog = r#"["administrator","support"]"#: Administrator | Support;
}

/// Proof that an officer may do something, at one moment.
#[derive(Debug)]
pub struct May<D> {
    scope: MunicipalityScope,
    officer: OfficerId,
    at: DateTime<Utc>,
    deed: PhantomData<D>,
}

/// The officer has no role for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the officer has no role for it")]
pub struct NotAllowed;

/// What an officer may do, at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rights {
    scope: MunicipalityScope,
    officer: Officer,
    roles: BTreeSet<Role>,
    at: DateTime<Utc>,
}

impl Rights {
    pub(crate) const fn new(
        scope: MunicipalityScope,
        officer: Officer,
        roles: BTreeSet<Role>,
        at: DateTime<Utc>,
    ) -> Self {
        Self { scope, officer, roles, at }
    }

    pub(crate) const fn scope(&self) -> MunicipalityScope {
        self.scope
    }

    pub(crate) const fn at(&self) -> DateTime<Utc> {
        self.at
    }

    /// Who.
    #[must_use]
    pub const fn officer(&self) -> &Officer {
        &self.officer
    }

    /// What they are there for, in one office or another.
    #[must_use]
    pub const fn roles(&self) -> &BTreeSet<Role> {
        &self.roles
    }

    /// The proof that they may.
    ///
    /// # Errors
    /// [`NotAllowed`]
    pub fn may<D: Deed>(&self) -> Result<May<D>, NotAllowed> {
        if D::ROLES.iter().any(|role| self.roles.contains(role)) {
            Ok(May { scope: self.scope, officer: self.officer.id, at: self.at, deed: PhantomData })
        } else {
            Err(NotAllowed)
        }
    }
}

impl<D: Deed> May<D> {
    /// Who.
    #[must_use]
    pub const fn officer(&self) -> OfficerId {
        self.officer
    }

    pub(crate) const fn scope(&self) -> MunicipalityScope {
        self.scope
    }

    pub(crate) const fn at(&self) -> DateTime<Utc> {
        self.at
    }
}

impl May<TakeInFiles> {
    /// The municipality whose key opens the files.
    #[must_use]
    pub const fn municipality(&self) -> MunicipalityScope {
        self.scope
    }
}
