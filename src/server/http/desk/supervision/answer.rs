//! Answering a request: with a time, with words, or by noting that it has been held.

use super::show::{Typed, Wrong, render};
use super::{address, find};
use crate::http::desk::form::OfficersForm;
use crate::http::desk::language::Reader;
use crate::http::desk::words::local;
use crate::http::{AppState, Problem, ProblemCode};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{NaiveDate, NaiveDateTime};
use domain::supervision::NOTE;
use i18n::Lang;
use store::desk::{AnswerProblem, SupervisionAnswer};
use sync::Revision;
use sync::decide::SupervisionAction;

/// The filled-in form: one of three, told apart by its button.
#[derive(serde::Deserialize)]
pub(in crate::http::desk) struct Answer {
    revision: String,
    what: What,
    #[serde(default)]
    at: String,
    #[serde(default)]
    on: String,
    #[serde(default)]
    message: String,
}

#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum What {
    Plan,
    Answer,
    Hold,
}

/// Keeps the answer, or shows the form again with what is wrong.
pub(in crate::http::desk) async fn answer(
    State(state): State<AppState>,
    Reader(t): Reader,
    Path(id): Path<String>,
    OfficersForm { officer, form }: OfficersForm<Answer>,
) -> Result<Response, Problem> {
    let asked = find(&state, &officer, &id).await?;
    let now = state.clock().now();
    let action = match form.action(t, local(now)) {
        Ok(action) => action,
        Err(wrong) => {
            let again = (form.typed(), Some(wrong));
            return render(&state, t, &officer, &asked, (StatusCode::UNPROCESSABLE_ENTITY, None), again);
        }
    };
    let answer = SupervisionAnswer {
        supervision: asked.row.request.id,
        seen: form.revision.parse().map(Revision).map_err(|_| ProblemCode::InvalidBody)?,
        action,
    };
    match state.store().answer_supervision(&officer.may()?, answer).await {
        Ok(()) => {
            tracing::info!("supervision.answered");
            Ok(Redirect::to(&address(asked.row.request.id)).into_response())
        }
        Err(AnswerProblem::NotFound) => Err(ProblemCode::NotFound.into()),
        Err(AnswerProblem::Partial) => Err(ProblemCode::NotAllowed.into()),
        Err(AnswerProblem::Store(problem)) => Err(problem.into()),
        Err(AnswerProblem::MovedOn) => {
            let asked = find(&state, &officer, &id).await?;
            let notice = (StatusCode::CONFLICT, Some(t.supervision_desk_changed()));
            render(&state, t, &officer, &asked, notice, (form.typed(), None))
        }
    }
}

impl Answer {
    fn action(&self, t: Lang, now: NaiveDateTime) -> Result<SupervisionAction, Wrong> {
        let wrong = |field, text: &str| Wrong { field, text: text.to_owned() };
        let message = self.message.trim().to_owned();
        if message.chars().count() > NOTE {
            let field = match self.what {
                What::Plan => "plan",
                What::Answer => "answer",
                What::Hold => "held",
            };
            return Err(wrong(field, &t.supervision_desk_too_long(NOTE)));
        }
        match self.what {
            What::Plan => match date_and_time(&self.at) {
                None => Err(wrong("at", t.supervision_desk_time_wrong())),
                Some(at) if at < now => Err(wrong("at", t.supervision_desk_time_past())),
                Some(at) => Ok(SupervisionAction::Plan { at, message }),
            },
            What::Answer if message.is_empty() => Err(wrong("answer", t.supervision_desk_message_missing())),
            What::Answer => Ok(SupervisionAction::Answer { message }),
            What::Hold => match day(&self.on) {
                None => Err(wrong("on", t.supervision_desk_day_wrong())),
                Some(on) if on > now.date() => Err(wrong("on", t.supervision_desk_day_ahead())),
                Some(on) => Ok(SupervisionAction::Hold { on, note: message }),
            },
        }
    }

    fn typed(&self) -> Typed<'_> {
        let empty = Typed::default();
        match self.what {
            What::Plan => Typed { at: &self.at, plan: &self.message, ..empty },
            What::Answer => Typed { answer: &self.message, ..empty },
            What::Hold => Typed { on: &self.on, held: &self.message, ..empty },
        }
    }
}

/// As a browser sends it, or as a person writes it where the browser has no picker.
fn date_and_time(text: &str) -> Option<NaiveDateTime> {
    const WAYS: [&str; 3] = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M"];
    WAYS.iter().find_map(|way| NaiveDateTime::parse_from_str(text.trim(), way).ok())
}

fn day(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d.%m.%Y"].iter().find_map(|way| NaiveDate::parse_from_str(text.trim(), way).ok())
}
