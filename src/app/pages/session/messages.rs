//! What is wrong with the form, in sentences that say what to do, each tied to its field.

use crate::components::Fault;
use domain::entry::{Field, FieldProblem, Problem, SessionDraft};
use domain::time::SpanProblem;
use i18n::{Lang, args};

/// The id of a field in the page. Parts are named by their own ids: a part keeps its fields when another is removed.
pub(crate) fn anchor(field: Field, draft: &SessionDraft) -> String {
    let leg = |trip: usize, leg: usize, name: &str| match draft.trips.get(trip) {
        Some(trip) => format!("trip-{}-{leg}-{name}", trip.id),
        None => "trips".to_owned(),
    };
    let part = |expense: usize, name: &str| match draft.expenses.get(expense) {
        Some(expense) => format!("expense-{}-{name}", expense.id),
        None => "expenses".to_owned(),
    };
    match field {
        Field::Assignment => "assignment".to_owned(),
        Field::Date => "date".to_owned(),
        Field::Start => "start".to_owned(),
        Field::End => "end".to_owned(),
        Field::Note => "note".to_owned(),
        Field::Trips => "trips".to_owned(),
        Field::LegFrom { trip, leg: at } => leg(trip, at, "from"),
        Field::LegTo { trip, leg: at } => leg(trip, at, "to"),
        Field::LegKilometres { trip, leg: at } => leg(trip, at, "km"),
        Field::Expenses => "expenses".to_owned(),
        Field::ExpenseLabel { expense } => part(expense, "label"),
        Field::ExpenseKroner { expense } => part(expense, "kroner"),
    }
}

/// The messages of a form whose problems were found in `draft`.
pub(crate) fn faults(t: Lang, draft: &SessionDraft, problems: &[FieldProblem]) -> Vec<Fault> {
    problems
        .iter()
        .map(|problem| Fault { field: anchor(problem.field, draft), text: message(t, problem.field, &problem.problem) })
        .collect()
}

fn message(t: Lang, field: Field, problem: &Problem) -> String {
    match problem {
        Problem::Missing => missing(t, field).to_owned(),
        Problem::NotADate => t.problem_date_wrong().to_owned(),
        Problem::NotATime if field == Field::Start => t.problem_start_wrong().to_owned(),
        Problem::NotATime => t.problem_end_wrong().to_owned(),
        Problem::Number(_) if matches!(field, Field::ExpenseKroner { .. }) => t.problem_kroner_wrong().to_owned(),
        Problem::Number(_) => t.problem_kilometres_wrong().to_owned(),
        Problem::DistanceOutside { least, most } => t.problem_kilometres_outside(args::ProblemKilometresOutside {
            least: &t.kilometres(least.0),
            most: &t.kilometres(most.0),
        }),
        Problem::AmountOutside { most } => t.problem_kroner_outside(&t.kroner(most.0)),
        Problem::Span(problem) => span(t, problem),
        Problem::TooLong { most } => t.problem_text_too_long(&whole(t, *most)),
        Problem::TooMany { most } => t.problem_too_many(&whole(t, *most)),
    }
}

fn whole(t: Lang, number: usize) -> String {
    t.number(i64::try_from(number).unwrap_or(i64::MAX))
}

const fn missing(t: Lang, field: Field) -> &'static str {
    match field {
        Field::Assignment => t.problem_assignment_missing(),
        Field::Date => t.problem_date_missing(),
        Field::Start => t.problem_start_missing(),
        Field::LegFrom { .. } => t.problem_from_missing(),
        Field::LegTo { .. } => t.problem_to_missing(),
        Field::LegKilometres { .. } | Field::Trips => t.problem_kilometres_missing(),
        Field::ExpenseLabel { .. } | Field::Expenses => t.problem_expense_label_missing(),
        Field::ExpenseKroner { .. } => t.problem_kroner_missing(),
        Field::End | Field::Note => t.problem_end_missing(),
    }
}

fn span(t: Lang, problem: &SpanProblem) -> String {
    match problem {
        SpanProblem::EndNotAfterStart | SpanProblem::WallAndInstantDiffer => t.problem_end_before_start().to_owned(),
        SpanProblem::TooLong => t.problem_too_long(&t.duration(domain::time::LONGEST.0)),
        SpanProblem::OutsideCalendar => t.problem_date_outside().to_owned(),
        SpanProblem::Missing { .. } => t.problem_time_missing_short().to_owned(),
        SpanProblem::Twice { .. } => t.problem_time_twice_short().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::{assignment, session};
    use domain::entry::{LegDraft, LegKind, Session, TripDraft};
    use domain::id::TripId;

    fn with_trip(kilometres: &str) -> SessionDraft {
        let entry = session(1, &assignment(1), "2026-11-14", "16:00", "18:00").session;
        let mut draft = super::super::start::of_session(Lang::Nb, &entry);
        let leg = LegDraft {
            kind: LegKind::Activity,
            from: "Hjem".into(),
            to: "Kino".into(),
            kilometres: kilometres.into(),
            passengers: 0,
            assignment: None,
        };
        draft.trips = vec![TripDraft { id: TripId::new(uuid::Uuid::from_u128(7)), legs: vec![leg] }];
        draft
    }

    #[test]
    fn every_wrong_distance_says_what_to_write_beside_its_own_field() {
        for (typed, said) in [
            ("", "hvor mange"),
            ("-1", "mellom 0,1 og 2"),
            ("0,05", "mellom 0,1"),
            ("10 000", "mellom 0,1"),
            ("tolv", "som et tall"),
        ] {
            let draft = with_trip(typed);
            let problems = Session::try_from(draft.clone()).unwrap_err();
            let faults = faults(Lang::Nb, &draft, &problems);
            assert_eq!(faults.len(), 1, "{typed}");
            assert!(faults[0].text.contains(said), "{typed}: {}", faults[0].text);
            assert_eq!(faults[0].field, format!("trip-{}-0-km", draft.trips[0].id));
        }
    }

    #[test]
    fn an_end_before_the_start_offers_the_next_day() {
        let mut draft = with_trip("12");
        draft.end = "15:00".into();
        let problems = Session::try_from(draft.clone()).unwrap_err();
        let faults = faults(Lang::Nb, &draft, &problems);
        assert_eq!(faults[0].field, "end");
        assert!(faults[0].text.contains("Slutter neste dag"));
    }
}
