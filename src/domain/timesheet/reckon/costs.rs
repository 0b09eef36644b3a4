//! Driving and expenses: what is claimed, and how much of it the caps let through.

use super::hours::HourClaim;
use super::owner::Owner;
use super::shelf::Shelf;
use super::slice::in_oslo;
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
    pub(super) why: Vec<Reason>,
    /// Whether anything may be paid at all.
    open: bool,
    /// The caps that it fills.
    pub(super) buckets: Vec<usize>,
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

    /// Claims of one session: its expenses where it is the owner's own, and every leg that the owner pays for.
    pub(super) fn of(owner: usize, who: &Owner<'a>, session: &'a Session, refused: Option<&Reason>) -> Vec<Self> {
        let date = in_oslo(&session.span).0.date();
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
            why: why.into_iter().collect(),
            open,
            buckets: Vec::new(),
        };
        let mut claims = Vec::new();
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
        claims
    }

    /// Pays the claim as far as the caps let it. Claims come in [`Order`].
    pub(super) fn fill(&mut self, who: &Owner<'_>, shelf: &mut Shelf<'_>, hours: &[HourClaim<'_>], here: bool) {
        if !self.open {
            return;
        }
        let period = who.terms.period_of(self.date);
        let caps: Vec<(usize, CapOf)> = who
            .rules(period)
            .caps
            .iter()
            .filter(|cap| counts(cap, &self.what))
            .map(|cap| (shelf.bucket(self.owner, cap, self.date, period, hours), cap.of))
            .collect();
        self.buckets = caps.iter().map(|(index, _)| *index).collect();
        match self.what {
            Cost::Leg { trip, leg, price: Some(price), .. } => {
                self.fill_leg((self.session.id, trip.id), leg.distance, price, &caps, shelf, here)
            }
            Cost::Leg { .. } => {}
            Cost::Expense { expense, .. } => self.fill_expense(expense.amount, &caps, shelf, here),
        }
    }

    fn fill_leg(
        &mut self,
        trip: (SessionId, TripId),
        driven: Metres,
        price: Price,
        caps: &[(usize, CapOf)],
        shelf: &mut Shelf<'_>,
        here: bool,
    ) {
        let driven = driven.0.max(0);
        let by_distance = caps.iter().filter_map(|(index, of)| match of {
            CapOf::Distance => Some((*index, shelf.get(*index)?.room())),
            // A trip counts once, with its first leg that is paid.
            CapOf::Trips if shelf.get(*index)?.trip != Some(trip) && shelf.get(*index)?.room() < 1 => Some((*index, 0)),
            _ => None,
        });
        let metres = match by_distance.min_by_key(|(_, room)| *room).filter(|(_, room)| *room < driven) {
            Some((index, room)) => {
                self.cut(shelf, index, room, driven, here);
                room
            }
            None => driven,
        };
        let value = price.value_of(metres);
        let money = caps.iter().filter(|(_, of)| matches!(of, CapOf::Driving | CapOf::Pot));
        let narrowest = money
            .filter_map(|(index, _)| Some((*index, shelf.get(*index)?.room())))
            .min_by_key(|(_, room)| *room)
            .filter(|(_, room)| *room < value);
        let (paid_metres, paid_ore) = match narrowest {
            Some((index, room)) => {
                self.cut(shelf, index, room, value, here);
                self.paid.cut = Some(Cut { ore: Ore(room), of: Metres(metres) });
                (price.metres_for(room).min(metres), room)
            }
            None => (metres, value),
        };
        self.paid.metres = Metres(paid_metres);
        for (index, of) in caps {
            let amount = match of {
                CapOf::Distance => paid_metres,
                CapOf::Trips => i64::from(paid_metres > 0 && shelf.count_trip(*index, trip)),
                _ => paid_ore,
            };
            shelf.take(*index, amount, here);
        }
    }

    fn fill_expense(&mut self, spent: Ore, caps: &[(usize, CapOf)], shelf: &mut Shelf<'_>, here: bool) {
        let narrowest = caps
            .iter()
            .filter_map(|(index, _)| Some((*index, shelf.get(*index)?.room())))
            .min_by_key(|(_, room)| *room)
            .filter(|(_, room)| *room < spent.0);
        let paid = match narrowest {
            Some((index, room)) => {
                self.cut(shelf, index, room, spent.0, here);
                room
            }
            None => spent.0,
        };
        self.paid.ore = Ore(paid);
        for (index, _) in caps {
            shelf.take(*index, paid, here);
        }
    }

    fn cut(&mut self, shelf: &mut Shelf<'_>, index: usize, room: i64, wanted: i64, here: bool) {
        if let Some(bucket) = shelf.get(index) {
            let (room, wanted) = match bucket.of {
                CapOf::Trips => (0, 1),
                _ => (room, wanted),
            };
            self.why.push(Reason::CapReached {
                cap: bucket.cap.clone(),
                limit: bucket.measure(bucket.limit()),
                paid: bucket.measure(room),
                of: bucket.measure(wanted),
            });
            if here {
                shelf.over(index, wanted.saturating_sub(room));
            }
        }
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
    Some(Price { per_km: rate.per_km.0, tax_free: rate.tax_free.0, passengers: passengers.and_then(supplement) })
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
