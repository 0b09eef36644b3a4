//! What the rules say, in sentences: for the desk and the command line; and what is wrong in files. The texts are i18n's; here only which fits.

mod cap;
mod choice;
mod finding;
mod pay;
mod place;
mod rate;
mod reason;
mod slip;
#[cfg(test)]
mod tests;

pub(crate) use cap::{cap, cap_name, carry_over};
use choice::cap_of;
pub(crate) use choice::{expense_kind, leg_kind, session_kind};
pub(crate) use finding::{finding, remedy, severity};
pub(crate) use pay::{line, sum};
pub(crate) use place::{place, unreadable};
pub(crate) use rate::why;
pub(crate) use reason::reason;
pub(crate) use slip::{period, slip};

use domain::quantity::Measure;
use i18n::Lang;

/// An amount with its unit.
pub(crate) fn measure(t: Lang, measure: Measure) -> String {
    match measure {
        Measure::Distance(metres) => t.km(metres.0),
        Measure::Money(ore) => t.kroner(ore.0),
        Measure::Time(minutes) => t.duration(minutes.0),
        Measure::Count(count) => t.number(count),
    }
}

/// An amount with its unit as rules and agreements have it: without decimals where it has none.
fn short(t: Lang, amount: Measure) -> String {
    match amount {
        Measure::Distance(metres) => t.km_short(metres.0),
        Measure::Money(ore) => t.kroner_short(ore.0),
        other => measure(t, other),
    }
}
