//! Which language a reader asked for.

use crate::Lang;

impl Lang {
    /// The best language for an `Accept-Language` header, or for the browser's list joined by commas.
    /// Weights are honoured; where nothing fits, bokmål.
    #[must_use]
    pub fn best_of(accept_language: &str) -> Self {
        let mut best: Option<(u16, Self)> = None;
        for range in accept_language.split(',') {
            let mut parts = range.split(';');
            let Some(lang) = parts.next().and_then(Self::from_tag) else { continue };
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1000, thousandths);
            if weight > 0 && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, lang));
            }
        }
        best.map_or_else(Self::default, |(_, lang)| lang)
    }
}

/// "0.8" as 800; what is not a weight counts for nothing.
fn thousandths(weight: &str) -> u16 {
    let (whole, fraction) = weight.trim().split_once('.').unwrap_or((weight.trim(), ""));
    let digits = fraction.bytes().chain(core::iter::repeat(b'0')).take(3);
    let fraction = digits.fold(0, |sum, b| sum * 10 + u16::from(b.wrapping_sub(b'0').min(9)));
    match whole {
        "1" => 1000,
        "0" => fraction,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readers_first_wish_is_heard() {
        for (header, lang) in [
            ("nn-NO,nn;q=0.9,nb;q=0.8,en;q=0.7", Lang::Nn),
            ("en-GB,en;q=0.9", Lang::En),
            ("de,en;q=0.5,nb;q=0.8", Lang::Nb),
            ("no", Lang::Nb),
            ("de", Lang::Nb),
            ("", Lang::Nb),
            ("en;q=0, nn;q=0.1", Lang::Nn),
            ("en; q=x", Lang::Nb),
        ] {
            assert_eq!(Lang::best_of(header), lang, "{header}");
        }
    }

    #[test]
    fn tags_are_read_and_written_alike_everywhere() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
            assert_eq!(serde_json::to_string(&lang).unwrap(), format!("\"{}\"", lang.tag()));
        }
        assert_eq!(Lang::from_tag("NN_no"), Some(Lang::Nn));
        assert_eq!(Lang::from_tag("sv"), None);
    }

    proptest::proptest! {
        #[test]
        fn no_header_is_too_strange(header in ".*") {
            let lang = Lang::best_of(&header);
            assert!(Lang::ALL.contains(&lang));
        }
    }
}
