//! `/kontor/til-side`: what phones asked for and did not get, until an officer has dealt with it.

mod correct;
mod deal;
mod list;
mod words;

pub(super) use correct::{back_to_the_list, correct};
pub(super) use deal::deal;
pub(super) use list::list;
