//! The parts that screens are built of. Each knows how it looks and how it is read aloud; none knows the journal.

mod bar;
mod choice;
mod error_summary;
mod field;
mod icon;
mod measure;
mod news;
mod notes;
mod notice;
mod page;
mod part;
mod speech;
mod state_tag;
mod tabs;
mod toast;
mod update_notice;
mod when_long;
mod work_button;

pub(crate) use bar::{Bar, Fill};
pub(crate) use choice::{Chips, Choice};
pub(crate) use error_summary::{ErrorSummary, Fault};
pub(crate) use field::{Area, Field, Kind, Message, focus_on};
pub(crate) use icon::{Icon, Sign};
pub(crate) use measure::{Measure, Measures};
pub(crate) use news::News;
pub(crate) use notes::{Note, NoteAt, Notes};
pub(crate) use notice::{Callout, Weight};
pub(crate) use page::{Foot, HelpAtHand, Page, Visited};
pub(crate) use part::Part;
pub(crate) use speech::{Speech, said, speech};
pub(crate) use state_tag::{State, StateTag};
pub(crate) use tabs::{Tab, Tabs};
pub(crate) use toast::{Announcer, Notices, Toasts, notices};
pub(crate) use update_notice::{Update, UpdateNotice};
pub(crate) use when_long::when_long;
pub(crate) use work_button::{Work, WorkButton};
