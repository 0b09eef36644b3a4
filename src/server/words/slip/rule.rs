//! Rules that cannot hold.

use super::Said;
use domain::policy::Fault;
use i18n::{Lang, args};

pub(super) fn said(t: Lang, fault: &Fault) -> Said {
    let (what, way): (String, &str) = match fault {
        Fault::DateOutside(date) => (t.file_rule_date_outside(&date.to_string()), t.file_rule_date_outside_way()),
        Fault::EndsBeforeItBegins => return super::said(t.file_rule_ends_first(), t.file_rule_ends_first_way("from")),
        Fault::Overlaps(other) => (t.file_rule_overlaps(other), t.file_rule_overlaps_way()),
        Fault::Undecided(other) => (t.file_rule_undecided(other), t.file_rule_undecided_way()),
        Fault::MissingRate(date) => (t.file_rule_missing_rate(&date.to_string()), t.file_rule_missing_rate_way()),
        Fault::TooLarge => (t.file_rule_too_large().into(), t.file_rule_too_large_way()),
        Fault::Unit => (t.file_rule_unit().into(), t.file_rule_unit_way()),
        Fault::Twice(name) => (t.file_rule_twice(name), t.file_rule_twice_way()),
        Fault::Reserved => (t.file_rule_reserved().into(), t.file_rule_reserved_way()),
        Fault::NoName => (t.file_no_name().into(), t.file_rule_twice_way()),
        Fault::MoreThanWhole => (t.file_rule_more_than_whole().into(), t.file_rule_more_than_whole_way()),
        Fault::PayForRole => {
            return super::said(
                t.file_rule_pay(),
                t.file_rule_pay_way(args::FileRulePayWay { share: "share_of_rate", each: "per_recipient_day" }),
            );
        }
        Fault::NeverFits => (t.file_rule_never_fits().into(), t.file_rule_never_fits_way()),
        Fault::NoSuchDay => (t.file_rule_no_such_day().into(), t.file_rule_no_such_day_way()),
        Fault::Zero => (t.file_rule_zero().into(), t.file_rule_zero_way()),
        Fault::NoEffect(other) => (t.file_rule_no_effect(other), t.file_rule_no_effect_way()),
        Fault::OtherStartDay(day) => (t.file_rule_other_start_day(&day.to_string()), t.file_rule_other_start_day_way()),
        Fault::InsidePeriod(day) => {
            return super::said(t.file_rule_inside_period(&day.to_string()), t.file_rule_inside_period_way("from"));
        }
        Fault::NoStep => return super::said(t.file_rule_no_step(), t.file_rule_no_step_way("{ key = \"approve\" }")),
        other => (t.file_rule_other(&other.to_string()), t.file_rule_other_way()),
    };
    (what, way.to_owned())
}
