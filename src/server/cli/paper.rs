//! `folgesvenn paper`: what contacts have shown, signed and gone through, and what the municipality asks for.

use super::{Failure, find, offline};
use crate::config::{Overrides, Settings};
use crate::{Clock, SystemClock, purge};
use chrono::{DateTime, NaiveDate, Utc};
use domain::papers::{Paper, PaperKind, PaperProblem, PaperState};
use store::{ContactScope, MunicipalityScope, Store};

/// Note that a contact has shown, signed or gone through what the municipality asks for.
///
/// Only days are kept: never a paper, nor what stands in it. The contact sees them in the app, under «Min status», and is
/// reminded of what is missing or runs out within 30 days.
#[derive(Debug, clap::Args)]
pub(super) struct PaperVerb {
    /// The municipality's key; may be left out when there is only one
    #[arg(long, value_name = "KEY", global = true)]
    municipality: Option<String>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Say what is missing or noted of each contact
    List,
    /// Ask all contacts for a paper: it is missing until it is declared
    Ask { paper: Kind },
    /// Ask for it no more; what was declared stays
    StopAsking { paper: Kind },
    /// Note that a contact's paper is in order; it takes the place of the one that was noted before
    Declare(Declared),
    /// Note it no more
    Withdraw {
        /// The contact's name or id
        contact: String,
        paper: Kind,
    },
}

#[derive(Debug, clap::Args)]
struct Declared {
    /// The contact's name or id
    contact: String,
    paper: Kind,
    /// The day on which it was seen, signed or gone through, such as 2026-03-31
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: NaiveDate,
    /// The last day on which it holds; without it, it need not be renewed
    #[arg(long, value_name = "DAY", value_parser = day)]
    until: Option<NaiveDate>,
}

/// A paper, as it is written on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    /// A police certificate, which the municipality has seen
    PoliceCertificate,
    /// The declaration of confidentiality, which the contact has signed
    Confidentiality,
    /// The course on the web, which the contact has gone through
    ELearning,
}

impl From<Kind> for PaperKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::PoliceCertificate => Self::PoliceCertificate,
            Kind::Confidentiality => Self::Confidentiality,
            Kind::ELearning => Self::ELearning,
        }
    }
}

impl PaperVerb {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let said = offline(&settings, async |store| {
            let scope = find::municipality(store, self.municipality.as_deref()).await?;
            self.what.carry_out(store, scope, SystemClock.now()).await
        })?;
        println!("{said}");
        Ok(())
    }
}

impl What {
    async fn carry_out(&self, store: &Store, scope: MunicipalityScope, now: DateTime<Utc>) -> Result<String, Failure> {
        match self {
            Self::List => list(store, scope, now).await,
            Self::Ask { paper } => {
                store.ask_for_paper(scope, (*paper).into(), now).await?;
                Ok(format!("All contacts are asked for {} now.", name((*paper).into())))
            }
            Self::StopAsking { paper } => {
                store.stop_asking_for_paper(scope, (*paper).into(), now).await?;
                Ok(format!("Nobody is asked for {} any more.", name((*paper).into())))
            }
            Self::Declare(declared) => declared.carry_out(store, scope, now).await,
            Self::Withdraw { contact, paper } => {
                let kind = (*paper).into();
                let had = store.withdraw_paper(contact_of(store, scope, contact).await?, kind, now).await?;
                let word = if had { "is noted no more" } else { "was not noted" };
                Ok(format!("{} of {contact} {word}.", name(kind)))
            }
        }
    }
}

impl Declared {
    async fn carry_out(&self, store: &Store, scope: MunicipalityScope, now: DateTime<Utc>) -> Result<String, Failure> {
        let kind = self.paper.into();
        let paper = Paper::new(kind, self.on, self.until, purge::day(now)).map_err(|problem| match problem {
            PaperProblem::Ahead => Failure::Paper {
                field: "--on",
                problem,
                remedy: "Give the day on which it was seen, signed or gone through, at the latest today.",
            },
            PaperProblem::Backwards => Failure::Paper {
                field: "--until",
                problem,
                remedy: "Give the last day on which it holds, or leave --until out where it need not be renewed.",
            },
        })?;
        store.note_paper(contact_of(store, scope, &self.contact).await?, paper, now).await?;
        Ok(format!("{} of {} is noted: {}.", name(kind), self.contact, days(&paper)))
    }
}

async fn contact_of(store: &Store, scope: MunicipalityScope, wanted: &str) -> Result<ContactScope, Failure> {
    let known = store.contacts(scope).await?.into_iter().map(|contact| (contact.id, contact.name));
    Ok(scope.contact(find::person("contact", known, wanted)?))
}

