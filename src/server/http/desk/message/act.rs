//! Noting that a message was read, or answering it.

use super::show::render;
use super::{address, find};
use crate::http::desk::form::OfficersForm;
use crate::http::desk::language::Reader;
use crate::http::{AppState, Problem, ProblemCode};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::message::NOTE;
use i18n::Lang;
use store::desk::{AnswerProblem, MessageReading};
use sync::Revision;
use sync::decide::MessageAction;

/// The filled-in form: one of two, told apart by its button.
#[derive(serde::Deserialize)]
pub(in crate::http::desk) struct Act {
    revision: String,
    what: What,
    #[serde(default)]
    message: String,
}

#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum What {
    Read,
    Answer,
}

/// Does it, or shows the message again with what is wrong.
pub(in crate::http::desk) async fn act(
    State(state): State<AppState>,
    Reader(t): Reader,
    Path(id): Path<String>,
    OfficersForm { officer, form }: OfficersForm<Act>,
) -> Result<Response, Problem> {
    let told = find(&state, &officer, &id).await?;
    let action = match form.action(t) {
        Ok(action) => action,
        Err(wrong) => {
            let again = (form.message.as_str(), Some(wrong));
            return render(&state, t, &officer, &told, (StatusCode::UNPROCESSABLE_ENTITY, None), again);
        }
    };
    let reading = MessageReading {
        message: told.row.id,
        seen: form.revision.parse().map(Revision).map_err(|_| ProblemCode::InvalidBody)?,
        action,
    };
    match state.store().handle_message(&officer.may()?, reading).await {
        Ok(()) => {
            tracing::info!("message.handled");
            Ok(Redirect::to(&address(told.row.id)).into_response())
        }
        Err(AnswerProblem::NotFound) => Err(ProblemCode::NotFound.into()),
        Err(AnswerProblem::Partial) => Err(ProblemCode::NotAllowed.into()),
        Err(AnswerProblem::Store(problem)) => Err(problem.into()),
        Err(AnswerProblem::MovedOn) => {
            let told = find(&state, &officer, &id).await?;
            let notice = (StatusCode::CONFLICT, Some(t.supervision_desk_changed()));
            render(&state, t, &officer, &told, notice, (&form.message, None))
        }
    }
}

impl Act {
    fn action(&self, t: Lang) -> Result<MessageAction, String> {
        let message = self.message.trim();
        match self.what {
            What::Read => Ok(MessageAction::Read),
            What::Answer if message.is_empty() => Err(t.supervision_desk_message_missing().to_owned()),
            What::Answer if message.chars().count() > NOTE => Err(t.supervision_desk_too_long(NOTE)),
            What::Answer => Ok(MessageAction::Answer { message: message.to_owned() }),
        }
    }
}
