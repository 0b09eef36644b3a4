#![cfg(not(target_arch = "wasm32"))]

use super::*;
use crate::lock::stretch;
use crate::vault::TestVault;
use chrono::TimeDelta;
use core::time::Duration;
use pollster::block_on;
use std::cell::RefCell;
use sync::contract::sample;

/// Keeps the row in memory, as a disk would: what is in it survives the lock that was made over it.
#[derive(Default)]
struct Disk(RefCell<Option<LockRow>>);

impl Keyhole for &Disk {
    async fn read(&self) -> Result<LockRow, StoreProblem> {
        self.0.borrow().clone().ok_or_else(|| StoreProblem::Unreadable("no row".into()))
    }

    async fn write(&self, seen: &LockRow, next: &LockRow) -> Result<(), StoreProblem> {
        if self.0.borrow().as_ref() != Some(seen) {
            return Err(StoreProblem::Overtaken);
        }
        self.0.replace(Some(next.clone()));
        Ok(())
    }

    async fn wipe(&self) -> Result<(), StoreProblem> {
        self.0.replace(Some(LockRow::Wiped));
        Ok(())
    }
}

/// Stretches by the real function at the least cost, or dies at it.
struct Direct {
    dies: bool,
}

impl Stretcher for Direct {
    async fn stretch(&self, code: &Code, salt: &[u8; 16], share: &Share, _: Cost) -> Result<DataKey, NoStretch> {
        let key = stretch(code.bytes(), salt, share.bytes(), Cost::of_a_test()).map_err(|_| NoStretch)?;
        if self.dies { Err(NoStretch) } else { Ok(key) }
    }

    async fn time(&self, _: &Code, _: &[u8; 16], _: &Share, cost: Cost) -> Result<Duration, NoStretch> {
        Ok(Duration::from_millis(100) * cost.passes)
    }
}

#[path = "by_passkey_tests.rs"]
mod by_passkey;

const DATA: [u8; 32] = [7; 32];

fn share() -> Share {
    Share::of(b"share")
}

fn code(text: &str) -> Code {
    Code::typed(text).unwrap()
}

fn device() -> DeviceId {
    sample::meta().identity.device
}

fn lock<'d>(disk: &'d Disk, browser: &str) -> Lock<&'d Disk, TestVault, Direct> {
    Lock { keyhole: disk, browser: TestVault::with_key(browser), stretcher: Direct { dies: false } }
}

/// A phone whose contact has chosen 739164.
fn coded() -> Disk {
    let disk = Disk::default();
    block_on(async {
        let lock = lock(&disk, "browser");
        let open = LockRow::open(&lock.browser, &DataKey::new(DATA), sample::time(0)).await.unwrap();
        disk.0.replace(Some(open.clone()));
        let data = open.data_key(&lock.browser).await.unwrap();
        lock.choose(&data, &code("739164"), (device(), share()), sample::time(0)).await.unwrap();
    });
    disk
}

fn tried(disk: &Disk, text: &str) -> Result<[u8; 32], UnlockProblem> {
    block_on(lock(disk, "browser").open(&code(text), share())).map(|data| *data.bytes())
}

#[test]
fn the_right_code_gives_the_key_and_nothing_less_does() {
    let disk = coded();
    assert_eq!(tried(&disk, "739164"), Ok(DATA));
    let other_share = block_on(lock(&disk, "browser").open(&code("739164"), Share::of(b"another")));
    assert_eq!(other_share.map(|_| ()), Err(UnlockProblem::Wrong { left: 4 }));
    let copied = block_on(lock(&disk, "another phone").open(&code("739164"), share()));
    assert_eq!(
        copied.map(|_| ()),
        Err(UnlockProblem::Wrong { left: 3 }),
        "the row was copied, the browser's key was not"
    );
    assert_eq!(tried(&disk, "739164"), Ok(DATA), "and a right one counts anew");
    assert_eq!(tried(&disk, "739165"), Err(UnlockProblem::Wrong { left: 4 }));
}

#[test]
fn f18_five_wrong_codes_wipe_the_key_whatever_is_started_anew_between_them() {
    let disk = coded();
    for left in [4, 3, 2, 1] {
        assert_eq!(tried(&disk, "000000"), Err(UnlockProblem::Wrong { left }));
    }
    assert_eq!(tried(&disk, "000000"), Err(UnlockProblem::Wiped));
    assert_eq!(disk.0.borrow().clone(), Some(LockRow::Wiped));
    assert_eq!(tried(&disk, "739164"), Err(UnlockProblem::Wiped), "the right code comes too late");
}

#[test]
fn f18_an_app_that_is_ended_while_it_tries_gets_no_try_back() {
    let disk = coded();
    let dying = Lock { stretcher: Direct { dies: true }, ..lock(&disk, "browser") };
    for _ in 0..TRIES {
        assert!(matches!(block_on(dying.open(&code("000000"), share())), Err(UnlockProblem::Stretch(_))));
    }
    assert_eq!(tried(&disk, "739164"), Err(UnlockProblem::Wiped));
}

#[test]
fn two_windows_that_try_at_once_do_not_share_a_try() {
    let disk = coded();
    let seen = disk.0.borrow().clone().unwrap();
    assert_eq!(tried(&disk, "000000"), Err(UnlockProblem::Wrong { left: 4 }));
    assert_eq!(block_on((&disk).write(&seen, &seen)), Err(StoreProblem::Overtaken));
}

#[test]
fn the_municipalitys_part_is_used_without_a_network_for_fourteen_days() {
    let disk = coded();
    let kept = |days| {
        let now = sample::time(0) + TimeDelta::days(days);
        block_on(lock(&disk, "browser").share(now)).unwrap().1
    };
    assert_eq!([kept(0), kept(13)], [Some(share()); 2]);
    assert_eq!([kept(14), kept(-1)], [None; 2], "too old, or the clock was put back");
    block_on(lock(&disk, "browser").keep_share(None, sample::time(0))).unwrap();
    assert_eq!(kept(0), None, "the server gives it out no more");
}

#[test]
fn nothing_of_key_code_or_share_can_be_read_from_the_row() {
    let disk = coded();
    let row = disk.0.borrow().clone().unwrap();
    let LockRow::Coded(coded) = &row else { panic!("{row:?}") };
    assert_eq!(
        coded.cost,
        Cost::tuned(Duration::from_millis(100)),
        "as many passes as the phone needs for what a guess shall take"
    );
    let text = serde_json::to_string(&row).unwrap();
    for secret in [serde_json::to_string(&DATA[..8]).unwrap(), share().to_string(), "739164".into()] {
        assert!(!text.contains(secret.trim_matches(['[', ']'])), "{text}");
    }
    assert_eq!(serde_json::from_str::<LockRow>(&text).unwrap(), row);
}
