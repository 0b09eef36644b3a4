//! What is wrong in a file, and the way out.

mod entry;
mod log;
mod municipality;
mod rule;

pub(crate) use log::period;

use crate::slip::{Named, Slip, Thing, nearest};
use domain::quantity::NumberProblem;
use i18n::{Lang, args};

/// What is wrong, and what to do about it.
pub(crate) type Said = (String, String);

/// A slip in a sentence, and its way out in another.
pub(crate) fn slip(t: Lang, slip: &Slip) -> Said {
    match slip {
        Slip::Missing(name) => (t.file_missing(name), t.file_missing_way(name)),
        Slip::Unknown { what, name, known } => unknown(t, *what, name, known),
        Slip::Twice(name) => (t.file_twice(name), t.file_twice_way().to_owned()),
        Slip::OneChoice => said(t.file_one_choice(), t.file_one_choice_way("{ fixed = \"300 km\" }")),
        Slip::OtherKind { found, wanted } => {
            let (found, wanted) = (thing(t, *found), thing(t, *wanted));
            (t.file_other_kind(args::FileOtherKind { found, wanted }), t.file_other_kind_way(wanted))
        }
        Slip::OutOfRange(found) => (t.file_out_of_range(found), t.file_out_of_range_way().to_owned()),
        Slip::Amount { written, problem, example } => (number(t, *problem, written), t.file_amount_way(example)),
        Slip::Share(written) => (t.file_share(written), t.file_share_way("\"12 %\", \"12.5 %\", \"4/3\"")),
        Slip::TimeOfDay(written) => (t.file_time_of_day(written), t.file_time_of_day_way("\"16:00\"")),
        Slip::Zone(name) => (t.file_zone(name), t.file_zone_way("Europe/Oslo")),
        Slip::NotADate => said(t.file_not_a_date(), t.file_not_a_date_way("\"2026-01-31\"")),
        Slip::NoSuchDate => said(t.file_no_such_date(), t.file_no_such_date_way("\"2026-01-31\"")),
        Slip::NotUtf8 => said(t.file_not_utf8(), t.file_not_utf8_way()),
        Slip::NotToml => said(t.file_not_toml(), t.file_not_toml_way()),
        Slip::NotJson => said(t.file_not_json(), t.file_not_json_way()),
        Slip::Other(cause) => (t.file_other(cause), t.file_other_way().to_owned()),
        Slip::Period(problem) => period(t, *problem),
        Slip::Municipality(slip) => municipality::said(t, slip),
        Slip::Rule(fault) => rule::said(t, fault),
        Slip::Log(slip) => log::said(t, slip),
    }
}

fn said(what: impl Into<String>, way: impl Into<String>) -> Said {
    (what.into(), way.into())
}

fn unknown(t: Lang, what: Named, name: &str, known: &[String]) -> Said {
    let message = match what {
        Named::Key => t.file_unknown_key(name),
        Named::Choice => t.file_unknown_choice(name),
        Named::Word => t.file_unknown_word(name),
        Named::Heading => t.file_unknown_heading(name),
    };
    let all = if known.is_empty() { t.file_nothing_known().to_owned() } else { t.file_known(&known.join(", ")) };
    let near = nearest(name, known).map(|near| t.file_did_you_mean(near));
    (message, near.into_iter().chain([all]).collect::<Vec<_>>().join(" "))
}

const fn thing(t: Lang, thing: Thing) -> &'static str {
    match thing {
        Thing::Text => t.file_thing_text(),
        Thing::Number => t.file_thing_number(),
        Thing::Boolean => t.file_thing_boolean(),
        Thing::List => t.file_thing_list(),
        Thing::Section => t.file_thing_section(),
        Thing::Nothing => t.file_thing_nothing(),
        Thing::Other => t.file_thing_other(),
    }
}

/// Why `written` is not the number asked for.
fn number(t: Lang, problem: NumberProblem, written: &str) -> String {
    match problem {
        NumberProblem::Empty => t.file_number_empty().to_owned(),
        NumberProblem::NotANumber => t.file_number_not(written),
        NumberProblem::Negative => t.file_number_negative(written),
        NumberProblem::TooFine(most) => t.file_number_too_fine(written, most),
        NumberProblem::TooLarge => t.file_number_too_large(written),
    }
}
