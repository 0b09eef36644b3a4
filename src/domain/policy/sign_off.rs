//! Who confirms that the work was done.

use super::Terms;
use crate::assignment::Agreement;
use crate::time::{PayPeriod, PeriodStart};
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Who confirms a timesheet on the recipient's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignOffRule {
    /// Nobody.
    #[default]
    None,
    /// The recipient, whatever age.
    Recipient,
    /// The recipient; a guardian for work before the recipient's 18th birthday.
    RecipientOrGuardian,
    /// Another person whom the office names.
    Other,
}

/// Who signs, and for work on which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "signer", rename_all = "snake_case")]
pub enum Signer {
    /// The recipient.
    Recipient {
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
    },
    /// A guardian; either of two may sign.
    Guardian {
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
    },
    /// Another person whom the office names.
    Other {
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
    },
}

/// As who somebody signs. Nobody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignerRole {
    /// The recipient.
    Recipient,
    /// A guardian; either of two may sign.
    Guardian,
    /// Another person whom the office names.
    Other,
}

/// In which periods guardian and recipient sign, as a phone is told it. Whole pay periods: the day itself would tell the
/// birthday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignerPeriods {
    /// The last day of the last period for which a guardian signs.
    pub guardian_until: NaiveDate,
    /// The first day of the first period for which the recipient does.
    pub recipient_from: NaiveDate,
}

impl SignOffRule {
    /// Who signs for `period`. In the month of the 18th birthday the guardian signs for the days before it and the
    /// recipient for the rest. Where the birth date is not known, the recipient signs.
    #[must_use]
    pub fn signers(self, period: PayPeriod, born: Option<NaiveDate>) -> Vec<Signer> {
        let (from, until) = (period.from(), period.until());
        match self {
            Self::None => Vec::new(),
            Self::Recipient => vec![Signer::Recipient { from, until }],
            Self::Other => vec![Signer::Other { from, until }],
            Self::RecipientOrGuardian => match born.and_then(of_age) {
                Some(adult) if adult > until => vec![Signer::Guardian { from, until }],
                Some(adult) if adult > from => {
                    let eve = adult.checked_sub_days(Days::new(1)).unwrap_or(from);
                    vec![Signer::Guardian { from, until: eve }, Signer::Recipient { from: adult, until }]
                }
                _ => vec![Signer::Recipient { from, until }],
            },
        }
    }

    /// The same on a phone, which is told no birth date: in the month of the 18th birthday both sign for all of it, and the
    /// municipality, which knows the day, takes of each what is theirs.
    #[must_use]
    pub fn signers_told(self, period: PayPeriod, told: Option<SignerPeriods>) -> Vec<Signer> {
        let (from, until) = (period.from(), period.until());
        match (self, told) {
            (Self::RecipientOrGuardian, Some(told)) => {
                let guardian = (from <= told.guardian_until).then_some(Signer::Guardian { from, until });
                let recipient = (until >= told.recipient_from).then_some(Signer::Recipient { from, until });
                guardian.into_iter().chain(recipient).collect()
            }
            _ => self.signers(period, None),
        }
    }

    /// Whether somebody in that role signs by this rule, at some age of the recipient's.
    #[must_use]
    pub const fn asks(self, role: SignerRole) -> bool {
        match role {
            SignerRole::Recipient => matches!(self, Self::Recipient | Self::RecipientOrGuardian),
            SignerRole::Guardian => matches!(self, Self::RecipientOrGuardian),
            SignerRole::Other => matches!(self, Self::Other),
        }
    }
}

impl Signer {
    /// As who they sign.
    #[must_use]
    pub const fn role(self) -> SignerRole {
        match self {
            Self::Recipient { .. } => SignerRole::Recipient,
            Self::Guardian { .. } => SignerRole::Guardian,
            Self::Other { .. } => SignerRole::Other,
        }
    }

    /// The first and the last day.
    #[must_use]
    pub const fn days(self) -> (NaiveDate, NaiveDate) {
        match self {
            Self::Recipient { from, until } | Self::Guardian { from, until } | Self::Other { from, until } => {
                (from, until)
            }
        }
    }
}

