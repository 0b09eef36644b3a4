//! What somebody should look at, where it stands, and how it is mended. Data only: the sentences live with the texts.

use crate::id::{ExpenseId, RecipientId, SessionId, TripId};
use crate::policy::{CapKey, KindName, LateAction, OverCap, SignerRole};
use crate::quantity::{Measure, Minutes, Ore};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Something that the rules noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How grave.
    pub severity: Severity,
    /// What.
    pub kind: FindingKind,
    /// Where.
    pub at: EntryRef,
}

/// How grave a finding is, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The timesheet cannot be sent in with it.
    Blocker,
    /// The officer will ask.
    Warning,
    /// Good to know.
    Note,
}

/// The entry that a finding speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum EntryRef {
    /// The whole month.
    Month,
    /// A session.
    Session {
        /// Which.
        session: SessionId,
    },
    /// A trip.
    Trip {
        /// Its session.
        session: SessionId,
        /// Which.
        trip: TripId,
    },
    /// An expense.
    Expense {
        /// Its session.
        session: SessionId,
        /// Which.
        expense: ExpenseId,
    },
}

/// What was noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum FindingKind {
    /// A cap is passed; at the first entry that is.
    OverCap {
        /// Which.
        cap: CapKey,
        /// All the room it had.
        limit: Measure,
        /// What is over.
        over: Measure,
        /// What happens to it.
        rule: OverCap,
    },
    /// The receipt is still to come.
    ReceiptComesLater,
    /// A receipt is needed, and there is none.
    ReceiptMissing,
    /// The amount is one that must be agreed beforehand.
    NeedsPreApproval {
        /// From which amount.
        over: Ore,
    },
    /// The recipient's companion card could have spared the fee.
    CompanionCardPossible,
    /// A ticket was paid although the companion card was used.
    CompanionCardUsed,
    /// The work is claimed late.
    Late {
        /// Days between the work and the claim.
        days: i64,
        /// What the municipality then does.
        then: LateAction,
    },
    /// The work was done in an earlier calendar year.
    AcrossYear {
        /// What the municipality then does.
        then: LateAction,
    },
    /// The month is claimed after the last day for sending it in.
    AfterDeadline {
        /// That day.
        last: NaiveDate,
    },
    /// The day is still to come.
    InFuture,
    /// Before the agreement begins.
    BeforeAgreement {
        /// The agreement's first day.
        from: NaiveDate,
    },
    /// After the agreement has ended.
    AfterAgreement {
        /// The agreement's last day.
        until: NaiveDate,
    },
    /// At the same time as another session.
    Overlaps {
        /// The other.
        with: SessionId,
    },
    /// More than the day has hours.
    MoreThanADay {
        /// The day.
        date: NaiveDate,
        /// Logged on it.
        minutes: Minutes,
    },
    /// A stay without a break is longer than the rule allows.
    LongStay {
        /// How long.
        minutes: Minutes,
        /// The most.
        most: Minutes,
    },
    /// The clock changed meanwhile.
    ClockChanged {
        /// The time that passed.
        elapsed: Minutes,
        /// What the clock on the wall says.
        wall: Minutes,
    },
    /// Logged in another time zone than Norway's.
    OtherZone,
    /// A part lies in the period before or after.
    SplitAtPeriodEnd {
        /// Minutes in this period.
        here: Minutes,
        /// Minutes in all.
        all: Minutes,
    },
    /// No hourly rate fits the work on that day.
    NoHourRate {
        /// The day.
        date: NaiveDate,
    },
    /// No rate for driving is set on that day.
    NoKmRate {
        /// The day.
        date: NaiveDate,
    },
    /// Rates go by age, and the contact's birth date is not known here: what is paid may be another rate's.
    BirthDateUnknown,
    /// Rates go by a recipient's age, and the birth date is not known here: what is paid may be another rate's.
    RecipientBirthDateUnknown,
    /// A group session at which nobody was present.
    NobodyPresent,
    /// A recipient who is not of the assignment.
    UnknownRecipient {
        /// Who.
        recipient: RecipientId,
    },
    /// Unused room may slide in from the month before, once that is approved.
    EarlierMonthOpen {
        /// Its name, such as `2026-02`.
        period: String,
    },
    /// A trip without legs.
    EmptyTrip,
    /// The kind of session has its own pay rule.
    PaidByKind {
        /// Which.
        kind: KindName,
        /// Minutes that count.
        counted: Minutes,
    },
    /// The recipient was not there several times.
    RepeatedNoShow {
        /// How often in the period.
        times: u32,
    },
    /// An approved month has been changed.
    CorrectsApproved {
        /// Its name, such as `2026-01`.
        period: String,
        /// What it adds or takes back.
        amount: Ore,
    },
    /// Nobody on the recipient's side has confirmed the month, and the municipality wants it.
    NotConfirmed {
        /// Who should.
        by: SignerRole,
    },
    /// Entries have come or changed since the month was confirmed.
    ConfirmedBefore {
        /// By whom it was.
        by: SignerRole,
        /// How many the confirmation does not stand for.
        entries: usize,
    },
}

/// How a finding is mended; the key of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Nothing to do.
    Nothing,
    /// Correct the entry.
    MendEntry,
    /// Attach the receipt, or say that it is on paper.
    AddReceipt,
    /// Ask the office to agree.
    AskOffice,
    /// Say why, in the note.
    Explain,
    /// The office completes its own rules or facts.
    OfficeCompletes,
    /// Ask the recipient's side to confirm.
    Confirm,
}

impl FindingKind {
    /// How it is mended.
    #[must_use]
    pub const fn remedy(&self) -> Remedy {
        match self {
            Self::OverCap { rule: OverCap::KeepUnpaid, .. }
            | Self::ClockChanged { .. }
            | Self::OtherZone
            | Self::SplitAtPeriodEnd { .. }
            | Self::PaidByKind { .. }
            | Self::CorrectsApproved { .. }
            | Self::EarlierMonthOpen { .. }
            | Self::AfterDeadline { .. }
            | Self::Late { then: LateAction::NextRun, .. }
            | Self::AcrossYear { then: LateAction::NextRun } => Remedy::Nothing,
            Self::ReceiptComesLater | Self::ReceiptMissing => Remedy::AddReceipt,
            Self::Late { then: LateAction::Explain, .. }
            | Self::AcrossYear { then: LateAction::Explain }
            | Self::CompanionCardPossible => Remedy::Explain,
            Self::OverCap { .. }
            | Self::NeedsPreApproval { .. }
            | Self::Late { .. }
            | Self::AcrossYear { .. }
            | Self::BeforeAgreement { .. }
            | Self::AfterAgreement { .. }
            | Self::LongStay { .. }
            | Self::RepeatedNoShow { .. } => Remedy::AskOffice,
            Self::CompanionCardUsed
            | Self::InFuture
            | Self::Overlaps { .. }
            | Self::MoreThanADay { .. }
            | Self::NobodyPresent
            | Self::UnknownRecipient { .. }
            | Self::EmptyTrip => Remedy::MendEntry,
            Self::NoHourRate { .. }
            | Self::NoKmRate { .. }
            | Self::BirthDateUnknown
            | Self::RecipientBirthDateUnknown => Remedy::OfficeCompletes,
            Self::NotConfirmed { .. } | Self::ConfirmedBefore { .. } => Remedy::Confirm,
        }
    }
}
