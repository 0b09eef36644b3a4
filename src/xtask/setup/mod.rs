//! Everything that a fresh machine lacks. Each part looks first, and does nothing when all is right.

mod apt;
mod browser;
mod firefox;
mod packages;
mod tools;
mod wasm_target;

pub(crate) use browser::{CHROMEDRIVER, Chromium};
pub(crate) use firefox::{Firefox, firefox};
pub(crate) use wasm_target::Toolchain;

use std::thread::{self, ScopedJoinHandle};

use crate::{
    error::{Error, Result},
    place::Place,
};

/// What `build`, `check` and `serve` need.
pub(crate) fn for_build(place: &Place) -> Result<Toolchain> {
    prepare(place, false)
}

/// What tests need besides.
pub(crate) fn for_test(place: &Place) -> Result<Toolchain> {
    prepare(place, true)
}

/// What `measure sync` needs besides.
pub(crate) fn yardstick(place: &Place) -> Result<()> {
    packages::set_up_yardstick(place)
}

/// What `measure lighthouse` needs besides.
pub(crate) fn lighthouse(place: &Place) -> Result<()> {
    packages::set_up_lighthouse(place)
}

/// What `serve --oidc` needs besides.
pub(crate) fn provider(place: &Place) -> Result<()> {
    packages::set_up_provider(place)
}

/// The verb `setup`.
pub(crate) fn everything(place: &Place) -> Result<()> {
    for_test(place).map(|_| ())
}

fn prepare(place: &Place, tests: bool) -> Result<Toolchain> {
    println!("Set-up");
    packages::need_node()?;
    thread::scope(|scope| {
        let target = scope.spawn(|| wasm_target::set_up(place));
        let trunk = scope.spawn(|| tools::trunk(place));
        let bindgen = scope.spawn(|| tools::wasm_bindgen(place));
        let split = scope.spawn(|| tools::wasm_split(place));
        let npm = scope.spawn(|| packages::set_up(place, tests));
        let browser = tests.then(|| scope.spawn(|| browser::set_up(place)));
        // All are waited for before the first error is told, so that none is cut off half-way.
        let target = joined(target);
        let others = [joined(trunk), joined(bindgen), joined(split), joined(npm), browser.map_or(Ok(()), joined)];
        let target = target?;
        others.into_iter().collect::<Result<()>>()?;
        Ok(target)
    })
}

fn joined<T>(handle: ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    handle.join().unwrap_or_else(|_| {
        Err(Error::wrong("a part of the set-up broke off", "run `cargo xtask setup` again and report what it prints"))
    })
}
