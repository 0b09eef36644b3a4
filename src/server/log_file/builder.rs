//! Puts a log together, and gives everything in it an id. Ids follow the order in the file, so that the same file
//! always gives the same result, and a file that grew at its end keeps the ids of what it had.

use super::{AssignmentLog, ContactLog, Log};
use chrono::NaiveDate;
use domain::assignment::{Agreement, Assignment, Recipient};
use domain::entry::Session;
use domain::id::{AssignmentId, ExpenseId, OfficeId, RecipientId, SessionId, TripId};
use domain::time::YEARS;
use domain::timesheet::ContactFacts;
use uuid::Uuid;

/// What contacts and assignments without a name are called.
pub(super) const UNNAMED: &str = "1";

#[derive(Default)]
pub(super) struct Builder {
    log: Log,
    last_id: u64,
}

impl Builder {
    pub(super) fn finish(self) -> Log {
        self.log
    }

    pub(super) const fn set_today(&mut self, today: Option<NaiveDate>) {
        self.log.today = today;
    }

    fn next(&mut self) -> Uuid {
        self.last_id += 1;
        Uuid::from_u128(self.last_id.into())
    }

    /// An id for a session.
    pub(super) fn session_id(&mut self) -> SessionId {
        SessionId::new(self.next())
    }

    /// An id for a trip.
    pub(super) fn trip_id(&mut self) -> TripId {
        TripId::new(self.next())
    }

    /// An id for an expense.
    pub(super) fn expense_id(&mut self) -> ExpenseId {
        ExpenseId::new(self.next())
    }

    /// The contact of that name, if there is one yet.
    pub(super) fn known_contact(&self, name: &str) -> Option<usize> {
        // Files go contact by contact, so the last one is nearly always the one.
        self.log.contacts.iter().rposition(|contact| same_name(&contact.name, name))
    }

    /// The contact of that name; a new one where there is none.
    pub(super) fn contact(&mut self, name: &str) -> usize {
        self.known_contact(name).unwrap_or_else(|| {
            self.log.contacts.push(ContactLog {
                name: named(name).to_owned(),
                facts: ContactFacts::default(),
                assignments: Vec::new(),
                sessions: Vec::new(),
            });
            self.log.contacts.len() - 1
        })
    }

    pub(super) fn set_facts(&mut self, contact: usize, facts: ContactFacts) {
        if let Some(contact) = self.log.contacts.get_mut(contact) {
            contact.facts = facts;
        }
    }

    /// The contact's assignments so far.
    pub(super) fn assignments(&self, contact: usize) -> &[AssignmentLog] {
        self.log.contacts.get(contact).map_or(&[], |contact| &contact.assignments)
    }

    /// The contact's assignment of that name, if there is one yet.
    pub(super) fn known_assignment(&self, contact: usize, name: &str) -> Option<AssignmentId> {
        let mut known = self.assignments(contact).iter();
        known.find(|known| same_name(&known.name, name)).map(|known| known.assignment.id)
    }

    /// The contact's assignment of that name; where there is none, a new one that covers every day, with one recipient.
    pub(super) fn assignment(&mut self, contact: usize, name: &str) -> AssignmentId {
        self.known_assignment(contact, name).unwrap_or_else(|| {
            let id = assignment_id(contact, self.assignments(contact).len());
            self.add_assignment(contact, open(id, named(name)));
            id
        })
    }

    pub(super) fn add_assignment(&mut self, contact: usize, assignment: AssignmentLog) {
        if let Some(contact) = self.log.contacts.get_mut(contact) {
            contact.assignments.push(assignment);
        }
    }

    /// The recipients of the contact's assignment of that id.
    pub(super) fn recipients(&self, contact: usize, of: AssignmentId) -> Vec<RecipientId> {
        self.known_recipients(contact, of).iter().map(|known| known.id).collect()
    }

    /// The one of that pseudonym.
    pub(super) fn recipient(&self, contact: usize, of: AssignmentId, pseudonym: &str) -> Option<RecipientId> {
        let known = self.known_recipients(contact, of);
        known.iter().find(|known| known.pseudonym == pseudonym).map(|known| known.id)
    }

    fn known_recipients(&self, contact: usize, of: AssignmentId) -> &[Recipient] {
        let contact = self.log.contacts.get(contact);
        let known = contact.and_then(|contact| contact.assignments.iter().find(|known| known.assignment.id == of));
        known.map_or(&[], |known| &known.assignment.recipients)
    }

    pub(super) fn add_session(&mut self, contact: usize, session: Session) {
        if let Some(contact) = self.log.contacts.get_mut(contact) {
            contact.sessions.push(session);
        }
    }
}

fn named(name: &str) -> &str {
    let name = name.trim();
    if name.is_empty() { UNNAMED } else { name }
}

/// Whether two cells mean the same contact or assignment: a spreadsheet's users mind neither capitals nor spaces.
fn same_name(one: &str, other: &str) -> bool {
    named(one).to_lowercase() == named(other).to_lowercase()
}

/// The id of a contact's assignment, by both their places in the file.
pub(super) fn assignment_id(contact: usize, nth: usize) -> AssignmentId {
    AssignmentId::new(numbered(1, contact, nth, 0))
}

/// The id of an assignment's recipient, by their places in the file.
pub(super) fn recipient_id(contact: usize, assignment: usize, nth: usize) -> RecipientId {
    RecipientId::new(numbered(2, contact, assignment, nth))
}

fn numbered(kind: u128, contact: usize, assignment: usize, nth: usize) -> Uuid {
    let wide = |number: usize| u128::try_from(number).unwrap_or(u128::MAX) & 0xffff_ffff;
    Uuid::from_u128(kind << 120 | wide(contact) << 80 | wide(assignment) << 40 | wide(nth))
}

/// An assignment of which nothing is known but its name.
pub(super) fn open(id: AssignmentId, name: &str) -> AssignmentLog {
    let recipient = Recipient { id: RecipientId::new(id.uuid()), pseudonym: name.to_owned() };
    let from = NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1).unwrap_or_default();
    AssignmentLog {
        name: name.to_owned(),
        assignment: Assignment {
            id,
            office: OfficeId::new(Uuid::nil()),
            office_name: String::new(),
            recipients: vec![recipient],
            agreement: Agreement { from, until: None, goals: Vec::new(), supervisor: None },
        },
        overlays: Vec::new(),
        allowances: Vec::new(),
        recipients: Vec::new(),
        approved: Vec::new(),
    }
}
