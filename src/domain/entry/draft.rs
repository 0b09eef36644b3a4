//! A session as it is being typed: text fields that may be half-written, and the way from there to a valid [`Session`].

use super::{
    ActivityKey, CompanionCard, Expense, ExpenseKind, Leg, LegKind, Receipt, Session, SessionKind, Trip, limits,
};
use crate::id::{AssignmentId, ExpenseId, SessionId, TripId};
use crate::quantity::{Metres, NumberProblem, Ore, parse_kilometres, parse_kroner};
use crate::time::{Edge, Pick, Span, SpanDraft, SpanProblem, Zone};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// A session being typed. Kept as written, so that nothing is lost when the phone dies between two letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionDraft {
    /// Made when the form was opened.
    pub id: SessionId,
    /// Chosen assignment.
    pub assignment: Option<AssignmentId>,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// `HH:MM`.
    pub start: String,
    /// `HH:MM`.
    pub end: String,
    /// Days between the dates of start and end; 1 when the session ends after midnight.
    #[serde(default)]
    pub end_day_offset: u8,
    /// The zone in which the clock was read.
    pub zone: Zone,
    /// Which start is meant, where it comes twice.
    #[serde(default)]
    pub start_pick: Option<Pick>,
    /// Which end is meant, where it comes twice.
    #[serde(default)]
    pub end_pick: Option<Pick>,
    /// What kind of meeting.
    pub kind: SessionKind,
    /// Chosen activity.
    #[serde(default)]
    pub activity: Option<ActivityKey>,
    /// A few words.
    #[serde(default)]
    pub note: String,
    /// Drives.
    #[serde(default)]
    pub trips: Vec<TripDraft>,
    /// Outlays.
    #[serde(default)]
    pub expenses: Vec<ExpenseDraft>,
    /// Whether it was hard.
    #[serde(default)]
    pub hard: bool,
}

/// A drive being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TripDraft {
    /// Made when the row was added.
    pub id: TripId,
    /// Its legs.
    pub legs: Vec<LegDraft>,
}

/// A stretch being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegDraft {
    /// What the stretch was for.
    pub kind: LegKind,
    /// Label of the place left.
    pub from: String,
    /// Label of the place reached.
    pub to: String,
    /// As typed: "12,5", "12.5 km".
    pub kilometres: String,
    /// Recipients in the car.
    #[serde(default)]
    pub passengers: u8,
    /// Whose assignment pays, where one drive served two.
    #[serde(default)]
    pub assignment: Option<AssignmentId>,
}

/// An outlay being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpenseDraft {
    /// Made when the row was added.
    pub id: ExpenseId,
    /// What it was for.
    pub kind: ExpenseKind,
    /// In the contact's words.
    pub label: String,
    /// As typed: "120", "1 234,50 kr".
    pub kroner: String,
    /// Proof.
    pub receipt: Receipt,
    /// Use of the companion card.
    #[serde(default)]
    pub companion_card: CompanionCard,
}

/// A field of the form. Positions count from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The assignment.
    Assignment,
    /// The date.
    Date,
    /// The start.
    Start,
    /// The end.
    End,
    /// The note.
    Note,
    /// All trips together.
    Trips,
    /// Where leg `leg` of trip `trip` began.
    LegFrom {
        /// Position of the trip.
        trip: usize,
        /// Position of the leg.
        leg: usize,
    },
    /// Where leg `leg` of trip `trip` ended.
    LegTo {
        /// Position of the trip.
        trip: usize,
        /// Position of the leg.
        leg: usize,
    },
    /// Kilometres of leg `leg` of trip `trip`.
    LegKilometres {
        /// Position of the trip.
        trip: usize,
        /// Position of the leg.
        leg: usize,
    },
    /// All expenses together.
    Expenses,
    /// The words of an expense.
    ExpenseLabel {
        /// Position of the expense.
        expense: usize,
    },
    /// The amount of an expense.
    ExpenseKroner {
        /// Position of the expense.
        expense: usize,
    },
}

/// What is wrong with a field, with what a message needs to say the remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Must be filled in.
    Missing,
    /// Not a date.
    NotADate,
    /// Not a time of day.
    NotATime,
    /// Not the number asked for.
    Number(NumberProblem),
    /// Fewer kilometres than [`limits::SHORTEST_LEG`] or more than [`limits::LONGEST_LEG`].
    DistanceOutside {
        /// The least.
        least: Metres,
        /// The most.
        most: Metres,
    },
    /// More than [`limits::LARGEST_EXPENSE`], or nothing at all.
    AmountOutside {
        /// The most.
        most: Ore,
    },
    /// The two times are not a span.
    Span(SpanProblem),
    /// More characters than there is room for.
    TooLong {
        /// The most.
        most: usize,
    },
    /// More rows than there is room for.
    TooMany {
        /// The most.
        most: usize,
    },
}

/// A problem and the field that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Where.
    pub field: Field,
    /// What.
    pub problem: Problem,
}

/// Collects the problems of a form instead of stopping at the first.
#[derive(Default)]
struct Check(Vec<FieldProblem>);

impl Check {
    fn report(&mut self, field: Field, problem: Problem) {
        self.0.push(FieldProblem { field, problem });
    }

    fn take<T>(&mut self, field: Field, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.report(field, problem)).ok()
    }

    fn text(&mut self, field: Field, text: &str, most: usize) -> String {
        let text = text.trim();
        if text.chars().count() > most {
            self.report(field, Problem::TooLong { most });
        }
        text.to_owned()
    }

    fn label(&mut self, field: Field, text: &str) -> String {
        let text = self.text(field, text, limits::LABEL);
        if text.is_empty() {
            self.report(field, Problem::Missing);
        }
        text
    }
}

