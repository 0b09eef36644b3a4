//! Driving and expenses: what is claimed, and how much of it the caps let through.

use super::hours::HourClaim;
use super::owner::Owner;
use super::shelf::{Filled, Reached, Shelf};
use crate::entry::{Expense, Leg, Receipt, Session, Trip};
use crate::id::{SessionId, TripId};
use crate::policy::{
    Cap, CapOf, DrivingRule, KindName, KmRate, PassengerRate, PassengerRule, Policy, ReceiptRule, WithoutReceipt,
};
use crate::quantity::share::saturated;
use crate::quantity::{Metres, Ore};
use crate::timesheet::Reason;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// A stretch driven or an amount spent that claims pay.
#[derive(Debug, Clone)]
pub(super) struct CostClaim<'a> {
    pub(super) owner: usize,
    pub(super) session: &'a Session,
    pub(super) date: NaiveDate,
    pub(super) what: Cost<'a>,
    pub(super) paid: Paid,
    /// Why it is paid as it is, whatever caps let through.
    pub(super) why: Option<Reason>,
    /// The caps that let only a part through, in the order in which they are asked.
    pub(super) reached: [Option<Reached>; 2],
    /// Whether anything may be paid at all.
    open: bool,
    /// The caps that it fills.
    pub(super) filled: Filled,
}

/// What was driven or spent.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cost<'a> {
    Leg { trip: &'a Trip, index: u16, leg: &'a Leg, price: Option<Price> },
    Expense { expense: &'a Expense, taxed: bool },
}

/// What a kilometre of a leg is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Price {
    /// The first day on which the rate holds.
    pub(super) since: NaiveDate,
    pub(super) per_km: Ore,
    pub(super) tax_free: Ore,
    /// What passengers add to a kilometre: how many are paid for, øre and tax-free øre for each.
    pub(super) passengers: Option<(u8, Ore, Ore)>,
}

impl Price {
    /// Øre a kilometre, passengers included.
    fn all(&self) -> i64 {
        let passengers = self.passengers.map_or(0, |(count, each, _)| each.0.saturating_mul(i64::from(count)));
        self.per_km.0.saturating_add(passengers)
    }

    /// What so many metres cost, drive and passengers each up to a whole øre: they stand in different pay lines, and
    /// however many legs each of those sums, together they stay within the cap.
    pub(super) fn value_of(&self, metres: i64) -> i64 {
        let passengers = self.all().saturating_sub(self.per_km.0);
        up_to_ore(metres, self.per_km.0).saturating_add(up_to_ore(metres, passengers))
    }

    /// What so many metres of the drive alone cost, up to a whole øre.
    pub(super) fn drive_value_of(&self, metres: i64) -> i64 {
        up_to_ore(metres, self.per_km.0)
    }

    /// Whole metres of the drive alone that so many øre pay for.
    pub(super) fn drive_metres_for(&self, ore: i64) -> i64 {
        saturated(i128::from(ore) * 1_000 / i128::from(self.per_km.0.max(1)))
    }

    /// Whole metres that so many øre pay for.
    pub(super) fn metres_for(&self, ore: i64) -> i64 {
        saturated(i128::from(ore) * 1_000 / i128::from(self.all().max(1)))
    }
}

fn up_to_ore(metres: i64, per_km: i64) -> i64 {
    saturated((i128::from(metres) * i128::from(per_km.max(0)) + 999) / 1_000)
}

/// What is paid of a claim.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Paid {
    pub(super) metres: Metres,
    /// For driving that a cap in kroner cut.
    pub(super) cut: Option<Cut>,
    pub(super) ore: Ore,
}

/// A drive that a cap in kroner cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// What is paid: all the room there was, so that a pot is emptied to the øre.
    pub(super) ore: Ore,
    /// Metres that it would have paid, had there been room.
    pub(super) of: Metres,
}

/// The order in which claims fill caps: session start, then trips before expenses, then id.
pub(super) type Order = (DateTime<Utc>, u8, Uuid, Uuid, u16);

