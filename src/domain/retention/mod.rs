//! How long a municipality keeps what it has been told, and from which day on it is still kept.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Whole years, counted from the end of the calendar year in which something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Years(pub u8);

impl Years {
    /// The law's least for what pay is reckoned from: bokføringsloven § 13, five years after the end of the year.
    pub const OF_ACCOUNTS: Self = Self(5);

    /// Longer than anybody works; more is a slip of the pen.
    pub const MOST: Self = Self(100);

    /// The first day of what is still kept on `today`: all of earlier years may go.
    #[must_use]
    pub fn first_kept(self, today: NaiveDate) -> NaiveDate {
        // What began in year Y is kept to the end of year Y + years.
        NaiveDate::from_ymd_opt(today.year() - i32::from(self.0), 1, 1).unwrap_or(NaiveDate::MIN)
    }
}

/// How long a municipality keeps what contacts have told it. Whoever leaves out a kind keeps it until it says otherwise:
/// what belongs in the municipality's archive must have come there first (arkivlova).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// Hours, driving, expenses and receipts, with what was decided about them. At least and usually 5 years after the
    /// end of the year (bokføringsloven § 13).
    #[serde(default = "of_accounts")]
    pub accounts: Years,
    /// Reports that have been read. Kept until the municipality says otherwise: they belong in its archive (arkivlova).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reports: Option<Years>,
    /// Requests for supervision that are done with. Kept until the municipality says otherwise (arkivlova).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervision: Option<Years>,
    /// Concerns and incidents that have been read. Kept until the municipality says otherwise (arkivlova).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub messages: Option<Years>,
    /// The log of who saw and changed what. Usually 5 years after the end of the year: as long as what it tells about, so
    /// that the municipality can account for it (GDPR article 5).
    #[serde(default = "of_accounts")]
    pub log: Years,
}

const fn of_accounts() -> Years {
    Years::OF_ACCOUNTS
}

impl Default for Retention {
    fn default() -> Self {
        Self { accounts: of_accounts(), reports: None, supervision: None, messages: None, log: of_accounts() }
    }
}

/// Years that cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetentionFault {
    /// Shorter than so many years.
    TooShort(Years),
    /// Longer than so many years.
    TooLong(Years),
}

impl Retention {
    /// Each key whose years cannot hold, and why.
    #[must_use]
    pub fn faults(&self) -> Vec<(&'static str, RetentionFault)> {
        let Self { accounts, reports, supervision, messages, log } = *self;
        let others = [("reports", reports), ("supervision", supervision), ("messages", messages)];
        let others = others.into_iter().filter_map(|(key, years)| years.map(|years| (key, years, Years(1))));
        let all = [("accounts", accounts, Years::OF_ACCOUNTS), ("log", log, accounts.min(Years::MOST))];
        let fault = |(key, years, least): (&'static str, Years, Years)| {
            let fault = if years < least {
                RetentionFault::TooShort(least)
            } else if years > Years::MOST {
                RetentionFault::TooLong(Years::MOST)
            } else {
                return None;
            };
            Some((key, fault))
        };
        all.into_iter().chain(others).filter_map(fault).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_years_after_the_years_end_are_over_on_new_years_day() {
        let on = |text: &str| Years(5).first_kept(text.parse().unwrap()).to_string();
        assert_eq!(on("2026-01-01"), "2021-01-01", "all of 2020 may go");
        assert_eq!(on("2025-12-31"), "2020-01-01", "nothing of 2020 may go");
        assert_eq!(on("2024-02-29"), "2019-01-01");
    }

    #[test]
    fn the_usual_years_hold() {
        assert_eq!(Retention::default().faults(), []);
        assert_eq!(Retention::default().accounts, Years::OF_ACCOUNTS);
    }

    #[test]
    fn years_below_the_law_of_nothing_or_of_more_than_a_life_do_not_hold() {
        let usual = Retention::default();
        let said = |retention: Retention| retention.faults();
        let short = RetentionFault::TooShort;
        assert_eq!(said(Retention { accounts: Years(4), ..usual }), [("accounts", short(Years(5)))]);
        assert_eq!(said(Retention { reports: Some(Years(0)), ..usual }), [("reports", short(Years(1)))]);
        assert_eq!(said(Retention { accounts: Years(10), ..usual }), [("log", short(Years(10)))]);
        let long = RetentionFault::TooLong(Years::MOST);
        assert_eq!(said(Retention { messages: Some(Years(101)), ..usual }), [("messages", long)]);
        assert_eq!(said(Retention { accounts: Years(200), log: Years(200), ..usual }).len(), 2);
    }
}
