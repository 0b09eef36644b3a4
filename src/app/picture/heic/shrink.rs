//! A picture made smaller while its parts come in, each spot the mean of those that fall on it.

use heifer::{Image, Sample};

/// Sums of red, green and blue, and of how many.
type Sum = [u32; 4];

/// The smaller picture so far.
#[derive(Debug)]
pub(super) struct Shrunk {
    from: (u32, u32),
    width: u32,
    height: u32,
    sums: Vec<Sum>,
}

impl Shrunk {
    /// For a picture of this size, with no side longer than `long_side`; nothing for an empty one.
    pub(super) fn of(width: u32, height: u32, long_side: u32) -> Option<Self> {
        let longest = width.max(height);
        let side = |side: u32| {
            let small = u64::from(side) * u64::from(long_side.min(longest)) / u64::from(longest.max(1));
            u32::try_from(small).ok().filter(|_| side > 0).map(|small| small.max(1))
        };
        let (small_width, small_height) = (side(width)?, side(height)?);
        let count = usize::try_from(u64::from(small_width) * u64::from(small_height)).ok()?;
        Some(Self { from: (width, height), width: small_width, height: small_height, sums: vec![[0; 4]; count] })
    }

    /// Lays a part at its place in the large picture; what reaches over the picture's edge is left out.
    pub(super) fn add<S: Sample>(&mut self, left: u32, top: u32, part: &Image<S>) {
        let shift = u32::from(part.bit_depth.saturating_sub(8));
        let within = |at: u32, from: u32, to: u32| {
            let small = u64::from(at) * u64::from(to) / u64::from(from);
            usize::try_from(small).unwrap_or(usize::MAX)
        };
        let row_of = usize::try_from(self.width).unwrap_or(usize::MAX);
        let columns: Vec<usize> =
            (left..self.from.0).take(side(part.width)).map(|x| within(x, self.from.0, self.width)).collect();
        let rows = part.data.chunks_exact(side(part.width).max(1) * 4);
        for (y, row) in (top..self.from.1).zip(rows) {
            let Some(sums) = self.sums.get_mut(within(y, self.from.1, self.height) * row_of..) else { return };
            for (column, spot) in columns.iter().zip(row.chunks_exact(4)) {
                let Some(sum) = sums.get_mut(*column) else { continue };
                for (sum, colour) in sum.iter_mut().zip(spot.iter().take(3)) {
                    *sum += u32::from(colour.to_u16()) >> shift;
                }
                sum[3] += 1;
            }
        }
    }

    /// What has come so far; what has not is white.
    pub(super) fn image(&self) -> Image<u8> {
        let mean = |[red, green, blue, count]: &Sum| {
            let of = |sum: &u32| sum.checked_div(*count).map_or(u8::MAX, |mean| u8::try_from(mean).unwrap_or(u8::MAX));
            [of(red), of(green), of(blue), u8::MAX]
        };
        let data = self.sums.iter().flat_map(mean).collect();
        Image { width: self.width, height: self.height, bit_depth: 8, has_alpha: false, data }
    }
}

/// A side as a length of memory.
fn side(spots: u32) -> usize {
    usize::try_from(spots).unwrap_or(usize::MAX)
}