impl<'a> CostClaim<'a> {
    pub(super) fn order(&self) -> Order {
        let start = self.session.span.start().utc;
        let session = self.session.id.uuid();
        match self.what {
            Cost::Leg { trip, index, .. } => (start, 0, trip.id.uuid(), session, index),
            Cost::Expense { expense, .. } => (start, 1, expense.id.uuid(), session, 0),
        }
    }

    /// Adds the claims of one session, which began on `date` in Oslo: its expenses where it is the owner's own, and
    /// every leg that the owner pays for.
    pub(super) fn add(
        claims: &mut Vec<Self>,
        (owner, who): (usize, &Owner<'a>),
        session: &'a Session,
        date: NaiveDate,
        refused: Option<&Reason>,
    ) {
        let policy = who.terms.on(date);
        let kind = KindName::from(&session.kind);
        let rule = policy.kinds.of(kind);
        let not_covered = |covered: bool| (!covered).then_some(Reason::KindNotCovered { kind });
        let claim = |what, why: Option<Reason>, open| Self {
            owner,
            session,
            date,
            what,
            paid: Paid::default(),
            why,
            reached: [None; 2],
            open,
            filled: Filled::default(),
        };
        for trip in &session.trips {
            for (index, leg) in trip.legs.iter().enumerate() {
                if leg.assignment.unwrap_or(session.assignment) != who.id() {
                    continue;
                }
                let price = price(&policy.driving, leg, date);
                let why = refused
                    .cloned()
                    .or_else(|| not_covered(rule.driving))
                    .or_else(|| leg_refusal(&policy.driving, leg, date, price.as_ref()));
                let open = why.is_none();
                let index = u16::try_from(index).unwrap_or(u16::MAX);
                claims.push(claim(Cost::Leg { trip, index, leg, price }, why, open));
            }
        }
        if session.assignment == who.id() {
            for expense in &session.expenses {
                let (why, open, taxed) = match refused.cloned().or_else(|| not_covered(rule.expenses)) {
                    Some(why) => (Some(why), false, false),
                    None => expense_terms(policy, expense),
                };
                claims.push(claim(Cost::Expense { expense, taxed }, why, open));
            }
        }
    }

    /// Pays the claim as far as the caps let it. Claims come in [`Order`].
    pub(super) fn fill(&mut self, who: &Owner<'a>, shelf: &mut Shelf<'a>, hours: &[HourClaim<'_>], here: bool) {
        if !self.open {
            return;
        }
        let what = self.what;
        self.filled = shelf.filled((self.owner, who), self.date, false, hours, |cap| counts(cap, &what));
        match what {
            Cost::Leg { trip, leg, price: Some(price), .. } => {
                self.fill_leg((self.session.id, trip.id), leg.distance, price, shelf, here);
            }
            Cost::Leg { .. } => {}
            Cost::Expense { expense, .. } => {
                let reached = shelf.cut(self.filled, expense.amount.0, here, |bucket| Some(bucket.room()));
                let paid = reached.map_or(expense.amount.0, |reached| reached.paid);
                self.reached = [reached, None];
                self.paid.ore = Ore(paid);
                shelf.take(self.filled, here, |_| paid);
            }
        }
    }

    fn fill_leg(&mut self, trip: (SessionId, TripId), driven: Metres, price: Price, shelf: &mut Shelf<'_>, here: bool) {
        let driven = driven.0.max(0);
        let by_distance = shelf.cut(self.filled, driven, here, |bucket| match bucket.of {
            CapOf::Distance => Some(bucket.room()),
            // A trip counts once, with its first leg that is paid.
            CapOf::Trips => (bucket.trip != Some(trip) && bucket.room() < 1).then_some(0),
            _ => None,
        });
        let metres = by_distance.map_or(driven, |reached| reached.paid);
        let value = price.value_of(metres);
        let by_money = shelf.cut(self.filled, value, here, |bucket| {
            matches!(bucket.of, CapOf::Driving | CapOf::Pot).then(|| bucket.room())
        });
        let (paid_metres, paid_ore) = match by_money {
            Some(Reached { paid: room, .. }) => {
                self.paid.cut = Some(Cut { ore: Ore(room), of: Metres(metres) });
                (price.metres_for(room).min(metres), room)
            }
            None => (metres, value),
        };
        self.reached = [by_distance, by_money];
        self.paid.metres = Metres(paid_metres);
        shelf.take(self.filled, here, |bucket| match bucket.of {
            CapOf::Distance => paid_metres,
            CapOf::Trips => i64::from(paid_metres > 0 && bucket.count_trip(trip)),
            _ => paid_ore,
        });
    }
}

fn counts(cap: &Cap, what: &Cost<'_>) -> bool {
    match (cap.of, what) {
        (CapOf::Distance | CapOf::Driving | CapOf::Trips | CapOf::Pot, Cost::Leg { leg, .. }) => {
            cap.legs.is_empty() || cap.legs.contains(&leg.kind)
        }
        (CapOf::Expenses | CapOf::Pot, Cost::Expense { expense, .. }) => {
            cap.kinds.is_empty() || cap.kinds.contains(&expense.kind)
        }
        _ => false,
    }
}

/// The rate of the day, with what passengers add.
fn price(rule: &DrivingRule, leg: &Leg, date: NaiveDate) -> Option<Price> {
    let rate: &KmRate = rule
        .rates
        .iter()
        .filter(|rate| rate.from <= date && rate.until.is_none_or(|last| date <= last))
        .max_by_key(|rate| rate.from)?;
    let passengers = match rule.passengers {
        PassengerRule::Off => None,
        PassengerRule::Once(each) => Some((leg.passengers.min(1), each)),
        PassengerRule::PerPassenger(each) => Some((leg.passengers, each)),
    };
    let supplement =
        |(count, each): (u8, PassengerRate)| (count > 0).then_some((count, each.per_km.0, each.tax_free.0));
    Some(Price {
        since: rate.from,
        per_km: rate.per_km.0,
        tax_free: rate.tax_free.0,
        passengers: passengers.and_then(supplement),
    })
}

fn leg_refusal(rule: &DrivingRule, leg: &Leg, date: NaiveDate, price: Option<&Price>) -> Option<Reason> {
    if rule.rates.is_empty() || rule.unpaid_legs.contains(&leg.kind) {
        Some(Reason::LegNotPaid)
    } else if price.is_none() {
        Some(Reason::NoRate { date })
    } else if rule.only_with_recipient && leg.passengers == 0 {
        Some(Reason::NoRecipientInCar)
    } else {
        None
    }
}

/// Why an expense is paid as it is, whether it may be paid, and whether it is taxed.
fn expense_terms(policy: &Policy, expense: &Expense) -> (Option<Reason>, bool, bool) {
    let own = policy.expenses.kinds.iter().find(|rule| rule.kind == expense.kind);
    if own.is_some_and(|rule| !rule.paid) {
        return (Some(Reason::ExpenseKindNotPaid), false, false);
    }
    if !lacks_receipt(policy, expense) {
        return (None, true, false);
    }
    match policy.expenses.without_receipt {
        WithoutReceipt::Wait => (Some(Reason::AwaitsReceipt), false, false),
        WithoutReceipt::Pay => (Some(Reason::WithoutReceipt { taxed: false }), true, false),
        WithoutReceipt::PayTaxed => (Some(Reason::WithoutReceipt { taxed: true }), true, true),
    }
}

/// Whether an expense needs a receipt that is not there.
pub(super) fn lacks_receipt(policy: &Policy, expense: &Expense) -> bool {
    let rule = policy.expenses.kinds.iter().find(|rule| rule.kind == expense.kind);
    let needed = match rule.and_then(|rule| rule.receipt).unwrap_or(policy.expenses.receipt) {
        ReceiptRule::Required => expense.amount > Ore::ZERO,
        ReceiptRule::RequiredOver(most) => expense.amount > most.0,
        ReceiptRule::NotNeeded => false,
    };
    let there = match &expense.receipt {
        Receipt::Attached { photos } => !photos.is_empty(),
        Receipt::OnPaper => true,
        Receipt::ComesLater | Receipt::None => false,
    };
    needed && !there
}
