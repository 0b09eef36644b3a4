//! One tab at a time does the sending. The lock is the browser's own, so it falls free when a tab dies. A tab that the system
//! has frozen keeps it: the one in front asks now and then who has it, and takes it where nobody answers.
//! Without locks every tab sends; that is only wasteful, since operations carry ids, and what one tab has made of an older
//! view than the disk's is refused (`sync::phone::LocalWrite::seen`).

use super::Timer;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent, VisibilityState};

const WHO: &str = "who";
const ME: &str = "me";

/// How long a tab waits before it asks who has the lock, and how long for the answer.
#[derive(Debug, Clone, Copy)]
struct Patience {
    ask: Duration,
    answer: Duration,
}

/// A sender that is frozen costs half a minute.
const PATIENCE: Patience = Patience { ask: Duration::from_secs(25), answer: Duration::from_secs(5) };

/// Calls `lead` with `true` once this tab holds the lock `name`, and with `false` when another has taken it.
pub fn when_alone(name: &str, lead: impl FnMut(bool) + 'static) {
    Turn::wait_for(name, PATIENCE, Box::new(lead));
}

/// A tab's place among those that want the lock.
struct Turn {
    name: String,
    locks: JsValue,
    patience: Patience,
    others: Option<BroadcastChannel>,
    lead: RefCell<Box<dyn FnMut(bool)>>,
    leads: Cell<bool>,
    /// Which of this tab's requests counts: one that waits is left behind when the lock is taken instead.
    request: Cell<u32>,
    /// Whether somebody has said that the lock is theirs, since the last question.
    answered: Cell<bool>,
    timer: RefCell<Option<Timer>>,
}

impl Turn {
    fn wait_for(name: &str, patience: Patience, mut lead: Box<dyn FnMut(bool)>) {
        let Some(locks) = lock_manager() else { return lead(true) };
        let turn = Rc::new(Self {
            name: name.to_owned(),
            locks,
            patience,
            others: BroadcastChannel::new(&format!("{name}-sender")).ok(),
            lead: RefCell::new(lead),
            leads: Cell::new(false),
            request: Cell::new(0),
            answered: Cell::new(false),
            timer: RefCell::new(None),
        });
        turn.listen();
        turn.ask_for_lock(&Object::new());
        turn.look_after_a_while();
    }

    fn listen(self: &Rc<Self>) {
        let turn = Rc::clone(self);
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            match event.data().as_string().as_deref() {
                Some(WHO) if turn.leads.get() => turn.say(ME),
                Some(ME) => turn.answered.set(true),
                _ => {}
            }
        });
        if let Some(others) = &self.others {
            others.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        }
        hear.forget();
    }

    fn say(&self, word: &str) {
        if let Some(others) = &self.others {
            let _ = others.post_message(&word.into());
        }
    }

    fn ask_for_lock(self: &Rc<Self>, options: &Object) {
        let number = self.request.get() + 1;
        self.request.set(number);
        let turn = Rc::clone(self);
        let granted = Closure::once_into_js(move |_lock: JsValue| -> Promise {
            if turn.request.get() != number {
                // Given back at once: this tab has it by another request.
                return Promise::resolve(&JsValue::UNDEFINED);
            }
            turn.turns(true);
            // A promise that never settles keeps the lock.
            Promise::new(&mut |_, _| {})
        });
        let requested = Reflect::get(&self.locks, &"request".into())
            .and_then(JsCast::dyn_into::<Function>)
            .and_then(|request| request.call3(&self.locks, &self.name.as_str().into(), options, &granted))
            .and_then(JsCast::dyn_into::<Promise>);
        debug_assert!(requested.is_ok(), "a lock can be requested wherever there is a lock manager");
        let Ok(held) = requested else { return };
        let turn = Rc::clone(self);
        spawn_local(async move {
            let was_taken = JsFuture::from(held).await.is_err();
            if was_taken && turn.request.get() == number {
                turn.turns(false);
                turn.ask_for_lock(&Object::new());
                turn.look_after_a_while();
            }
        });
    }

    fn turns(&self, leads: bool) {
        self.leads.set(leads);
        if leads {
            self.timer.replace(None);
        }
        self.lead.borrow_mut()(leads);
    }

    fn look_after_a_while(self: &Rc<Self>) {
        let turn = Rc::clone(self);
        self.after(self.patience.ask, move || {
            turn.answered.set(false);
            turn.say(WHO);
            let asked = Rc::clone(&turn);
            turn.after(turn.patience.answer, move || {
                // Only the tab in front: it is surely not frozen, and there is one of it.
                if !asked.answered.get() && asked.others.is_some() && is_in_front() {
                    asked.take();
                }
                if !asked.leads.get() {
                    asked.look_after_a_while();
                }
            });
        });
    }

    fn take(self: &Rc<Self>) {
        let options = Object::new();
        if Reflect::set(&options, &"steal".into(), &true.into()).is_ok() {
            self.ask_for_lock(&options);
        }
    }

    fn after(self: &Rc<Self>, rest: Duration, then: impl FnOnce() + 'static) {
        let (turn, mut then) = (Rc::clone(self), Some(then));
        let timer = Timer::after(rest, move || {
            let then = then.take().filter(|_| !turn.leads.get());
            // The timer that rings is put away behind this one's back: its closure must outlive the call.
            if let Some(then) = then {
                spawn_local(async move { then() });
            }
        });
        self.timer.replace(Some(timer));
    }
}

