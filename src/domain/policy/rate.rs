//! What an hour is paid, by date, age, qualification, contract, kind of session, time of day and holidays.

use super::written::Kroner;
use crate::entry::SessionKind;
use crate::id::RecipientId;
use crate::quantity::Share;
use crate::time::calendar::{Eve, eve, public_holiday};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};
use serde::{Deserialize, Serialize};

/// One row of the rate table. Of the rows that fit the work, the one with the most conditions counts; among equals
/// the one with the tighter bounds on age, so that "from 18" gives way to "from 30"; then the one with the latest
/// `from`. Rows of which neither gives way to the other are refused. Rates go by the date of the work, never by the date on which it was sent in.
///
/// ```toml
/// [[rates]]
/// key = "young"
/// from = "2026-01-01"
/// pay = { per_hour = "144.62 kr" }
///
/// [[rates]]
/// key = "from_30"
/// from = "2026-01-01"
/// pay = { per_hour = "178.31 kr" }
/// when = { age_from = 30 }
///
/// [[rates]]
/// key = "holiday"
/// role = "supplement"
/// from = "2026-01-01"
/// pay = { share_of_rate = "4/3" }
/// when = { holidays = "tariff", contract = "employee" }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Its name on pay lines and in payroll mappings.
    pub key: String,
    /// Pay for the hour itself, or something on top.
    #[serde(default)]
    pub role: RateRole,
    /// The first day.
    pub from: NaiveDate,
    /// The last day; without one, until a later row of the same key and conditions begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// How much.
    pub pay: Pay,
    /// For which work; all, when nothing is said.
    #[serde(default)]
    pub when: Conditions,
}

/// What a row pays for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RateRole {
    /// The hour itself: exactly one row applies.
    #[default]
    Hour,
    /// On top of the hour. Unless `supplements_add_up` is set under `hours`, only the highest that fits applies.
    Supplement,
    /// On top, always, for its own sake: money for each day of a stay.
    Allowance,
}

/// How much a row pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Pay {
    /// Kroner an hour.
    PerHour(Kroner),
    /// A share of the hour's own rate: `"4/3"` is one and a third hour's pay extra. Supplements only.
    ShareOfRate(Share),
    /// Kroner for each 24 hours begun of a session. Allowances only.
    PerDay(Kroner),
    /// Kroner for each 24 hours begun of a session and each recipient who is there, by the row that fits that
    /// recipient's age (SGS 1030: for each child). Allowances only.
    PerRecipientDay(Kroner),
}

/// What work a row is for. What is left out does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Conditions {
    /// From the contact's birthday of this age.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_from: Option<u8>,
    /// Until the day before the contact's birthday of this age.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_below: Option<u8>,
    /// From the recipient's birthday of this age (the eldest, where there are several and each has no pay of their own).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient_age_from: Option<u8>,
    /// Until the day before the recipient's birthday of this age.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient_age_below: Option<u8>,
    /// A qualification that the contact has on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualification: Option<String>,
    /// The contract of the assignment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract: Option<Contract>,
    /// Kinds of session.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<KindName>,
    /// Days of the week.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weekdays: Vec<Day>,
    /// From this time of day.
    #[serde(skip_serializing_if = "Option::is_none", with = "time_of_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("pattern" = "^([01][0-9]|2[0-3]):[0-5][0-9]$")))]
    pub from_time: Option<NaiveTime>,
    /// Until this time of day; before `from_time` it means past midnight.
    #[serde(skip_serializing_if = "Option::is_none", with = "time_of_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("pattern" = "^([01][0-9]|2[0-3]):[0-5][0-9]$")))]
    pub until_time: Option<NaiveTime>,
    /// Holidays, by the clock that the rule goes by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holidays: Option<HolidayClock>,
    /// How many conditions on persons are met and left out, in terms that go to a phone ([`super::Terms::without_persons`]).
    #[serde(skip_serializing_if = "is_zero")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub met: u8,
    /// In terms that go to a phone: the recipients whose age is the one asked for; all, when nothing is said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub recipients: Vec<RecipientId>,
    /// In terms that go to a phone: how many tighter bounds on ages it had than others that asked for as many things.
    #[serde(skip_serializing_if = "is_zero")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub tighter: u8,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants it so")]
const fn is_zero(number: &u8) -> bool {
    *number == 0
}

impl Conditions {
    /// Whether it asks for the contact's age.
    #[must_use]
    pub const fn asks_for_age(&self) -> bool {
        self.age_from.is_some() || self.age_below.is_some()
    }

    /// Whether it asks for a recipient's age.
    #[must_use]
    pub const fn asks_for_recipients_age(&self) -> bool {
        self.recipient_age_from.is_some() || self.recipient_age_below.is_some()
    }

    /// How many things it asks for; the row that asks for most wins.
    #[must_use]
    pub fn count(&self) -> usize {
        usize::from(self.age_from.is_some())
            + usize::from(self.age_below.is_some())
            + usize::from(self.recipient_age_from.is_some())
            + usize::from(self.recipient_age_below.is_some())
            + usize::from(self.qualification.is_some())
            + usize::from(self.contract.is_some())
            + usize::from(!self.kinds.is_empty())
            + usize::from(!self.weekdays.is_empty())
            + usize::from(self.from_time.is_some() || self.until_time.is_some())
            + usize::from(self.holidays.is_some())
            + usize::from(self.met)
    }

    /// The same without what it asks of persons; that it asked so much is kept.
    pub(crate) fn without_persons(&self) -> Self {
        let mut left = Self {
            age_from: None,
            age_below: None,
            recipient_age_from: None,
            recipient_age_below: None,
            qualification: None,
            recipients: Vec::new(),
            ..self.clone()
        };
        left.met = left.met.saturating_add(u8::try_from(self.count().saturating_sub(left.count())).unwrap_or(u8::MAX));
        left
    }

