//! A page with all that one can have: way back, lead, notices, main action, tabs.

use crate::components::{Foot, Page, Tab};
use leptos::prelude::*;

pub(super) fn show() -> AnyView {
    view! {
        <Page title="page" lead="En linje som sier hva siden er til." back="/galleri">
            <section class="ds-card">
                <p>"Det som siden handler om."</p>
            </section>
        </Page>
        <Foot tab=Tab::Month>
            <button class="ds-button" type="button">
                "Hovedknapp"
            </button>
        </Foot>
    }
    .into_any()
}