fn date(text: &str) -> Result<NaiveDate, Problem> {
    match text.trim() {
        "" => Err(Problem::Missing),
        text => NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .or_else(|_| NaiveDate::parse_from_str(text, "%d.%m.%Y"))
            .map_err(|_| Problem::NotADate),
    }
}

fn time(text: &str) -> Result<NaiveTime, Problem> {
    match text.trim() {
        "" => Err(Problem::Missing),
        text => NaiveTime::parse_from_str(&text.replace('.', ":"), "%H:%M").map_err(|_| Problem::NotATime),
    }
}

fn distance(text: &str) -> Result<Metres, Problem> {
    let outside = Problem::DistanceOutside { least: limits::SHORTEST_LEG, most: limits::LONGEST_LEG };
    match parse_kilometres(text) {
        Ok(metres) if (limits::SHORTEST_LEG..=limits::LONGEST_LEG).contains(&metres) => Ok(metres),
        Ok(_) | Err(NumberProblem::Negative | NumberProblem::TooLarge) => Err(outside),
        Err(NumberProblem::Empty) => Err(Problem::Missing),
        Err(problem) => Err(Problem::Number(problem)),
    }
}

fn amount(text: &str) -> Result<Ore, Problem> {
    match parse_kroner(text) {
        Ok(ore) if ore > Ore::ZERO && ore <= limits::LARGEST_EXPENSE => Ok(ore),
        Ok(_) | Err(NumberProblem::Negative | NumberProblem::TooLarge) => {
            Err(Problem::AmountOutside { most: limits::LARGEST_EXPENSE })
        }
        Err(NumberProblem::Empty) => Err(Problem::Missing),
        Err(problem) => Err(Problem::Number(problem)),
    }
}

impl SessionDraft {
    fn span(&self, check: &mut Check) -> Option<Span> {
        let day = check.take(Field::Date, date(&self.date));
        let start = check.take(Field::Start, time(&self.start));
        let end = check.take(Field::End, time(&self.end));
        let (day, start, end) = (day?, start?, end?);
        let Some(end_date) = day.checked_add_days(chrono::Days::new(u64::from(self.end_day_offset))) else {
            check.report(Field::Date, Problem::Span(SpanProblem::OutsideCalendar));
            return None;
        };
        let draft = SpanDraft {
            date: day,
            start,
            end_date,
            end,
            zone: self.zone,
            start_pick: self.start_pick,
            end_pick: self.end_pick,
        };
        let field = |problem: &SpanProblem| match problem {
            SpanProblem::OutsideCalendar => Field::Date,
            SpanProblem::Missing { edge: Edge::Start, .. } | SpanProblem::Twice { edge: Edge::Start, .. } => {
                Field::Start
            }
            _ => Field::End,
        };
        Span::try_from(draft).map_err(|problem| check.report(field(&problem), Problem::Span(problem))).ok()
    }
}

impl TryFrom<SessionDraft> for Session {
    type Error = Vec<FieldProblem>;

    fn try_from(draft: SessionDraft) -> Result<Self, Vec<FieldProblem>> {
        let mut check = Check::default();
        let assignment = check.take(Field::Assignment, draft.assignment.ok_or(Problem::Missing));
        let span = draft.span(&mut check);
        let note = check.text(Field::Note, &draft.note, limits::NOTE);
        if draft.trips.len() > limits::TRIPS || draft.trips.iter().any(|trip| trip.legs.len() > limits::TRIPS) {
            check.report(Field::Trips, Problem::TooMany { most: limits::TRIPS });
        }
        if draft.expenses.len() > limits::EXPENSES {
            check.report(Field::Expenses, Problem::TooMany { most: limits::EXPENSES });
        }
        let mut trips = Vec::with_capacity(draft.trips.len());
        for (t, trip) in draft.trips.iter().enumerate() {
            let mut legs = Vec::with_capacity(trip.legs.len());
            for (l, leg) in trip.legs.iter().enumerate() {
                let from = check.label(Field::LegFrom { trip: t, leg: l }, &leg.from);
                let to = check.label(Field::LegTo { trip: t, leg: l }, &leg.to);
                if let Some(distance) = check.take(Field::LegKilometres { trip: t, leg: l }, distance(&leg.kilometres))
                {
                    legs.push(Leg {
                        kind: leg.kind,
                        from,
                        to,
                        distance,
                        passengers: leg.passengers,
                        assignment: leg.assignment,
                    });
                }
            }
            trips.push(Trip { id: trip.id, legs });
        }
        let mut expenses = Vec::with_capacity(draft.expenses.len());
        for (e, expense) in draft.expenses.into_iter().enumerate() {
            let label = check.label(Field::ExpenseLabel { expense: e }, &expense.label);
            if let Some(amount) = check.take(Field::ExpenseKroner { expense: e }, amount(&expense.kroner)) {
                expenses.push(Expense {
                    id: expense.id,
                    kind: expense.kind,
                    label,
                    amount,
                    receipt: expense.receipt,
                    companion_card: expense.companion_card,
                });
            }
        }
        match (assignment, span, check.0.is_empty()) {
            (Some(assignment), Some(span), true) => Ok(Self {
                id: draft.id,
                assignment,
                span,
                kind: draft.kind,
                activity: draft.activity,
                note,
                trips,
                expenses,
                hard: draft.hard,
            }),
            _ => Err(check.0),
        }
    }
}
