//! The app's WebAssembly in two files: what its first screen needs, and what lies behind it (`src/app/door/inside.rs` says where
//! the cut is). Trunk has no place for a step between cargo and wasm-bindgen, so both follow here, and the result takes the place
//! of Trunk's in the page.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    build::{hex, integrity::integrity, stamp},
    error::{Error, Result},
    place::Place,
    run::Run,
};

/// The app's binary, by whose name cargo, Trunk and wasm-bindgen call their files.
const APP: &str = "folgesvenn-app";
/// Stands in index.html for the address of the second file.
const INSIDE: &str = "__INSIDE__";
/// Ends the name of the second file.
const SECOND: &str = "_inside.wasm";
/// What every browser can do in which the app runs.
pub(super) const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What the tools leave, and how the names go on that the files get behind the app's name and the digits of their content.
const FILES: [(&str, &str); 4] =
    [("app.js", ".js"), ("app_bg.wasm", "_bg.wasm"), ("__wasm_split.js", "_split.js"), ("split_inside.wasm", SECOND)];

/// Whether a file comes after the first screen.
pub(super) fn is_second(file: &Path) -> bool {
    file.to_string_lossy().ends_with(SECOND)
}

/// Puts the two files and their scripts where Trunk has put one in `staged`.
pub(super) fn split(place: &Place, staged: &Path) -> Result<()> {
    let made = place.wasm_target().join("split");
    if made.exists() {
        fs::remove_dir_all(&made).map_err(Error::file(&made, "cleared"))?;
    }
    fs::create_dir_all(&made).map_err(Error::file(&made, "made"))?;
    cut(place, &made)?;
    let named = Named::from(&made)?;
    let whole = take_away_whole(staged)?;
    for (file, end) in FILES {
        let bytes = named.with_names(&made.join(file))?;
        let laid = staged.join(named.name(end));
        fs::write(&laid, bytes).map_err(Error::file(&laid, "written"))?;
    }
    let index = staged.join("index.html");
    let html = fs::read_to_string(&index).map_err(Error::file(&index, "read"))?;
    if !html.contains(INSIDE) {
        let what = format!("{} has no {INSIDE}", index.display());
        return Err(Error::wrong(what, "an enrolled phone needs the second file's address at once"));
    }
    let preloads = named.preloads(staged)?;
    let html = without_preloads(&html, &whole)
        .replace(&whole, &named.stem)
        .replace(INSIDE, &format!("/{}", named.name(SECOND)))
        .replacen("</head>", &format!("{preloads}</head>"), 1);
    fs::write(&index, html).map_err(Error::file(&index, "written"))
}

/// From what cargo made to [`FILES`].
fn cut(place: &Place, made: &Path) -> Result<()> {
    let whole = place.wasm_target().join("wasm32-unknown-unknown/wasm-release").join(APP).with_extension("wasm");
    let tool = |name: &str| place.tools().join("bin").join(name);
    Run::new("the cut", tool("wasm-split-cli")).args(["--out-name", "app"]).args([&whole, made]).go()?;
    // What the second file uses of the first is exported under the linker's names.
    Run::new("wasm-bindgen", tool("wasm-bindgen"))
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "app", "--out-dir"])
        .args([made, &made.join("app.wasm")])
        .go()?;
    for file in ["app_bg.wasm", "split_inside.wasm"] {
        let file = made.join(file);
        Run::new("wasm-opt", "wasm-opt")
            .args(["-Oz"])
            .args(FEATURES)
            .args([&file, Path::new("--output"), &file])
            .env("PATH", place.search_path())
            .log(place.log("wasm-opt")?)
            .go()?;
    }
    Ok(())
}

/// The files' names. All have the digits of all, since they refer to each other in a circle.
struct Named {
    stem: String,
}

impl Named {
    fn from(made: &Path) -> Result<Self> {
        const DIGITS: usize = 16;
        let without_digits = Self { stem: APP.to_owned() };
        let mut hash = Sha256::new();
        for (file, _) in FILES {
            hash.update(Sha256::digest(without_digits.with_names(&made.join(file))?));
        }
        let digits: String = hex(&hash.finalize()).chars().take(DIGITS).collect();
        Ok(Self { stem: format!("{APP}-{digits}") })
    }

    fn name(&self, end: &str) -> String {
        format!("{}{end}", self.stem)
    }

