//! From a municipality and a log to reckoned months.

use crate::log_file::{AssignmentLog, ContactLog, Log};
use crate::municipality::Municipality;
use crate::words;
use chrono::NaiveDate;
use core::fmt;
use domain::entry::Session;
use domain::policy::Terms;
use domain::time::PayPeriod;
use domain::time::period::PeriodProblem;
use domain::timesheet::{self, Allowance, Engagement, Reckoning, Timesheet};
use i18n::{Lang, args};
use std::collections::BTreeMap;

/// One assignment's month.
pub(super) struct Sheet<'l> {
    pub(super) contact: &'l str,
    pub(super) assignment: &'l str,
    pub(super) timesheet: Timesheet,
}

/// Why municipality and log do not go together.
#[derive(Debug)]
pub enum SheetProblem {
    /// An assignment names an office that the municipality does not have.
    NoOffice {
        /// Whose.
        contact: String,
        /// Which.
        assignment: String,
        /// The office's key, as written.
        office: String,
        /// The keys that there are.
        known: String,
    },
    /// `--period` is not a month.
    NoPeriod {
        /// As given.
        key: String,
        /// What is wrong with it.
        problem: PeriodProblem,
    },
}

impl SheetProblem {
    /// In a sentence, with the way out.
    #[must_use]
    pub fn said(&self, t: Lang) -> String {
        match self {
            Self::NoOffice { contact, assignment, office, known } => {
                let what = t.file_sheet_office(args::FileSheetOffice { assignment, contact, office });
                format!("{what}\n  {}", t.file_sheet_office_way(known))
            }
            Self::NoPeriod { key, problem } => {
                let (what, way) = words::period(t, *problem);
                format!("--period {key}: {what}.\n  {way}")
            }
        }
    }
}

impl fmt::Display for SheetProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::En))
    }
}

impl std::error::Error for SheetProblem {}

/// The months of all assignments, in the order of the log; only those named `key`, where one is given.
pub(super) fn reckon<'l>(
    municipality: &Municipality,
    log: &'l Log,
    key: Option<&str>,
) -> Result<Vec<Sheet<'l>>, SheetProblem> {
    let start_day = municipality.policy.period.start_day;
    let last = key.map(|key| start_day.period_named(key)).transpose();
    let last = last.map_err(|problem| SheetProblem::NoPeriod { key: key.unwrap_or_default().to_owned(), problem })?;
    let mut sheets = Vec::new();
    for contact in &log.contacts {
        let terms: Vec<Terms> =
            contact.assignments.iter().map(|of| terms(municipality, contact, of)).collect::<Result<_, _>>()?;
        for (nth, (assignment, own)) in contact.assignments.iter().zip(&terms).enumerate() {
            let others: Vec<Engagement<'_>> = contact
                .assignments
                .iter()
                .zip(&terms)
                .enumerate()
                .filter(|(other, _)| *other != nth)
                .map(|(_, (of, terms))| Engagement { assignment: &of.assignment, terms })
                .collect();
            let months = months(log, contact, assignment, own, &others, last);
            sheets.extend(
                months
                    .into_iter()
                    .filter(|month| key.is_none_or(|key| month.period.key() == key))
                    .map(|timesheet| Sheet { contact: &contact.name, assignment: &assignment.name, timesheet }),
            );
        }
    }
    Ok(sheets)
}

pub(super) fn terms(
    municipality: &Municipality,
    contact: &ContactLog,
    of: &AssignmentLog,
) -> Result<Terms, SheetProblem> {
    let key = of.assignment.office_name.as_str();
    let office = municipality.office(key);
    if office.is_none() && !key.is_empty() {
        let known: Vec<&str> = municipality.facts.offices.iter().map(|office| office.key.as_str()).collect();
        return Err(SheetProblem::NoOffice {
            contact: contact.name.clone(),
            assignment: of.name.clone(),
            office: key.to_owned(),
            known: known.join(", "),
        });
    }
    let shared = &municipality.facts.overlays;
    let office = office.map_or(&[][..], |office| &office.overlays);
    Ok(Terms::of(&municipality.policy, shared.iter().chain(office).chain(of.overlays.iter().map(|own| &own.value))))
}

/// An assignment's months up to `last`, each with those before it as approved.
fn months(
    log: &Log,
    contact: &ContactLog,
    assignment: &AssignmentLog,
    terms: &Terms,
    others: &[Engagement<'_>],
    last: Option<PayPeriod>,
) -> Vec<Timesheet> {
    let id = assignment.assignment.id;
    let concerns = |session: &&Session| {
        let mut legs = session.trips.iter().flat_map(|trip| &trip.legs);
        session.assignment == id || legs.any(|leg| leg.assignment == Some(id))
    };
    let revised: Vec<PayPeriod> = assignment.approved.iter().map(|month| month.period).collect();
    // What is found about approved months is paid with the month after them, though nobody may have met in it.
    let open = revised.iter().max().and_then(|last| last.until().succ_opt()).map(|day| terms.period_of(day));
    let logged = contact
        .sessions
        .iter()
        .filter(concerns)
        .flat_map(|session| [session.span.start(), session.span.end()])
        .map(|moment| terms.period_of(moment.wall.date()));
    let periods = without_gaps(terms, logged.chain(open).chain(last))
        .into_iter()
        .filter(|period| last.is_none_or(|last| period.from() <= last.from()));
    let allowances: Vec<Allowance> = assignment.allowances.iter().map(|allowed| allowed.value.clone()).collect();
    let mut approved = assignment.approved.clone();
    let given = approved.len();
    for period in periods {
        let earlier: Vec<PayPeriod> = revised.iter().copied().filter(|known| known.from() < period.from()).collect();
        if revised.contains(&period) {
            continue;
        }
        let input = Reckoning {
            approved: &approved,
            revised: &earlier,
            allowances: &allowances,
            others,
            contact: &contact.facts,
            recipients: &assignment.recipients,
            today: log.today,
            ..Reckoning::of(&assignment.assignment, terms, &contact.sessions)
        };
        let month = timesheet::reckon(&input, period);
        approved.push(month);
    }
    let mut months = approved.split_off(given);
    months.retain(|month| !month.sessions.is_empty() || !month.drives.is_empty() || !month.corrections.is_empty());
    months
}

/// The periods, and all between them: what slides from one month to the next slides through months without meetings.
fn without_gaps(terms: &Terms, periods: impl Iterator<Item = PayPeriod>) -> Vec<PayPeriod> {
    let mut known: BTreeMap<NaiveDate, PayPeriod> = periods.map(|period| (period.from(), period)).collect();
    let Some((mut day, last)) =
        known.first_key_value().map(|(day, _)| *day).zip(known.last_key_value().map(|(day, _)| *day))
    else {
        return Vec::new();
    };
    while day < last {
        let period = terms.period_of(day);
        known.insert(period.from(), period);
        let Some(next) = period.until().succ_opt() else { break };
        day = next;
    }
    known.into_values().collect()
}
