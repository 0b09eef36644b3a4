//! Slips in logs.

use super::{Said, entry};
use crate::slip::LogSlip;
use chrono::Datelike;
use domain::time::period::PeriodProblem;
use domain::timesheet::StoredProblem;
use i18n::{Lang, args};

/// The headings that a small log has.
const HEADINGS: &str = "dato;start;slutt;fra;til;km";

pub(super) fn said(t: Lang, slip: &LogSlip) -> Said {
    let (what, way): (String, &str) = match slip {
        LogSlip::Empty => return super::said(t.file_empty(), t.file_empty_way(HEADINGS)),
        LogSlip::Spreadsheet => (t.file_spreadsheet().into(), t.file_save_as_csv()),
        LogSlip::Utf16 => (t.file_utf16().into(), t.file_save_as_csv()),
        LogSlip::NotText => (t.file_not_text().into(), t.file_save_as_csv()),
        LogSlip::BrokenRow => (t.file_broken_row().into(), t.file_save_as_csv()),
        LogSlip::QuoteOpen => (t.file_quote_open().into(), t.file_quote_open_way()),
        LogSlip::HeadingMissing { name, known } => {
            let way = args::FileHeadingMissingWay { name, list: &known.join(", ") };
            return (t.file_heading_missing(name), t.file_heading_missing_way(way));
        }
        LogSlip::HeadingTwice => (t.file_heading_twice().into(), t.file_heading_twice_way()),
        LogSlip::NoHeading => (t.file_no_heading().into(), t.file_no_heading_way()),
        LogSlip::StartMissing => (t.file_start_missing().into(), t.file_start_missing_way()),
        LogSlip::NoSessionAbove => (t.file_no_session_above().into(), t.file_no_session_above_way()),
        LogSlip::WithoutKilometres => return super::said(t.file_without_km(), t.file_without_km_way("km")),
        LogSlip::WithoutKroner => return super::said(t.file_without_kr(), t.file_without_kr_way("kr")),
        LogSlip::People(written) => (t.file_people(written), t.file_people_way()),
        LogSlip::BirthDate(date) => (t.file_birth_date(&date.to_string()), t.file_birth_date_way()),
        LogSlip::NoSuchPeriod { from, known } => {
            return (t.file_no_such_period(&from.to_string()), t.file_no_such_period_way(known.day()));
        }
        LogSlip::Approved(problem) => return stored(t, problem),
        LogSlip::Recipient(name) => (t.file_recipient(name), t.file_recipient_way()),
        LogSlip::SpreadsheetError(written) => (t.file_spreadsheet_error(written), t.file_spreadsheet_error_way()),
        LogSlip::Serial { written, date } => {
            return (t.file_serial(written), t.file_serial_way(&date.format("%d.%m.%Y").to_string()));
        }
        LogSlip::PartOfDay(written) => (t.file_part_of_day(written), t.file_part_of_day_way()),
        LogSlip::EndDate(written) => (t.file_end_date(written), t.file_end_date_way()),
        LogSlip::EndDays(days) => (t.file_end_days(*days), t.file_end_days_way()),
        LogSlip::EndFirst => (t.file_end_first().into(), t.file_end_first_way()),
        LogSlip::Entry { problem, written } => return entry::said(t, problem, written),
    };
    (what, way.to_owned())
}

/// Why an approved month cannot be the one that was printed.
fn stored(t: Lang, problem: &StoredProblem) -> Said {
    let what = match problem {
        StoredProblem::TooLarge { period, field } => {
            t.file_stored_too_large(args::FileStoredTooLarge { field, period })
        }
        StoredProblem::Sum { period, field, stated, sum } => {
            let (stated, sum) = (t.kroner(*stated), t.kroner(*sum));
            t.file_stored_sum(args::FileStoredSum { field, period, stated: &stated, sum: &sum })
        }
    };
    super::said(what, t.file_stored_too_large_way())
}

/// Why a text does not name a period.
pub(crate) fn period(t: Lang, problem: PeriodProblem) -> Said {
    match problem {
        PeriodProblem::Key => super::said(t.file_period_key(), t.file_period_key_way()),
        PeriodProblem::StartDay => super::said(t.file_period_start(), t.file_period_start_way()),
        PeriodProblem::Length => super::said(t.file_period_length(), t.file_period_length_way()),
        PeriodProblem::OutsideCalendar => super::said(t.file_period_outside(), t.file_period_outside_way()),
    }
}
