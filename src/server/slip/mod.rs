//! Slips in files that people write: what is wrong, as data. Their sentences are `i18n`'s; [`crate::words`] chooses them.

mod reader;

pub(crate) use reader::{empty_choice, missing, read};

use chrono::NaiveDate;
use domain::entry::Problem;
use domain::policy::Fault;
use domain::quantity::NumberProblem;
use domain::retention::RetentionFault;
use domain::time::period::PeriodProblem;
use domain::timesheet::StoredProblem;

/// How alike two names must be for the one to be a slip of the other; 1 is the same.
const ALIKE: f64 = 0.6;

/// What is wrong at one place of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// A key that must be there is not.
    Missing(String),
    /// A name that is none of those known.
    Unknown {
        /// What kind of name.
        what: Named,
        /// As written.
        name: String,
        /// What may stand there.
        known: Vec<String>,
    },
    /// The same name for two things.
    Twice(String),
    /// One of several choices is wanted, and none or more stand there.
    OneChoice,
    /// A list instead of a text, and so on.
    OtherKind {
        /// What stands there.
        found: Thing,
        /// What is wanted.
        wanted: Thing,
    },
    /// A number beyond what fits.
    OutOfRange(String),
    /// An amount that cannot be read.
    Amount {
        /// As written.
        written: String,
        /// Why.
        problem: NumberProblem,
        /// One that can be read.
        example: String,
    },
    /// Not a share.
    Share(String),
    /// Not a time of day.
    TimeOfDay(String),
    /// Not a time zone.
    Zone(String),
    /// Not `YYYY-MM-DD`.
    NotADate,
    /// A day that its month does not have.
    NoSuchDate,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// Not TOML.
    NotToml,
    /// Not JSON.
    NotJson,
    /// What the reader says, where nothing better is known.
    Other(String),
    /// Not a period.
    Period(PeriodProblem),
    /// In a municipality's file.
    Municipality(MunicipalitySlip),
    /// A rule that cannot hold.
    Rule(Fault),
    /// In a log.
    Log(LogSlip),
}

/// What kind of name is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A key of TOML or JSON.
    Key,
    /// One of several choices.
    Choice,
    /// A word in a cell.
    Word,
    /// A column's heading.
    Heading,
}

/// What can stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// In quotes.
    Text,
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// A list.
    List,
    /// A table or an object.
    Section,
    /// Null.
    Nothing,
    /// Something else.
    Other,
}

/// What can be wrong with a municipality, besides its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MunicipalitySlip {
    /// Nowhere for timesheets to go.
    NoOffice,
    /// Its name is empty.
    NoName,
    /// Not small letters, digits and hyphens.
    ShortName(String),
    /// A form's version is not above the one before.
    NotNewer(u16),
    /// A form's version begins no later than the one before.
    NotAfter,
    /// A form asks nothing.
    NoQuestion,
    /// A form is due on fewer or more days of the year than it is written; so many it should be.
    DueDays(usize),
    /// An answer in words has no room, or more than this.
    TextRoom(u16),
    /// Fewer than two steps or choices, or more than this.
    Choices(usize),
    /// The answers in words have more room together than this.
    FormRoom(u32),
    /// Kept for years that cannot hold.
    Kept(RetentionFault),
    /// Not a day of any year.
    NoSuchDay {
        /// Of the month.
        day: u8,
        /// Of the year.
        month: u8,
    },
}

/// What can be wrong with a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogSlip {
    /// Nothing stands in it.
    Empty,
    /// A spreadsheet's own file.
    Spreadsheet,
    /// UTF-16.
    Utf16,
    /// Bytes that are no text.
    NotText,
    /// The row is not CSV.
    BrokenRow,
    /// A quotation mark without its second.
    QuoteOpen,
    /// A needed heading is missing; `known` are all.
    HeadingMissing {
        /// Which.
        name: String,
        /// All that there are.
        known: Vec<String>,
    },
    /// Two columns with one heading.
    HeadingTwice,
    /// A value right of the last heading.
    NoHeading,
    /// A row without times, on another date than the session above.
    StartMissing,
    /// A row without times, and no session above.
    NoSessionAbove,
    /// Something about a trip, and no kilometres beside it.
    WithoutKilometres,
    /// Something about an expense, and no kroner beside it.
    WithoutKroner,
    /// Not a number of people.
    People(String),
    /// Nobody's birth date can be that.
    BirthDate(NaiveDate),
    /// None of the assignment's periods begins on that day; the one that holds it begins on the other.
    NoSuchPeriod {
        /// As written.
        from: NaiveDate,
        /// The first day of the period that there is.
        known: NaiveDate,
    },
    /// An approved month that is not as it was printed.
    Approved(StoredProblem),
    /// Not a recipient of the assignment.
    Recipient(String),
    /// An error of the spreadsheet, such as `#VERDI!`.
    SpreadsheetError(String),
    /// A spreadsheet's number for a date.
    Serial {
        /// As written.
        written: String,
        /// What the spreadsheet means.
        date: NaiveDate,
    },
    /// A spreadsheet's number for a time.
    PartOfDay(String),
    /// The date of the end is none.
    EndDate(String),
    /// The date of the end is so many days from that of the start.
    EndDays(i64),
    /// The end is not after the start.
    EndFirst,
    /// What the rules of the work say of an entry.
    Entry {
        /// What.
        problem: Problem,
        /// As written.
        written: String,
    },
}

impl Slip {
    /// An unknown name among those known.
    pub(crate) fn unknown<'k>(what: Named, name: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        Self::Unknown { what, name: name.to_owned(), known: known.into_iter().map(str::to_owned).collect() }
    }
}

impl From<LogSlip> for Slip {
    fn from(slip: LogSlip) -> Self {
        Self::Log(slip)
    }
}

impl From<MunicipalitySlip> for Slip {
    fn from(slip: MunicipalitySlip) -> Self {
        Self::Municipality(slip)
    }
}

/// The one of `known` that `name` is most likely a slip of.
pub(crate) fn nearest<'k>(name: &str, known: &'k [String]) -> Option<&'k str> {
    let name = name.to_lowercase();
    let likeness = |other: &str| strsim::normalized_damerau_levenshtein(&name, other);
    let near = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(near) >= ALIKE).then_some(near)
}
