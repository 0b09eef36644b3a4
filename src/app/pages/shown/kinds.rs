//! Names of kinds.

use domain::entry::{ExpenseKind, LegKind};
use domain::policy::{CapOf, KindName};
use i18n::Lang;

/// What kind of meeting.
pub(crate) const fn session_kind(t: Lang, kind: KindName) -> &'static str {
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

/// What a leg was for.
pub(crate) const fn leg_kind(t: Lang, kind: LegKind) -> &'static str {
    match kind {
        LegKind::Commute => t.entry_leg_commute(),
        LegKind::Activity => t.entry_leg_activity(),
        LegKind::Supervision => t.entry_leg_supervision(),
    }
}

/// What money was spent on.
pub(crate) const fn expense_kind(t: Lang, kind: ExpenseKind) -> &'static str {
    match kind {
        ExpenseKind::Ticket => t.entry_expense_ticket(),
        ExpenseKind::Food => t.entry_expense_food(),
        ExpenseKind::Transport => t.entry_expense_transport(),
        ExpenseKind::Parking => t.entry_expense_parking(),
        ExpenseKind::Toll => t.entry_expense_toll(),
        ExpenseKind::Other => t.entry_expense_other(),
    }
}

pub(super) const fn cap_of(t: Lang, of: CapOf) -> &'static str {
    match of {
        CapOf::Distance => t.rules_cap_distance(),
        CapOf::Driving => t.rules_cap_driving(),
        CapOf::Expenses => t.rules_cap_expenses(),
        CapOf::Pot => t.rules_cap_pot(),
        CapOf::Hours => t.rules_cap_hours(),
        CapOf::Trips => t.rules_cap_trips(),
    }
}

/// Which legs and expenses a cap holds for, where not for all.
pub(crate) fn narrower(t: Lang, legs: &[LegKind], expenses: &[ExpenseKind]) -> Vec<String> {
    let legs = legs.iter().map(|kind| leg_kind(t, *kind));
    legs.chain(expenses.iter().map(|kind| expense_kind(t, *kind))).map(|kind| t.inside(kind)).collect()
}