fn is_in_front() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.visibility_state() == VisibilityState::Visible)
}

fn lock_manager() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"locks".into()).ok().filter(|locks| !locks.is_undefined())
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use futures_channel::mpsc::{UnboundedReceiver, unbounded};
    use futures_util::StreamExt as _;
    use wasm_bindgen_test::wasm_bindgen_test;

    const SHORT: Patience = Patience { ask: Duration::from_millis(20), answer: Duration::from_millis(200) };

    fn tab(name: &str) -> UnboundedReceiver<bool> {
        let (tell, told) = unbounded();
        Turn::wait_for(name, SHORT, Box::new(move |leads| drop(tell.unbounded_send(leads))));
        told
    }

    #[wasm_bindgen_test]
    async fn f24_the_lock_of_a_tab_that_does_not_answer_is_taken_and_the_tab_hears_of_it() {
        let name = crate::clock::fresh_id().to_string();
        // A frozen tab: it holds the lock, and nobody there hears the question.
        let frozen =
            Function::new_with_args("name", "return navigator.locks.request(name, () => new Promise(() => {}));");
        let held: Promise = frozen.call1(&JsValue::UNDEFINED, &name.as_str().into()).unwrap().dyn_into().unwrap();
        assert_eq!(tab(&name).next().await, Some(true));
        assert!(JsFuture::from(held).await.is_err(), "the frozen tab believes that it holds the lock");
    }

    #[wasm_bindgen_test]
    async fn a_tab_that_answers_keeps_the_lock_until_it_is_taken_from_it_and_then_waits_again() {
        let name = crate::clock::fresh_id().to_string();
        let mut first = tab(&name);
        assert_eq!(first.next().await, Some(true));
        let mut second = tab(&name);
        // Asked and answered three times.
        let (tell, mut told) = unbounded();
        let ear = BroadcastChannel::new(&format!("{name}-sender")).unwrap();
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if event.data().as_string().as_deref() == Some(ME) {
                drop(tell.unbounded_send(()));
            }
        });
        ear.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        for _ in 0..3 {
            told.next().await;
        }
        assert!(second.try_recv().is_err() && first.try_recv().is_err(), "the lock has changed hands");
        // Somebody takes it, and lets it go.
        let take = Function::new_with_args("name", "return navigator.locks.request(name, { steal: true }, () => {});");
        let taken: Promise = take.call1(&JsValue::UNDEFINED, &name.as_str().into()).unwrap().dyn_into().unwrap();
        JsFuture::from(taken).await.unwrap();
        assert_eq!(first.next().await, Some(false));
        assert_eq!(second.next().await, Some(true), "who waited longest has it now");
    }
}
