//! What the rules noticed, in sentences.

use super::kinds::session_kind;
use super::measures::{short, written};
use crate::components::{Note, NoteAt, Weight};
use domain::policy::{LateAction, OverCap, SignerRole};
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
    Note { weight, text, at: place(found) }
}

/// Where it can be mended, by the ids of the form's parts.
pub(crate) fn place(found: &Finding) -> Option<NoteAt> {
    let (session, part) = match found.at {
        EntryRef::Month => return None,
        EntryRef::Session { session } => (session, None),
        EntryRef::Trip { session, trip } => (session, Some(format!("trip-{trip}-0-km"))),
        EntryRef::Expense { session, expense } if found.kind.remedy() == Remedy::AddReceipt => {
            (session, Some(format!("expense-{expense}-receipt-part")))
        }
        EntryRef::Expense { session, expense } => (session, Some(format!("expense-{expense}-label"))),
    };
    Some(NoteAt { session, part })
}

const fn remedy(t: Lang, remedy: Remedy) -> Option<&'static str> {
    match remedy {
        Remedy::Nothing => None,
        Remedy::MendEntry => Some(t.rules_remedy_mend_entry()),
        Remedy::AddReceipt => Some(t.rules_remedy_add_receipt()),
        Remedy::AskOffice => Some(t.rules_remedy_ask_office()),
        Remedy::Explain => Some(t.rules_remedy_explain()),
        Remedy::OfficeCompletes => Some(t.rules_remedy_office_completes()),
        Remedy::Confirm => Some(t.rules_remedy_confirm()),
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::quantity::{Measure, Metres};
    use serde_json::Value;

    /// Every finding, and what it says at the desk and on the command line too. How it is written anew stands with the
    /// desk's test of it.
    const SAID: &str = include_str!("../../../../tests/golden/findings.json");

    #[test]
    fn each_finding_is_said_as_the_officer_reads_it() {
        for line in serde_json::from_str::<Vec<Value>>(SAID).unwrap() {
            let kind: FindingKind = serde_json::from_value(line["finding"].clone()).unwrap();
            for (t, lang) in [(Lang::Nb, "nb"), (Lang::Nn, "nn"), (Lang::En, "en")] {
                assert_eq!(what(t, &kind).replace('\u{a0}', " "), line[lang].as_str().unwrap(), "{kind:?}");
            }
        }
    }

    #[test]
    fn a_finding_says_what_helps_and_nothing_where_nothing_is_to_be_done() {
        let note = |kind| finding(Lang::Nb, &Finding { severity: Severity::Warning, kind, at: EntryRef::Month });
        assert_eq!(note(FindingKind::EmptyTrip).text, "Kjøringen har ingen etapper. Rett det.");
        let (limit, over) = (Measure::Distance(Metres(300_000)), Measure::Distance(Metres(14_000)));
        let (cap, rule) = (domain::policy::CapKey("km".into()), OverCap::KeepUnpaid);
        let over = note(FindingKind::OverCap { cap, limit, over, rule }).text.replace('\u{a0}', " ");
        assert_eq!(over, "14,0 km er over taket på 300 km og blir ikke betalt.");
    }
}
