//! A log in JSON. Each contact, assignment and session is read by itself, so that one run finds all that is wrong.

mod assignment;
mod form;
mod place;
mod session;
#[cfg(test)]
mod tests;

use super::Log;
use super::builder::Builder;
use super::problem::{LogFlaw, Place};
use crate::slip::{LogSlip, Slip};
use chrono::{Datelike, NaiveDate};
use core::ops::RangeInclusive;
use domain::policy::Fault;
use domain::time::in_calendar;
use domain::timesheet::ContactFacts;
use form::{ContactForm, LogForm};
use place::{Source, Text};
use serde_json::value::RawValue;

/// Reads a log, or says all that is wrong with it.
pub(super) fn read(text: &str) -> Result<Log, Vec<LogFlaw>> {
    let source = Source::new(text);
    let log: LogForm<'_> = source.read_all(text, "").map_err(|flaw| vec![*flaw])?;
    let mut reader = Reader { source: &source, builder: Builder::default(), flaws: Vec::new(), described: Vec::new() };
    reader.builder.set_today(log.today);
    reader.day(log.today, Place { line: 1, column: 1, field: "today".to_owned() });
    for (nth, contact) in log.contacts.iter().enumerate() {
        reader.contact(contact, &format!("contacts[{nth}]"));
    }
    if reader.flaws.is_empty() { Ok(reader.builder.finish()) } else { Err(reader.flaws) }
}

/// Years of birth of people who can be contacts or recipients; the rules' own calendar begins later.
const BORN: RangeInclusive<i32> = 1890..=2100;

struct Reader<'s, 't> {
    source: &'s Source<'t>,
    builder: Builder,
    flaws: Vec<LogFlaw>,
    /// The assignments that the present contact is said to have; empty where nothing is said of them.
    described: Vec<String>,
}

impl<'t> Reader<'_, 't> {
    fn contact(&mut self, raw: &'t RawValue, path: &str) {
        let Some(form) = self.form::<ContactForm<'t>>(raw, path) else { return };
        if self.builder.known_contact(&form.name).is_some() {
            self.refuse_name(raw, path, &form.name);
            return;
        }
        self.birth_date(form.birth_date, self.source.place(raw, &format!("{path}.birth_date")));
        let contact = self.builder.contact(&form.name);
        self.builder
            .set_facts(contact, ContactFacts { birth_date: form.birth_date, qualifications: form.qualifications });
        self.assignments(contact, &form.assignments, &format!("{path}.assignments"));
        for (nth, session) in form.sessions.iter().enumerate() {
            self.session(contact, session, &format!("{path}.sessions[{nth}]"));
        }
    }

    /// What stands in `raw`; notes what is wrong with it where it does not fit.
    fn form<T: serde::Deserialize<'t>>(&mut self, raw: &'t RawValue, path: &str) -> Option<T> {
        self.source.read(raw, path).map_err(|flaw| self.flaws.push(*flaw)).ok()
    }

    fn refuse(&mut self, place: Place, slip: impl Into<Slip>) {
        self.flaws.push(LogFlaw::new(place, slip));
    }

    /// Refuses a day outside the calendar that the rules know.
    fn day(&mut self, date: Option<NaiveDate>, place: Place) {
        if let Some(date) = date.filter(|date| !in_calendar(*date)) {
            self.refuse(place, Slip::Rule(Fault::DateOutside(date)));
        }
    }

    /// Refuses what nobody's birth date can be.
    fn birth_date(&mut self, date: Option<NaiveDate>, place: Place) {
        if let Some(date) = date.filter(|date| !BORN.contains(&date.year())) {
            self.refuse(place, LogSlip::BirthDate(date));
        }
    }
}

impl Text<'_> {
    /// The text, or nothing where the key is left out.
    fn or_empty(text: Option<&Self>) -> String {
        text.map(Text::text).unwrap_or_default()
    }
}
