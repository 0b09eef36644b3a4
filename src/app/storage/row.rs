//! Rows as the phone keeps them: a store, a key, and bytes that only the vault can read.

/// The key of the one row that says who and where the phone is.
pub(super) const STAND: &str = "meta";

/// The object stores of a contact's database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Store {
    /// Where the phone stands: enrolment, cursor, numbers. Also the canary, the only row that is not sealed.
    Meta,
    /// What the server last said.
    Base,
    /// Operations: unanswered, answered, and the refused ones that wait for a person. Each lies as it was last written; that
    /// it was carried out since lies beside it.
    Ops,
    /// Forms being filled in.
    Drafts,
    /// Receipt photos.
    Blobs,
    /// What the municipality does not have yet, sealed for it alone. The phone itself cannot open these rows.
    Escrow,
}

impl Store {
    /// Every sealed store.
    #[cfg(all(test, target_arch = "wasm32"))]
    pub(super) const ALL: [Self; 5] = [Self::Meta, Self::Base, Self::Ops, Self::Drafts, Self::Blobs];

    /// Its name in the database.
    #[must_use]
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Base => "base",
            Self::Ops => "ops",
            Self::Drafts => "drafts",
            Self::Blobs => "blobs",
            Self::Escrow => "escrow",
        }
    }
}

/// Some of a store's rows, by their keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Span {
    /// Every row.
    All,
    /// From the first key to the last, both included.
    Between(String, String),
}

impl Span {
    /// Whether the row `key` is one of them.
    pub(super) fn holds(&self, key: &str) -> bool {
        match self {
            Self::All => true,
            Self::Between(first, last) => (first.as_str()..=last.as_str()).contains(&key),
        }
    }
}

/// One change to one row. Several are carried out together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowChange {
    /// Writes a row, over whatever was there.
    Put {
        /// Where.
        store: Store,
        /// Under what key; keys lie in the clear and are ids or counters only.
        key: String,
        /// What, unsealed.
        plain: Vec<u8>,
    },
    /// Writes a row that is sealed already, and not by this phone's key.
    Lay {
        /// Where.
        store: Store,
        /// Under what key.
        key: String,
        /// As it is to lie there.
        sealed: Vec<u8>,
    },
    /// Removes a row; nothing happens where there is none.
    Delete {
        /// Where.
        store: Store,
        /// Under what key.
        key: String,
    },
}

impl RowChange {
    /// Where the change is made.
    #[must_use]
    pub(super) const fn store(&self) -> Store {
        match self {
            Self::Put { store, .. } | Self::Lay { store, .. } | Self::Delete { store, .. } => *store,
        }
    }
}
