//! A button at rest, one that has been pressed and works for ever, and one that stands out less.

use super::shown;
use crate::components::WorkButton;
use leptos::prelude::*;

pub(super) fn show() -> AnyView {
    let for_ever = Callback::new(|()| -> crate::components::Work { Box::pin(std::future::pending()) });
    shown(
        "work_button",
        view! {
            <div class="ds-card stack">
                <WorkButton work=for_ever name=i18n::Lang::lock_now meanwhile=i18n::Lang::loading />
                <WorkButton work=for_ever name=i18n::Lang::undo variant="secondary" />
            </div>
        },
    )
}
