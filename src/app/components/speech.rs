//! The language that the screens speak. Changes take effect at once, everywhere.

use i18n::Lang;
use leptos::prelude::*;

/// The chosen language, handed down from the root.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Speech(pub(crate) RwSignal<Lang>);

/// The language of the screen, to be asked for texts.
pub(crate) fn speech() -> Signal<Lang> {
    use_context::<Speech>().map_or_else(|| Signal::stored(Lang::default()), |speech| speech.0.into())
}

/// A text that follows the language.
pub(crate) fn said<T: Into<String> + 'static>(text: impl Fn(Lang) -> T + Send + Sync + 'static) -> Signal<String> {
    let t = speech();
    Signal::derive(move || text(t.get()).into())
}
