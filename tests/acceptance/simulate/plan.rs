//! What happens in a history, all of it drawn from the seed beforehand, so that deeds can be left out one by one.

use fastrand::Rng;
use sync::wire::PART_BYTES;

/// How long people write and things break, in virtual milliseconds.
pub(super) const LENGTH: u64 = 40 * 60 * 1_000;

/// How many releases back a server understands.
pub(super) const UNDERSTOOD: u16 = 2;
/// The most tabs that one phone has open.
pub(super) const MOST_TABS: usize = 3;

/// The script of one history.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Where it was drawn from.
    pub seed: u64,
    pub(super) contacts: usize,
    pub(super) phones: Vec<PhonePlan>,
    /// In order of time.
    pub deeds: Vec<Deed>,
    pub(super) weather: Weather,
    /// Which release the server runs at first.
    pub(super) release: u16,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct PhonePlan {
    pub(super) contact: usize,
    /// How wrong its clock is at first, in seconds.
    pub(super) skew: i64,
    /// Tabs that are open at first.
    pub(super) tabs: usize,
    /// Whether its browser knows locks. Where it does not, every tab sends.
    pub(super) locks: bool,
    /// Which release of the app it has at first.
    pub(super) release: u16,
}

/// How often a message fares ill, in a thousand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weather {
    pub(super) lost: u32,
    pub(super) answer_lost: u32,
    pub(super) doubled: u32,
    pub(super) garbled: u32,
    /// Pieces of receipts whose bytes are changed or cut on their way.
    pub(super) spoilt: u32,
    pub(super) disk: u32,
    /// Whether reports ask for a safer sign-in than anybody has.
    pub(super) unproved: bool,
    /// The most rows that the server gives at a time.
    pub(super) page: u32,
    /// The most operations that the server takes at a time.
    pub(super) batch: usize,
    /// The most bytes that the line carries of a receipt at a time.
    pub(super) piece: usize,
}

/// Something that someone does, or that befalls something.
#[derive(Debug, Clone, Copy)]
pub struct Deed {
    pub(super) at: u64,
    pub(super) what: What,
    /// Decides the details.
    pub(super) dice: u64,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    Write(usize),
    Edit(usize),
    Delete(usize),
    PutBack(usize),
    Submit(usize),
    Withdraw(usize),
    LetGo(usize),
    /// Supervision is asked for.
    Ask(usize),
    /// A request for supervision is taken back.
    TakeBack(usize),
    /// A report is sent.
    Report(usize),
    /// A report is taken back.
    Unreport(usize),
    /// Meetings are planned, or a plan is changed.
    PlanMeetings(usize),
    /// A plan is taken away.
    DropPlan(usize),
    /// A planned meeting is written down.
    Confirm(usize),
    /// The recipient confirms the month, or could not.
    SignOff(usize),
    /// The phone is switched off and on.
    Crash(usize),
    /// One tab is closed, or dies.
    TabDies(usize),
    TabOpens(usize),
    /// The right to send goes to another tab.
    HandOver(usize),
    Airplane(usize),
    FullDisk(usize),
    SignedOut(usize),
    /// A phone's clock is set.
    ClockSet(usize),
    /// The server's clock is set.
    ServerClockSet,
    /// Nobody does anything for longer than a phone keeps what is settled.
    MonthsPass,
    AppUpdated(usize),
    ServerUpdated,
    ServerDown,
    BackUp,
    Restore,
    Approve,
    Return,
    /// The desk answers a request for supervision.
    Answer,
    /// The desk reads a report, or sends it back.
    ReadReport,
}

