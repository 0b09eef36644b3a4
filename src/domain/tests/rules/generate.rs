//! Any log, any rules: within real bounds for the properties, and without bounds for the promise never to panic.

use crate::world::recipient;
use chrono::{Days, NaiveDate, NaiveTime};
use core::ops::Range;
use domain::entry::{CompanionCard, Expense, ExpenseKind, Leg, LegKind, Receipt, Session, SessionKind, Trip};
use domain::id::{AssignmentId, ExpenseId, SessionId, TripId};
use domain::policy::written::{Hours, Kroner, Limit};
use domain::policy::{
    Cap, CapAmount, CapKey, CapOf, CapScope, CapWindow, CarryRule, ClockChange, Conditions, DrivingRule, Grant,
    GrantedHours, HolidayClock, HourRounding, HourRule, KindPay, KindRule, KindRules, KmRate, KmRounding, KmUnit,
    OverCap, PassengerRate, PassengerRule, Pay, PerHour, Policy, Rate, RateRole, RoundingMode, RoundingSpan,
    TaxFreeOrder, Tolerance,
};
use domain::quantity::{Measure, Metres, Minutes, Ore, Share};
use domain::time::{LONGEST, PeriodStart, Pick, Span, SpanDraft, Zone};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::subsequence;
use uuid::Uuid;

/// How large numbers may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    metres: (i64, i64),
    ore: (i64, i64),
    rate: (i64, i64),
    limit: (i64, i64),
    days: u64,
}

/// What a month really holds. No refunds: they give room back, so they are tried by name instead.
pub(crate) const REAL: Bounds =
    Bounds { metres: (100, 200_000), ore: (1, 60_000), rate: (0, 40_000), limit: (0, 400_000), days: 60 };

/// Everything that the types can hold.
pub(crate) const ANY: Bounds = Bounds {
    metres: (i64::MIN, i64::MAX),
    ore: (i64::MIN, i64::MAX),
    rate: (i64::MIN, i64::MAX),
    limit: (i64::MIN, i64::MAX),
    days: 40_000,
};

impl Bounds {
    fn of((least, most): (i64, i64)) -> impl Strategy<Value = i64> {
        // Round numbers and the bounds themselves are where rules break.
        prop_oneof![
            6 => least..=most,
            2 => (least / 1_000..=most / 1_000).prop_map(|n| n.saturating_mul(1_000)),
            1 => Just(least),
            1 => Just(most),
        ]
    }
}

fn span(bounds: Bounds, minutes: Range<i64>) -> impl Strategy<Value = Span> {
    let zone = prop_oneof![
        8 => Just(Zone::OSLO),
        1 => Just(Zone::named("Europe/London").unwrap()),
        1 => Just(Zone::named("Europe/Helsinki").unwrap()),
    ];
    (0..bounds.days, 0..1_440_u32, minutes, zone).prop_filter_map(
        "outside the calendar",
        move |(days, minute, length, zone)| {
            let first = if bounds.days > 365 {
                NaiveDate::from_ymd_opt(1990, 1, 1)
            } else {
                NaiveDate::from_ymd_opt(2026, 1, 1)
            };
            let start = first?.checked_add_days(Days::new(days))?.and_time(NaiveTime::from_hms_opt(
                minute / 60,
                minute % 60,
                0,
            )?);
            let end = start + chrono::Duration::minutes(length);
            let draft = SpanDraft {
                date: start.date(),
                start: start.time(),
                end_date: end.date(),
                end: end.time(),
                zone,
                start_pick: Some(Pick::First),
                end_pick: Some(Pick::Second),
            };
            Span::try_from(draft).ok()
        },
    )
}

fn leg(bounds: Bounds) -> impl Strategy<Value = Leg> {
    let kind = prop_oneof![Just(LegKind::Commute), Just(LegKind::Activity), Just(LegKind::Supervision)];
    (kind, Bounds::of(bounds.metres), 0..5_u8, prop_oneof![4 => Just(None), 1 => Just(Some(2_u128))]).prop_map(
        |(kind, metres, passengers, other)| Leg {
            kind,
            from: "a".to_owned(),
            to: "b".to_owned(),
            distance: Metres(metres),
            passengers,
            assignment: other.map(|n| AssignmentId::new(Uuid::from_u128(n))),
        },
    )
}

