//! What a contact writes down: sessions with their trips and expenses, as typed and as checked.

mod draft;
mod expense;
pub mod limits;
mod session;
mod trip;

pub use draft::{ExpenseDraft, Field, FieldProblem, LegDraft, Problem, SessionDraft, TripDraft};
pub use expense::{CompanionCard, Expense, ExpenseKind, PhotoHash, Receipt};
pub use session::{ActivityKey, Session, SessionKind};
pub use trip::{Leg, LegKind, Trip};
