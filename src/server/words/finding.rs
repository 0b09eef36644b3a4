//! What the rules noticed, and the way out.

use super::{measure, session_kind, short};
use domain::policy::{LateAction, OverCap, SignerRole};
use domain::timesheet::{FindingKind, Remedy, Severity};
use i18n::{Lang, args};

pub(crate) const fn severity(t: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Blocker => t.rules_blocker(),
        Severity::Warning => t.rules_warning(),
        Severity::Note => t.rules_note(),
    }
}

pub(crate) const fn remedy(t: Lang, remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::Nothing => t.rules_remedy_nothing(),
        Remedy::MendEntry => t.rules_remedy_mend_entry(),
        Remedy::AddReceipt => t.rules_remedy_add_receipt(),
        Remedy::AskOffice => t.rules_remedy_ask_office(),
        Remedy::Explain => t.rules_remedy_explain(),
        Remedy::OfficeCompletes => t.rules_remedy_office_completes(),
        Remedy::Confirm => t.rules_remedy_confirm(),
    }
}

/// What was noticed, without the way out.
pub(crate) fn finding(t: Lang, kind: &FindingKind) -> String {
    match kind {
        FindingKind::OverCap { limit, over, rule, .. } => over_cap(t, *rule, &measure(t, *over), &short(t, *limit)),
        FindingKind::NeedsPreApproval { over } => t.rules_needs_pre_approval(&t.kroner(over.0)),
        FindingKind::Late { days, then } => match then {
            LateAction::NextRun => t.rules_late_next_run(*days),
            LateAction::Explain => t.rules_late_explain(*days),
            LateAction::Leader => t.rules_late_leader(*days),
            LateAction::Refuse => t.rules_late_refused(*days),
        },
        FindingKind::AfterDeadline { last } => t.rules_after_deadline(&t.date(*last)),
        FindingKind::BeforeAgreement { from } => t.rules_before_agreement(&t.date(*from)),
        FindingKind::AfterAgreement { until } => t.rules_after_agreement(&t.date(*until)),
        FindingKind::MoreThanADay { date, minutes } => {
            t.rules_more_than_a_day(args::RulesMoreThanADay { duration: &t.duration(minutes.0), date: &t.date(*date) })
        }
        FindingKind::LongStay { minutes, most } => {
            t.rules_long_stay(args::RulesLongStay { duration: &t.duration(minutes.0), most: &t.duration(most.0) })
        }
        FindingKind::ClockChanged { elapsed, wall } => t.rules_clock_changed(args::RulesClockChanged {
            elapsed: &t.duration(elapsed.0),
            shown: &t.duration(wall.0),
        }),
        FindingKind::SplitAtPeriodEnd { here, all } => t.rules_split_at_period_end(args::RulesSplitAtPeriodEnd {
            here: &t.duration(here.0),
            all: &t.duration(all.0),
        }),
        FindingKind::NoHourRate { date } => t.rules_no_hour_rate(&t.date(*date)),
        FindingKind::NoKmRate { date } => t.rules_no_km_rate(&t.date(*date)),
        FindingKind::PaidByKind { kind, counted } => t.rules_paid_by_kind(args::RulesPaidByKind {
            kind: session_kind(t, *kind),
            counted: &t.duration(counted.0),
        }),
        FindingKind::RepeatedNoShow { times } => t.rules_repeated_no_show(*times),
        FindingKind::CorrectsApproved { period, amount } => {
            let period = t.month_of_key(period).unwrap_or_else(|| period.clone());
            t.rules_corrects_approved(args::RulesCorrectsApproved { period: &period, amount: &t.kroner(amount.0) })
        }
        FindingKind::EarlierMonthOpen { period } => {
            t.rules_earlier_month_open(&t.month_of_key(period).unwrap_or_else(|| period.clone()))
        }
        FindingKind::AcrossYear { then: LateAction::NextRun } => t.rules_across_year_next_run().to_owned(),
        FindingKind::AcrossYear { then: LateAction::Explain } => t.rules_across_year_explain().to_owned(),
        FindingKind::AcrossYear { then: LateAction::Leader } => t.rules_across_year_leader().to_owned(),
        FindingKind::AcrossYear { then: LateAction::Refuse } => t.rules_across_year_refused().to_owned(),
        FindingKind::ReceiptComesLater => t.rules_receipt_comes_later().to_owned(),
        FindingKind::ReceiptMissing => t.rules_receipt_missing().to_owned(),
        FindingKind::CompanionCardPossible => t.rules_companion_card_possible().to_owned(),
        FindingKind::CompanionCardUsed => t.rules_companion_card_used().to_owned(),
        FindingKind::InFuture => t.rules_in_future().to_owned(),
        FindingKind::Overlaps { .. } => t.rules_overlaps().to_owned(),
        FindingKind::OtherZone => t.rules_other_zone().to_owned(),
        FindingKind::BirthDateUnknown => t.rules_birth_date_unknown().to_owned(),
        FindingKind::RecipientBirthDateUnknown => t.rules_recipient_birth_date_unknown().to_owned(),
        FindingKind::NobodyPresent => t.rules_nobody_present().to_owned(),
        FindingKind::UnknownRecipient { .. } => t.rules_unknown_recipient().to_owned(),
        FindingKind::NotConfirmed { by: SignerRole::Recipient } => t.rules_not_confirmed_recipient().to_owned(),
        FindingKind::NotConfirmed { by: SignerRole::Guardian } => t.rules_not_confirmed_guardian().to_owned(),
        FindingKind::NotConfirmed { by: SignerRole::Other } => t.rules_not_confirmed_other().to_owned(),
        FindingKind::ConfirmedBefore { by, entries } => match by {
            SignerRole::Recipient => t.rules_confirmed_before_recipient(*entries),
            SignerRole::Guardian => t.rules_confirmed_before_guardian(*entries),
            SignerRole::Other => t.rules_confirmed_before_other(*entries),
        },
        FindingKind::EmptyTrip => t.rules_empty_trip().to_owned(),
    }
}

fn over_cap(t: Lang, rule: OverCap, over: &str, limit: &str) -> String {
    match rule {
        OverCap::KeepUnpaid => t.rules_over_cap_unpaid(args::RulesOverCapUnpaid { over, limit }),
        OverCap::Ask => t.rules_over_cap_ask(args::RulesOverCapAsk { over, limit }),
        OverCap::Refuse => t.rules_over_cap_refused(args::RulesOverCapRefused { over, limit }),
    }
}
