//! A letter that was written: looked over first, sent by the second press.

use super::ADDRESS;
use super::list::{self, Typed, Wrong};
use crate::http::desk::form::OfficersForm;
use crate::http::desk::language::Reader;
use crate::http::desk::officer::SignedInOfficer;
use crate::http::desk::page::{Frame, show};
use crate::http::{AppState, Problem, ProblemCode};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::LetterId;
use domain::letter::{LetterDraft, LetterProblem, LetterText, SUBJECT, TEXT};
use i18n::Lang;
use store::letters::{Addressee, LetterRefusal};
use store::people::Contact;
use uuid::Uuid;

/// All contacts whom the officer follows up.
const ALL: &str = "all";

/// The filled-in form.
#[derive(serde::Deserialize)]
pub(in crate::http::desk) struct Written {
    #[serde(default)]
    to: String,
    subject: String,
    text: String,
    /// Made when it was looked over, so that pressing twice sends once.
    #[serde(default)]
    id: String,
    #[serde(default)]
    then: Then,
}

#[derive(Clone, Copy, Default, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Then {
    #[default]
    Look,
    Change,
    Send,
}

#[derive(Template)]
#[template(path = "desk/letter.html")]
struct Look {
    frame: Frame,
    here: &'static str,
    secret: String,
    id: String,
    to: String,
    to_name: String,
    subject: String,
    text: String,
}

/// Shows it once more, sends it, or says what is wrong.
pub(in crate::http::desk) async fn write(
    State(state): State<AppState>,
    Reader(t): Reader,
    OfficersForm { officer, form }: OfficersForm<Written>,
) -> Result<Response, Problem> {
    let may = officer.may()?;
    let to = form.addressee()?;
    let draft = LetterDraft { subject: form.subject.clone(), text: form.text.clone() };
    let written = match (to, LetterText::try_from(draft)) {
        _ if matches!(form.then, Then::Change) => Err(Vec::new()),
        (Some(to), Ok(text)) => Ok((to, text)),
        (to, text) => Err(wrong(t, to.is_none(), &text.err().unwrap_or_default())),
    };
    let (to, text) = match written {
        Ok(written) => written,
        Err(wrong) => {
            let typed = Typed { to: form.to, subject: form.subject, text: form.text };
            return list::render(&state, t, &officer, (typed, wrong)).await;
        }
    };
    if matches!(form.then, Then::Send) {
        let id: LetterId = form.id.parse().map_err(|_| ProblemCode::InvalidBody)?;
        return match state.store().send_letter(&may, (id, to), &text).await {
            Ok(_) => {
                tracing::info!("letter.sent");
                Ok(Redirect::to(ADDRESS).into_response())
            }
            Err(LetterRefusal::NoSuchContact) => Err(ProblemCode::NotFound.into()),
            Err(LetterRefusal::Store(problem)) => Err(problem.into()),
        };
    }
    let contacts = state.store().correspondents(&may).await?;
    look(t, &officer, (&contacts, to), (form.to, &text))
}

fn look(
    t: Lang,
    officer: &SignedInOfficer,
    (contacts, addressee): (&[Contact], Addressee),
    (to, text): (String, &LetterText),
) -> Result<Response, Problem> {
    let to_name = match addressee {
        Addressee::All if contacts.is_empty() => return Err(ProblemCode::NotFound.into()),
        Addressee::All => t.letter_desk_all(contacts.len()),
        Addressee::One(id) => {
            let one = contacts.iter().find(|contact| contact.id == id).ok_or(ProblemCode::NotFound)?;
            one.name.clone()
        }
    };
    let page = Look {
        frame: Frame::of(t, t.letter_desk_check_title(), officer),
        here: "letters",
        secret: officer.token.form_secret(),
        id: Uuid::now_v7().to_string(),
        to,
        to_name,
        subject: text.subject().to_owned(),
        text: text.text().to_owned(),
    };
    show(StatusCode::OK, &page)
}

impl Written {
    /// To whom; nothing where nobody has been chosen.
    fn addressee(&self) -> Result<Option<Addressee>, ProblemCode> {
        match self.to.as_str() {
            "" => Ok(None),
            ALL => Ok(Some(Addressee::All)),
            one => one.parse().map(|id| Some(Addressee::One(id))).map_err(|_| ProblemCode::InvalidBody),
        }
    }
}

fn wrong(t: Lang, nobody: bool, problems: &[LetterProblem]) -> Vec<Wrong> {
    let of_text = problems.iter().map(|problem| match problem {
        LetterProblem::NoSubject => Wrong { field: "subject", text: t.letter_desk_no_subject().to_owned() },
        LetterProblem::LongSubject => Wrong { field: "subject", text: t.letter_desk_too_long(SUBJECT) },
        LetterProblem::NoText => Wrong { field: "text", text: t.letter_desk_no_text().to_owned() },
        LetterProblem::LongText => Wrong { field: "text", text: t.letter_desk_too_long(TEXT) },
    });
    let to = nobody.then(|| Wrong { field: "to", text: t.letter_desk_no_one().to_owned() });
    to.into_iter().chain(of_text).collect()
}