    /// Whether someone born on that day has the contact's age on `date`; who is not known fits only where no age is
    /// asked for.
    pub(crate) fn age_fits(&self, born: Option<NaiveDate>, date: NaiveDate) -> bool {
        age_within(born, date, self.age_from, self.age_below)
    }

    /// The same for the recipient's age.
    pub(crate) fn recipients_age_fits(&self, born: Option<NaiveDate>, date: NaiveDate) -> bool {
        age_within(born, date, self.recipient_age_from, self.recipient_age_below)
    }
}

/// From the birthday of `from` to the day before the birthday of `below`. Someone born on 29 February has the
/// birthday on 1 March in other years.
fn age_within(born: Option<NaiveDate>, date: NaiveDate, from: Option<u8>, below: Option<u8>) -> bool {
    if from.is_none() && below.is_none() {
        return true;
    }
    born.and_then(|born| date.years_since(born))
        .is_some_and(|age| from.is_none_or(|from| age >= from.into()) && below.is_none_or(|below| age < below.into()))
}

/// The contract that an assignment is done under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Contract {
    /// Oppdragstaker: paid for work done, no more.
    #[default]
    Contractor,
    /// Ansatt: under the main tariff.
    Employee,
    /// Avlaster under the special agreement (SGS 1030).
    Respite,
}

/// A kind of session, without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum KindName {
    /// One contact, the assignment's recipient.
    Ordinary,
    /// Several recipients at once.
    Group,
    /// Called off before it began.
    Cancelled,
    /// The recipient was not there.
    NoShow,
    /// Supervision with the office.
    Supervision,
    /// A course.
    Course,
    /// With a night in it.
    Overnight,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// Which hours count as holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HolidayClock {
    /// Public holidays from midnight to midnight.
    Days,
    /// The main tariff, chapter 1 §5: public holidays, all of Easter Saturday, and from 12:00 on the Wednesday before
    /// Maundy Thursday and on Whitsun, Christmas and New Year's Eve.
    Tariff,
    /// The law's holiday peace: public holidays, and from 16:00 on Easter, Whitsun and Christmas Eve.
    Peace,
}

impl HolidayClock {
    /// Whether the hour that begins at `at` (Europe/Oslo) counts as holiday.
    #[must_use]
    pub fn counts(self, at: NaiveDateTime) -> bool {
        let date = at.date();
        let after = |hour: u32| at.hour() >= hour;
        public_holiday(date).is_some()
            || match self {
                Self::Days => false,
                Self::Tariff => match eve(date) {
                    Some(Eve::Easter) => true,
                    Some(Eve::MaundyThursday | Eve::Whitsun | Eve::Christmas | Eve::NewYear) => after(12),
                    None => false,
                },
                Self::Peace => matches!(eve(date), Some(Eve::Easter | Eve::Whitsun | Eve::Christmas)) && after(16),
            }
    }

    /// The times of day at which it begins to count.
    pub(crate) fn begins(self) -> Option<NaiveTime> {
        match self {
            Self::Days => None,
            Self::Tariff => NaiveTime::from_hms_opt(12, 0, 0),
            Self::Peace => NaiveTime::from_hms_opt(16, 0, 0),
        }
    }
}

impl Day {
    /// The day of the week of `date`.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        match date.weekday() {
            Weekday::Mon => Self::Monday,
            Weekday::Tue => Self::Tuesday,
            Weekday::Wed => Self::Wednesday,
            Weekday::Thu => Self::Thursday,
            Weekday::Fri => Self::Friday,
            Weekday::Sat => Self::Saturday,
            Weekday::Sun => Self::Sunday,
        }
    }
}

impl From<Day> for Weekday {
    fn from(day: Day) -> Self {
        match day {
            Day::Monday => Self::Mon,
            Day::Tuesday => Self::Tue,
            Day::Wednesday => Self::Wed,
            Day::Thursday => Self::Thu,
            Day::Friday => Self::Fri,
            Day::Saturday => Self::Sat,
            Day::Sunday => Self::Sun,
        }
    }
}

impl KindName {
    /// A session's kind of that name; `present` says who came to a group.
    #[must_use]
    pub fn with_present(self, present: impl FnOnce() -> Vec<RecipientId>) -> SessionKind {
        match self {
            Self::Ordinary => SessionKind::Ordinary,
            Self::Group => SessionKind::Group { present: present() },
            Self::Cancelled => SessionKind::Cancelled,
            Self::NoShow => SessionKind::NoShow,
            Self::Supervision => SessionKind::Supervision,
            Self::Course => SessionKind::Course,
            Self::Overnight => SessionKind::Overnight,
        }
    }
}

impl From<&SessionKind> for KindName {
    fn from(kind: &SessionKind) -> Self {
        match kind {
            SessionKind::Ordinary => Self::Ordinary,
            SessionKind::Group { .. } => Self::Group,
            SessionKind::Cancelled => Self::Cancelled,
            SessionKind::NoShow => Self::NoShow,
            SessionKind::Supervision => Self::Supervision,
            SessionKind::Course => Self::Course,
            SessionKind::Overnight => Self::Overnight,
        }
    }
}

/// `HH:MM`.
mod time_of_day {
    use chrono::NaiveTime;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(time: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => serializer.collect_str(&time.format("%H:%M")),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveTime>, D::Error> {
        let text = String::deserialize(deserializer)?;
        NaiveTime::parse_from_str(&text, "%H:%M")
            .map(Some)
            .map_err(|_| serde::de::Error::custom(format_args!("`{text}` is not a time of day; write it as \"16:00\"")))
    }
}
