//! `folgesvenn check`.

use super::Failure;
use crate::municipality::{self, Municipality, MunicipalityProblem};
use std::path::PathBuf;

/// Check municipalities' files.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Everything that is wrong is told in one run: file, line, column, key, what it is and what to do about it.

Exit codes: 0 all files are fine, 3 something in a file is wrong, 4 a file cannot be read.")]
pub(super) struct Check {
    /// The files
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

impl Check {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let mut failed: Option<MunicipalityProblem> = None;
        for file in &self.files {
            match municipality::load(file) {
                Ok(municipality) => println!("{}: fine. {}", file.display(), summary(&municipality)),
                // The last one is told by the caller, which also knows the exit code.
                Err(problem) => {
                    if let Some(earlier) = failed.replace(problem) {
                        eprintln!("folgesvenn: {earlier}");
                    }
                }
            }
        }
        failed.map_or(Ok(()), |problem| Err(problem.into()))
    }
}

fn summary(Municipality { facts, policy }: &Municipality) -> String {
    let count = |number: usize, one: &str| if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") };
    format!(
        "{}: {}, {}, {}, {}, {}.",
        facts.name,
        count(facts.offices.len(), "office"),
        count(policy.rates.len(), "rate"),
        count(policy.caps.len(), "cap"),
        count(facts.report_forms.len(), "report form"),
        match facts.activities.len() {
            1 => "1 activity".to_owned(),
            number => format!("{number} activities"),
        },
    )
}
