//! One assignment's month, reckoned. The only place where money is computed: the phone's month page, the
//! municipality's desk, the command line and the golden cases all call [`reckon`].
//!
//! # How to call it
//!
//! The phone has sessions and [`Terms`] in its snapshot, the server in its tables; both do
//!
//! ```
//! # use domain::{assignment::Assignment, entry::Session, policy::Terms, time::PayPeriod};
//! # use domain::timesheet::{self, Reckoning, Timesheet};
//! # fn month(assignment: &Assignment, terms: &Terms, sessions: &[Session], approved: &[Timesheet],
//! #          today: chrono::NaiveDate) -> Timesheet {
//! let period = terms.period_of(today);
//! let input = Reckoning { approved, today: Some(today), ..Reckoning::of(assignment, terms, sessions) };
//! timesheet::reckon(&input, period)
//! # }
//! ```
//!
//! * `sessions`: **all** of the contact's sessions that the caller has, of every assignment and month, in any order and
//!   without tombstones. The rules pick what they need: a session over midnight belongs to two months, a leg may serve
//!   another assignment, a year's cap looks back.
//! * `approved`: this assignment's approved timesheets, as stored, in any order. They carry over unused room and fill
//!   caps that last longer than a period. For a forecast, a month not yet approved may stand among them.
//!   Months between them in which nothing was logged need not be there. From a file, read them with [`read_stored`].
//! * `revised`: the approved months that have changed since. Where `sessions` now say something else about one, the
//!   difference becomes a [`Correction`] of the period being reckoned. Approved timesheets themselves never change.
//!   [`to_correct`] leaves out what a later month has corrected already.
//! * `others`: the contact's other assignments; only needed where a cap has scope `contact`.
//! * `contact` and `recipients`: only needed where rates go by age or qualification. The server knows them; a phone gets
//!   [`Terms::without_persons`](crate::policy::Terms::without_persons) instead, which ask for neither.
//! * `today`: only needed for lateness, the deadline and work in the future; the day of sending in, once that is known.
//!
//! Totals are whole minutes, øre and metres. Two calls with equal input give equal results, byte for byte.

mod cap_use;
mod correction;
mod entry_line;
mod finding;
mod input;
mod pay_line;
mod places;
mod reason;
mod reckon;
mod stored;
mod totals;

pub use cap_use::{CapUse, CarryOver, HoursUse, Window};
pub use correction::{Correction, to_correct};
pub use entry_line::{DriveLeg, DriveLine, ExpenseLine, RecipientShare, SessionLine};
pub use finding::{EntryRef, Finding, FindingKind, Remedy, Severity};
pub use input::{Allowance, ContactFacts, Engagement, Qualification, RecipientFacts, Reckoning};
pub use pay_line::{PayLine, PayRule, RateRow};
pub use reason::Reason;
pub use reckon::reckon;
pub use stored::StoredProblem;
pub use totals::Totals;

use crate::id::AssignmentId;
use crate::time::PayPeriod;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One assignment's pay period, reckoned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timesheet {
    /// Whose.
    pub assignment: AssignmentId,
    /// Which days.
    pub period: PayPeriod,
    /// When it is paid, sent in time; `None` where the municipality has no pay day, and in a month that was approved
    /// before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_day: Option<NaiveDate>,
    /// What is paid, by rule and rate, ready for payroll.
    pub pay: Vec<PayLine>,
    /// Sessions, in order of start.
    pub sessions: Vec<SessionLine>,
    /// The driving list, in order of start.
    pub drives: Vec<DriveLine>,
    /// Expenses, in order of start.
    pub expenses: Vec<ExpenseLine>,
    /// Granted hours and their use.
    pub hours: HoursUse,
    /// Use of every cap, in the order of the municipality's file.
    pub caps: Vec<CapUse>,
    /// Room that slides to the next period.
    pub carry_over: Vec<CarryOver>,
    /// What later changes to approved months add or take back, paid with this period.
    pub corrections: Vec<Correction>,
    /// Sums, corrections included in the money only.
    pub totals: Totals,
    /// What somebody should look at, the gravest first.
    pub findings: Vec<Finding>,
}

impl Timesheet {
    /// Whether it can be sent in: nothing in it blocks.
    #[must_use]
    pub fn can_be_sent(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity != Severity::Blocker)
    }
}
