//! What happens in a history, all of it drawn from the seed beforehand, so that deeds can be left out one by one.

use fastrand::Rng;

/// How long people write and things break, in virtual milliseconds.
pub(super) const LENGTH: u64 = 40 * 60 * 1_000;

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
}

#[derive(Debug, Clone, Copy)]
pub(super) struct PhonePlan {
    pub(super) contact: usize,
    /// How wrong its clock is, in seconds.
    pub(super) skew: i64,
}

/// How often a message fares ill, in a thousand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weather {
    pub(super) lost: u32,
    pub(super) answer_lost: u32,
    pub(super) doubled: u32,
    pub(super) garbled: u32,
    pub(super) disk: u32,
    /// The most rows that the server gives at a time.
    pub(super) page: u32,
    /// The most operations that the server takes at a time.
    pub(super) batch: usize,
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
    Crash(usize),
    Airplane(usize),
    FullDisk(usize),
    SignedOut(usize),
    ServerDown,
    BackUp,
    Restore,
    Approve,
    Return,
}

impl Plan {
    /// The plan of a seed.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let contacts = rng.usize(1..=2);
        let phones: Vec<_> = (0..rng.usize(contacts..=4))
            .map(|number| PhonePlan {
                contact: if number < contacts { number } else { rng.usize(0..contacts) },
                skew: *rng.choice(&[0, 0, 0, 3_600, -3 * 365 * 86_400, 400 * 86_400]).unwrap_or(&0),
            })
            .collect();
        let restores = rng.u8(0..4) == 0;
        let mut deeds: Vec<_> = (0..rng.usize(5..60))
            .map(|_| {
                let phone = rng.usize(0..phones.len());
                let what = match rng.u8(0..100) {
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
                    86..95 => What::Approve,
                    _ => What::Return,
                };
                Deed { at: rng.u64(0..LENGTH), what, dice: rng.u64(..) }
            })
            .collect();
        deeds.sort_by_key(|deed| deed.at);
        let page = *rng.choice(&[1, 3, 500]).unwrap_or(&500);
        let batch = *rng.choice(&[1, 2, 100]).unwrap_or(&100);
        let mut bad = |most: u32| if rng.bool() { 0 } else { rng.u32(0..most) };
        let weather = Weather {
            lost: bad(300),
            answer_lost: bad(300),
            doubled: bad(200),
            garbled: bad(100),
            disk: bad(100),
            page,
            batch,
        };
        Self { seed, contacts, phones, deeds, weather }
    }
}
