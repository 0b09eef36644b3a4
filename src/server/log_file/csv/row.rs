//! Rows in order: one with times begins a session, one without adds a trip or an expense to the session above it.

use super::column::Column;
use super::table::{Row, Table};
use crate::log_file::builder::Builder;
use crate::log_file::problem::{LogFlaw, Place};
use crate::log_file::written::{UNSAID, Written};
use crate::log_file::{Log, choice, written};
use crate::slip::{LogSlip, Slip};
use domain::entry::{
    ActivityKey, CompanionCard, ExpenseDraft, ExpenseKind, Field, LegDraft, LegKind, Receipt, SessionDraft, TripDraft,
};
use domain::policy::KindName;
use domain::time::Zone;

/// What says something only beside kilometres.
const OF_A_TRIP: [Column; 5] = [Column::From, Column::To, Column::Leg, Column::Passengers, Column::PaidBy];

/// What says something only beside kroner.
const OF_AN_EXPENSE: [Column; 2] = [Column::ExpenseKind, Column::Receipt];

pub(super) struct Reader<'t> {
    table: &'t Table,
    builder: Builder,
    flaws: Vec<LogFlaw>,
    /// The session that rows below may add to, and its contact.
    open: Option<(usize, Written)>,
}

impl<'t> Reader<'t> {
    pub(super) const fn new(builder: Builder, table: &'t Table) -> Self {
        Self { table, builder, flaws: Vec::new(), open: None }
    }

    pub(super) fn row(&mut self, row: &Row) {
        if let Some(place) = self.table.beyond(row) {
            self.refuse(place, LogSlip::NoHeading);
        }
        let cell = |column| self.table.cell(row, column);
        let adds = cell(Column::Start).is_empty() && cell(Column::End).is_empty();
        if !adds {
            self.close();
            self.open(row);
        } else if let Some((_, open)) = &self.open {
            let date = cell(Column::Date);
            if !date.is_empty() && written::day(date) != written::day(&open.draft.date) {
                let place = self.table.place(row, Column::Start);
                self.refuse(place, LogSlip::StartMissing);
            }
        } else {
            let place = self.table.place(row, Column::Start);
            self.refuse(place, LogSlip::NoSessionAbove);
        }
        self.trip(row);
        self.expense(row);
    }

    pub(super) fn finish(mut self) -> Result<Log, Vec<LogFlaw>> {
        self.close();
        if self.flaws.is_empty() { Ok(self.builder.finish()) } else { Err(self.flaws) }
    }

    fn refuse(&mut self, place: Place, slip: impl Into<Slip>) {
        self.flaws.push(LogFlaw::new(place, slip));
    }

    fn close(&mut self) {
        let Some((contact, written)) = self.open.take() else { return };
        match written.session() {
            Ok(session) => self.builder.add_session(contact, session),
            Err(flaws) => self.flaws.extend(flaws),
        }
    }

    /// Refuses what stands in `columns` beside an empty number: it would be paid with nothing, and nobody told.
    fn nothing_lost(&mut self, row: &Row, columns: &[Column], slip: LogSlip) {
        if let Some(column) = columns.iter().find(|column| !self.table.cell(row, **column).is_empty()) {
            self.refuse(self.table.place(row, *column), slip);
        }
    }

    /// What a cell's word means; `default` where it is empty, and where it is not understood.
    fn choose<T>(&mut self, row: &Row, column: Column, default: T, read: fn(&str) -> Result<T, Slip>) -> T {
        let text = self.table.cell(row, column);
        if text.is_empty() {
            return default;
        }
        read(text).unwrap_or_else(|slip| {
            self.refuse(self.table.place(row, column), slip);
            default
        })
    }

