//! Names in narrower senses.

use crate::Lang;

impl Lang {
    /// `Kjøring (under samværet)`: a name, and which of its kinds are meant; the name alone where all are.
    #[must_use]
    pub fn narrowed(self, name: &str, kinds: &[String]) -> String {
        if kinds.is_empty() { name.to_owned() } else { format!("{name} ({})", kinds.join(", ")) }
    }

    /// A name from a list as it stands inside a sentence: `Under samværet` as `under samværet`.
    #[must_use]
    pub fn inside(self, name: &str) -> String {
        let mut letters = name.chars();
        letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::Lang::{En, Nb, Nn};

    #[test]
    fn a_name_stands_alone_or_with_the_kinds_that_are_meant() {
        assert_eq!(Nb.narrowed("Kjøring", &[]), "Kjøring");
        let kinds = [Nn.entry_leg_activity(), Nn.entry_leg_supervision()].map(|kind| Nn.inside(kind));
        assert_eq!(Nn.narrowed("Køyring", &kinds), "Køyring (under samværet, til rettleiing)");
        assert_eq!(En.inside("Ål"), "ål");
    }
}
