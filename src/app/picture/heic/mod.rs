//! HEIC pictures, tile by tile: an iPhone's 48 million spots would take 200 MB as a whole, which cheap phones do not give.

mod shrink;
#[cfg(test)]
mod tests;

use heifer::heifer_isobmff::boxes::{Grid, Property};
use heifer::heifer_isobmff::{FourCC, HeifFile, ItemId};
use heifer::{Image, Options};
use shrink::Shrunk;

/// As for every other kind of picture, see `public/receipt.js`.
const MOST_SPOTS: u64 = 100_000_000;
/// What is not laid in tiles is decoded as a whole, so it has to be smaller: 24 million spots are 96 MB.
const MOST_SPOTS_IN_ONE: u64 = 24_000_000;

/// Why a file gives no picture.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    /// Damaged, or of a kind that is no HEIC.
    #[error("the picture cannot be decoded")]
    Undecodable(#[from] heifer::Error),
    /// Its parts do not fit together.
    #[error("the picture's tiles do not fit its size")]
    Inconsistent,
    /// Over [`MOST_SPOTS`], or [`MOST_SPOTS_IN_ONE`] without tiles.
    #[error("the picture has too many spots")]
    TooManySpots,
}

impl Problem {
    /// As `public/receipt.js` says it.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::TooManySpots => "too-many-pixels",
            Self::Undecodable(heifer::Error::Unsupported(_)) => "heic",
            Self::Undecodable(_) | Self::Inconsistent => "unreadable",
        }
    }
}

impl From<heifer::heifer_isobmff::Error> for Problem {
    fn from(error: heifer::heifer_isobmff::Error) -> Self {
        Self::Undecodable(error.into())
    }
}

/// The picture, upright, with no side longer than `long_side`; `tell` hears the share that is done, in hundredths.
pub(crate) fn read(bytes: &[u8], long_side: u32, tell: impl Fn(u32)) -> Result<Image<u8>, Problem> {
    let file = HeifFile::parse(bytes)?;
    let id = file.primary_id;
    let is_cut = file.item_properties(id)?.any(|property| matches!(property, Property::CleanAperture { .. }));
    if file.item(id)?.item_type == FourCC(*b"grid") && !is_cut {
        let image = tiles(&file, id, long_side, tell)?;
        return Ok(file.item_properties(id)?.fold(image, turned));
    }
    let options = Options { max_threads: 1, max_pixels: MOST_SPOTS_IN_ONE };
    match file.image_size(id)? {
        Some((width, height)) if u64::from(width) * u64::from(height) > MOST_SPOTS_IN_ONE => Err(Problem::TooManySpots),
        _ => {
            // Already turned.
            let whole = heifer::decode_rgba8(bytes, &options)?;
            let mut small = Shrunk::of(whole.width, whole.height, long_side).ok_or(Problem::Inconsistent)?;
            small.add(0, 0, &whole);
            Ok(small.image())
        }
    }
}

fn tiles(file: &HeifFile<'_>, id: ItemId, long_side: u32, tell: impl Fn(u32)) -> Result<Image<u8>, Problem> {
    let Grid { rows, columns, output_width: width, output_height: height } = file.grid(id)?;
    let tiles = file.referenced_items(id, b"dimg");
    if u64::from(width) * u64::from(height) > MOST_SPOTS {
        return Err(Problem::TooManySpots);
    }
    if tiles.len() != usize::from(rows) * usize::from(columns) {
        return Err(Problem::Inconsistent);
    }
    let mut small = Shrunk::of(width, height, long_side).ok_or(Problem::Inconsistent)?;
    let (mut across, mut down) = (0, 0);
    let mut size = None;
    for (done, tile) in (0_u32..).zip(tiles) {
        match file.image_size(*tile)? {
            Some((width, height)) if u64::from(width) * u64::from(height) <= MOST_SPOTS_IN_ONE => {}
            _ => return Err(Problem::Inconsistent),
        }
        let spots = heifer::decode_item(file, *tile, 1)?;
        if *size.get_or_insert((spots.width, spots.height)) != (spots.width, spots.height) {
            return Err(Problem::Inconsistent);
        }
        small.add(across * spots.width, down * spots.height, &spots);
        across += 1;
        if across == u32::from(columns) {
            (across, down) = (0, down + 1);
        }
        tell(done * 100 / (u32::from(rows) * u32::from(columns)));
    }
    Ok(small.image())
}

/// A picture turned or mirrored as a property says; other properties leave it as it is.
fn turned(image: Image<u8>, property: &Property) -> Image<u8> {
    match property {
        Property::Rotation(quarters) => image.rotate_ccw(*quarters),
        Property::Mirror(top_bottom) => image.mirror(*top_bottom),
        _ => image,
    }
}
