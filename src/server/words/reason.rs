//! Why something is paid as it is.

use super::{measure, session_kind, short};
use domain::timesheet::Reason;
use i18n::{Lang, args};

/// One sentence: "10,0 km av 24,0 km blir betalt. Taket på 300 km er nådd."
pub(crate) fn reason(t: Lang, reason: &Reason) -> String {
    match reason {
        Reason::CapReached { limit, paid, of, .. } => t.rules_reason_cap_reached(args::RulesReasonCapReached {
            paid: &measure(t, *paid),
            all: &measure(t, *of),
            limit: &short(t, *limit),
        }),
        Reason::AwaitsReceipt => t.rules_reason_awaits_receipt().to_owned(),
        Reason::WithoutReceipt { taxed: false } => t.rules_reason_without_receipt().to_owned(),
        Reason::WithoutReceipt { taxed: true } => t.rules_reason_without_receipt_taxed().to_owned(),
        Reason::ExpenseKindNotPaid => t.rules_reason_expense_kind_not_paid().to_owned(),
        Reason::LegNotPaid => t.rules_reason_leg_not_paid().to_owned(),
        Reason::NoRecipientInCar => t.rules_reason_no_recipient_in_car().to_owned(),
        Reason::KindRule { kind, counted, of } => t.rules_reason_kind_rule(args::RulesReasonKindRule {
            kind: session_kind(t, *kind),
            counted: &t.duration(counted.0),
            all: &t.duration(of.0),
        }),
        Reason::KindNotCovered { kind } => t.rules_reason_kind_not_covered(session_kind(t, *kind)),
        Reason::Rounded { from, to } => {
            t.rules_reason_rounded(args::RulesReasonRounded { from: &measure(t, *from), to: &measure(t, *to) })
        }
        Reason::NoRate { date } => t.rules_reason_no_rate(&t.date(*date)),
        Reason::TooLate { days } => t.rules_reason_too_late(*days),
    }
}