fn expense(bounds: Bounds) -> impl Strategy<Value = (ExpenseKind, i64, Receipt)> {
    let kind = prop_oneof![Just(ExpenseKind::Ticket), Just(ExpenseKind::Food), Just(ExpenseKind::Toll)];
    let receipt = prop_oneof![4 => Just(Receipt::OnPaper), 1 => Just(Receipt::ComesLater), 1 => Just(Receipt::None)];
    (kind, Bounds::of(bounds.ore), receipt)
}

fn kind() -> impl Strategy<Value = SessionKind> {
    prop_oneof![
        5 => Just(SessionKind::Ordinary),
        // The fourth is not of the assignment.
        1 => subsequence(vec![3, 1, 4, 2], 0..=4)
            .prop_map(|present| SessionKind::Group { present: present.into_iter().map(recipient).collect() }),
        1 => Just(SessionKind::NoShow),
        1 => Just(SessionKind::Supervision),
        1 => Just(SessionKind::Overnight),
    ]
}

/// When, and of which kind: one in five is a stay of up to three days, which mostly is one of those paid in their own way.
fn stretch(bounds: Bounds) -> impl Strategy<Value = (Span, SessionKind)> {
    let stay = prop_oneof![2 => Just(SessionKind::Overnight), 1 => Just(SessionKind::NoShow), 1 => kind()];
    prop_oneof![
        4 => (span(bounds, 1..900), kind()),
        1 => (span(bounds, 900..LONGEST.0 + 1), stay),
    ]
}

/// Sessions with ids of their own, most of assignment 1.
pub(crate) fn log(bounds: Bounds) -> impl Strategy<Value = Vec<Session>> {
    let one = (stretch(bounds), vec(vec(leg(bounds), 0..3), 0..3), vec(expense(bounds), 0..3), 0..6_u8);
    vec(one, 0..8).prop_map(|sessions| {
        let number = |n: usize, part: usize| Uuid::from_u128(((n as u128 + 1) << 16) | part as u128);
        let mut log = Vec::new();
        for (n, ((span, kind), trips, expenses, whose)) in sessions.into_iter().enumerate() {
            let trips = trips.into_iter().enumerate().map(|(t, legs)| Trip { id: TripId::new(number(n, t)), legs });
            let expenses = expenses.into_iter().enumerate().map(|(e, (kind, ore, receipt))| Expense {
                id: ExpenseId::new(number(n, e)),
                kind,
                label: String::new(),
                amount: Ore(ore),
                receipt,
                companion_card: CompanionCard::NotRelevant,
            });
            log.push(Session {
                id: SessionId::new(number(n, 0)),
                assignment: AssignmentId::new(Uuid::from_u128(if whose == 0 { 2 } else { 1 })),
                span,
                kind,
                activity: None,
                note: String::new(),
                trips: trips.collect(),
                expenses: expenses.collect(),
                hard: false,
            });
        }
        log
    })
}

fn window() -> impl Strategy<Value = CapWindow> {
    prop_oneof![
        4 => Just(CapWindow::Period),
        1 => Just(CapWindow::Month),
        1 => Just(CapWindow::Year),
        1 => Just(CapWindow::Week),
        1 => Just(CapWindow::Day),
    ]
}

fn carry(of: CapOf, bounds: Bounds) -> impl Strategy<Value = CarryRule> {
    prop_oneof![
        2 => Just(CarryRule::None),
        1 => Just(CarryRule::WithinYear),
        1 => (Bounds::of(bounds.limit), any::<bool>()).prop_map(move |(amount, across_year)| {
            CarryRule::AtMost(Tolerance { amount: Limit(measure(of, amount)), across_year })
        }),
    ]
}

pub(crate) fn measure(of: CapOf, raw: i64) -> Measure {
    match of {
        CapOf::Distance => Measure::Distance(Metres(raw)),
        CapOf::Driving | CapOf::Expenses | CapOf::Pot => Measure::Money(Ore(raw)),
        CapOf::Hours => Measure::Time(Minutes(raw / 100)),
        CapOf::Trips => Measure::Count(raw / 100_000),
    }
}

