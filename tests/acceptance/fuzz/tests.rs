//! The seeds as they are, and each with small changes, always the same.

use super::Target;
use fastrand::Rng;

/// How many changed inputs a target is tried with. Coverage-guided search is `cargo xtask fuzz`.
const TRIES: usize = 400;
/// What rules and formats break at.
const PIECES: [&str; 24] = [
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ";",
    "\n",
    "=",
    "-",
    "0",
    "1",
    "9999999999",
    "-1",
    "NaN",
    "null",
    " kr",
    " km",
    " h",
    " %",
    "2026-03-29",
    "02:30",
    "1990-01-01",
    "2100-12-31",
];

fn changed(seeds: &[Vec<u8>], random: &mut Rng) -> Vec<u8> {
    let mut bytes = random.choice(seeds).cloned().unwrap_or_default();
    for _ in 0..random.usize(1..5) {
        let at = random.usize(0..=bytes.len());
        let until = (at + random.usize(0..20)).min(bytes.len());
        match random.u8(0..5) {
            0 => drop(bytes.drain(at..until)),
            1 => bytes.splice(at..until, random.choice(PIECES).unwrap_or_default().bytes()).for_each(drop),
            2 => bytes.insert(at, random.u8(..)),
            3 => bytes.extend_from_within(at..until),
            _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << random.u8(0..8)),
        }
    }
    bytes
}

fn tried(target: Target) {
    let seeds = target.seeds().unwrap();
    assert!(seeds.len() >= 9, "{target:?} has {} seeds", seeds.len());
    let mut random = Rng::with_seed(1);
    let more: Vec<Vec<u8>> = (0..TRIES).map(|_| changed(&seeds, &mut random)).collect();
    for bytes in seeds.iter().chain(&more) {
        // Printed where the run fails.
        println!("{target:?} {:?}", String::from_utf8_lossy(bytes));
        target.run(bytes);
    }
}

#[test]
fn files_of_municipalities_and_logs_never_panic() {
    tried(Target::Month);
}

#[test]
fn messages_of_the_protocol_never_panic() {
    tried(Target::Wire);
}

#[test]
fn spreadsheets_never_panic() {
    tried(Target::Csv);
}

#[test]
fn each_target_is_called_by_its_name() {
    assert!(Target::ALL.into_iter().all(|target| Target::named(target.name()) == Some(target)));
}