    /// A file's bytes; a script's with the names that the other files have now.
    fn with_names(&self, file: &Path) -> Result<Vec<u8>> {
        if file.extension().is_some_and(|extension| extension == "js") {
            let script = fs::read_to_string(file).map_err(Error::file(file, "read"))?;
            return Ok(self.renamed(&script).into_bytes());
        }
        fs::read(file).map_err(Error::file(file, "read"))
    }

    /// Only where an address stands: wasm-bindgen's script calls the imports of the second script by its old name too.
    fn renamed(&self, script: &str) -> String {
        FILES.iter().fold(script.to_owned(), |script, (old, end)| {
            let new = self.name(end);
            script
                .replace(&format!("from \"./{old}\""), &format!("from \"./{new}\""))
                .replace(&format!("URL(\"./{old}\""), &format!("URL(\"./{new}\""))
                .replace(&format!("URL('{old}'"), &format!("URL('{new}'"))
        })
    }

    /// What the first screen needs is asked for at once, and not when the file before it has been read.
    fn preloads(&self, staged: &Path) -> Result<String> {
        let mut links = String::new();
        for end in [".js", "_split.js"] {
            let name = self.name(end);
            let file = staged.join(&name);
            let integrity = integrity(&fs::read(&file).map_err(Error::file(&file, "read"))?);
            links += &format!("<link rel=\"modulepreload\" crossorigin href=\"/{name}\" integrity=\"{integrity}\">");
        }
        let wasm = self.name("_bg.wasm");
        links += &format!("<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"/{wasm}\">");
        Ok(links)
    }
}

/// Removes the app as a whole, and gives the beginning of its files' names.
fn take_away_whole(staged: &Path) -> Result<String> {
    const END: &str = "_bg.wasm";
    let mut files: Vec<PathBuf> = Vec::new();
    stamp::list(staged, &mut files)?;
    let names = files.iter().filter_map(|file| file.file_name()?.to_str());
    let mut whole = names.filter_map(|name| name.strip_suffix(END)).filter(|name| name.starts_with(APP));
    let stem = whole.next().map(str::to_owned).ok_or_else(|| {
        let what = format!("Trunk has left no {APP}-…{END} in {}", staged.display());
        Error::wrong(what, "see what it printed above")
    })?;
    for end in [".js", END] {
        let file = staged.join(format!("{stem}{end}"));
        fs::remove_file(&file).map_err(Error::file(&file, "removed"))?;
    }
    Ok(stem)
}

/// The page without the links that ask for files whose names begin so, ahead of their use.
fn without_preloads(html: &str, stem: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<link") {
        let end = rest[at..].find('>').map_or(rest.len(), |length| at + length + 1);
        kept += &rest[..at];
        if !rest[at..end].contains(stem) {
            kept += &rest[at..end];
        }
        rest = &rest[end..];
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_find_each_other_and_imports_keep_their_names() {
        let named = Named { stem: "a-1".to_owned() };
        for (old, new) in [
            (r#"import * as x from "./__wasm_split.js""#, r#"import * as x from "./a-1_split.js""#),
            (r#"{ "./__wasm_split.js": x }"#, r#"{ "./__wasm_split.js": x }"#),
            ("new URL('app_bg.wasm', import.meta.url)", "new URL('a-1_bg.wasm', import.meta.url)"),
            (r#"import { initSync } from "./app.js";"#, r#"import { initSync } from "./a-1.js";"#),
            (r#"fetch(new URL("./split_inside.wasm", here))"#, r#"fetch(new URL("./a-1_inside.wasm", here))"#),
        ] {
            assert_eq!(named.renamed(old), new);
        }
    }

    #[test]
    fn only_the_apps_own_links_go() {
        let html = r#"<link href=/x.css rel=stylesheet><link crossorigin href=/a-0.js rel=modulepreload><p>a-0"#;
        assert_eq!(without_preloads(html, "a-0"), "<link href=/x.css rel=stylesheet><p>a-0");
    }

    #[test]
    fn the_second_file_is_told_from_the_first() {
        assert!(is_second(Path::new("/dist/folgesvenn-app-0f_inside.wasm")));
        assert!(!is_second(Path::new("/dist/folgesvenn-app-0f_bg.wasm")));
    }
}
