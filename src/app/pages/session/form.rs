//! The state of the form: what is typed, what is wrong with it, and when that is said.

use super::messages::faults;
use super::start::tidy;
use crate::components::{Fault, speech};
use domain::entry::{ExpenseDraft, Field, FieldProblem, LegDraft, Problem, Session, SessionDraft, TripDraft};
use domain::id::{ExpenseId, TripId};
use domain::time::SpanProblem;
use leptos::prelude::*;

/// The form, handed to its parts.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    /// What is typed.
    pub(crate) draft: RwSignal<SessionDraft>,
    /// Tries to save. Before the first, a form that is being filled in is not told what it lacks.
    pub(crate) tries: RwSignal<u32>,
    /// Whether the end was written by hand, and is no longer moved along with the start.
    pub(crate) end_is_own: RwSignal<bool>,
    /// Whether a receipt is being made of a file; the form is not let go meanwhile.
    pub(crate) taking: RwSignal<bool>,
    /// The messages.
    pub(crate) faults: Memo<Vec<Fault>>,
}

impl Form {
    /// A form that begins with `draft`. The end of an entry that exists is its own.
    pub(crate) fn new(draft: SessionDraft, existing: bool) -> Self {
        let t = speech();
        let end_is_own = RwSignal::new(existing || draft.end.is_empty());
        let draft = RwSignal::new(draft);
        let tries = RwSignal::new(0);
        let faults = Memo::new(move |_| {
            let draft = draft.with(|draft| tidy(draft.clone()));
            let problems = Session::try_from(draft.clone()).err().unwrap_or_default();
            let told: Vec<FieldProblem> = problems
                .into_iter()
                .filter(|problem| tries.get() > 0 || is_said_at_once(problem, end_is_own.get()))
                .collect();
            faults(t.get(), &draft, &told)
        });
        Self { draft, tries, end_is_own, taking: RwSignal::new(false), faults }
    }

    /// The message of one field.
    pub(crate) fn problem(self, field: impl Into<String>) -> Signal<Option<String>> {
        let (faults, field) = (self.faults, field.into());
        Signal::derive(move || {
            faults.with(|faults| faults.iter().find(|fault| fault.field == field).map(|fault| fault.text.clone()))
        })
    }

    /// A text of the form, as a signal.
    pub(crate) fn text(self, read: impl Fn(&SessionDraft) -> String + Send + Sync + 'static) -> Signal<String> {
        let draft = self.draft;
        Signal::derive(move || draft.with(&read))
    }

    /// A change of the form by what is typed.
    pub(crate) fn typed(self, write: impl Fn(&mut SessionDraft, String) + Send + Sync + 'static) -> Callback<String> {
        Callback::new(move |text| self.draft.update(|draft| write(draft, text)))
    }

    /// Changes the legs of a trip.
    pub(crate) fn edit_trip(self, trip: TripId, write: impl FnOnce(&mut Vec<LegDraft>)) {
        self.draft.update(|draft| {
            if let Some(trip) = draft.trips.iter_mut().find(|found| found.id == trip) {
                write(&mut trip.legs);
            }
        });
    }

    /// Changes a leg of a trip.
    pub(crate) fn edit_leg(self, trip: TripId, leg: usize, write: impl FnOnce(&mut LegDraft)) {
        self.draft.update(|draft| {
            let found = draft.trips.iter_mut().find(|found| found.id == trip).and_then(|trip| trip.legs.get_mut(leg));
            if let Some(leg) = found {
                write(leg);
            }
        });
    }

    /// Changes an expense.
    pub(crate) fn edit_expense(self, expense: ExpenseId, write: impl FnOnce(&mut ExpenseDraft)) {
        self.draft.update(|draft| {
            if let Some(expense) = draft.expenses.iter_mut().find(|found| found.id == expense) {
                write(expense);
            }
        });
    }
}

/// A leg of a draft.
pub(crate) fn leg_of(draft: &SessionDraft, trip: TripId, leg: usize) -> Option<&LegDraft> {
    draft.trips.iter().find(|found| found.id == trip).and_then(|trip: &TripDraft| trip.legs.get(leg))
}

/// An expense of a draft.
pub(crate) fn expense_of(draft: &SessionDraft, expense: ExpenseId) -> Option<&ExpenseDraft> {
    draft.expenses.iter().find(|found| found.id == expense)
}

/// The questions that cannot wait until the form is sent: they have an answer to give, not a field to fill in.
fn is_said_at_once(problem: &FieldProblem, end_is_own: bool) -> bool {
    match &problem.problem {
        Problem::Span(SpanProblem::Missing { .. } | SpanProblem::Twice { .. }) => true,
        Problem::Span(_) => end_is_own,
        _ => false,
    }
}

/// The session as far as it is valid: parts that are half-written are left out. For showing lengths and effects only.
pub(crate) fn so_far(draft: &SessionDraft) -> Option<Session> {
    let mut draft = tidy(draft.clone());
    let problems = match Session::try_from(draft.clone()) {
        Ok(session) => return Some(session),
        Err(problems) => problems,
    };
    let (mut trips, mut expenses) = (Vec::new(), Vec::new());
    for FieldProblem { field, .. } in problems {
        match field {
            Field::LegFrom { trip, .. } | Field::LegTo { trip, .. } | Field::LegKilometres { trip, .. } => {
                trips.push(trip);
            }
            Field::ExpenseLabel { expense } | Field::ExpenseKroner { expense } => expenses.push(expense),
            Field::Note => draft.note.clear(),
            Field::Trips => draft.trips.clear(),
            Field::Expenses => draft.expenses.clear(),
            Field::Assignment | Field::Date | Field::Start | Field::End => return None,
        }
    }
    draft.trips = without(draft.trips, &trips);
    draft.expenses = without(draft.expenses, &expenses);
    Session::try_from(draft).ok()
}

fn without<T>(parts: Vec<T>, positions: &[usize]) -> Vec<T> {
    parts.into_iter().enumerate().filter(|(at, _)| !positions.contains(at)).map(|(_, part)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, driving, session};
    use i18n::Lang;

    #[test]
    fn a_half_written_drive_does_not_hide_the_length_of_the_rest() {
        let entry = driving(session(1, &assignment(1), "2026-11-14", "16:00", "18:00"), "Hjem", "Kino", 12_000).session;
        let mut draft = super::super::start::of_session(Lang::Nb, &entry);
        draft.trips[0].legs[0].kilometres = "12,".into();
        draft.trips[0].legs[0].to.clear();
        let shown = so_far(&draft).unwrap();
        assert_eq!((shown.span, shown.trips.len()), (entry.span, 0));
        draft.end.clear();
        assert_eq!(so_far(&draft), None);
    }

    #[test]
    fn nothing_is_called_missing_before_the_first_try() {
        let missing = FieldProblem { field: Field::Start, problem: Problem::Missing };
        let backwards = FieldProblem { field: Field::End, problem: Problem::Span(SpanProblem::EndNotAfterStart) };
        assert!(!is_said_at_once(&missing, true));
        assert!(!is_said_at_once(&backwards, false));
        assert!(is_said_at_once(&backwards, true));
    }
}