fn cap(bounds: Bounds) -> impl Strategy<Value = Cap> {
    let of = prop_oneof![
        3 => Just(CapOf::Distance),
        1 => Just(CapOf::Driving),
        2 => Just(CapOf::Expenses),
        2 => Just(CapOf::Pot),
        1 => Just(CapOf::Hours),
        1 => Just(CapOf::Trips),
    ];
    of.prop_flat_map(move |of| {
        let limit = move || Bounds::of(bounds.limit).prop_map(move |raw| Limit(measure(of, raw)));
        let each = move || (limit(), option::of(limit())).prop_map(|(each, at_most)| PerHour { each, at_most });
        let amount = prop_oneof![
            4 => limit().prop_map(CapAmount::Fixed),
            1 => each().prop_map(CapAmount::PerGrantedHour),
            1 => each().prop_map(CapAmount::PerWorkedHour),
        ];
        let legs = prop_oneof![3 => Just(vec![]), 1 => Just(vec![LegKind::Activity])];
        let kinds = prop_oneof![3 => Just(vec![]), 1 => Just(vec![ExpenseKind::Ticket])];
        let scope = prop_oneof![3 => Just(CapScope::Assignment), 1 => Just(CapScope::Contact)];
        let over = prop_oneof![Just(OverCap::KeepUnpaid), Just(OverCap::Ask), Just(OverCap::Refuse)];
        (amount, scope, window(), legs, kinds, carry(of, bounds), over).prop_map(
            move |(amount, scope, per, legs, kinds, carry_over, over)| Cap {
                key: CapKey(String::new()),
                of,
                amount,
                scope,
                per,
                legs,
                kinds,
                carry_over,
                over,
            },
        )
    })
}

fn granted(bounds: Bounds) -> impl Strategy<Value = GrantedHours> {
    (Bounds::of(bounds.limit), carry(CapOf::Hours, bounds)).prop_map(|(raw, carry_over)| GrantedHours {
        hours: Grant::PerMonth(Hours(Minutes(raw / 100))),
        carry_over,
        over: OverCap::Ask,
    })
}

fn driving(bounds: Bounds) -> impl Strategy<Value = DrivingRule> {
    let unit = prop_oneof![Just(KmUnit::Exact), Just(KmUnit::TenthKm), Just(KmUnit::WholeKm)];
    let mode = prop_oneof![Just(RoundingMode::HalfUp), Just(RoundingMode::Up), Just(RoundingMode::Down)];
    let each = prop_oneof![Just(RoundingSpan::Period), Just(RoundingSpan::Entry)];
    let rounding = (unit, each, mode).prop_map(|(to, each, mode)| KmRounding { to, each, mode });
    let passengers = || {
        Bounds::of(bounds.rate)
            .prop_map(|raw| PassengerRate { per_km: Kroner(Ore(raw)), tax_free: Kroner(Ore(raw / 2)) })
    };
    let passengers = prop_oneof![
        2 => Just(PassengerRule::Off),
        1 => passengers().prop_map(PassengerRule::Once),
        1 => passengers().prop_map(PassengerRule::PerPassenger),
    ];
    let order = prop_oneof![Just(TaxFreeOrder::First), Just(TaxFreeOrder::Proportional)];
    (Bounds::of(bounds.rate), Bounds::of(bounds.rate), rounding, passengers, order).prop_map(
        |(per_km, later, rounding, passengers, tax_free)| DrivingRule {
            rates: [(1990, per_km), (2026, per_km), (2027, later)]
                .map(|(year, ore)| KmRate {
                    from: NaiveDate::from_ymd_opt(year, 1, 15).unwrap(),
                    until: None,
                    per_km: Kroner(Ore(ore)),
                    tax_free: Kroner(Ore(ore / 2)),
                })
                .to_vec(),
            rounding,
            passengers,
            unpaid_legs: vec![LegKind::Supervision],
            tax_free,
            ..DrivingRule::default()
        },
    )
}

/// Money for each recipient below ten, and for each of ten or more.
pub(crate) const YOUNGER: &str = "younger";
pub(crate) const OLDER: &str = "older";

fn rates(bounds: Bounds) -> impl Strategy<Value = Vec<Rate>> {
    let row = |role, pay, when| Rate {
        key: format!("{role:?}"),
        role,
        from: NaiveDate::from_ymd_opt(1990, 1, 1).unwrap(),
        until: None,
        pay,
        when,
    };
    (Bounds::of(bounds.rate), Bounds::of(bounds.rate), any::<bool>()).prop_map(move |(hour, more, none)| {
        let holidays = Conditions { holidays: Some(HolidayClock::Tariff), ..Conditions::default() };
        let evening = Conditions { from_time: NaiveTime::from_hms_opt(20, 0, 0), ..Conditions::default() };
        let below = Conditions { recipient_age_below: Some(10), ..Conditions::default() };
        let from = Conditions { recipient_age_from: Some(10), ..Conditions::default() };
        let share = Share::new(more.saturating_abs().max(0), 3).unwrap();
        if none {
            return vec![];
        }
        vec![
            row(RateRole::Hour, Pay::PerHour(Kroner(Ore(hour))), Conditions::default()),
            row(RateRole::Supplement, Pay::PerHour(Kroner(Ore(more))), evening),
            row(RateRole::Supplement, Pay::ShareOfRate(share), holidays),
            row(RateRole::Allowance, Pay::PerDay(Kroner(Ore(more))), Conditions::default()),
            Rate {
                key: YOUNGER.to_owned(),
                ..row(RateRole::Allowance, Pay::PerRecipientDay(Kroner(Ore(more))), below)
            },
            Rate { key: OLDER.to_owned(), ..row(RateRole::Allowance, Pay::PerRecipientDay(Kroner(Ore(hour))), from) },
        ]
    })
}