impl Plan {
    /// The plan of a seed.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Self::drawn(seed, false)
    }

    /// The plan of a seed in which every phone has several tabs, and a browser without locks: all of them send.
    #[must_use]
    pub fn without_locks(seed: u64) -> Self {
        Self::drawn(seed, true)
    }

    fn drawn(seed: u64, lockless: bool) -> Self {
        let mut rng = Rng::with_seed(seed);
        let contacts = rng.usize(1..=2);
        let ages = rng.u8(0..4) == 0;
        let release = if ages { rng.u16(4..=6) } else { 4 };
        let phones: Vec<_> = (0..rng.usize(contacts..=4))
            .map(|number| PhonePlan {
                contact: if number < contacts { number } else { rng.usize(0..contacts) },
                skew: *rng.choice(&[0, 0, 0, 3_600, -3 * 365 * 86_400, 400 * 86_400]).unwrap_or(&0),
                tabs: if lockless || rng.u8(0..3) == 0 { rng.usize(2..=MOST_TABS) } else { 1 },
                locks: !lockless && Rng::with_seed(!seed ^ number as u64).u8(0..3) > 0,
                release: if ages { rng.u16(1..=7) } else { 4 },
            })
            .collect();
        let restores = rng.u8(0..4) == 0;
        // What is older than a phone's memory is not restored.
        let long = !restores && rng.u8(0..4) == 0;
        let mut deeds: Vec<_> = (0..rng.usize(5..60))
            .map(|_| {
                let phone = rng.usize(0..phones.len());
                let tabs = phones[phone].tabs > 1;
                let what = match rng.u8(0..140) {
                    0..25 => What::Write(phone),
                    25..45 => What::Edit(phone),
                    45..53 => What::Delete(phone),
                    53..56 => What::PutBack(phone),
                    56..64 => What::Submit(phone),
                    64..67 => What::Withdraw(phone),
                    67..70 => What::LetGo(phone),
                    70..76 => What::Crash(phone),
                    76..80 => What::Airplane(phone),
                    80..82 => What::FullDisk(phone),
                    82..84 => What::SignedOut(phone),
                    84..86 => What::ServerDown,
                    86..88 if restores => What::BackUp,
                    88..90 if restores => What::Restore,
                    86 if long => What::MonthsPass,
                    86..95 => What::Approve,
                    95..100 => What::Return,
                    100..102 => What::ClockSet(phone),
                    102 => What::ServerClockSet,
                    103..105 if tabs => What::TabDies(phone),
                    105 if tabs => What::TabOpens(phone),
                    113..115 => What::SignOff(phone),
                    110..113 if tabs => What::HandOver(phone),
                    107..109 if ages => What::AppUpdated(phone),
                    109 if ages => What::ServerUpdated,
                    115..118 => What::Ask(phone),
                    118..120 => What::TakeBack(phone),
                    120..122 => What::Answer,
                    122..126 => What::Report(phone),
                    126..128 => What::Unreport(phone),
                    128..130 => What::ReadReport,
                    130..135 => What::PlanMeetings(phone),
                    135 => What::DropPlan(phone),
                    136..140 => What::Confirm(phone),
                    _ => What::Edit(phone),
                };
                Deed { at: rng.u64(0..LENGTH), what, dice: rng.u64(..) }
            })
            .collect();
        if restores {
            // So that what was kept for such a day is asked for.
            let third = LENGTH / 3;
            let times = [rng.u64(0..third), rng.u64(third..2 * third), rng.u64(2 * third..LENGTH)];
            // A clock that is set in between must not make a phone forget it.
            let clock = What::ClockSet(rng.usize(0..phones.len()));
            let whats = times.into_iter().zip([What::BackUp, clock, What::Restore]);
            deeds.extend(whats.map(|(at, what)| Deed { at, what, dice: rng.u64(..) }));
        }
        if lockless && !restores {
            // So that what is settled is forgotten, by one tab before the others.
            let times = [rng.u64(0..LENGTH / 2), rng.u64(LENGTH / 2..LENGTH)];
            deeds.extend(times.map(|at| Deed { at, what: What::MonthsPass, dice: rng.u64(..) }));
        }
        deeds.sort_by_key(|deed| deed.at);
        let page = *rng.choice(&[1, 3, 500]).unwrap_or(&500);
        let batch = *rng.choice(&[1, 2, 100]).unwrap_or(&100);
        let piece = *rng.choice(&[50, 400, 400, PART_BYTES]).unwrap_or(&PART_BYTES);
        let mut bad = |most: u32| if rng.bool() { 0 } else { rng.u32(0..most) };
        let weather = Weather {
            lost: bad(300),
            answer_lost: bad(300),
            doubled: bad(200),
            garbled: bad(100),
            spoilt: bad(200),
            disk: bad(100),
            unproved: Rng::with_seed(seed ^ 0x5afe).u8(0..3) == 0,
            page,
            batch,
            piece,
        };
        Self { seed, contacts, phones, deeds, weather, release }
    }
}
