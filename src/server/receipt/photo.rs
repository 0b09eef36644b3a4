//! Photos are decoded within limits and drawn anew: what comes out is a picture and nothing else.

use super::NotAReceipt;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};
use std::io::Cursor;

/// More than phones send, which have made it smaller already.
pub(super) const MOST_PIXELS: u64 = 25_000_000;
/// Pixels of the longest side that are kept: a receipt can still be read.
const LONGEST_SIDE: u32 = 2_000;
/// The most bytes that are kept.
const MOST_BYTES: usize = 400_000;
/// Bytes that decoding may take beside the picture itself.
const ROOM: u64 = 256 * 1024 * 1024;
/// JPEG qualities, the best first.
const QUALITIES: [u8; 5] = [82, 72, 60, 45, 30];

/// The picture as a JPEG of at most 400 kB, upright, without metadata.
pub(super) fn redraw(bytes: &[u8]) -> Result<Vec<u8>, NotAReceipt> {
    let (mut picture, orientation) = decode(bytes)?;
    picture.apply_orientation(orientation);
    let mut side = LONGEST_SIDE;
    loop {
        if picture.width().max(picture.height()) > side {
            picture = picture.thumbnail(side, side);
        }
        let opaque = on_paper(&picture);
        for quality in QUALITIES {
            let mut jpeg = Vec::new();
            let drawn = JpegEncoder::new_with_quality(&mut jpeg, quality).encode_image(&opaque);
            drawn.map_err(|_| NotAReceipt::Damaged)?;
            if jpeg.len() <= MOST_BYTES {
                return Ok(jpeg);
            }
        }
        // Noise that no quality makes small: fewer pixels do. Ends, since one pixel is small enough.
        side /= 2;
    }
}

fn decode(bytes: &[u8]) -> Result<(DynamicImage, Orientation), NotAReceipt> {
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) => format,
        _ => return Err(NotAReceipt::UnknownKind),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(ROOM);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| NotAReceipt::Damaged)?;
    let (width, height) = decoder.dimensions();
    // The header's word, before anything is made room for.
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > ROOM {
        return Err(NotAReceipt::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| NotAReceipt::Damaged)?;
    Ok((picture, orientation))
}

/// What is see-through becomes white, as paper is; a JPEG knows no other way.
fn on_paper(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let mut opaque = RgbImage::new(picture.width(), picture.height());
    for (to, from) in opaque.pixels_mut().zip(picture.to_rgba8().pixels()) {
        let alpha = u32::from(from[3]);
        for channel in 0..3 {
            let mixed = (u32::from(from[channel]) * alpha + 255 * (255 - alpha)) / 255;
            to[channel] = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
    opaque
}
