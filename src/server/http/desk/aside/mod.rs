//! `/kontor/til-side`: what phones asked for and did not get, until an officer has dealt with it.

mod deal;
mod list;
mod words;

pub(super) use deal::deal;
pub(super) use list::list;
