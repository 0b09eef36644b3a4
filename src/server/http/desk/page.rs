//! What every page has around it.

use super::officer::SignedInOfficer;
use crate::http::Problem;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use i18n::Lang;
use store::rights::{DealWithAside, FollowUp, ManagePhones, ReadLog, SeeTimesheets, TakeInFiles};

/// The frame around a page.
pub(in crate::http) struct Frame {
    pub(in crate::http) t: Lang,
    pub(in crate::http) title: String,
    /// Who is signed in, with the secret for the frame's own form.
    pub(in crate::http) signed_in: Option<SignedIn>,
    /// Whether it is the desk's page, and not one that contacts see.
    pub(in crate::http) desk: bool,
}

pub(in crate::http) struct SignedIn {
    pub(in crate::http) name: String,
    pub(in crate::http) municipality: String,
    pub(in crate::http) secret: String,
    pub(in crate::http) menu: Menu,
}

/// Which pages the officer has a role for.
pub(in crate::http) struct Menu {
    pub(in crate::http) timesheets: bool,
    pub(in crate::http) follow_up: bool,
    pub(in crate::http) aside: bool,
    pub(in crate::http) files: bool,
    pub(in crate::http) phones: bool,
    pub(in crate::http) log: bool,
}

impl Menu {
    fn of(officer: &SignedInOfficer) -> Self {
        Self {
            timesheets: officer.may::<SeeTimesheets>().is_ok(),
            follow_up: officer.may::<FollowUp>().is_ok(),
            aside: officer.may::<DealWithAside>().is_ok(),
            files: officer.may::<TakeInFiles>().is_ok(),
            phones: officer.may::<ManagePhones>().is_ok(),
            log: officer.may::<ReadLog>().is_ok(),
        }
    }
}

impl Frame {
    pub(super) fn of(t: Lang, title: impl Into<String>, officer: &SignedInOfficer) -> Self {
        let signed_in = SignedIn {
            name: officer.officer().name.clone(),
            municipality: officer.session.municipality_name.clone(),
            secret: officer.token.form_secret(),
            menu: Menu::of(officer),
        };
        Self { t, title: title.into(), signed_in: Some(signed_in), desk: true }
    }

    pub(in crate::http) fn without_officer(t: Lang, title: impl Into<String>) -> Self {
        Self { t, title: title.into(), signed_in: None, desk: true }
    }

    /// Around a page for contacts.
    pub(in crate::http) fn of_contacts(t: Lang, title: impl Into<String>) -> Self {
        Self { desk: false, ..Self::without_officer(t, title) }
    }

    /// The languages, with the present one marked.
    pub(in crate::http) fn languages(&self) -> impl Iterator<Item = (Lang, bool)> {
        let present = self.t;
        Lang::ALL.into_iter().map(move |lang| (lang, lang == present))
    }
}

/// A short page: what happened, and the way on.
#[derive(Template)]
#[template(path = "desk/message.html")]
pub(in crate::http) struct Message {
    pub(in crate::http) frame: Frame,
    pub(in crate::http) text: &'static str,
    /// Whether the list is a way on.
    pub(in crate::http) to_list: bool,
    /// Whether there is a provider to sign in at.
    pub(in crate::http) to_sign_in: bool,
    /// Whether a passkey may let somebody in.
    pub(in crate::http) to_passkey: bool,
}

/// The page as an answer.
pub(in crate::http) fn show(status: StatusCode, page: &impl Template) -> Result<Response, Problem> {
    let html = page.render().map_err(|problem| Problem::internal(&problem))?;
    Ok((status, Html(html)).into_response())
}
