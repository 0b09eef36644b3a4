//! What the app costs the person who uses it (bytes, seconds to first use, milliseconds until an entry is safe), and what
//! the rules cost: one table of figures beside their limits.
//!
//! A figure over its limit is told and is no failure, since a busy machine makes figures worse than the code is; with
//! `--strict` it is one. A figure that cannot be taken is always a failure. What must never grow has gates of its own in
//! `cargo xtask test`.

mod browser;
mod rules;
mod table;

use std::fs;

use crate::{
    error::{Error, Result},
    place::Place,
};

/// What `measure` can be told.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// What to measure.
    #[arg(value_enum, default_value_t = Part::All)]
    part: Part,
    /// Fail where a figure is over its limit.
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// A month and a municipality's year. Needs nothing but the compiler, and valgrind for counting instructions.
    Rules,
    /// First load, first use, offline start, save-to-durable; what a start reads after ten years; what a guess at the code costs.
    Browser,
    /// Sending, fetching and saving, beside another offline store.
    Sync,
    /// Google's Lighthouse on a first visit, an invitation, and the first page of a phone in use.
    Lighthouse,
    /// All of them.
    All,
}

pub(crate) fn measure(place: &Place, options: &Options) -> Result<()> {
    let mut rows = Vec::new();
    let wanted = |part| options.part == part || options.part == Part::All;
    if wanted(Part::Rules) {
        rows.extend(rules::rows(place)?);
    }
    if wanted(Part::Browser) {
        rows.extend(browser::app(place)?);
    }
    if wanted(Part::Sync) {
        rows.extend(browser::sync(place)?);
    }
    if wanted(Part::Lighthouse) {
        rows.extend(browser::lighthouse(place)?);
    }
    println!("\n{}", table::table(&rows));
    let file = place.target().join("measure.json");
    let json = serde_json::Value::from_iter(rows.iter().map(table::Row::json));
    fs::write(&file, format!("{json:#}\n")).map_err(Error::file(&file, "written"))?;
    let over = rows.iter().filter(|row| row.is_met() == Some(false)).count();
    match over {
        0 => Ok(()),
        over if options.strict => Err(Error::wrong(
            format!("{over} of {} figures are over their limits", rows.len()),
            "see the table; on a busy machine measure again",
        )),
        over => {
            println!("{over} of {} figures are over their limits; --strict makes that a failure.", rows.len());
            Ok(())
        }
    }
}
