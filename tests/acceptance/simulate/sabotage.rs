//! Bugs planted on purpose, one at a time: a simulation that does not find them proves nothing.

use super::Plan;

/// A bug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sabotage {
    /// The server forgets which operations it has answered.
    ForgottenAnswers,
    /// The phone counts its disk's commit as done before it is.
    SavedBeforeCommit,
    /// The phone writes its cursor before the rows, not with them.
    CursorBeforeRows,
    /// The server answers before its commit.
    AnsweredBeforeCommit,
    /// A restored server does not begin a new history.
    SilentRestore,
    /// The phone drops what it was sending when it is signed out.
    DroppedWhenSignedOut,
    /// The phone drops what was too much for one request.
    DroppedWhenTooLarge,
    /// The phone throws refused operations away, and so does the server.
    RefusalsThrownAway,
    /// A late edit gets into an approved month.
    ApprovedMonthReopened,
    /// One contact's rows reach another's phone.
    MixedUpContacts,
    /// A hotel's page counts as an answer to everything sent.
    PortalTakenForAnswer,
    /// A piece of a receipt is answered as taken in before it is.
    PieceAnsweredBeforeStored,
    /// A month is taken in without the receipts that it names.
    MonthWithoutReceipts,
    /// The phone calls an entry saved before its receipt is on disk.
    EntryBeforeReceipt,
    /// A receipt's bytes are kept without a look at whether they are those.
    ReceiptNotCompared,
    /// The server notes a receipt under another name as well.
    ReceiptKeptTwice,
    /// The server throws receipts away that are still needed.
    TidiedTooMuch,
    /// A tab does not tell the others what it has written.
    TabsKeepToThemselves,
    /// An app that is too old drops what it was sending.
    DroppedWhenTooOld,
    /// A newer app does not fetch what the older one could not read.
    NothingReadAnew,
    /// What is settled is kept by the phone's own clock.
    KeptByOwnClock,
    /// A window writes what rests on what the phone held before another moved it on.
    OlderViewWritten,
}

impl Sabotage {
    /// A history in which the bug may show.
    #[must_use]
    pub fn plan(self, seed: u64) -> Plan {
        match self {
            Self::OlderViewWritten => Plan::without_locks(seed),
            _ => Plan::of(seed),
        }
    }

    /// All of them.
    pub const ALL: [Self; 22] = [
        Self::ForgottenAnswers,
        Self::SavedBeforeCommit,
        Self::CursorBeforeRows,
        Self::AnsweredBeforeCommit,
        Self::SilentRestore,
        Self::DroppedWhenSignedOut,
        Self::DroppedWhenTooLarge,
        Self::RefusalsThrownAway,
        Self::ApprovedMonthReopened,
        Self::MixedUpContacts,
        Self::PortalTakenForAnswer,
        Self::PieceAnsweredBeforeStored,
        Self::MonthWithoutReceipts,
        Self::EntryBeforeReceipt,
        Self::ReceiptNotCompared,
        Self::ReceiptKeptTwice,
        Self::TidiedTooMuch,
        Self::TabsKeepToThemselves,
        Self::DroppedWhenTooOld,
        Self::NothingReadAnew,
        Self::KeptByOwnClock,
        Self::OlderViewWritten,
    ];
}
