use super::photo::redraw;
use super::*;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgba, RgbaImage};
use proptest::prelude::*;
use std::io::Cursor;

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Noise: the hardest that there is to make small.
fn noise(width: u32, height: u32) -> DynamicImage {
    let mut state = 0x9e37_79b9_u32;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()
    };
    let picture = image::RgbImage::from_fn(width, height, |_, _| {
        let [r, g, b, _] = next();
        image::Rgb([r, g, b])
    });
    DynamicImage::ImageRgb8(picture)
}

#[test]
fn pictures_of_three_formats_become_jpegs() {
    let picture = noise(60, 30);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let kept = accept(written(&picture, format)).unwrap();
        assert_eq!(kept.kind, ReceiptKind::Photo);
        let read = image::load_from_memory_with_format(&kept.bytes, ImageFormat::Jpeg).unwrap();
        assert_eq!((read.width(), read.height()), (60, 30), "{format:?}");
    }
}

#[test]
fn what_is_kept_is_small_and_of_the_same_shape() {
    let kept = accept(written(&noise(2_100, 700), ImageFormat::Png)).unwrap();
    assert!(kept.bytes.len() <= 400_000, "{}", kept.bytes.len());
    let read = image::load_from_memory(&kept.bytes).unwrap();
    assert!(read.width() <= 2_000 && read.width().abs_diff(read.height() * 3) <= 3);
}

#[test]
fn where_a_picture_was_taken_is_not_kept_and_it_stands_upright() {
    let picture = DynamicImage::ImageRgb8(image::RgbImage::new(40, 20));
    // Big-endian TIFF: one entry, orientation 6 (turned by a quarter); then a text that must not survive.
    let exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0SECRET PLACE";
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(exif.to_vec()).unwrap();
    encoder.write_image(picture.as_bytes(), 40, 20, ExtendedColorType::Rgb8).unwrap();
    assert!(bytes.windows(6).any(|window| window == b"SECRET"));
    let kept = redraw(&bytes).unwrap();
    assert!(!kept.windows(6).any(|window| window == b"SECRET" || window == b"Exif\0\0"));
    let read = image::load_from_memory(&kept).unwrap();
    assert_eq!((read.width(), read.height()), (20, 40));
}

#[test]
fn what_is_see_through_becomes_paper_and_not_night() {
    let clear = RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0]));
    let kept = redraw(&written(&DynamicImage::ImageRgba8(clear), ImageFormat::Png)).unwrap();
    assert_eq!(image::load_from_memory(&kept).unwrap().to_rgb8().get_pixel(4, 4).0, [255; 3]);
}

#[test]
fn what_is_no_receipt_is_refused_by_what_it_is() {
    let picture = written(&noise(64, 64), ImageFormat::Jpeg);
    let cut = picture[..picture.len() / 3].to_vec();
    let mut large = b"%PDF-1.7\n".to_vec();
    large.resize(LARGEST_DOCUMENT + 1, b' ');
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    let cases = [
        (Vec::new(), NotAReceipt::UnknownKind),
        (b"<svg onload=alert(1)>".to_vec(), NotAReceipt::UnknownKind),
        (b"GIF89a\x01\0\x01\0".to_vec(), NotAReceipt::UnknownKind),
        (heic, NotAReceipt::UnknownKind),
        (large, NotAReceipt::DocumentTooLarge),
        (picture[..20].to_vec(), NotAReceipt::Damaged),
    ];
    for (bytes, why) in cases {
        assert_eq!(accept(bytes.clone()).unwrap_err(), why, "{:?}", &bytes[..bytes.len().min(12)]);
    }
    // A JPEG that ends early may still show its upper part, but must not do more than that.
    if let Ok(kept) = accept(cut) {
        assert!(image::load_from_memory(&kept.bytes).is_ok());
    }
}

#[test]
fn a_bomb_is_refused_by_its_header() {
    // A PNG of a few bytes that says it is 60 000 pixels wide and high.
    let mut bytes = written(&DynamicImage::ImageRgb8(image::RgbImage::new(1, 1)), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let header = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&header.to_be_bytes());
    assert_eq!(accept(bytes).unwrap_err(), NotAReceipt::TooManyPixels);
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}

#[test]
fn a_pdf_is_kept_as_it_came() {
    let bytes = b"%PDF-1.4\n%%EOF".to_vec();
    let kept = accept(bytes.clone()).unwrap();
    assert_eq!((kept.kind, kept.bytes), (ReceiptKind::Document, bytes));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn damage_anywhere_is_a_picture_or_a_refusal(
        format in prop::sample::select(vec![ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP]),
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = written(&noise(16, 16), format);
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = accept(bytes.clone());
        bytes.truncate(cut.index(bytes.len()));
        let _ = accept(bytes);
    }
}
