//! The bytes of a key, on their way between two wraps.

use zeroize::Zeroizing;

/// 256 bits. Overwritten when dropped.
#[derive(Clone)]
pub struct DataKey(Zeroizing<[u8; Self::BYTES]>);

impl DataKey {
    /// Its length.
    pub const BYTES: usize = 32;

    /// A key of these bytes.
    #[must_use]
    pub fn new(bytes: [u8; Self::BYTES]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Reads them, where there are as many.
    #[must_use]
    pub fn read(bytes: Vec<u8>) -> Option<Self> {
        let bytes = Zeroizing::new(bytes);
        bytes.first_chunk().filter(|_| bytes.len() == Self::BYTES).map(|bytes| Self::new(*bytes))
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; Self::BYTES] {
        &self.0
    }
}

impl core::fmt::Debug for DataKey {
    /// Never the bytes.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("DataKey(…)")
    }
}
