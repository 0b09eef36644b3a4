//! Plays many histories of phones and server, and looks for a broken promise: `simulate [--seeds N] [--from S] [--bugs | --bug NAME]`.

use acceptance::simulate::{Plan, Sabotage, Violation, play, shrink};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

struct Options {
    seeds: u64,
    from: u64,
    bugs: bool,
    only: Option<String>,
}

impl Options {
    fn read() -> Result<Self, String> {
        let mut options = Self { seeds: 2_000, from: 0, bugs: false, only: None };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let mut number = || {
                let text = words.next().ok_or(format!("{word} needs a number"))?;
                text.parse().map_err(|_| format!("`{text}` is not a number"))
            };
            match word.as_str() {
                "--seeds" => options.seeds = number()?,
                "--from" => options.from = number()?,
                "--bugs" => options.bugs = true,
                "--bug" => (options.bugs, options.only) = (true, words.next()),
                _ => return Err(format!("unknown option `{word}`; use --seeds N, --from S, --bugs or --bug NAME")),
            }
        }
        Ok(options)
    }
}

fn main() -> ExitCode {
    match Options::read() {
        Ok(options) if options.bugs => hunt_bugs(&options),
        Ok(options) => simulate(&options),
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

/// Plays all seeds on as many threads as there are processors.
fn simulate(options: &Options) -> ExitCode {
    let begun = Instant::now();
    let next = AtomicU64::new(options.from);
    let end = options.from.saturating_add(options.seeds);
    let totals = Mutex::new([0_usize; 4]);
    let failed: Mutex<Vec<(u64, Violation)>> = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= end {
                        break;
                    }
                    match play(&Plan::of(seed), None) {
                        Ok(stats) => {
                            let mut totals = totals.lock().unwrap_or_else(PoisonError::into_inner);
                            let of_this = [stats.saved, stats.receipts, stats.requests, stats.faults];
                            totals.iter_mut().zip(of_this).for_each(|(total, more)| *total += more);
                        }
                        Err(violation) => {
                            failed.lock().unwrap_or_else(PoisonError::into_inner).push((seed, violation));
                        }
                    }
                }
            });
        }
    });
    let mut failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    let [saved, receipts, requests, faults] = totals.into_inner().unwrap_or_else(PoisonError::into_inner);
    failed.sort_by_key(|(seed, _)| *seed);
    for (seed, violation) in failed.iter().take(20) {
        println!("seed {seed}: {violation}");
    }
    if let Some((seed, _)) = failed.first() {
        let plan = shrink(&Plan::of(*seed), None);
        println!("\nseed {seed} still fails with {} deeds:\n{plan:#?}", plan.deeds.len());
        println!("again: cargo xtask simulate --seeds 1 --from {seed}");
    }
    println!("{} histories, {} violations", options.seeds, failed.len());
    println!(
        "{saved} saved, {receipts} receipts, {requests} requests, {faults} faults, {:.1} s",
        begun.elapsed().as_secs_f64()
    );
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many seeds each planted bug takes to be found.
fn hunt_bugs(options: &Options) -> ExitCode {
    let mut missed = 0;
    let wanted = |bug: &Sabotage| options.only.as_ref().is_none_or(|only| *only == format!("{bug:?}"));
    for bug in Sabotage::ALL.into_iter().filter(wanted) {
        let end = options.from.saturating_add(options.seeds);
        let found = (options.from..end).find_map(|seed| play(&bug.plan(seed), Some(bug)).err().map(|v| (seed, v)));
        match found {
            Some((seed, violation)) => {
                println!("{bug:?}: found after {} histories: {violation}", seed - options.from + 1)
            }
            None => {
                missed += 1;
                println!("{bug:?}: NOT FOUND in {} histories", options.seeds);
            }
        }
    }
    if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
