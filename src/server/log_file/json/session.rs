//! A session in JSON.

use super::Reader;
use super::form::{ExpenseForm, SessionForm, TripForm};
use super::place::Text;
use crate::log_file::choice;
use crate::log_file::written::{UNSAID, Written};
use crate::slip::{LogSlip, Slip};
use domain::entry::{
    ActivityKey, CompanionCard, ExpenseDraft, ExpenseKind, Field, LegDraft, LegKind, Receipt, SessionDraft,
    SessionKind, TripDraft,
};
use domain::id::AssignmentId;
use domain::policy::KindName;
use domain::time::Zone;
use serde_json::value::RawValue;

impl<'t> Reader<'_, 't> {
    pub(super) fn session(&mut self, contact: usize, raw: &'t RawValue, path: &str) {
        let Some(form) = self.form::<SessionForm<'t>>(raw, path) else { return };
        let place = |text: &Text<'_>, key: &str| self.source.place(text.0, &format!("{path}.{key}"));
        let places = vec![
            (Field::Date, place(&form.date, "date")),
            (Field::Start, place(&form.start, "start")),
            (Field::End, place(&form.end, "end")),
        ];
        let whose = self.source.place(raw, &format!("{path}.assignment"));
        let assignment = self.named(contact, &form.assignment, whose);
        let draft = SessionDraft {
            id: self.builder.session_id(),
            assignment: Some(assignment),
            date: form.date.text(),
            start: form.start.text(),
            end: form.end.text(),
            end_day_offset: 0,
            zone: Zone::OSLO,
            start_pick: None,
            end_pick: None,
            kind: self.kind(contact, assignment, &form, raw, path),
            activity: form.activity.clone().map(ActivityKey),
            note: Text::or_empty(form.note.as_ref()),
            trips: Vec::new(),
            expenses: Vec::new(),
            hard: false,
        };
        let place = self.source.place(raw, path);
        let mut written = Written { draft, end_date: form.end_date.clone(), places, place };
        for (nth, trip) in form.trips.iter().enumerate() {
            self.trip(contact, &mut written, trip, &format!("{path}.trips[{nth}]"));
        }
        for (nth, expense) in form.expenses.iter().enumerate() {
            self.expense(&mut written, expense, &format!("{path}.expenses[{nth}]"));
        }
        match written.session() {
            Ok(session) => self.builder.add_session(contact, session),
            Err(flaws) => self.flaws.extend(flaws),
        }
    }

    fn kind(
        &mut self,
        contact: usize,
        assignment: AssignmentId,
        form: &SessionForm<'t>,
        raw: &RawValue,
        path: &str,
    ) -> SessionKind {
        let name = self.choose(form.kind, KindName::Ordinary, choice::kind, &format!("{path}.kind"));
        name.with_present(|| match &form.present {
            None => self.builder.recipients(contact, assignment),
            Some(names) => names
                .iter()
                .filter_map(|name| {
                    let known = self.builder.recipient(contact, assignment, name);
                    if known.is_none() {
                        self.refuse(
                            self.source.place(raw, &format!("{path}.present")),
                            LogSlip::Recipient(name.clone()),
                        );
                    }
                    known
                })
                .collect(),
        })
    }

    fn choose<T>(&mut self, text: Option<Text<'t>>, default: T, read: fn(&str) -> Result<T, Slip>, path: &str) -> T {
        let Some(text) = text else { return default };
        read(&text.text()).unwrap_or_else(|slip| {
            self.refuse(self.source.place(text.0, path), slip);
            default
        })
    }

    fn trip(&mut self, contact: usize, written: &mut Written, raw: &'t RawValue, path: &str) {
        let Some(form) = self.form::<TripForm<'t>>(raw, path) else { return };
        let trip = written.draft.trips.len();
        written
            .places
            .push((Field::LegKilometres { trip, leg: 0 }, self.source.place(form.km.0, &format!("{path}.km"))));
        for (field, text, key) in
            [(Field::LegFrom { trip, leg: 0 }, form.from, "from"), (Field::LegTo { trip, leg: 0 }, form.to, "to")]
        {
            written.places.extend(text.map(|text| (field, self.source.place(text.0, &format!("{path}.{key}")))));
        }
        let payer = self.source.place(raw, &format!("{path}.paid_by"));
        let label = |text: Option<Text<'_>>| text.map_or_else(|| UNSAID.to_owned(), |text| text.text());
        let leg = LegDraft {
            kind: self.choose(form.leg, LegKind::Activity, choice::leg, &format!("{path}.leg")),
            from: label(form.from),
            to: label(form.to),
            kilometres: form.km.text(),
            passengers: form.passengers,
            assignment: form.paid_by.as_deref().map(|name| self.named(contact, name, payer)),
        };
        written.draft.trips.push(TripDraft { id: self.builder.trip_id(), legs: vec![leg] });
    }

    fn expense(&mut self, written: &mut Written, raw: &'t RawValue, path: &str) {
        let Some(form) = self.form::<ExpenseForm<'t>>(raw, path) else { return };
        let expense = written.draft.expenses.len();
        written.places.push((Field::ExpenseKroner { expense }, self.source.place(form.kr.0, &format!("{path}.kr"))));
        written.draft.expenses.push(ExpenseDraft {
            id: self.builder.expense_id(),
            kind: self.choose(form.kind, ExpenseKind::Other, choice::expense, &format!("{path}.kind")),
            label: form.what.map_or_else(|| UNSAID.to_owned(), |text| text.text()),
            kroner: form.kr.text(),
            receipt: self.choose(form.receipt, Receipt::OnPaper, choice::receipt, &format!("{path}.receipt")),
            companion_card: CompanionCard::NotRelevant,
        });
    }
}
