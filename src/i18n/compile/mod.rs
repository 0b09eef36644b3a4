//! From `texts/<language>/<room>.ftl` to typed Rust functions. Runs in the build script, and in this crate's tests.

mod agree;
pub(crate) mod catalogue;
mod emit;
pub(crate) mod lower;

use std::fmt;
use std::path::Path;

/// The languages, the first of them the one that the others are measured by.
pub(crate) const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

/// Something in the texts that must be mended before they compile.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault {
    /// Such as `nn/session.ftl`.
    pub(crate) file: String,
    /// The message, where it is known.
    pub(crate) key: Option<String>,
    /// What is wrong and what to do.
    pub(crate) what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.key {
            Some(key) => write!(f, "texts/{}: `{key}`: {}", self.file, self.what),
            None => write!(f, "texts/{}: {}", self.file, self.what),
        }
    }
}

/// Reads all languages under `texts`, checks that they agree, and writes the accessors.
///
/// # Errors
/// Every [`Fault`] found, not only the first.
pub(crate) fn compile(texts: &Path) -> Result<String, Vec<Fault>> {
    let mut faults = Vec::new();
    let catalogues = LANGUAGES.map(|language| catalogue::read(texts, language, &mut faults));
    let signatures = agree::signatures(&catalogues, &mut faults);
    if faults.is_empty() {
        return Ok(emit::emit(&catalogues, &signatures));
    }
    faults.sort();
    faults.dedup();
    Err(faults)
}

#[cfg(test)]
mod tests {
    use super::agree::signatures;
    use super::catalogue::parse;
    use super::lower::Piece;

    fn faults(nb: &str, nn: &str, en: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let catalogues = [("nb", nb), ("nn", nn), ("en", en)]
            .map(|(language, text)| parse(language, &[("session".to_owned(), text.to_owned())], &mut faults));
        signatures(&catalogues, &mut faults);
        faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn texts_that_agree_have_no_fault() {
        assert_eq!(
            faults("session-a = Hei { $name }", "session-a = Hei { $name }", "session-a = Hi { $name }").len(),
            0
        );
    }

    #[test]
    fn a_missing_message_names_file_and_key() {
        let found = faults("session-a = Hei", "session-a = Hei", "session-b = Hi");
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("texts/en/session.ftl: `session-a`: is missing"), "{found:?}");
        assert!(found[1].starts_with("texts/nb/session.ftl: `session-b`: is missing"), "{found:?}");
    }

    #[test]
    fn a_missing_argument_is_named() {
        let found = faults("session-a = Hei { $name }", "session-a = Hei", "session-a = Hi { $name }");
        assert_eq!(found, ["texts/nn/session.ftl: `session-a`: lacks { $name }, which another language uses"]);
    }

    #[test]
    fn an_argument_in_only_one_variant_is_enough() {
        let text = "session-a = { $count ->\n    [one] Én\n   *[other] { $count } dager\n}\n";
        assert!(faults(text, text, text).is_empty());
    }

    #[test]
    fn a_choice_between_words_is_left_to_the_code() {
        let text = "session-a = { $x ->\n    [man] han\n   *[else] de\n}\n";
        assert!(faults(text, text, text)[0].contains("[man] is a word"));
    }

    #[test]
    fn a_key_begins_with_the_name_of_its_room() {
        let found = faults("saved = Lagret", "saved = Lagra", "saved = Saved");
        assert_eq!(found[0], "texts/nb/session.ftl: `saved`: a key in session.ftl begins with `session-`");
    }

    #[test]
    fn a_syntax_error_names_its_line() {
        let found = faults("session-a = Hei\n\nsession-b = {", "session-a = Hei", "session-a = Hi");
        assert!(found[0].starts_with("texts/nb/session.ftl: line 3: "), "{found:?}");
    }

    #[test]
    fn a_plural_that_no_language_has_is_refused() {
        let text = "session-a = { $n ->\n    [one] Én\n    [few] Noen\n   *[other] Flere\n}\n";
        assert!(faults(text, text, text)[0].contains("[few]"));
    }

    #[test]
    fn messages_that_contain_each_other_are_refused() {
        let text = "session-a = { session-b }\nsession-b = { session-a }\n";
        assert!(faults(text, text, text)[0].contains("contains itself"));
    }

    #[test]
    fn two_arguments_of_one_kind_are_taken_by_name() {
        let mut faults = Vec::new();
        let text = "session-a = { NUMBER($x) } av { NUMBER($y) }\nsession-b = { $x } til { $y }, { NUMBER($z) }\n";
        let catalogues =
            ["nb", "nn", "en"].map(|language| parse(language, &[("session".to_owned(), text.to_owned())], &mut faults));
        let code = super::emit::emit(&catalogues, &signatures(&catalogues, &mut faults));
        assert!(code.contains("pub struct SessionA {"), "{code}");
        assert!(code.contains("pub struct SessionB<'a> {"), "{code}");
        assert!(code.contains("pub fn session_a(self, arguments: args::SessionA) -> String"), "{code}");
    }

    #[test]
    fn terms_and_messages_stand_in_for_their_text() {
        let mut faults = Vec::new();
        let room = ("session".to_owned(), "-app = Appen\nsession-a = { -app } er åpen".to_owned());
        let catalogue = parse("nb", &[room], &mut faults);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(catalogue.messages["session-a"].pieces, [Piece::Text("Appen er åpen".to_owned())]);
    }
}