impl SignerPeriods {
    /// Of somebody `born` then, for as long as the agreement lasts; `None` where the recipient signs throughout.
    fn of(born: Option<NaiveDate>, start: PeriodStart, agreement: &Agreement) -> Option<Self> {
        let mut adult = of_age(born?)?;
        if adult <= agreement.from {
            return None;
        }
        // What comes after the agreement is nobody's business on the phone.
        if let Some(after) = agreement.until.and_then(|until| start.period_of(until).until().succ_opt()) {
            adult = adult.min(after);
        }
        let period = start.period_of(adult);
        let guardian_until = if period.from() == adult { adult.pred_opt()? } else { period.until() };
        Some(Self { guardian_until, recipient_from: period.from() })
    }
}

impl Terms {
    /// Who confirms `period`: by the rule of its last day.
    #[must_use]
    pub fn sign_off_in(&self, period: PayPeriod) -> SignOffRule {
        self.on(period.until()).sign_off
    }

    /// What a phone is told of when the recipient, `born` then, comes of age: nothing, unless somebody's signature depends on it.
    #[must_use]
    pub fn signer_periods(&self, born: Option<NaiveDate>, agreement: &Agreement) -> Option<SignerPeriods> {
        let asked = self.stretches().iter().any(|stretch| stretch.policy.sign_off == SignOffRule::RecipientOrGuardian);
        let start = self.on(agreement.from).period.start_day;
        if asked { SignerPeriods::of(born, start, agreement) } else { None }
    }
}

/// The 18th birthday; 1 March for someone born on 29 February, as ages are counted everywhere in these rules.
fn of_age(born: NaiveDate) -> Option<NaiveDate> {
    let year = born.year().checked_add(18)?;
    born.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn agreement(from: &str, until: Option<&str>) -> Agreement {
        Agreement { from: day(from), until: until.map(day), goals: vec![], supervisor: None }
    }

    fn roles(born: Option<&str>, month: &str) -> Vec<SignerRole> {
        let start = PeriodStart::CALENDAR_MONTH;
        let told = SignerPeriods::of(born.map(day), start, &agreement("2026-01-01", None));
        let period = start.period_named(month).unwrap();
        SignOffRule::RecipientOrGuardian.signers_told(period, told).into_iter().map(Signer::role).collect()
    }

    #[test]
    fn e23_a_phone_asks_both_in_the_month_of_the_18th_birthday_and_is_not_told_the_day() {
        use SignerRole::{Guardian, Recipient};
        let born = Some("2008-03-14");
        assert_eq!(roles(born, "2026-02"), [Guardian]);
        assert_eq!(roles(born, "2026-03"), [Guardian, Recipient]);
        assert_eq!(roles(born, "2026-04"), [Recipient]);
        let first = Some("2008-03-01");
        assert_eq!((roles(first, "2026-02"), roles(first, "2026-03")), (vec![Guardian], vec![Recipient]));
        assert_eq!(roles(None, "2026-03"), [Recipient]);
        let told = |day_of_month: u32| {
            let born = NaiveDate::from_ymd_opt(2008, 3, day_of_month);
            SignerPeriods::of(born, PeriodStart::CALENDAR_MONTH, &agreement("2026-01-01", None))
        };
        assert!((2..=31).all(|day| told(day) == told(2)), "every day of the month is told alike");
    }

    #[test]
    fn what_lies_outside_the_agreement_is_not_told() {
        let of = |born: &str, until: Option<&str>| {
            SignerPeriods::of(Some(day(born)), PeriodStart::CALENDAR_MONTH, &agreement("2026-01-01", until))
        };
        assert_eq!(of("1990-05-05", None), None);
        assert_eq!(of("2010-05-05", Some("2026-12-31")), of("2015-11-30", Some("2026-12-15")));
    }

    #[test]
    fn every_signer_of_a_rule_is_one_whom_it_asks() {
        let period = PeriodStart::CALENDAR_MONTH.period_named("2026-03").unwrap();
        for rule in [SignOffRule::None, SignOffRule::Recipient, SignOffRule::RecipientOrGuardian, SignOffRule::Other] {
            for born in [None, Some(day("2008-03-14"))] {
                assert!(rule.signers(period, born).iter().all(|signer| rule.asks(signer.role())));
            }
        }
    }
}
