use super::seal::seal;
use super::*;
use sync::contract::sample;
use sync::export::{ExportFacts, HEAD};
use sync::wire::PROTO;
use sync::{Base, Change, DeviceSeq, Op};

fn door() -> ExportDoor {
    ExportDoor(fresh().unwrap())
}

fn export(door: &ExportDoor) -> Export {
    let device = sample::meta().identity.device;
    let change = Change::PutSession { session: sample::session(1, "2026-03-03") };
    let ops = vec![Op::new(sample::stamp(1), device, DeviceSeq(1), Base::Nothing, &change)];
    let mark = door.ticket(device).mark;
    let facts = ExportFacts { proto: PROTO, device, mark, made_at: sample::time(0), ops, blobs: Vec::new() };
    Export { facts, blobs: Vec::new() }
}

fn sealed(door: &ExportDoor, export: &Export) -> Vec<u8> {
    seal(export, ExportKey(door.0.public))
}

#[test]
fn only_the_municipality_that_a_file_is_sealed_for_opens_it() {
    let (ours, theirs) = (door(), door());
    let file = sealed(&ours, &export(&ours));
    assert_eq!(ours.open(&file), Ok(export(&ours)));
    assert_eq!(theirs.open(&file), Err(CannotOpen::OtherMunicipality));
    assert!(!file.windows(4).any(|window| window == b"2026"), "nothing can be read without the key");
}

#[test]
fn a_change_of_any_byte_is_noticed() {
    let ours = door();
    let file = sealed(&ours, &export(&ours));
    for place in (0..HEAD).chain([HEAD, HEAD + 9, file.len() - 1]) {
        let mut changed = file.clone();
        changed[place] ^= 1;
        assert!(ours.open(&changed).is_err(), "byte {place}");
    }
    assert_eq!(ours.open(&file[..file.len() - 1]), Err(CannotOpen::Damaged));
    assert_eq!(ours.open(b"PK\x03\x04"), Err(CannotOpen::NotAnExport(NotAnExport::OtherFile)));
}

#[test]
fn a_phone_speaks_for_itself_only() {
    let ours = door();
    let mut forged = export(&ours);
    forged.facts.mark = ContentHash::of(b"guess");
    assert_eq!(ours.open(&sealed(&ours, &forged)), Err(CannotOpen::NotThatPhone));

    let mut other = export(&ours);
    other.facts.device = DeviceId::new(sample::uuid(3, 2));
    other.facts.mark = ours.ticket(other.facts.device).mark;
    assert_eq!(ours.open(&sealed(&ours, &other)), Err(CannotOpen::NotThatPhone), "with another phone's operations");
}

#[test]
fn a_file_of_a_newer_app_is_left_alone() {
    let ours = door();
    let mut newer = export(&ours);
    newer.facts.proto = PROTO + 1;
    assert_eq!(ours.open(&sealed(&ours, &newer)), Err(CannotOpen::OtherVersion));
}
