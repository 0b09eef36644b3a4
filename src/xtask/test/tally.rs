//! Honest sums of what the runners say they ran.

/// How many tests passed and failed, and how many of those that passed did so only at their second try.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u64,
    pub(super) failed: u64,
    pub(super) flaky: u64,
}

impl Tally {
    /// Adds a closing line of cargo's, wasm-bindgen's or Playwright's runner, or of the simulation; other lines count
    /// nothing.
    pub(super) fn heed(&mut self, line: &str) {
        let line = line.trim();
        if let Some(counts) = line.strip_prefix("test result: ") {
            self.passed += before(counts, " passed");
            self.failed += before(counts, " failed");
            return;
        }
        // The simulation: `2000 histories, 0 violations`.
        if let Some(played) = line.strip_suffix(" violations").and_then(|counts| counts.split_once(" histories, ")) {
            if let (Ok(histories), Ok(violations)) = (played.0.parse::<u64>(), played.1.parse::<u64>()) {
                self.passed += histories.saturating_sub(violations);
                self.failed += violations;
            }
            return;
        }
        // Playwright: `  12 passed (1.2m)`, `  1 failed`, `  1 flaky`.
        let mut words = line.split_whitespace();
        if let (Some(count), Some(kind)) = (words.next().and_then(|count| count.parse::<u64>().ok()), words.next()) {
            let rest = words.next();
            match kind {
                "passed" if rest.is_none_or(|rest| rest.starts_with('(')) => self.passed += count,
                "failed" if rest.is_none() => self.failed += count,
                "flaky" if rest.is_none() => {
                    self.passed += count;
                    self.flaky += count;
                }
                _ => {}
            }
        }
    }
}

/// The number in front of a word.
fn before(text: &str, word: &str) -> u64 {
    text.split_once(word)
        .and_then(|(before, _)| before.rsplit(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_all_runners_are_summed() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            "  7 passed (1.2m)",
            "  1 failed",
            "  2 flaky",
            "12 passed through the gate",
            "100 histories, 2 violations",
            "no histories, 2 violations",
        ] {
            tally.heed(line);
        }
        assert_eq!(tally, Tally { passed: 120, failed: 5, flaky: 2 });
    }
}
