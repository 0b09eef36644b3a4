//! What other months, approved already, have used of the caps.

use super::bucket::finest;
use crate::policy::{CapKey, CapOf};
use crate::quantity::Minutes;
use crate::time::PayPeriod;
use crate::timesheet::{CapUse, Timesheet, Window};
use chrono::NaiveDate;

/// What is already settled about the subject's other months.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled<'a> {
    /// Approved months, in order, as they now stand; never the one being reckoned.
    pub(super) months: &'a [Timesheet],
    /// Approved months after the one being reckoned, in order, where it is still open: room may have slid into them.
    pub(super) later: &'a [Timesheet],
    /// The approved form of the month being reckoned anew, when it is one: what slid into it stays as it was.
    pub(super) frozen: Option<&'a Timesheet>,
    /// Whether earlier months count with what `frozen` knew of them, not with what became of them afterwards.
    pub(super) as_then: bool,
}

impl Settled<'_> {
    /// Whether claims of `date` are already counted in an approved month.
    pub(super) fn covers(&self, date: NaiveDate) -> bool {
        self.months.iter().any(|sheet| sheet.period.holds(date))
    }

    /// What slid into `period`.
    pub(super) fn carried_in(&self, cap: &CapKey, of: CapOf, period: PayPeriod) -> i64 {
        if let Some(frozen) = self.frozen.filter(|sheet| sheet.period == period) {
            return frozen.caps.iter().find(|used| used.cap == *cap).map_or(0, |used| finest(of, used.carried_in));
        }
        self.slides_in(cap, of, period).unwrap_or(0)
    }

    /// Of `carried_in`, which slid into `period` when that was approved, what is still there to slide on: a correction
    /// of the month before may have used it since.
    pub(super) fn still_there(&self, cap: &CapKey, of: CapOf, period: PayPeriod, carried_in: i64) -> i64 {
        self.slides_in(cap, of, period).map_or(carried_in, |now| now.min(carried_in))
    }

    fn slides_in(&self, cap: &CapKey, of: CapOf, period: PayPeriod) -> Option<i64> {
        let before = self.months.iter().find(|sheet| sheet.period.until().succ_opt() == Some(period.from()))?;
        let slides = before.carry_over.iter().find(|carry| carry.cap == *cap);
        Some(slides.map_or(0, |carry| finest(of, carry.amount)))
    }

    /// What later months already used of the room that slid into them from `period`: it cannot be used twice. Room
    /// may slide on through months that did not need it themselves.
    pub(super) fn spoken_for(&self, cap: &CapKey, of: CapOf, period: PayPeriod) -> i64 {
        let mut last = period;
        let next = |sheet: &&Timesheet| {
            let follows = last.until().succ_opt() == Some(sheet.period.from());
            last = sheet.period;
            follows
        };
        let chain: Vec<&Timesheet> =
            self.months.iter().chain(self.later).filter(|sheet| sheet.period > period).take_while(next).collect();
        let uses = chain.into_iter().rev().map(|sheet| sheet.caps.iter().find(|used| used.cap == *cap));
        uses.fold(0, |further, used| {
            let Some(used) = used else { return 0 };
            let beyond_own = own_use(used, of)
                .saturating_add(further)
                .saturating_sub(finest(of, used.amount))
                .saturating_sub(finest(of, used.allowed));
            beyond_own.clamp(0, finest(of, used.carried_in).max(0))
        })
    }

    /// Whether `sheet` lies before the month being reckoned.
    fn before(&self, sheet: &Timesheet) -> bool {
        self.frozen.is_none_or(|frozen| sheet.period < frozen.period)
    }

    /// Used in `window` by approved months before the one being reckoned.
    pub(super) fn used_before(&self, cap: &CapKey, of: CapOf, window: Window) -> i64 {
        let frozen = self.frozen.filter(|_| self.as_then).and_then(|frozen| in_window(frozen, cap, window));
        if let Some(known_then) = frozen.and_then(|used| used.used_before) {
            return finest(of, known_then);
        }
        let sheets = self.months.iter().filter(|sheet| self.before(sheet));
        sheets.filter_map(|sheet| Some(own_use(in_window(sheet, cap, window)?, of))).fold(0, i64::saturating_add)
    }

    /// What approved months after the one being reckoned used of `window`, beyond what their own hours added to its
    /// `amount`.
    pub(super) fn used_later(&self, cap: &CapKey, of: CapOf, window: Window, amount: i64) -> i64 {
        let later = self.months.iter().filter(|sheet| !self.before(sheet));
        let (used, grown_to) = later
            .filter_map(|sheet| in_window(sheet, cap, window))
            .map(|used| (own_use(used, of), finest(of, used.amount)))
            .filter(|(used, _)| *used > 0)
            .fold((0_i64, amount), |(sum, most), (used, stated)| (sum.saturating_add(used), most.max(stated)));
        used.saturating_sub(grown_to.saturating_sub(amount)).max(0)
    }

    /// Whether `sheet`, the month reckoned anew, leaves to the later months what they have used.
    pub(super) fn leaves_room(&self, sheet: &Timesheet) -> bool {
        sheet.caps.iter().all(|used| {
            let amount = finest(used.of, used.amount);
            let left = amount
                .saturating_add(finest(used.of, used.carried_in))
                .saturating_add(finest(used.of, used.allowed))
                .saturating_sub(finest(used.of, used.used));
            let later = self.used_later(&used.cap, used.of, used.window, amount);
            later.saturating_add(self.spoken_for(&used.cap, used.of, sheet.period)) <= left.max(0)
        })
    }

    /// Minutes paid in approved months before, for sessions that began in `window`.
    pub(super) fn paid(&self, window: Window) -> Minutes {
        let within = |date: NaiveDate| window.from <= date && date <= window.until;
        let lines = self.months.iter().filter(|sheet| self.before(sheet)).flat_map(|sheet| &sheet.sessions);
        lines.filter(|line| within(line.span.date())).map(|line| line.paid).sum()
    }
}

fn in_window<'s>(sheet: &'s Timesheet, cap: &CapKey, window: Window) -> Option<&'s CapUse> {
    sheet.caps.iter().find(|used| used.cap == *cap && used.window == window)
}

/// What a month itself used of a cap.
fn own_use(used: &CapUse, of: CapOf) -> i64 {
    finest(of, used.used).saturating_sub(finest(of, used.used_elsewhere))
}
