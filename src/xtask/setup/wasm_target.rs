//! A compiler that can build for WebAssembly: rustup's own target where its downloads are in reach, or else the
//! system's compiler with the standard library built from its sources.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    error::{Error, Result},
    place::{Place, on_path},
    run::Run,
    setup::apt,
    step::{Outcome, say, step},
};

const TARGET: &str = "wasm32-unknown-unknown";
/// Behind a wall rustup's download hangs without an answer; on a slow line it is done within this time.
const DOWNLOAD: Duration = Duration::from_secs(60);
const NAME: &str = "the WebAssembly target";

/// Which compiler builds the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The one that rust-toolchain.toml pins.
    Pinned,
    /// The system's, known to rustup as `distro`.
    Distro,
}

impl Toolchain {
    /// Names the toolchain to a program that calls cargo.
    pub(crate) fn choose(self, run: Run) -> Run {
        match self {
            Self::Pinned => run,
            Self::Distro => run.env("RUSTUP_TOOLCHAIN", "distro"),
        }
    }

    /// Whether this compiler has the target's core library.
    fn works(self, place: &Place) -> bool {
        let ask = Run::new("rustc", "rustc").args(["--print", "target-libdir", "--target", TARGET]).dir(place.root());
        let Ok(libs) = self.choose(ask).text() else { return false };
        fs::read_dir(libs)
            .is_ok_and(|files| files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libcore")))
    }
}

pub(super) fn set_up(place: &Place) -> Result<Toolchain> {
    let mut found = None;
    step(NAME, || {
        found = [Toolchain::Pinned, Toolchain::Distro].into_iter().find(|toolchain| toolchain.works(place));
        if found.is_some() {
            return Ok(Outcome::Already);
        }
        found = Some(install(place)?);
        Ok(Outcome::Done)
    })?;
    found.ok_or_else(|| Error::missing(NAME, "run `rustup target add wasm32-unknown-unknown`"))
}

fn install(place: &Place) -> Result<Toolchain> {
    say(NAME, "rustup target add, for at most a minute");
    let added = Run::new("rustup target add", "rustup")
        .args(["target", "add", TARGET])
        .dir(place.root())
        .limit(DOWNLOAD)
        .may_fail()
        .log(place.log("rustup-target")?)
        .go();
    if added.is_ok() && Toolchain::Pinned.works(place) {
        return Ok(Toolchain::Pinned);
    }
    say(NAME, "rustup's download is out of reach, so the system's compiler and its sources take its place");
    from_distro(place)?;
    if Toolchain::Distro.works(place) {
        return Ok(Toolchain::Distro);
    }
    Err(Error::wrong(
        "the system's compiler has no WebAssembly target after all",
        "connect to a network where `rustup target add wasm32-unknown-unknown` works",
    ))
}

fn from_distro(place: &Place) -> Result<()> {
    if !Path::new("/usr/bin/rustc").is_file() || library_sources().is_none() {
        say(NAME, "installing cargo-web, rustc-web and rust-web-src by apt");
        apt::install(place, "a compiler with its sources", &["cargo-web", "rustc-web", "rust-web-src"])?;
    }
    let sources = library_sources().ok_or_else(|| {
        Error::missing("the standard library's sources", "run `apt-get install rust-web-src`, or open rustup's network")
    })?;
    let linker = linker(place)?;
    say(NAME, "building its standard library, about a minute");
    let scratch = place.target().join("xtask/wasm-std");
    let copy = scratch.join("library");
    fresh_copy(place, &sources, &copy)?;
    let out = scratch.join("out");
    Run::new("the standard library's build", "/usr/bin/cargo")
        .args(["build", "--release", "--target", TARGET, "-p", "sysroot", "--target-dir"])
        .args([&out])
        .dir(&copy)
        // Debian's cargo would otherwise take rustup's rustc from the search path.
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTDOC", "/usr/bin/rustdoc")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes")
        .env("__CARGO_DEFAULT_LIB_METADATA", "wasmstd")
        .log(place.log("wasm-std")?)
        .go()?;
    lay_libraries(&out)?;
    let linker_link = Path::new("/usr/lib/rustlib").join(host()?).join("bin/rust-lld");
    symlink(&linker, &linker_link)?;
    Run::new("rustup toolchain link", "rustup")
        .args(["toolchain", "link", "distro", "/usr"])
        .log(place.log("rustup-link")?)
        .go()
}

/// `/usr/src/rustc-1.96.0/library`, of whatever version the system has.
fn library_sources() -> Option<PathBuf> {
    let all = fs::read_dir("/usr/src").ok()?.flatten();
    let mut found: Vec<_> = all
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("rustc-"))
        .map(|entry| entry.path().join("library"))
        .filter(|library| library.join("sysroot/Cargo.toml").is_file())
        .collect();
    found.sort();
    found.pop()
}

/// The linker of the same LLVM as the compiler: another version may not read its objects.
fn linker(place: &Place) -> Result<PathBuf> {
    let about = verbose_version()?;
    let llvm = field(&about, "LLVM version: ")
        .and_then(|version| version.split('.').next())
        .ok_or_else(|| Error::wrong("the system's compiler does not tell its LLVM", "reinstall rustc-web"))?;
    let name = format!("lld-{llvm}");
    if on_path(&[&name]).is_none() {
        say(NAME, &format!("installing {name} by apt"));
        apt::install(place, "a linker", &[&name])?;
    }
    on_path(&[&name]).ok_or_else(|| Error::missing(&name, format!("run `apt-get install {name}`")))
}

fn host() -> Result<String> {
    let about = verbose_version()?;
    field(&about, "host: ")
        .map(str::to_owned)
        .ok_or_else(|| Error::wrong("the system's compiler does not tell its host", "reinstall rustc-web"))
}

fn verbose_version() -> Result<String> {
    Run::new("the system's rustc", "/usr/bin/rustc").args(["-vV"]).text()
}

fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.strip_prefix(name))
}

fn fresh_copy(place: &Place, from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).map_err(Error::file(to, "cleared"))?;
    }
    fs::create_dir_all(to).map_err(Error::file(to, "made"))?;
    Run::new("the copy of the sources", "cp")
        .args(["-r"])
        .args([&from.join("."), to])
        .log(place.log("wasm-std-copy")?)
        .go()
}

fn lay_libraries(out: &Path) -> Result<()> {
    let built = out.join(TARGET).join("release/deps");
    let home = Path::new("/usr/lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&home).map_err(Error::file(&home, "made"))?;
    for entry in fs::read_dir(&built).map_err(Error::file(&built, "read"))?.flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "rlib") {
            let place = home.join(entry.file_name());
            fs::copy(entry.path(), &place).map_err(Error::file(&place, "written"))?;
        }
    }
    Ok(())
}

fn symlink(to: &Path, link: &Path) -> Result<()> {
    if link.exists() {
        return Ok(());
    }
    if let Some(folder) = link.parent() {
        fs::create_dir_all(folder).map_err(Error::file(folder, "made"))?;
    }
    Run::new("the linker's name", "ln").args(["-s"]).args([to, link]).go()
}
