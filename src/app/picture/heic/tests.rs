use super::*;
use heifer::heifer_isobmff::boxes::HevcConfig;
use heifer::heifer_isobmff::writer::{HeifWriter, ImageSpec};
use heifer::{EncodeOptions, encode_rgb8};

/// The picture that `tests/e2e/journeys/receipt.spec.ts` attaches.
const PHOTO: &[u8] = include_bytes!("../../../../tests/e2e/fixtures/photo-48-megapixels.heic");
/// Stands in the photo's metadata.
const MAKER: &[u8] = b"Eksempelfon 7";
const TILE: u32 = 512;
/// What shrinking may change of a colour that was coded with losses.
const NEARLY: u8 = 12;

/// Red above, blue below, with grain as in a photo, so that there is something to decode; the mean of a spot is as said.
fn two_colours(width: u32, height: u32) -> Vec<u8> {
    let spot = |x: u32, y: u32| {
        let grain = u8::try_from((x * 31 + y * 17 + x * y / 7) % 21).unwrap();
        if y < height / 2 { [210 + grain, 10 + grain, 10 + grain] } else { [10 + grain, 10 + grain, 210 + grain] }
    };
    (0..height).flat_map(|y| (0..width).flat_map(move |x| spot(x, y))).collect()
}

fn encoded(width: u32, height: u32) -> Vec<u8> {
    encode_rgb8(width, height, &two_colours(width, height), &EncodeOptions { quality: 90, max_threads: 1 }).unwrap()
}

/// A picture of many tiles that are all the same one.
fn tiled(rows: u16, columns: u16, width: u32, height: u32) -> Vec<u8> {
    let one = encoded(TILE, TILE);
    let file = HeifFile::parse(&one).unwrap();
    let coded = match file.referenced_items(file.primary_id, b"dimg") {
        [] => file.primary_id,
        tiles => tiles[0],
    };
    let config: HevcConfig = file.hevc_config(coded).unwrap().unwrap().clone();
    let data = file.item_data(coded).unwrap();
    let mut slices = Vec::new();
    let mut rest: &[u8] = &data;
    while let Some((length, after)) = rest.split_at_checked(4) {
        let length = u32::from_be_bytes(length.try_into().unwrap()) as usize;
        slices.push(after[..length].to_vec());
        rest = &after[length..];
    }
    let mut writer = HeifWriter::new();
    let tile = writer.add_image(&ImageSpec { hidden: true, ..ImageSpec::new(TILE, TILE, config, &slices) });
    let tiles = vec![tile; usize::from(rows) * usize::from(columns)];
    let grid = writer.add_grid(rows, columns, width, height, &tiles, None, None);
    let mut tiff = b"II*\0\x08\0\0\0\0\0\0\0\0\0".to_vec();
    tiff.extend_from_slice(MAKER);
    writer.add_exif(grid, &tiff);
    writer.set_primary(grid);
    writer.finish()
}

fn spot(image: &Image<u8>, x: u32, y: u32) -> [u8; 3] {
    let at = ((y * image.width + x) * 4) as usize;
    [image.data[at], image.data[at + 1], image.data[at + 2]]
}

fn is_near(found: [u8; 3], wanted: [u8; 3]) -> bool {
    found.iter().zip(wanted).all(|(found, wanted)| found.abs_diff(wanted) <= NEARLY)
}

#[test]
fn a_picture_in_tiles_becomes_small_with_every_tile_in_its_place() {
    let told = std::cell::RefCell::new(Vec::new());
    let image = read(&tiled(2, 3, 3 * TILE - 100, 2 * TILE), 359, |share| told.borrow_mut().push(share)).unwrap();
    assert_eq!((image.width, image.height), (359, 256));
    for (y, wanted) in [(30, [220, 20, 20]), (100, [20, 20, 220]), (150, [220, 20, 20]), (230, [20, 20, 220])] {
        for x in [5, 180, 350] {
            assert!(is_near(spot(&image, x, y), wanted), "{x} {y}: {:?}", spot(&image, x, y));
        }
    }
    let told = told.into_inner();
    assert!(told.len() == 6 && told.is_sorted(), "{told:?}");
}

#[test]
fn a_small_picture_keeps_its_size_and_one_without_tiles_is_read_too() {
    let image = read(&encoded(96, 64), 1600, |_| {}).unwrap();
    assert_eq!((image.width, image.height), (96, 64));
    assert!(is_near(spot(&image, 48, 10), [220, 20, 20]) && is_near(spot(&image, 48, 60), [20, 20, 220]));
}

#[test]
fn a_picture_that_lies_on_its_side_is_put_upright() {
    let image = Shrunk::of(2, 1, 2).map(|mut small| {
        small.add(
            0,
            0,
            &Image { width: 2, height: 1, bit_depth: 8, has_alpha: false, data: vec![9_u8, 9, 9, 255, 7, 7, 7, 255] },
        );
        small.image()
    });
    let upright = turned(image.unwrap(), &Property::Rotation(1));
    assert_eq!((upright.width, upright.height), (1, 2));
    assert_eq!((spot(&upright, 0, 0), spot(&upright, 0, 1)), ([7; 3], [9; 3]));
    let mirrored = turned(upright, &Property::Mirror(true));
    assert_eq!(spot(&mirrored, 0, 0), [9; 3]);
}

#[test]
fn what_is_no_picture_too_large_or_torn_is_said_and_breaks_nothing() {
    let word = |bytes: &[u8]| read(bytes, 1600, |_| {}).unwrap_err().word();
    assert_eq!(word(b""), "unreadable");
    assert_eq!(word(b"\0\0\0\x18ftypheic but nothing behind it"), "unreadable");
    assert_eq!(word(&tiled(1, 1, 20_000, 20_000)), "too-many-pixels");
    let whole = tiled(1, 2, 2 * TILE, TILE);
    for cut in (0..whole.len()).step_by(whole.len() / 50) {
        drop(read(&whole[..cut], 64, |_| {}));
    }
    for at in (0..whole.len()).step_by(whole.len() / 50) {
        let mut spoilt = whole.clone();
        spoilt[at] ^= 0x5a;
        drop(read(&spoilt, 64, |_| {}));
    }
}

/// The fixture is made here, and nowhere else: `FIXTURES=write cargo test -p app --bin folgesvenn-picture` writes it anew.
#[test]
fn the_photo_of_the_journeys_is_the_one_that_is_made_here() {
    let made = tiled(12, 16, 8064, 6048);
    if std::env::var_os("FIXTURES").is_some_and(|word| word == "write") {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/e2e/fixtures/photo-48-megapixels.heic");
        std::fs::write(path, &made).unwrap();
    }
    assert!(PHOTO == made, "the fixture differs");
    assert!(PHOTO.windows(MAKER.len()).any(|window| window == MAKER), "it says what it was taken with");
}