async fn list(store: &Store, scope: MunicipalityScope, now: DateTime<Utc>) -> Result<String, Failure> {
    let mut lines = Vec::new();
    for contact in store.contacts(scope).await? {
        lines.push(format!("{}  {}", contact.id, contact.name));
        for (kind, state) in store.papers(scope.contact(contact.id)).await?.states(purge::day(now)) {
            let state = match state {
                PaperState::Missing => "missing".to_owned(),
                PaperState::Noted(paper, _) => days(&paper),
            };
            lines.push(format!("    {}: {state}", name(kind)));
        }
    }
    Ok(if lines.is_empty() { "The municipality has no contacts yet.".to_owned() } else { lines.join("\n") })
}

fn days(paper: &Paper) -> String {
    let until = paper.until().map_or_else(String::new, |until| format!(", until {until}"));
    format!("{}{until}", paper.on())
}

const fn name(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::PoliceCertificate => "police-certificate",
        PaperKind::Confidentiality => "confidentiality",
        PaperKind::ELearning => "e-learning",
    }
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "write year, month and day, such as 2026-03-31".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use clap::Parser;
    use domain::id::{ContactId, MunicipalityId};
    use store::people::{Contact, Municipality};
    use uuid::Uuid;

    struct Town {
        store: Store,
        scope: MunicipalityScope,
    }

    impl Town {
        async fn new() -> Self {
            let store = Store::in_memory().await.unwrap();
            let id = MunicipalityId::new(Uuid::now_v7());
            let phone_lock = sync::wire::PhoneLock::Required;
            let row = Municipality { id, key: "a".into(), name: "A".into(), phone_lock };
            store.put_municipality(&row, now()).await.unwrap();
            let scope = MunicipalityScope::new(id);
            let contact = Contact { id: ContactId::new(Uuid::now_v7()), name: "Kari Eksempel".into() };
            store.put_contact(scope, &contact).await.unwrap();
            Self { store, scope }
        }

        /// What `folgesvenn paper` says to these words.
        async fn say(&self, words: &[&str]) -> String {
            #[derive(Parser)]
            struct Line {
                #[command(subcommand)]
                what: What,
            }
            match Line::try_parse_from([&["paper"], words].concat()) {
                Err(error) => error.to_string(),
                Ok(line) => line
                    .what
                    .carry_out(&self.store, self.scope, now())
                    .await
                    .unwrap_or_else(|failure| failure.to_string()),
            }
        }
    }

    fn now() -> DateTime<Utc> {
        "2026-03-31T22:30:00Z".parse().unwrap()
    }

    #[tokio::test]
    async fn a_paper_is_asked_for_declared_renewed_and_withdrawn() {
        let town = Town::new().await;
        town.say(&["ask", "police-certificate"]).await;
        assert!(town.say(&["list"]).await.ends_with("Kari Eksempel\n    police-certificate: missing"));
        let declare = ["declare", "Kari Eksempel", "police-certificate", "--on"];
        // It is the first of April in Norway already.
        let said = town.say(&[&declare[..], &["2026-04-01"]].concat()).await;
        assert_eq!(said, "police-certificate of Kari Eksempel is noted: 2026-04-01.");
        town.say(&[&declare[..], &["2026-03-01", "--until", "2028-03-01"]].concat()).await;
        assert!(town.say(&["list"]).await.ends_with("    police-certificate: 2026-03-01, until 2028-03-01"));
        let withdraw = ["withdraw", "Kari Eksempel", "police-certificate"];
        assert!(town.say(&withdraw).await.ends_with("is noted no more."));
        assert!(town.say(&withdraw).await.ends_with("was not noted."));
        town.say(&["stop-asking", "police-certificate"]).await;
        assert!(town.say(&["list"]).await.ends_with("Kari Eksempel"));
    }

    #[tokio::test]
    async fn what_is_wrong_is_said_with_its_field_and_the_way_out() {
        let town = Town::new().await;
        for (words, parts) in [
            (&["declare", "Kari Eksempel", "e-learning", "--on", "2026-04-02"][..], ["--on", "at the latest today"]),
            (
                &["declare", "Kari Eksempel", "e-learning", "--on", "2026-03-01", "--until", "2026-02-28"],
                ["--until", "leave --until out"],
            ),
            (&["declare", "Kari Eksempel", "e-learning", "--on", "31.03.2026"], ["--on", "such as 2026-03-31"]),
            (&["declare", "Kari Eksempel", "e-learning"], ["--on", "required"]),
            (&["declare", "Ola Eksempel", "e-learning", "--on", "2026-03-01"], ["no contact Ola", "Kari Eksempel"]),
            (&["ask", "passport"], ["passport", "police-certificate"]),
        ] {
            let said = town.say(words).await;
            assert!(parts.iter().all(|part| said.contains(part)), "{words:?}: {said}");
        }
        assert!(town.say(&["list"]).await.ends_with("Kari Eksempel"), "nothing was noted");
    }

    #[test]
    fn the_verb_is_one_of_the_program() {
        assert!(Cli::try_parse_from(["folgesvenn", "paper", "ask", "confidentiality"]).is_ok());
    }
}
