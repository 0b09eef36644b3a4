//! `folgesvenn check`.

use super::{Failure, language::Language};
use crate::municipality::{self, Municipality};
use i18n::{Lang, args};
use std::path::{Path, PathBuf};

/// Check municipalities' files.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Everything that is wrong is told in one run: file, line, column, key, what it is and what to do about it.

Exit codes: 0 all files are fine, 3 something in a file is wrong, 4 a file cannot be read. Of several, the highest.")]
pub(super) struct Check {
    /// The files
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) language: Language,
}

impl Check {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let t = self.language.chosen();
        let mut gravest: Option<Failure> = None;
        for file in &self.files {
            match municipality::load(file).map_err(Failure::from) {
                Ok(municipality) => println!("{}", fine(t, file, &municipality)),
                // The gravest is told by the caller, which also knows the exit code.
                Err(failure) => {
                    let graver = gravest.as_ref().is_none_or(|known| known.exit_code() < failure.exit_code());
                    let told = if graver { gravest.replace(failure) } else { Some(failure) };
                    if let Some(told) = told {
                        eprintln!("folgesvenn: {}", told.said(t));
                    }
                }
            }
        }
        gravest.map_or(Ok(()), Err)
    }
}

fn fine(t: Lang, file: &Path, Municipality { facts, policy }: &Municipality) -> String {
    let content = [
        t.file_count_offices(facts.offices.len()),
        t.file_count_rates(policy.rates.len()),
        t.file_count_caps(policy.caps.len()),
        t.file_count_forms(facts.report_forms.len()),
        t.file_count_activities(facts.activities.len()),
    ];
    let (path, content) = (file.display().to_string(), content.join(", "));
    t.file_fine(args::FileFine { path: &path, name: &facts.name, content: &content })
}
