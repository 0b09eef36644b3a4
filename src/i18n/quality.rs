//! What the texts must be, besides there: short, readable once by a tired person, and in the language that they say.

use crate::compile::LANGUAGES;
use crate::compile::catalogue::{Catalogue, read};
use crate::compile::lower::Piece;
use std::collections::BTreeSet;
use std::path::Path;

/// Longer than this is a page, not a message.
const LONGEST: usize = 180;
/// "Easy" on the reading index (LIX): what a newspaper stays under.
const READING_INDEX: usize = 35;
/// A single message may be this heavy; short ones swing widely.
const HEAVIEST_MESSAGE: usize = 45;
/// Messages with fewer words say nothing about readability.
const ENOUGH_WORDS: usize = 12;

/// Words that one language has and the next ones do not.
const ONLY_NB: &str = "ikke jeg hva hvor hvordan hvorfor hvilken hvilket fra noe noen mer ennå ble nå siden uten bare hvis også være \
    vært kjøring kjørte dere lagret slettet sendes kommer senere bruker veileder måned måneden timer dager uke ganger gang finnes finner \
    hver selv tatt trekkes trykker åpner åpne lenken kobles koblet";
const ONLY_NN: &str = "ikkje eg kva kvar korleis kvifor frå noko nokon nokre meir enno vart utan berre viss òg vere vore køyring køyrde \
    lagra sletta kjem seinare brukar rettleiar månad månaden timar dagar veke gonger gong finst kvart sjølv teke tekne opne lenkja kopla \
    dykk desse";
const ONLY_EN: &str =
    "the and you your this that with from have not what when are was were will been on of or if it is they them";

struct Shown {
    file: String,
    key: String,
    text: String,
}

fn catalogues() -> [Catalogue; 3] {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("texts");
    LANGUAGES.map(|language| read(&texts, language, &mut Vec::new()))
}

/// Every variant of every message of a language, arguments shown as `5`.
fn shown(language: &str) -> Vec<Shown> {
    let catalogues = catalogues();
    let catalogue = catalogues.iter().find(|catalogue| catalogue.language == language).unwrap();
    let mut all = Vec::new();
    for (key, message) in &catalogue.messages {
        let file = format!("{language}/{}.ftl", message.room);
        for text in variants(&message.pieces) {
            all.push(Shown { file: file.clone(), key: key.clone(), text });
        }
    }
    all
}

fn variants(pieces: &[Piece]) -> Vec<String> {
    pieces.iter().fold(vec![String::new()], |heads, piece| {
        let tails = match piece {
            Piece::Text(text) => vec![text.clone()],
            Piece::Argument { .. } | Piece::Capital { .. } => vec!["5".to_owned()],
            Piece::Choice { variants: cases, other, .. } => {
                cases.iter().map(|(_, pieces)| pieces).chain([other]).flat_map(|pieces| variants(pieces)).collect()
            }
        };
        heads.iter().flat_map(|head| tails.iter().map(move |tail| format!("{head}{tail}"))).collect()
    })
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// LIX: words per sentence, and the share of words longer than six letters in per cent.
fn reading_index<'a>(texts: impl Iterator<Item = &'a str>) -> Option<usize> {
    let (mut count, mut long, mut sentences) = (0, 0, 0);
    for text in texts {
        for sentence in text.split(['.', '!', '?', ':']) {
            let before = count;
            for word in words(sentence) {
                count += 1;
                long += usize::from(word.chars().count() > 6);
            }
            sentences += usize::from(count > before);
        }
    }
    (count > 0 && sentences > 0).then(|| count / sentences + 100 * long / count)
}

fn complain(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_text_is_short() {
    let mut faults = Vec::new();
    for Shown { file, key, text } in LANGUAGES.into_iter().flat_map(shown) {
        let length = text.chars().count();
        if length > LONGEST {
            faults.push(format!("{file}: `{key}` has {length} characters, more than {LONGEST}"));
        }
    }
    complain(&faults);
}

#[test]
fn every_text_is_set_with_care() {
    let mut faults = Vec::new();
    for Shown { file, key, text } in LANGUAGES.into_iter().flat_map(shown) {
        for (wrong, right) in
            [("...", "…"), ("\"", "« » or “ ”"), ("  ", "one space"), (" - ", " – "), (" ,", ","), (" .", ".")]
        {
            if text.contains(wrong) {
                faults.push(format!("{file}: `{key}`: write {right} instead of {wrong:?}"));
            }
        }
        if text.trim() != text || text.is_empty() {
            faults.push(format!("{file}: `{key}` is empty or has space around it"));
        }
        let foreign: &[char] = if file.starts_with("en") { &['«', '»'] } else { &['“', '”'] };
        if text.contains(foreign) {
            faults.push(format!("{file}: `{key}` has the quotation marks of another language"));
        }
    }
    complain(&faults);
}

#[test]
fn every_text_is_in_its_own_language() {
    let mut faults = Vec::new();
    for (language, others) in [("nb", [ONLY_NN, ONLY_EN]), ("nn", [ONLY_NB, ONLY_EN]), ("en", [ONLY_NB, ONLY_NN])] {
        let foreign: BTreeSet<&str> = others.iter().flat_map(|list| list.split_whitespace()).collect();
        for Shown { file, key, text } in shown(language) {
            if let Some(word) = words(&text).find(|word| foreign.contains(word.as_str())) {
                faults.push(format!("{file}: `{key}`: \"{word}\" is not {language}"));
            }
        }
    }
    complain(&faults);
}

#[test]
fn a_sentence_is_never_the_same_in_norwegian_and_english() {
    let [nb, nn, en] = catalogues();
    let mut faults = Vec::new();
    for (key, message) in &en.messages {
        for other in [&nb, &nn] {
            let same = other.messages[key].pieces == message.pieces;
            let long_words =
                variants(&message.pieces).iter().flat_map(|text| words(text)).filter(|w| w.len() > 2).count();
            if same && long_words > 2 {
                faults.push(format!("{}/{}.ftl: `{key}` is still English", other.language, message.room));
            }
        }
    }
    complain(&faults);
}

#[test]
fn a_tired_person_reads_it_once() {
    let mut faults = Vec::new();
    for language in ["nb", "nn"] {
        let all = shown(language);
        let sentences = || all.iter().filter(|shown| shown.text.ends_with(['.', '?', '!']));
        let index = reading_index(sentences().map(|shown| shown.text.as_str())).unwrap();
        if index > READING_INDEX {
            faults.push(format!("{language}: the reading index of all sentences is {index}, above {READING_INDEX}"));
        }
        for Shown { file, key, text } in sentences().filter(|shown| words(&shown.text).count() >= ENOUGH_WORDS) {
            let index = reading_index([text.as_str()].into_iter()).unwrap();
            if index > HEAVIEST_MESSAGE {
                faults.push(format!("{file}: `{key}` has reading index {index}, above {HEAVIEST_MESSAGE}: {text}"));
            }
        }
    }
    complain(&faults);
}

#[test]
fn the_reading_index_tells_plain_words_from_office_words() {
    let plain = reading_index(["Rett det som står her. Send inn på nytt."].into_iter());
    let office = reading_index(["Innsendingen forutsetter gjennomføring av dokumentasjonskontroll."].into_iter());
    assert_eq!(plain, Some(4));
    assert!(office > Some(80));
}