/// How a kind of session is paid, in its own way.
fn kind_rule() -> impl Strategy<Value = KindRule> {
    let minutes = || prop_oneof![0..600_i64, 0..=LONGEST.0].prop_map(|minutes| Hours(Minutes(minutes)));
    let pay = prop_oneof![
        Just(KindPay::Full),
        Just(KindPay::None),
        minutes().prop_map(KindPay::Fixed),
        minutes().prop_map(KindPay::AtMost),
        (0..=3_i64).prop_map(|thirds| KindPay::Share(Share::new(thirds, 3).unwrap())),
    ];
    (pay, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(pay, driving, expenses, in_grant)| KindRule {
        pay,
        driving,
        expenses,
        in_grant,
    })
}

/// What comes on top of hours, and how two kinds of session are paid.
fn hours_and_kinds() -> impl Strategy<Value = (HourRule, KindRules)> {
    let rounding = option::of((1..60_i64, any::<bool>()).prop_map(|(to, entry)| HourRounding {
        to: Hours(Minutes(to)),
        each: if entry { RoundingSpan::Entry } else { RoundingSpan::Period },
        mode: RoundingMode::Up,
    }));
    let clock = prop_oneof![3 => Just(ClockChange::Elapsed), 1 => Just(ClockChange::WallClock)];
    let holiday_pay = option::of((0..=30_i64).prop_map(|percent| Share::new(percent, 100).unwrap()));
    (rounding, clock, holiday_pay, any::<bool>(), kind_rule(), kind_rule()).prop_map(
        |(rounding, clock_change, holiday_pay, supplements_add_up, no_show, overnight)| {
            let hours = HourRule { rounding, clock_change, holiday_pay, supplements_add_up, ..HourRule::default() };
            (hours, KindRules { no_show, overnight, ..KindRules::default() })
        },
    )
}

/// Any rules.
pub(crate) fn policy(bounds: Bounds) -> impl Strategy<Value = Policy> {
    let caps = vec(cap(bounds), 0..4).prop_map(|mut caps| {
        for (n, cap) in caps.iter_mut().enumerate() {
            cap.key = CapKey(format!("cap{n}"));
        }
        caps
    });
    let start = prop_oneof![Just(1_u8), 1..=28_u8];
    (start, option::of(granted(bounds)), rates(bounds), driving(bounds), caps, hours_and_kinds()).prop_map(
        |(start, granted, rates, driving, mut caps, (hours, kinds))| {
            caps.iter_mut().for_each(|cap| make_sense(cap, granted.is_some()));
            let mut policy = Policy { granted, rates, driving, caps, hours, kinds, ..Policy::default() };
            policy.period.start_day = PeriodStart::new(start).unwrap();
            policy
        },
    )
}

/// Leaves out what `policy::check` would refuse as having no effect.
fn make_sense(cap: &mut Cap, granted: bool) {
    if let CapAmount::PerGrantedHour(each) = cap.amount {
        if granted {
            cap.per = CapWindow::Period;
        } else {
            cap.amount = CapAmount::Fixed(each.each);
        }
    }
    if let (CapOf::Hours, CapAmount::PerWorkedHour(each)) = (cap.of, cap.amount) {
        cap.amount = CapAmount::Fixed(each.each);
    }
    if cap.per != CapWindow::Period || cap.scope == CapScope::Contact {
        cap.carry_over = CarryRule::None;
    }
    if matches!(cap.of, CapOf::Expenses | CapOf::Hours) {
        cap.legs.clear();
    }
    if !matches!(cap.of, CapOf::Expenses | CapOf::Pot) {
        cap.kinds.clear();
    }
}
