//! Planned meetings: what is to come, what is over and waits for a word, and planning anew. They count for nothing; what took
//! place becomes a session.

mod agenda;
mod confirm;
mod list;
mod meeting;
mod new;
mod news;
mod words;

pub(crate) use agenda::{of_meeting, planned_ahead, waiting, wall_clock};
pub(crate) use list::Plans;
pub(crate) use meeting::{MeetingPage, find};
pub(crate) use new::NewPlan;
pub(crate) use news::PlanNews;
