//! From bytes to text, whatever the spreadsheet program saved.

use crate::log_file::Encoding;
use crate::log_file::problem::{LogFlaw, Place};
use crate::slip::LogSlip;

/// The characters that Windows-1252 has at 0x80 to 0x9f; elsewhere it is Latin-1.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// UTF-8 with or without a mark; else Windows-1252, in which Excel saves plain "CSV".
pub(in crate::log_file) fn decode(bytes: &[u8]) -> Result<(String, Encoding), Vec<LogFlaw>> {
    let refuse = |slip| Err(vec![LogFlaw::new(Place { line: 1, column: 1, field: String::new() }, slip)]);
    if bytes.starts_with(b"PK") {
        return refuse(LogSlip::Spreadsheet);
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return refuse(LogSlip::Utf16);
    }
    if bytes.contains(&0) {
        return refuse(LogSlip::NotText);
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => (text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(), Encoding::Utf8),
        Err(_) => (bytes.iter().map(|byte| letter(*byte)).collect(), Encoding::Windows1252),
    })
}

fn letter(byte: u8) -> char {
    let windows = byte.checked_sub(0x80).and_then(|at| WINDOWS.get(usize::from(at)));
    windows.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norwegian_letters_survive_what_programs_save() {
        for bytes in ["Kjøring på Åsen".as_bytes(), "\u{feff}Kjøring på Åsen".as_bytes(), b"Kj\xf8ring p\xe5 \xc5sen"]
        {
            assert_eq!(decode(bytes).unwrap().0, "Kjøring på Åsen");
        }
        assert_eq!(decode(b"\x96 \x80 \xe6").unwrap(), ("– € æ".to_owned(), Encoding::Windows1252));
    }

    #[test]
    fn what_is_not_csv_is_told_with_the_way_out() {
        for bytes in [b"PK\x03\x04".as_slice(), b"\xff\xfea\x00", b"a\x00b"] {
            let flaws = decode(bytes).unwrap_err();
            assert!(flaws[0].said(i18n::Lang::Nb).1.contains("CSV UTF-8"), "{bytes:?}");
        }
    }
}
