//! Where the focus goes once what had it has gone from the page: to the page's content. Otherwise whoever has no pointer would begin
//! at the top again, and a screen reader would fall silent.

use super::listen;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit};

/// The content of a page; see `components::Page`.
const CONTENT: &str = "main";

/// From now on, for as long as the app runs.
pub(super) fn keep_focus() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let last: Rc<RefCell<Option<Element>>> = Rc::default();
    let had = Rc::clone(&last);
    std::mem::forget(listen(document.clone(), "focusin", move |event| {
        *had.borrow_mut() = event.target().and_then(|target| target.dyn_into().ok());
    }));
    let watched = document.clone();
    let look = Closure::<dyn FnMut()>::new(move || {
        let gone = last.borrow().as_ref().is_some_and(|element| !element.is_connected());
        if gone {
            last.take();
            lead_on(&document);
        }
    });
    let Ok(observer) = MutationObserver::new(look.as_ref().unchecked_ref()) else { return };
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    // Whatever cannot be watched is as it would be without.
    let _ = observer.observe_with_options(&watched, &what);
    look.forget();
}

/// Nothing is scrolled: what people look at stays where it is.
fn lead_on(document: &Document) {
    let nowhere = document.active_element().is_none_or(|element| element.tag_name() == "BODY");
    let content = || document.get_element_by_id(CONTENT)?.dyn_into::<HtmlElement>().ok();
    if nowhere && let Some(content) = content() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = content.focus_with_options(&options);
    }
}
