//! The gate on what a weak network has to carry before the app can be used the first time.

use std::{fs, path::Path};

use crate::{
    build::{compress, split, stamp},
    error::{Error, Result},
};

/// Bytes in brotli that the first load may not exceed; about ten seconds at 200 kbit/s.
const GATE: usize = 250_000;

/// When a file is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// Before the first screen can be used: a person without an account reads what the app is, and accepts an invitation.
    First,
    /// At once after it: the journal and its pages.
    Then,
}

/// One file that the page needs.
#[derive(Debug)]
struct Row {
    when: When,
    /// Path below the app's root.
    file: String,
    /// Bytes as stored.
    raw: usize,
    /// Bytes as sent.
    brotli: usize,
}

/// Bytes of the first load as sent: HTML, scripts, WebAssembly and styles that the first screen needs.
pub(crate) fn first_load(dist: &Path) -> Result<usize> {
    Ok(sum(&table(dist)?, When::First).1)
}

/// Prints the table, and refuses what is over the gate.
pub(super) fn gate(dist: &Path) -> Result<()> {
    judge(&table(dist)?)
}

/// All that the page needs to start.
fn table(dist: &Path) -> Result<Vec<Row>> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(Error::file(&index, "read"))?;
    let mut files = Vec::new();
    stamp::list(dist, &mut files)?;
    files.sort();
    let needed = files.into_iter().filter_map(|file| Some((when(dist, &file, &html)?, file)));
    needed.map(|(when, file)| row(when, dist, &file)).collect()
}

fn judge(table: &[Row]) -> Result<()> {
    let line =
        |what: &str, (raw, brotli): (usize, usize), more: &str| println!("    {what:<48} {raw:>10} {brotli:>10}{more}");
    println!("    {:<48} {:>10} {:>10}", "before the first screen", "bytes", "brotli");
    for part in [When::First, When::Then] {
        for Row { file, raw, brotli, .. } in table.iter().filter(|row| row.when == part) {
            line(file, (*raw, *brotli), "");
        }
        if part == When::First {
            line("first load", sum(table, When::First), &format!(" of {GATE}"));
            println!("    right after it");
        }
    }
    let (first, then) = (sum(table, When::First), sum(table, When::Then));
    line("together", (first.0 + then.0, first.1 + then.1), "");
    let size = first.1;
    if size > GATE { Err(Error::TooBig { size, gate: GATE }) } else { Ok(()) }
}

/// Bytes as stored and as sent.
fn sum(table: &[Row], when: When) -> (usize, usize) {
    let rows = table.iter().filter(|row| row.when == when);
    rows.fold((0, 0), |(raw, brotli), row| (raw + row.raw, brotli + row.brotli))
}

/// When the page needs a file; `None` for what only other pages, the worker or the system use.
fn when(dist: &Path, file: &Path, html: &str) -> Option<When> {
    let path = file.strip_prefix(dist).ok()?.to_string_lossy();
    let code = ["js", "wasm", "css"].iter().any(|kind| file.extension().is_some_and(|extension| extension == *kind));
    // wasm-bindgen's snippets are imported by its script, so the page need not name them.
    let needed = path == "index.html" || code && (html.contains(&*path) || path.starts_with("snippets/"));
    needed.then(|| if split::is_second(file) { When::Then } else { When::First })
}

fn row(when: When, dist: &Path, file: &Path) -> Result<Row> {
    let bytes = |file: &Path| {
        let length = fs::metadata(file).map_err(Error::file(file, "read"))?.len();
        Ok(usize::try_from(length).unwrap_or(usize::MAX))
    };
    let name = file.strip_prefix(dist).unwrap_or(file).to_string_lossy().into_owned();
    Ok(Row { when, file: name, raw: bytes(file)?, brotli: bytes(&compress::twin(file, "br"))? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gate_closes_one_byte_above_the_limit_and_counts_what_the_first_screen_needs() {
        let row = |when, brotli| Row { when, file: "app.wasm".to_owned(), raw: 1_000_000, brotli };
        assert!(judge(&[row(When::First, GATE - 1), row(When::First, 1), row(When::Then, 1)]).is_ok());
        let over = judge(&[row(When::First, GATE), row(When::First, 1)]);
        assert!(matches!(over, Err(Error::TooBig { size, .. }) if size == GATE + 1));
    }

    #[test]
    fn what_the_page_names_is_first_load_and_the_worker_is_not() {
        let dist = Path::new("/d");
        let html = r#"<meta content=/a-1_inside.wasm><link href="/app-1.css"><script>import "/app-1.js"</script>"#;
        assert_eq!(when(dist, Path::new("/d/app-1.js"), html), Some(When::First));
        assert_eq!(when(dist, Path::new("/d/snippets/a/inline0.js"), html), Some(When::First));
        assert_eq!(when(dist, Path::new("/d/a-1_inside.wasm"), html), Some(When::Then));
        assert_eq!(when(dist, Path::new("/d/sw.js"), html), None);
        assert_eq!(when(dist, Path::new("/d/icon.png"), html), None);
    }
}
