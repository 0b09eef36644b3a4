//! Identifiers. UUIDv7 made where the thing is made (mostly on the phone), so nothing waits for the server to be named.

/// Makes types of ids: each a UUID, and none to be mistaken for another. For crates that have `serde`, `uuid`
/// and a feature `schema`.
#[macro_export]
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// Takes an id made by a caller that has a clock and randomness; `domain` has neither.
            #[must_use]
            pub const fn new(id: uuid::Uuid) -> Self {
                Self(id)
            }

            /// The id as a plain UUID, for storage.
            #[must_use]
            pub const fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl core::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                uuid::Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// The tenant that owns policy, forms and offices.
    MunicipalityId,
    /// A part of the municipality to which timesheets go.
    OfficeId,
    /// The person who does the work.
    ContactId,
    /// A person at the municipality's desk.
    OfficerId,
    /// The person whom the contact meets, never named here.
    RecipientId,
    /// A contact, the recipient(s) and the agreement between them; the rules hang here.
    AssignmentId,
    /// A meeting.
    SessionId,
    /// A drive within a meeting.
    TripId,
    /// An outlay within a meeting.
    ExpenseId,
    /// One assignment's timesheet of one pay period.
    TimesheetId,
    /// A contact's request for supervision.
    SupervisionId,
    /// A report of one assignment, on one form, about one span.
    ReportId,
    /// A planned meeting, or one each week.
    PlanId,
    /// What somebody on the recipient's side says of a month.
    SignOffId,
    /// A message to the office.
    MessageId,
    /// A letter of the office to contacts.
    LetterId,
}
