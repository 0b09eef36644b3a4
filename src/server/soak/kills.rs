//! The real server process is killed while twenty real clients push to it, again and again. Nothing may be lost and
//! nothing done twice. `cargo xtask soak kills` plays many rounds.

use super::client::Client;
use super::process::Server;
use super::town::Town;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};

const CLIENTS: usize = 20;
/// Says how many rounds are played.
const ROUNDS: &str = "FOLGESVENN_KILL_ROUNDS";

/// What all clients count together.
#[derive(Default)]
pub(super) struct Counts {
    /// Requests begun.
    pub(super) sent: AtomicUsize,
    /// Requests begun and not ended.
    pub(super) under_way: AtomicUsize,
    /// Requests that ended without an answer.
    pub(super) cut_off: AtomicUsize,
    /// Clients that have nothing more to send in this round.
    pub(super) finished: AtomicUsize,
}

#[test]
fn nothing_is_lost_or_doubled_when_the_server_is_killed_during_pushes() {
    let rounds = std::env::var(ROUNDS).ok().map_or(10, |text| text.parse().unwrap());
    let town = Town::found(CLIENTS);
    let mut server = Server::start(&town);
    let clients = town.contacts.iter().map(|contact| (contact, town.enrol(&server, contact))).collect::<Vec<_>>();
    let (counts, gate) = (Counts::default(), Barrier::new(CLIENTS + 1));
    let mut killed_at_work = 0;
    let saved = std::thread::scope(|scope| {
        let (counts, gate) = (&counts, &gate);
        let address = server.address().to_owned();
        let running: Vec<_> = clients
            .iter()
            .map(|(contact, enrolled)| {
                let address = address.clone();
                scope.spawn(move || {
                    let mut client = Client::new(address, contact, enrolled, counts);
                    let mut played = Ok(());
                    for round in 0..rounds {
                        gate.wait();
                        played = played.and_then(|()| client.play(round));
                        counts.finished.fetch_add(1, Ordering::SeqCst);
                        gate.wait();
                    }
                    played.map(|()| client.saved())
                })
            })
            .collect();
        let mut dice = fastrand::Rng::with_seed(20);
        for _ in 0..rounds {
            counts.finished.store(0, Ordering::SeqCst);
            // In the middle of the round's requests, wherever that is.
            let enough = counts.sent.load(Ordering::SeqCst) + dice.usize(1..2 * CLIENTS);
            gate.wait();
            let reached =
                || counts.sent.load(Ordering::SeqCst) >= enough || counts.finished.load(Ordering::SeqCst) == CLIENTS;
            while !reached() {
                std::thread::yield_now();
            }
            killed_at_work += usize::from(counts.under_way.load(Ordering::SeqCst) > 0);
            server.kill();
            server = Server::start(&town);
            gate.wait();
        }
        running.into_iter().map(|client| client.join().unwrap()).collect::<Vec<_>>()
    });
    server.kill();
    let saved = saved.into_iter().collect::<Result<Vec<_>, _>>().unwrap();
    let operations: usize = saved.iter().map(|saved| saved.operations).sum();
    for (contact, saved) in town.contacts.iter().zip(&saved) {
        town.check(contact, saved);
    }
    println!(
        "{rounds} rounds, {CLIENTS} clients: {operations} operations saved, each carried out once; {} requests, {} cut \
         off; {killed_at_work} kills with requests under way",
        counts.sent.load(Ordering::SeqCst),
        counts.cut_off.load(Ordering::SeqCst),
    );
    assert!(killed_at_work * 2 >= rounds, "only {killed_at_work} of {rounds} kills came while something was under way");
}
