use super::*;
use crate::contract::sample;
use crate::id::DeviceSeq;
use crate::op::{Base, Change};
use proptest::prelude::*;

fn export(note: &str, bytes: Vec<u8>) -> Export {
    let session = domain::entry::Session { note: note.into(), ..sample::session(1, "2026-03-03") };
    let device = sample::meta().identity.device;
    let op = Op::new(sample::stamp(1), device, DeviceSeq(1), Base::Nothing, &Change::PutSession { session });
    let blob = Blob { hash: BlobHash::of(&bytes), bytes };
    let facts = ExportFacts {
        proto: crate::wire::PROTO,
        device,
        mark: ContentHash::of(b"mark"),
        made_at: sample::time(0),
        ops: vec![op],
        blobs: vec![(blob.hash, blob.bytes.len() as u64)],
    };
    Export { facts, blobs: vec![blob] }
}

#[test]
fn a_key_is_written_as_digits_and_read_back() {
    let key = ExportKey([0xa7; PUBLIC]);
    let text = serde_json::to_string(&key).unwrap();
    assert_eq!(text, format!("\"{}\"", "a7".repeat(PUBLIC)));
    assert_eq!(serde_json::from_str::<ExportKey>(&text).unwrap(), key);
    assert!(serde_json::from_str::<ExportKey>("\"a7\"").is_err());
}

#[test]
fn a_head_is_read_back_and_other_files_are_told_apart() {
    let head = ExportHead { sealed_for: ContentHash::of(b"key"), own: ExportKey([4; PUBLIC]), nonce: [9; NONCE] };
    let file = [head.to_bytes(), b"sealed".to_vec()].concat();
    assert_eq!(head.to_bytes().len(), HEAD);
    assert_eq!(ExportHead::read(&file), Ok((head, b"sealed".as_slice())));
    for other in [b"".as_slice(), b"PK\x03\x04", &file[..HEAD - 1]] {
        assert_eq!(ExportHead::read(other), Err(NotAnExport::OtherFile));
    }
}

fn several(parts: &[&[u8]]) -> Vec<u8> {
    let mut file = SEVERAL.to_vec();
    for part in parts {
        file.extend(u32::try_from(part.len()).unwrap().to_be_bytes());
        file.extend(*part);
    }
    file
}

#[test]
fn a_file_is_one_or_holds_several_and_one_that_is_cut_short_is_told() {
    assert_eq!(parts(b"one"), Ok(vec![b"one".as_slice()]));
    let file = several(&[b"one", b"", b"three"]);
    assert_eq!(parts(&file), Ok(vec![b"one".as_slice(), b"", b"three"]));
    for cut in [SEVERAL.len(), SEVERAL.len() + 2, file.len() - 1] {
        assert_eq!(parts(&file[..cut]), Err(NotAnExport::OtherFile), "{cut}");
    }
    let longer = [file, vec![0]].concat();
    assert_eq!(parts(&longer), Err(NotAnExport::OtherFile));
}

proptest! {
    #[test]
    fn what_is_exported_is_what_is_imported(note in any::<String>(), bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let export = export(&note, bytes);
        prop_assert_eq!(Export::from_bytes(&export.to_bytes()), Ok(export));
    }

    #[test]
    fn any_content_is_understood_or_refused(
        bytes in proptest::collection::vec(any::<u8>(), 0..500),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let _ = Export::from_bytes(&bytes);
        let _ = ExportHead::read(&bytes);
        let _ = parts(&[SEVERAL.as_slice(), &bytes].concat());
        let mut damaged = export("note", vec![1; 20]).to_bytes();
        let place = place.index(damaged.len());
        damaged[place] = byte;
        let _ = Export::from_bytes(&damaged);
        damaged.truncate(place);
        prop_assert!(Export::from_bytes(&damaged).is_err());
    }
}
