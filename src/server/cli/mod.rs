//! The command line: one file per verb.

mod audit;
mod backup;
#[cfg(test)]
mod bad_files;
mod check;
mod demo;
mod erase;
mod failure;
mod find;
mod identity;
mod invite;
mod language;
mod officer;
mod own_data;
mod paper;
mod passkey;
mod protect;
mod purge;
mod restore;
mod retention;
mod schema;
mod serve;
mod shut_out;
mod sign_in_link;
mod timesheet;

pub use failure::Failure;
pub use timesheet::{Format, SheetProblem, timesheets};

use crate::config::{Overrides, Settings};
use crate::data_folder::open_store;
use clap::{Parser, Subcommand};
use language::Language;
use std::process::ExitCode;
use store::Store;

const AFTER_HELP: &str = "\
Settings come from folgesvenn.toml in the present folder, or from --config. What is given on the command line wins, then
the environment, then the file, then the defaults.

Exit codes:
  0  done
  1  something unforeseen went wrong; the message and the log say what
  2  the command line was not understood
  3  a settings, municipality or log file is wrong; the message names file, line, key and remedy
  4  a port, folder or file is not available; the message says which, and what to do
  5  the database cannot be used as it is (newer version, damaged)
  6  the log of who saw and changed what is not what was written; the message names the first broken row

Try it:
  folgesvenn serve --demo      start with an invented municipality, and print links to open
  folgesvenn check FILE        tell whether a municipality's file is fine
  folgesvenn timesheet --help  reckon a month from a spreadsheet";

/// The municipality's side of Følgesvenn: app, API and desk in one program.
#[derive(Debug, Parser)]
#[command(name = "folgesvenn", version, about, after_help = AFTER_HELP, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    overrides: Overrides,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Start the server: the app at /, the desk at /kontor, the API at /api/v1
    Serve(serve::Serve),
    /// Check municipalities' files, and name everything that is wrong
    Check(check::Check),
    /// Print the JSON Schema of municipalities' files, for editors that check while you type
    Schema,
    /// Reckon what was logged in a spreadsheet or JSON, for people without the app
    Timesheet(timesheet::Timesheet),
    /// Make an invitation link for a contact
    Invite(invite::Invite),
    /// Make a link that lets an officer in at the desk once
    SignInLink(sign_in_link::SignInLink),
    /// Check that nobody has changed the log of who saw and changed what
    Audit(audit::Audit),
    /// Add officers, and say what each may do and for which office
    Officer(officer::OfficerVerb),
    /// Say who may sign in at a provider, such as Entra ID or ID-porten
    Identity(identity::IdentityVerb),
    /// Note what contacts have shown, signed and gone through, such as a police certificate
    Paper(paper::PaperVerb),
    /// Take away all passkeys of an officer who has lost what they lay on
    RemovePasskeys(passkey::RemovePasskeys),
    /// Protect an assignment: only officers who are named see it, and nobody its places
    Protect(protect::Protect),
    /// Shut out every phone of a contact, such as one who has stopped
    ShutOut(shut_out::ShutOut),
    /// Let go what is past its time by each municipality's own years, as the server does once a day
    Purge(purge::Purge),
    /// Write all that is kept about a contact to a file, because the contact has asked for it
    OwnData(own_data::OwnData),
    /// Delete something before its time, because the person whom it is about has asked for it
    Erase(erase::Erase),
    /// Say how long a municipality keeps what it is told, or take that over from its file
    Retention(retention::RetentionVerb),
    /// Write a whole copy of the database to a new file, while the server runs or not
    Backup(backup::Backup),
    /// Put a backup in the place of the database, so that phones offer again what came after it
    Restore(restore::Restore),
    /// Fill the database with an invented municipality, and print links to try it with
    Demo(demo::Demo),
}

impl Cli {
    /// Does what was asked, and says on standard error what went wrong.
    #[must_use]
    pub fn run(self) -> ExitCode {
        let language = match &self.verb {
            Verb::Check(verb) => verb.language.chosen(),
            Verb::Timesheet(verb) => verb.language.chosen(),
            _ => Language::default().chosen(),
        };
        let done = match self.verb {
            Verb::Serve(verb) => verb.run(&self.overrides),
            Verb::Check(verb) => verb.run(),
            Verb::Schema => schema::print(),
            Verb::Timesheet(verb) => verb.run(),
            Verb::Invite(verb) => verb.run(&self.overrides),
            Verb::SignInLink(verb) => verb.run(&self.overrides),
            Verb::Audit(verb) => verb.run(&self.overrides),
            Verb::Officer(verb) => verb.run(&self.overrides),
            Verb::Identity(verb) => verb.run(&self.overrides),
            Verb::Paper(verb) => verb.run(&self.overrides),
            Verb::RemovePasskeys(verb) => verb.run(&self.overrides),
            Verb::Protect(verb) => verb.run(&self.overrides),
            Verb::ShutOut(verb) => verb.run(&self.overrides),
            Verb::Purge(verb) => verb.run(&self.overrides),
            Verb::OwnData(verb) => verb.run(&self.overrides),
            Verb::Erase(verb) => verb.run(&self.overrides),
            Verb::Retention(verb) => verb.run(&self.overrides),
            Verb::Backup(verb) => verb.run(&self.overrides),
            Verb::Restore(verb) => verb.run(&self.overrides),
            Verb::Demo(verb) => verb.run(&self.overrides),
        };
        match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                eprintln!("folgesvenn: {}", failure.said(language));
                ExitCode::from(failure.exit_code())
            }
        }
    }
}

/// Opens the database for one piece of work beside the server, which may be running.
fn offline<T>(settings: &Settings, work: impl AsyncFnOnce(&Store) -> Result<T, Failure>) -> Result<T, Failure> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let store = open_store(settings).await?;
        let done = work(&store).await;
        store.close().await;
        done
    })
}
