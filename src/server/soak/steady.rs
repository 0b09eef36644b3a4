//! Fifty pushes a second from twenty phones: each is answered, and nothing is left open. `cargo xtask soak pushes` keeps
//! it up for half a minute.

use super::process::Server;
use super::town::{Enrolled, Someone, Town};
use domain::entry::Session;
use domain::id::SessionId;
use std::time::{Duration, Instant};
use sync::contract::sample;
use sync::wire::{PROTO, PushRequest, PushResponse};
use sync::{Base, Change, DeviceSeq, Op, OpId, Outcome, Stamp};
use uuid::Uuid;

const CLIENTS: u32 = 20;
/// How far apart two pushes of anyone are: fifty a second.
const BETWEEN: Duration = Duration::from_millis(20);
/// Says how many seconds it is kept up.
const SECONDS: &str = "FOLGESVENN_SOAK_SECONDS";
/// Longer than any answer takes.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn fifty_pushes_a_second_are_all_answered_and_leave_nothing_open() {
    let seconds: u32 = std::env::var(SECONDS).ok().map_or(2, |text| text.parse().unwrap());
    let each = seconds * 50 / CLIENTS;
    let town = Town::found(CLIENTS as usize);
    let mut server = Server::start(&town);
    let phones: Vec<_> = town.contacts.iter().map(|someone| (someone, town.enrol(&server, someone))).collect();
    let begun = Instant::now();
    let url = format!("{}/api/v1/sync/push", server.address());
    let mut took: Vec<Duration> = std::thread::scope(|scope| {
        let url = &url;
        let send = move |(place, (someone, enrolled)): (u32, &(&Someone, Enrolled))| {
            let first = begun + BETWEEN * place;
            let phone = Phone { someone, enrolled, url };
            (0..each).map(|turn| phone.push(turn, first + BETWEEN * CLIENTS * turn)).collect::<Vec<_>>()
        };
        let running: Vec<_> = (0..).zip(&phones).map(|phone| scope.spawn(move || send(phone))).collect();
        running.into_iter().flat_map(|phone| phone.join().unwrap()).collect()
    });
    let lasted = begun.elapsed();
    server.stop();
    let printed = std::fs::read_to_string(town.log()).unwrap();
    assert!(printed.contains("server.stopped") && !printed.contains("server.requests_cut_off"), "{printed}");
    let asked = i64::from(each * CLIENTS);
    assert_eq!(town.answered(), (asked, asked), "each push was answered and carried out once");
    took.sort_unstable();
    let at = |percent: usize| took[(took.len() - 1) * percent / 100].as_millis();
    println!(
        "{asked} of {asked} pushes answered in {:.1} s; half of them within {} ms, 95 of 100 within {} ms, the slowest in \
         {} ms",
        lasted.as_secs_f32(),
        at(50),
        at(95),
        at(100),
    );
}

struct Phone<'a> {
    someone: &'a Someone,
    enrolled: &'a Enrolled,
    url: &'a str,
}

impl Phone<'_> {
    /// Sends one entry when its turn has come; how long the answer took, counted from then.
    fn push(&self, turn: u32, due: Instant) -> Duration {
        let session = Session {
            id: SessionId::new(Uuid::now_v7()),
            assignment: self.someone.assignment,
            ..sample::session(0, "2026-03-03")
        };
        let stamp = Stamp { id: OpId::new(Uuid::now_v7()), made_at: sample::time(0), build: "soak".into() };
        let Enrolled { device, epoch, cookie } = self.enrolled;
        let number = DeviceSeq(u64::from(turn) + 1);
        let op = Op::new(stamp, *device, number, Base::Nothing, &Change::PutSession { session });
        let request = PushRequest { proto: PROTO, device: *device, epoch: *epoch, ops: vec![op] };
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        let answer = ureq::post(self.url)
            .config()
            .timeout_global(Some(PATIENCE))
            .build()
            .header("cookie", cookie)
            .header("content-type", "application/json")
            .header("x-folgesvenn", "1")
            .send(serde_json::to_vec(&request).unwrap());
        let text = answer.unwrap().body_mut().read_to_string().unwrap();
        let response: PushResponse = serde_json::from_str(&text).unwrap();
        assert!(matches!(response.answers[0].outcome, Outcome::Applied(_)), "{response:?}");
        due.elapsed()
    }
}
