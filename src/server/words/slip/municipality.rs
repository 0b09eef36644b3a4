//! Slips in a municipality's facts.

use super::Said;
use crate::slip::MunicipalitySlip;
use domain::retention::{RetentionFault, Years};
use i18n::Lang;

pub(super) fn said(t: Lang, slip: &MunicipalitySlip) -> Said {
    match slip {
        MunicipalitySlip::NoOffice => super::said(t.file_no_office(), t.file_no_office_way()),
        MunicipalitySlip::NoName => super::said(t.file_no_name(), t.file_no_name_way()),
        MunicipalitySlip::ShortName(name) => (t.file_short_name(name), t.file_short_name_way("\"swimming\"")),
        MunicipalitySlip::NotNewer(version) => super::said(t.file_not_newer(*version), t.file_not_newer_way()),
        MunicipalitySlip::NotAfter => super::said(t.file_not_after(), t.file_not_after_way()),
        MunicipalitySlip::NoQuestion => super::said(t.file_no_question(), t.file_no_question_way()),
        MunicipalitySlip::DueDays(days) => super::said(t.file_due_days(), t.file_due_days_way(*days)),
        MunicipalitySlip::TextRoom(most) => super::said(t.file_text_room(), t.file_text_room_way(*most)),
        MunicipalitySlip::Choices(most) => super::said(t.file_choices(), t.file_choices_way(*most)),
        MunicipalitySlip::FormRoom(most) => super::said(t.file_form_room(), t.file_form_room_way(*most)),
        MunicipalitySlip::Kept(RetentionFault::TooShort(Years(years))) => {
            (t.file_kept_too_short(*years), t.file_kept_too_short_way(*years))
        }
        MunicipalitySlip::Kept(RetentionFault::TooLong(Years(years))) => {
            (t.file_kept_too_long(*years), t.file_kept_too_long_way(*years))
        }
        MunicipalitySlip::NoSuchDay { day, month } => {
            let way = t.file_no_such_day_way("{ month = 5, day = 31 }");
            (t.file_no_such_day(&format!("{{ month = {month}, day = {day} }}")), way)
        }
    }
}
