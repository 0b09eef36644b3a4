//! A log in JSON. Each contact, assignment and session is read by itself, so that one run finds all that is wrong.

mod form;
mod place;
mod session;
#[cfg(test)]
mod tests;

use super::builder::{Builder, assignment_id, recipient_id};
use super::problem::{LogFlaw, Place};
use super::{AssignmentLog, Log, builder};
use crate::slip::Slip;
use domain::assignment::{Agreement, Assignment, Recipient};
use domain::id::OfficeId;
use domain::policy::Fault;
use domain::timesheet::{Allowance, ContactFacts, RecipientFacts};
use form::{AssignmentForm, ContactForm, LogForm};
use place::{Source, Text};
use serde_json::value::RawValue;
use uuid::Uuid;

/// Reads a log, or says all that is wrong with it.
pub(super) fn read(text: &str) -> Result<Log, Vec<LogFlaw>> {
    let source = Source::new(text);
    let log: LogForm<'_> = source.read_all(text, "").map_err(|flaw| vec![*flaw])?;
    let mut reader = Reader { source: &source, builder: Builder::default(), flaws: Vec::new() };
    reader.builder.set_today(log.today);
    for (nth, contact) in log.contacts.iter().enumerate() {
        reader.contact(contact, &format!("contacts[{nth}]"));
    }
    if reader.flaws.is_empty() { Ok(reader.builder.finish()) } else { Err(reader.flaws) }
}

struct Reader<'s, 't> {
    source: &'s Source<'t>,
    builder: Builder,
    flaws: Vec<LogFlaw>,
}

impl<'t> Reader<'_, 't> {
    fn contact(&mut self, raw: &'t RawValue, path: &str) {
        let Some(form) = self.form::<ContactForm<'t>>(raw, path) else { return };
        if self.builder.known_contact(&form.name).is_some() {
            self.refuse_name(raw, path, &form.name);
            return;
        }
        let contact = self.builder.contact(&form.name);
        self.builder
            .set_facts(contact, ContactFacts { birth_date: form.birth_date, qualifications: form.qualifications });
        for (nth, assignment) in form.assignments.iter().enumerate() {
            self.assignment(contact, assignment, &format!("{path}.assignments[{nth}]"));
        }
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

    /// Two of one name would share what is each one's own.
    fn refuse_name(&mut self, raw: &RawValue, path: &str, name: &str) {
        let name = name.trim();
        let fault = if name.is_empty() { Fault::NoName } else { Fault::Twice(name.to_owned()) };
        self.refuse(self.source.place(raw, &format!("{path}.name")), Slip::Rule(fault));
    }

    fn assignment(&mut self, contact: usize, raw: &'t RawValue, path: &str) {
        let Some(form) = self.form::<AssignmentForm>(raw, path) else { return };
        if self.builder.known_assignment(contact, &form.name).is_some() {
            self.refuse_name(raw, path, &form.name);
            return;
        }
        let nth = self.builder.assignments(contact).len();
        let id = assignment_id(contact, nth);
        let AssignmentLog { assignment: open, .. } = builder::open(id, &form.name);
        let mut allowances = Vec::new();
        for allowance in form.allowances {
            match allowance.start_day.period_named(&allowance.period) {
                Ok(period) => allowances.push(Allowance { cap: allowance.cap, period, extra: allowance.extra }),
                Err(problem) => {
                    self.refuse(self.source.place(raw, &format!("{path}.allowances")), Slip::Period(problem));
                }
            }
        }
        let from = form.from.unwrap_or(open.agreement.from);
        if form.until.is_some_and(|until| until < from) {
            let place = self.source.place(raw, &format!("{path}.until"));
            self.refuse(place, Slip::Rule(Fault::EndsBeforeItBegins));
        }
        let id_of = |at: usize| recipient_id(contact, nth, at);
        let named = form.recipients.iter().enumerate();
        let born = named.clone().filter_map(|(at, recipient)| {
            Some(RecipientFacts { recipient: id_of(at), birth_date: recipient.birth_date? })
        });
        let recipients: Vec<Recipient> = named
            .clone()
            .map(|(at, recipient)| Recipient { id: id_of(at), pseudonym: recipient.name.clone() })
            .collect();
        let assignment = AssignmentLog {
            name: form.name,
            recipients: born.collect(),
            assignment: Assignment {
                id,
                office: OfficeId::new(Uuid::nil()),
                office_name: form.office,
                recipients: if recipients.is_empty() { open.recipients } else { recipients },
                agreement: Agreement { from, until: form.until, ..open.agreement },
            },
            overlays: form.overlays,
            allowances,
            approved: form.approved,
        };
        self.builder.add_assignment(contact, assignment);
    }
}

impl Text<'_> {
    /// The text, or nothing where the key is left out.
    fn or_empty(text: Option<&Self>) -> String {
        text.map(Text::text).unwrap_or_default()
    }
}
