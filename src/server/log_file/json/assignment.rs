//! An assignment in JSON, and the names that sessions call it by.

use super::Reader;
use super::form::{AllowanceForm, AssignmentForm};
use crate::log_file::builder::{self, assignment_id, recipient_id};
use crate::log_file::problem::Place;
use crate::log_file::{AssignmentLog, Placed};
use crate::slip::{LogSlip, Named, Slip};
use domain::assignment::{Agreement, Assignment, Recipient};
use domain::id::{AssignmentId, OfficeId};
use domain::policy::{Fault, Overlay};
use domain::timesheet::{Allowance, RecipientFacts};
use serde_json::value::RawValue;
use uuid::Uuid;

impl<'t> Reader<'_, 't> {
    /// Two of one name would share what is each one's own.
    pub(super) fn refuse_name(&mut self, raw: &RawValue, path: &str, name: &str) {
        let name = name.trim();
        let fault = if name.is_empty() { Fault::NoName } else { Fault::Twice(name.to_owned()) };
        self.refuse(self.source.place(raw, &format!("{path}.name")), Slip::Rule(fault));
    }

    /// The contact's assignment of that name. Where the file describes the contact's assignments, another name is a
    /// slip: it would open an assignment with room of its own below every cap.
    pub(super) fn named(&mut self, contact: usize, name: &str, place: Place) -> AssignmentId {
        if !self.described.is_empty() && self.builder.known_assignment(contact, name).is_none() {
            let slip = match name.trim() {
                "" => Slip::Missing("assignment".to_owned()),
                name => Slip::unknown(Named::Word, name, self.described.iter().map(String::as_str)),
            };
            self.refuse(place, slip);
        }
        self.builder.assignment(contact, name)
    }

    pub(super) fn assignments(&mut self, contact: usize, raw: &[&'t RawValue], path: &str) {
        for (nth, assignment) in raw.iter().enumerate() {
            self.assignment(contact, assignment, &format!("{path}[{nth}]"));
        }
        let known = self.builder.assignments(contact);
        // One that was refused would make its sessions look unknown as well.
        let all = known.len() == raw.len();
        self.described = if all { known.iter().map(|known| known.name.clone()).collect() } else { Vec::new() };
    }

    fn assignment(&mut self, contact: usize, raw: &'t RawValue, path: &str) {
        let Some(form) = self.form::<AssignmentForm<'t>>(raw, path) else { return };
        if self.builder.known_assignment(contact, &form.name).is_some() {
            self.refuse_name(raw, path, &form.name);
            return;
        }
        let place = |key: &str| self.source.place(raw, &format!("{path}.{key}"));
        let (at_from, at_until, at_born) = (place("from"), place("until"), place("recipients"));
        let at_approved = place("approved");
        self.day(form.from, at_from);
        self.day(form.until, at_until.clone());
        let nth = self.builder.assignments(contact).len();
        let id = assignment_id(contact, nth);
        let AssignmentLog { assignment: open, .. } = builder::open(id, &form.name);
        let from = form.from.unwrap_or(open.agreement.from);
        if form.until.is_some_and(|until| until < from) {
            self.refuse(at_until, Slip::Rule(Fault::EndsBeforeItBegins));
        }
        for problem in form.approved.iter().filter_map(|month| month.check().err()) {
            self.refuse(at_approved.clone(), LogSlip::Approved(problem));
        }
        let mut recipients = Vec::new();
        let mut born = Vec::new();
        for (at, recipient) in form.recipients.into_iter().enumerate() {
            let id = recipient_id(contact, nth, at);
            self.birth_date(recipient.birth_date, at_born.clone());
            born.extend(recipient.birth_date.map(|birth_date| RecipientFacts { recipient: id, birth_date }));
            recipients.push(Recipient { id, pseudonym: recipient.name });
        }
        let assignment = AssignmentLog {
            name: form.name,
            recipients: born,
            assignment: Assignment {
                id,
                office: OfficeId::new(Uuid::nil()),
                office_name: form.office,
                recipients: if recipients.is_empty() { open.recipients } else { recipients },
                agreement: Agreement { from, until: form.until, ..open.agreement },
            },
            overlays: self.placed::<Overlay>(&form.overlays, &format!("{path}.overlays")),
            allowances: self.allowances(&form.allowances, &format!("{path}.allowances")),
            approved: form.approved,
        };
        self.builder.add_assignment(contact, assignment);
    }

    fn allowances(&mut self, raw: &[&'t RawValue], path: &str) -> Vec<Placed<Allowance>> {
        let mut allowances = Vec::new();
        for Placed { place, value: AllowanceForm { cap, period, start_day, extra } } in self.placed(raw, path) {
            match start_day.period_named(&period) {
                Ok(period) => allowances.push(Placed { place, value: Allowance { cap, period, extra } }),
                Err(problem) => {
                    let field = format!("{}.period", place.field);
                    self.refuse(Place { field, ..place }, Slip::Period(problem));
                }
            }
        }
        allowances
    }

    /// Each of a list, with its place; those that cannot be read are noted.
    fn placed<T: serde::Deserialize<'t>>(&mut self, raw: &[&'t RawValue], path: &str) -> Vec<Placed<T>> {
        let each = raw.iter().enumerate().filter_map(|(nth, raw)| {
            let path = format!("{path}[{nth}]");
            Some(Placed { value: self.form(raw, &path)?, place: self.source.place(raw, &path) })
        });
        each.collect()
    }
}
