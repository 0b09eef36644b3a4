//! `/tilgjengelighet`: which rules the app is held against, what has been tried, what is not good enough, and whom to tell.
//! Every text is in the app, so it is read without a network. `src/app/ACCESSIBILITY.md` goes through the rules one by one.

use super::help::Section;
use super::status::Call;
use crate::components::{Foot, Page, Tab, said};
use i18n::Lang;
use leptos::prelude::*;

/// The statement.
#[component]
pub(crate) fn Accessibility() -> impl IntoView {
    view! {
        <Page
            title=said(Lang::accessibility_title)
            lead=said(Lang::accessibility_lead)
            back=Signal::stored("/hjelp".to_owned())
        >
            <Section
                id="rules"
                heading=Lang::accessibility_rules
                texts=&[
                    Lang::accessibility_rules_app,
                    Lang::accessibility_rules_law,
                    Lang::accessibility_rules_wcag,
                    Lang::accessibility_rules_state,
                    Lang::accessibility_rules_watch,
                    Lang::accessibility_rules_own,
                ]
            />
            <Section
                id="checked"
                heading=Lang::accessibility_checked
                texts=&[
                    Lang::accessibility_checked_machine,
                    Lang::accessibility_checked_keyboard,
                    Lang::accessibility_checked_narrow,
                    Lang::accessibility_checked_text,
                    Lang::accessibility_checked_reader,
                ]
            />
            <Section
                id="gaps"
                heading=Lang::accessibility_gaps
                texts=&[
                    Lang::accessibility_gaps_people,
                    Lang::accessibility_gaps_browsers,
                    Lang::accessibility_gaps_receipts,
                    Lang::accessibility_gaps_undo,
                    Lang::accessibility_gaps_month,
                    Lang::accessibility_gaps_language,
                    Lang::accessibility_gaps_spacing,
                ]
            />
            <Section
                id="tell"
                heading=Lang::accessibility_tell
                texts=&[Lang::accessibility_tell_office, Lang::accessibility_tell_complain]
            />
            <Call />
        </Page>
        <Foot tab=Tab::Settings />
    }
}
