//! A list of things to heed: a sign for how much each matters, and a sentence.

use super::{Icon, Sign, Weight, said};
use domain::id::SessionId;
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;

/// One thing to heed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    /// How much it matters.
    pub(crate) weight: Weight,
    /// What it is, and the way out.
    pub(crate) text: String,
    /// What it speaks of.
    pub(crate) at: Option<NoteAt>,
}

/// What a note speaks of: a session, and the part of its form where that can be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NoteAt {
    /// Which.
    pub(crate) session: SessionId,
    /// The part's id in the form; the whole of it where there is none.
    pub(crate) part: Option<String>,
}

impl NoteAt {
    /// The session as a whole.
    pub(crate) const fn session(session: SessionId) -> Self {
        Self { session, part: None }
    }

    fn href(&self) -> String {
        let part = self.part.as_ref().map(|part| format!("#{part}")).unwrap_or_default();
        format!("/samver/{}{part}", self.session)
    }
}

impl Weight {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Info => "",
            Self::Good => "good",
            Self::Heed => "heed",
            Self::Bad => "bad",
        }
    }

    pub(super) const fn sign(self) -> Sign {
        match self {
            Self::Info => Sign::Info,
            Self::Good => Sign::Tick,
            Self::Heed | Self::Bad => Sign::Heed,
        }
    }
}

/// The list.
#[component]
pub(crate) fn Notes(
    /// What to say, in order.
    #[prop(into)]
    notes: Signal<Vec<Note>>,
    /// Whether a note leads to what it speaks of.
    #[prop(optional)]
    linked: bool,
) -> impl IntoView {
    let open = move |at: NoteAt| {
        view! {
            <A href=at.href() attr:class="link">
                {said(Lang::month_finding_open)}
            </A>
        }
    };
    let one = move |note: Note| {
        view! {
            <li class=note.weight.class()>
                <Icon sign=note.weight.sign() />
                <div>
                    <span>{note.text}</span>
                    {note.at.filter(|_| linked).map(|at| view! { " " {open(at)} })}
                </div>
            </li>
        }
    };
    let some = Memo::new(move |_| notes.with(|notes| !notes.is_empty()));
    move || {
        some.get().then(|| view! { <ul class="checks">{move || notes.get().into_iter().map(one).collect_view()}</ul> })
    }
}
