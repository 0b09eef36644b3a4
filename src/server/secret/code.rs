//! A code in an invitation or a sign-in link: 160 random bits, written so that a person could read it over the telephone.

use super::{NoRandomness, hash, random};
use std::fmt;
use std::str::FromStr;
use store::people::SecretHash;
use thiserror::Error;

const BYTES: usize = 20;
/// Crockford's base 32: no I, L, O or U, so nothing is mistaken for a digit or makes a word.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters between two dashes.
const GROUP: usize = 4;

/// A code, known only to the one who was given it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Code([u8; BYTES]);

/// Why a text is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a code: it has eight groups of four letters and digits")]
pub(crate) struct CodeProblem;

impl Code {
    /// A new code.
    ///
    /// # Errors
    /// The operating system gives no random bytes.
    pub(crate) fn new() -> Result<Self, NoRandomness> {
        random().map(Self)
    }

    /// What is stored of it.
    #[must_use]
    pub(crate) fn hash(&self) -> SecretHash {
        hash("code", &self.0)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = 0;
        // Five bytes are exactly eight letters.
        for chunk in self.0.chunks_exact(5) {
            let bits = chunk.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            for place in (0..8).rev() {
                if written > 0 && written % GROUP == 0 {
                    f.write_str("-")?;
                }
                let letter = usize::try_from(bits >> (place * 5) & 31).unwrap_or_default();
                write!(f, "{}", char::from(LETTERS[letter]))?;
                written += 1;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    /// Never the code itself: debug output ends in logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

impl FromStr for Code {
    type Err = CodeProblem;

    /// Forgives case, dashes, spaces, and the letters that look like digits.
    fn from_str(text: &str) -> Result<Self, CodeProblem> {
        let mut values = text.chars().filter(|c| !matches!(c, '-' | ' ')).map(value);
        let mut bytes = [0; BYTES];
        for chunk in bytes.chunks_exact_mut(5) {
            let mut bits = 0_u64;
            for _ in 0..8 {
                bits = bits << 5 | values.next().flatten().ok_or(CodeProblem)?;
            }
            chunk.copy_from_slice(&bits.to_be_bytes()[3..]);
        }
        if values.next().is_some() { Err(CodeProblem) } else { Ok(Self(bytes)) }
    }
}

fn value(letter: char) -> Option<u64> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    LETTERS.iter().position(|known| char::from(*known) == letter).and_then(|at| u64::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_can_be_read_back_however_it_was_copied() {
        let code = Code::new().unwrap();
        let text = code.to_string();
        assert_eq!(text.len(), 32 + 7);
        assert!(text.parse::<Code>().unwrap() == code);
        assert!(
            text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l").parse::<Code>().unwrap() == code
        );
    }

    #[test]
    fn what_is_not_a_code_is_refused() {
        let long = format!("{}-0000", Code::new().unwrap());
        for text in ["", "ABCD", "!", "Å", long.as_str()] {
            assert!(text.parse::<Code>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_code_never_shows_in_debug_output() {
        assert_eq!(format!("{:?}", Code([7; BYTES])), "Code(…)");
    }
}
