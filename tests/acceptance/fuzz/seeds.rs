//! What a target begins with.

use super::{Target, month::BETWEEN, root};
use serde::Serialize;
use server::municipality::demo;
use std::fs;
use std::io::Result;
use std::path::Path;
use sync::contract::sample;
use sync::phone::{OpRecord, OpStatus};
use sync::{
    Base, Change, DeviceSeq, Epoch, Op, Outcome, PushRequest, PushResponse, Receipt, Revision, Seq, TimesheetState,
    wire,
};

pub(super) fn of(target: Target) -> Result<Vec<Vec<u8>>> {
    let mut seeds = kept(target)?;
    seeds.extend(match target {
        Target::Month => months()?,
        Target::Wire => messages(),
        Target::Csv => logs("csv")?.into_iter().map(|(_, log)| log).collect(),
    });
    Ok(seeds)
}

/// Inputs that once found something, or that reach far.
fn kept(target: Target) -> Result<Vec<Vec<u8>>> {
    let folder = root().join("tests/acceptance/fuzz/corpus").join(target.name());
    Ok(files(&folder)?.into_iter().map(|(_, bytes)| bytes).collect())
}

/// A folder's files by name; nothing where there is no such folder.
fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        found.push((name, fs::read(path)?));
    }
    found.sort();
    Ok(found)
}

/// The worked months' logs: name and bytes.
fn logs(kind: &str) -> Result<Vec<(String, Vec<u8>)>> {
    let mut logs = files(&root().join("tests/golden/cli"))?;
    logs.retain(|(name, _)| Path::new(name).extension().is_some_and(|of| of == kind));
    Ok(logs)
}

/// Each worked log under its own municipality: once by number, once with the whole file.
fn months() -> Result<Vec<Vec<u8>>> {
    let mut seeds = Vec::new();
    for (name, log) in [logs("csv")?, logs("json")?].concat() {
        for (nth, demo) in demo::ALL.iter().enumerate() {
            if demo.file.strip_suffix(".toml").is_some_and(|key| name.starts_with(key)) {
                let by_number = format!("{nth}");
                seeds.push([by_number.as_bytes(), &[BETWEEN], &log].concat());
                seeds.push([demo.text.as_bytes(), &[BETWEEN], &log].concat());
            }
        }
    }
    Ok(seeds)
}

fn messages() -> Vec<Vec<u8>> {
    let epoch = Epoch::new(sample::uuid(6, 1));
    let session = sample::session(1, "2026-03-03");
    let device = sample::meta().identity.device;
    let put = Change::PutSession { session: session.clone() };
    let op = Op::new(sample::stamp(1), device, DeviceSeq(1), Base::Nothing, &put);
    let applied = Outcome::Applied(Receipt { revision: Revision(1), seq: Seq(2), state: None });
    let pull = sync::PullResponse {
        epoch,
        rows: vec![sample::session_row(session), sample::assignment_row()],
        next: Seq(3),
        has_more: true,
        seen: DeviceSeq(1),
        now: sample::time(0),
        tombstones: Some(2),
        export: None,
        phone_lock: None,
    };
    let month = wire::Month::of(sample::time(0).date_naive());
    let (count, hash) = wire::digest([(sample::session_id(1), Revision(1))]);
    let push = PushRequest { proto: wire::PROTO, device, epoch, ops: vec![op.clone()] };
    let ask = sync::PullRequest { proto: wire::PROTO, epoch: Some(epoch), after: Seq(1), limit: 10, recount: true };
    let answer = wire::Answer { op: op.id(), outcome: applied.clone() };
    let refused =
        OpStatus::Refused { outcome: Box::new(Outcome::Locked { state: TimesheetState::Approved }), dealt_with: false };
    [
        json(&push),
        json(&OpRecord { op: op.clone(), subject: put.subject(), status: refused }),
        json(&ask),
        json(&pull),
        json(&PushResponse { epoch, answers: vec![answer], unproved: Vec::new() }),
        json(&sync::DigestResponse { epoch, month, count, hash }),
        json(&applied),
        json(&op),
        json(&sample::meta()),
        json(&sample::draft(sample::session_id(1), "note")),
        json(&sample::session_row(sample::session(2, "2026-03-29"))),
    ]
    .concat()
}

fn json(value: &impl Serialize) -> Vec<Vec<u8>> {
    serde_json::to_vec(value).into_iter().collect()
}