    fn open(&mut self, row: &Row) {
        let table = self.table;
        let cell = |column| table.cell(row, column);
        let contact = self.builder.contact(cell(Column::Contact));
        let assignment = self.builder.assignment(contact, cell(Column::Assignment));
        let kind = self.choose(row, Column::Kind, KindName::Ordinary, choice::kind);
        let kind = kind.with_present(|| self.builder.recipients(contact, assignment));
        let activity = Some(cell(Column::Activity)).filter(|text| !text.is_empty());
        let draft = SessionDraft {
            id: self.builder.session_id(),
            assignment: Some(assignment),
            date: cell(Column::Date).to_owned(),
            start: cell(Column::Start).to_owned(),
            end: cell(Column::End).to_owned(),
            end_day_offset: 0,
            zone: Zone::OSLO,
            start_pick: None,
            end_pick: None,
            kind,
            activity: activity.map(|text| ActivityKey(text.to_owned())),
            note: cell(Column::Note).to_owned(),
            trips: Vec::new(),
            expenses: Vec::new(),
            hard: false,
        };
        let place = |column| table.place(row, column);
        let places = [
            (Field::Date, Column::Date),
            (Field::Start, Column::Start),
            (Field::End, Column::End),
            (Field::Note, Column::Note),
        ];
        let written = Written {
            draft,
            end_date: Some(cell(Column::EndDate).to_owned()).filter(|text| !text.is_empty()),
            places: places.map(|(field, column)| (field, place(column))).to_vec(),
            place: place(Column::Date),
        };
        self.open = Some((contact, written));
    }

    fn trip(&mut self, row: &Row) {
        let table = self.table;
        let km = table.cell(row, Column::Kilometres);
        if km.is_empty() {
            self.nothing_lost(row, &OF_A_TRIP, LogSlip::WithoutKilometres);
            return;
        }
        let kind = self.choose(row, Column::Leg, LegKind::Activity, choice::leg);
        let passengers = table.cell(row, Column::Passengers);
        let passengers = passengers.parse().unwrap_or_else(|_| {
            if !passengers.is_empty() {
                self.refuse(table.place(row, Column::Passengers), LogSlip::People(passengers.to_owned()));
            }
            0
        });
        let paid_by = Some(table.cell(row, Column::PaidBy)).filter(|name| !name.is_empty());
        let Some((contact, open)) = &mut self.open else { return };
        let assignment = paid_by.map(|name| self.builder.assignment(*contact, name));
        let label = |column| Some(table.cell(row, column)).filter(|text| !text.is_empty()).unwrap_or(UNSAID).to_owned();
        let trip = open.draft.trips.len();
        for (field, column) in [
            (Field::LegKilometres { trip, leg: 0 }, Column::Kilometres),
            (Field::LegFrom { trip, leg: 0 }, Column::From),
            (Field::LegTo { trip, leg: 0 }, Column::To),
        ] {
            open.places.push((field, table.place(row, column)));
        }
        let leg = LegDraft {
            kind,
            from: label(Column::From),
            to: label(Column::To),
            kilometres: km.to_owned(),
            passengers,
            assignment,
        };
        open.draft.trips.push(TripDraft { id: self.builder.trip_id(), legs: vec![leg] });
    }

    fn expense(&mut self, row: &Row) {
        let table = self.table;
        let (label, kroner) = (table.cell(row, Column::Expense), table.cell(row, Column::Kroner));
        if label.is_empty() && kroner.is_empty() {
            self.nothing_lost(row, &OF_AN_EXPENSE, LogSlip::WithoutKroner);
            return;
        }
        let kind = self.choose(row, Column::ExpenseKind, ExpenseKind::Other, choice::expense);
        // A file without such a column comes with its receipts in a pile beside it.
        let receipt = match table.has(Column::Receipt) {
            true => self.choose(row, Column::Receipt, Receipt::None, choice::receipt),
            false => Receipt::OnPaper,
        };
        let Some((_, open)) = &mut self.open else { return };
        let expense = open.draft.expenses.len();
        open.places.push((Field::ExpenseKroner { expense }, table.place(row, Column::Kroner)));
        open.places.push((Field::ExpenseLabel { expense }, table.place(row, Column::Expense)));
        open.draft.expenses.push(ExpenseDraft {
            id: self.builder.expense_id(),
            kind,
            label: if label.is_empty() { UNSAID.to_owned() } else { label.to_owned() },
            kroner: kroner.to_owned(),
            receipt,
            companion_card: CompanionCard::NotRelevant,
        });
    }
}
