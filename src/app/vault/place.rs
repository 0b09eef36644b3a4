//! Where a row lies. Bound into its seal.

/// The place of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The object store.
    pub store: &'a str,
    /// The row's key.
    pub key: &'a str,
    /// The version of the row's own format.
    pub schema: u16,
}

impl Place<'_> {
    /// The place as bytes. Lengths come first, so no two places read the same.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(18 + self.store.len() + self.key.len());
        for part in [self.store, self.key] {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend(part.as_bytes());
        }
        bytes.extend(self.schema.to_be_bytes());
        bytes
    }
}

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{} (v{})", self.store, self.key, self.schema)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_that_concatenate_alike_differ() {
        let one = Place { store: "ops", key: "1", schema: 1 };
        let other = Place { store: "op", key: "s1", schema: 1 };
        assert_ne!(one.to_bytes(), other.to_bytes());
        assert_ne!(one.to_bytes(), Place { schema: 2, ..one }.to_bytes());
    }
}
