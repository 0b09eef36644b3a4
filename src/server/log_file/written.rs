//! A session as a log writes it, whatever the format: its draft, and where each field stands.

use super::explain::explain;
use super::problem::{LogFlaw, Place};
use crate::slip::LogSlip;
use chrono::{NaiveDate, NaiveTime, Timelike};
use domain::entry::{Field, FieldProblem, Session, SessionDraft};
use domain::time::Pick;

/// An end before the start means the next day; where that makes more hours than these, it is a slip instead.
const NIGHT: i64 = 12;

/// What a label says that nobody wrote.
pub(super) const UNSAID: &str = "–";

/// A session as written, and where.
pub(super) struct Written {
    pub(super) draft: SessionDraft,
    /// Where the date of the end is written, if it is.
    pub(super) end_date: Option<String>,
    /// Where each field stands; what is not here stands where the session does.
    pub(super) places: Vec<(Field, Place)>,
    /// Where the session stands.
    pub(super) place: Place,
}

impl Written {
    fn place(&self, field: Field) -> Place {
        self.places
            .iter()
            .find(|(known, _)| *known == field)
            .map_or_else(|| self.place.clone(), |(_, place)| place.clone())
    }

    /// The session, or all that is wrong with it.
    pub(super) fn session(mut self) -> Result<Session, Vec<LogFlaw>> {
        let mut flaws = Vec::new();
        (self.draft.start, self.draft.start_pick) = time(&self.draft.start);
        (self.draft.end, self.draft.end_pick) = time(&self.draft.end);
        if let Err(slip) = self.set_end_day() {
            flaws.push(LogFlaw::new(self.place(Field::End), slip));
        }
        let draft = self.draft.clone();
        match Session::try_from(draft) {
            Ok(session) if flaws.is_empty() => Ok(session),
            Ok(_) => Err(flaws),
            Err(problems) => {
                // That the end is not after the start has been told above.
                let told = !flaws.is_empty();
                let more = problems.iter().filter(|problem| !(told && problem.field == Field::End));
                flaws.extend(more.map(|problem| self.flaw(problem)));
                Err(flaws)
            }
        }
    }

    fn flaw(&self, FieldProblem { field, problem }: &FieldProblem) -> LogFlaw {
        let written = match field {
            Field::Date => self.draft.date.as_str(),
            Field::Start => &self.draft.start,
            Field::End => &self.draft.end,
            Field::LegKilometres { trip, leg } => {
                self.draft.trips.get(*trip).and_then(|trip| trip.legs.get(*leg)).map_or("", |leg| &leg.kilometres)
            }
            Field::ExpenseKroner { expense } => self.draft.expenses.get(*expense).map_or("", |expense| &expense.kroner),
            _ => "",
        };
        LogFlaw::new(self.place(*field), explain(problem, written))
    }

    /// How many days after the start the session ends.
    fn set_end_day(&mut self) -> Result<(), LogSlip> {
        let (Some(start), Some(end)) = (clock(&self.draft.start), clock(&self.draft.end)) else { return Ok(()) };
        if let Some(written) = &self.end_date {
            let (Some(from), Some(until)) = (day(&self.draft.date), day(written)) else {
                return Err(LogSlip::EndDate(written.clone()));
            };
            let days = (until - from).num_days();
            self.draft.end_day_offset = u8::try_from(days).map_err(|_| LogSlip::EndDays(days))?;
            return Ok(());
        }
        if end <= start {
            let minutes =
                (i64::from(end.num_seconds_from_midnight()) - i64::from(start.num_seconds_from_midnight())) / 60;
            if minutes + 24 * 60 > NIGHT * 60 {
                return Err(LogSlip::EndFirst);
            }
            self.draft.end_day_offset = 1;
        }
        Ok(())
    }
}

pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    NaiveDate::parse_from_str(text, "%Y-%m-%d").or_else(|_| NaiveDate::parse_from_str(text, "%d.%m.%Y")).ok()
}

fn clock(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(&text.trim().replace('.', ":"), "%H:%M").ok()
}

/// "kl. 17.00", "17:00:00", "02:30 sommertid" as the draft writes it, and which of two is meant.
fn time(text: &str) -> (String, Option<Pick>) {
    let lower = text.trim().to_lowercase();
    let words = [
        ("sommertid", Pick::First),
        ("sumartid", Pick::First),
        ("summer time", Pick::First),
        ("normaltid", Pick::Second),
        ("vintertid", Pick::Second),
        ("winter time", Pick::Second),
    ];
    let found = words.iter().find_map(|(word, pick)| Some((lower.strip_suffix(word)?, *pick)));
    let (bare, pick) = found.map_or((lower.as_str(), None), |(bare, pick)| (bare, Some(pick)));
    let bare = bare.trim().trim_start_matches("kl").trim_start_matches('.').trim();
    // Two digits, lest a spreadsheet's part of a day (0.5) be read as five past midnight.
    if bare.rsplit(['.', ':']).next().is_some_and(|minutes| minutes.len() != 2) {
        return (bare.replace('.', ","), pick);
    }
    let minutes = match bare.strip_suffix(":00").or_else(|| bare.strip_suffix(".00")) {
        Some(rest) if rest.contains([':', '.']) => rest,
        _ => bare,
    };
    (minutes.to_owned(), pick)
}
