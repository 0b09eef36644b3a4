//! What the rules noticed, in sentences.

use super::measures::{short, written};
use crate::components::{Note, Weight};
use domain::policy::{KindName, LateAction, OverCap};
use domain::timesheet::{EntryRef, Finding, FindingKind, Remedy, Severity};
use i18n::{Lang, args};

/// The findings of a month, the gravest first.
pub(crate) fn notes(t: Lang, findings: &[Finding]) -> Vec<Note> {
    findings.iter().map(|found| finding(t, found)).collect()
}

/// One finding.
pub(crate) fn finding(t: Lang, found: &Finding) -> Note {
    let what = what(t, &found.kind);
    let text = match remedy(t, found.kind.remedy()) {
        Some(remedy) => format!("{what} {remedy}"),
        None => what,
    };
    let weight = match found.severity {
        Severity::Blocker => Weight::Bad,
        Severity::Warning => Weight::Heed,
        Severity::Note => Weight::Info,
    };
    let session = match found.at {
        EntryRef::Month => None,
        EntryRef::Session { session } | EntryRef::Trip { session, .. } | EntryRef::Expense { session, .. } => {
            Some(session)
        }
    };
    Note { weight, text, session }
}

const fn remedy(t: Lang, remedy: Remedy) -> Option<&'static str> {
    match remedy {
        Remedy::Nothing => None,
        Remedy::MendEntry => Some(t.rules_remedy_mend_entry()),
        Remedy::AddReceipt => Some(t.rules_remedy_add_receipt()),
        Remedy::AskOffice => Some(t.rules_remedy_ask_office()),
        Remedy::Explain => Some(t.rules_remedy_explain()),
        Remedy::OfficeCompletes => Some(t.rules_remedy_office_completes()),
    }
}

const fn kind_name(t: Lang, kind: KindName) -> &'static str {
    match kind {
        KindName::Ordinary => t.entry_kind_ordinary(),
        KindName::Group => t.entry_kind_group(),
        KindName::Cancelled => t.entry_kind_cancelled(),
        KindName::NoShow => t.entry_kind_no_show(),
        KindName::Supervision => t.entry_kind_supervision(),
        KindName::Course => t.entry_kind_course(),
        KindName::Overnight => t.entry_kind_overnight(),
    }
}

fn what(t: Lang, kind: &FindingKind) -> String {
    match kind {
        FindingKind::OverCap { limit, over, rule, .. } => {
            let (over, limit) = (&*written(t, *over), &*short(t, *limit));
            match rule {
                OverCap::KeepUnpaid => t.rules_over_cap_unpaid(args::RulesOverCapUnpaid { over, limit }),
                OverCap::Ask => t.rules_over_cap_ask(args::RulesOverCapAsk { over, limit }),
                OverCap::Refuse => t.rules_over_cap_refused(args::RulesOverCapRefused { over, limit }),
            }
        }
        FindingKind::Late { days, then } => match then {
            LateAction::NextRun => t.rules_late_next_run(*days),
            LateAction::Explain => t.rules_late_explain(*days),
            LateAction::Leader => t.rules_late_leader(*days),
            LateAction::Refuse => t.rules_late_refused(*days),
        },
        FindingKind::AcrossYear { then } => match then {
            LateAction::NextRun => t.rules_across_year_next_run(),
            LateAction::Explain => t.rules_across_year_explain(),
            LateAction::Leader => t.rules_across_year_leader(),
            LateAction::Refuse => t.rules_across_year_refused(),
        }
        .to_owned(),
        FindingKind::NeedsPreApproval { over } => t.rules_needs_pre_approval(&t.kroner(over.0)),
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
        FindingKind::PaidByKind { kind, counted } => {
            t.rules_paid_by_kind(args::RulesPaidByKind { kind: kind_name(t, *kind), counted: &t.duration(counted.0) })
        }
        FindingKind::RepeatedNoShow { times } => t.rules_repeated_no_show(*times),
        FindingKind::CorrectsApproved { period, amount } => {
            let period = t.month_of_key(period).unwrap_or_else(|| period.clone());
            t.rules_corrects_approved(args::RulesCorrectsApproved { period: &period, amount: &t.kroner(amount.0) })
        }
        _ => plain(t, kind).to_owned(),
    }
}

/// The findings that say the same whatever the amounts.
const fn plain(t: Lang, kind: &FindingKind) -> &'static str {
    match kind {
        FindingKind::ReceiptComesLater => t.rules_receipt_comes_later(),
        FindingKind::ReceiptMissing => t.rules_receipt_missing(),
        FindingKind::CompanionCardPossible => t.rules_companion_card_possible(),
        FindingKind::CompanionCardUsed => t.rules_companion_card_used(),
        FindingKind::InFuture => t.rules_in_future(),
        FindingKind::Overlaps { .. } => t.rules_overlaps(),
        FindingKind::OtherZone => t.rules_other_zone(),
        FindingKind::BirthDateUnknown => t.rules_birth_date_unknown(),
        FindingKind::RecipientBirthDateUnknown => t.rules_recipient_birth_date_unknown(),
        FindingKind::NobodyPresent => t.rules_nobody_present(),
        FindingKind::UnknownRecipient { .. } => t.rules_unknown_recipient(),
        FindingKind::EmptyTrip => t.rules_empty_trip(),
        // All others carry amounts and are said above.
        _ => "",
    }
}
