use super::*;
use crate::contract::sample;
use crate::id::{Revision, Seq};
use crate::memory::MemoryStore;
use crate::op::Change;
use crate::phone::{Blob, LocalStore, OpStatus};
use domain::entry::{CompanionCard, Expense, ExpenseKind, PhotoHash, Receipt, Session};
use domain::id::ExpenseId;
use domain::quantity::Ore;

/// A server that keeps what it is sent, and loses an answer now and then.
#[derive(Default)]
struct Server {
    parts: BTreeMap<BlobHash, Vec<u8>>,
    held: BTreeSet<BlobHash>,
    requests: usize,
}

impl Server {
    fn stage(&self, blob: BlobHash) -> BlobStage {
        if self.held.contains(&blob) {
            return BlobStage::Held;
        }
        BlobStage::Missing { offset: self.parts.get(&blob).map_or(0, |parts| parts.len() as u64) }
    }

    fn offered(&self, offer: &BlobOffer) -> BlobStates {
        BlobStates {
            blobs: offer.blobs.iter().map(|blob| BlobState { blob: *blob, stage: self.stage(*blob) }).collect(),
        }
    }

    fn take(&mut self, blob: BlobHash, at: BlobPart, bytes: &[u8]) -> BlobState {
        self.requests += 1;
        let parts = self.parts.entry(blob).or_default();
        if at.offset == parts.len() as u64 {
            parts.extend_from_slice(bytes);
        }
        if parts.len() as u64 == at.total && BlobHash::of(parts) == blob {
            self.held.insert(blob);
        }
        BlobState { blob, stage: self.stage(blob) }
    }
}

fn photo(seed: u8, length: usize) -> Blob {
    let bytes: Vec<u8> = (0..length).map(|n| u8::try_from(n % 251).unwrap() ^ seed).collect();
    Blob { hash: BlobHash::of(&bytes), bytes }
}

/// A phone's disk with one session for each receipt.
fn disk(blobs: &[Blob]) -> MemoryStore {
    let disk = MemoryStore::default();
    let mut local = Local { meta: Some(sample::meta()), ..Local::default() };
    let meta = LocalWrite { meta: local.meta.clone(), ..LocalWrite::default() };
    pollster::block_on(disk.commit(meta)).unwrap();
    for (number, blob) in (1..).zip(blobs) {
        let expense = Expense {
            id: ExpenseId::new(sample::uuid(10, number)),
            kind: ExpenseKind::Ticket,
            label: "Kino".into(),
            amount: Ore(12_000),
            receipt: Receipt::Attached { photos: vec![PhotoHash(blob.hash.to_string())] },
            companion_card: CompanionCard::NotRelevant,
        };
        let session = Session { expenses: vec![expense], ..sample::session(number, "2026-03-03") };
        let write = sample::recorded(&local, number, &Change::PutSession { session });
        let write = LocalWrite { put_blobs: vec![blob.clone()], ..write };
        local.apply(write.clone());
        pollster::block_on(disk.commit(write)).unwrap();
    }
    disk
}

fn local(disk: &MemoryStore) -> Local {
    pollster::block_on(disk.load()).unwrap()
}

/// One round; ends without an answer when `cut` says so.
fn round(disk: &MemoryStore, server: &mut Server, mut cut: impl FnMut(usize) -> bool) -> BlobSender {
    let mut sender = BlobSender::new(&local(disk), &BTreeSet::new());
    loop {
        match sender.next() {
            BlobStep::Offer(offer) => sender.states(&server.offered(&offer)),
            BlobStep::Send { blob, offset } => {
                let bytes = pollster::block_on(disk.blob(blob)).unwrap().unwrap_or_default();
                match part(blob, &bytes, offset) {
                    Ok((at, piece)) => {
                        let state = server.take(blob, at, piece);
                        if cut(server.requests) {
                            return sender;
                        }
                        sender.state(state);
                    }
                    Err(Unreadable) => sender.leave(blob),
                }
            }
            BlobStep::Done => return sender,
        }
    }
}

#[test]
fn f12_what_is_cut_off_twenty_times_goes_on_where_it_stopped() {
    let blobs = [photo(1, 3 * PART_BYTES + 7), photo(2, PART_BYTES), photo(3, 5)];
    let (disk, mut server) = (disk(&blobs), Server::default());
    for _ in 0..20 {
        round(&disk, &mut server, |request| request % 2 == 1);
    }
    assert_eq!(server.held, blobs.iter().map(|blob| blob.hash).collect());
    assert_eq!(server.requests, 6, "no piece twice");
    round(&disk, &mut server, |_| false);
    assert_eq!(server.requests, 6, "what is held is not sent again");
}

#[test]
fn f11_bytes_that_cannot_be_read_back_are_not_sent_and_do_not_hold_up_others() {
    let blobs = [photo(1, 100), photo(2, 100)];
    let (disk, mut server) = (disk(&blobs), Server::default());
    let emptied = Blob { hash: blobs[0].hash, bytes: Vec::new() };
    pollster::block_on(disk.commit(LocalWrite { put_blobs: vec![emptied], ..LocalWrite::default() })).unwrap();
    let sender = round(&disk, &mut server, |_| false);
    assert_eq!(*sender.left(), BTreeSet::from([blobs[0].hash]));
    assert_eq!(server.held, BTreeSet::from([blobs[1].hash]));
}

#[test]
fn a_server_that_takes_nothing_does_not_keep_the_phone_busy_for_ever() {
    let blobs = [photo(1, 100)];
    let mut sender = BlobSender::new(&local(&disk(&blobs)), &BTreeSet::new());
    let stuck = BlobState { blob: blobs[0].hash, stage: BlobStage::Missing { offset: 0 } };
    sender.states(&BlobStates { blobs: vec![stuck] });
    for _ in 0..MOST_STALLS {
        assert_eq!(sender.next(), BlobStep::Send { blob: blobs[0].hash, offset: 0 });
        sender.state(stuck);
    }
    assert_eq!(sender.next(), BlobStep::Done);
}

#[test]
fn a_receipt_stays_on_the_phone_until_the_server_has_said_that_it_has_it() {
    let blobs = [photo(1, 100), photo(2, 100)];
    let disk = disk(&blobs);
    let done = OpStatus::Done { seq: Seq(1), revision: Revision(1), at: sample::time(0) };
    let put_ops = local(&disk).ops.into_values().map(|record| OpRecord { status: done.clone(), ..record }).collect();
    pollster::block_on(disk.commit(LocalWrite { put_ops, ..LocalWrite::default() })).unwrap();
    let (now, held) = (sample::time(91 * 86_400), local(&disk));
    assert_eq!(held.tidied(now), None);
    let mut server = Server::default();
    server.held.insert(blobs[0].hash);
    let sender = round(&disk, &mut server, |_| true);
    assert_eq!(sender.forget(&held, now).unwrap().drop_blobs, [blobs[0].hash]);
    assert_eq!(sender.forget(&held, sample::time(89 * 86_400)), None, "a restored server may ask for it");
}
