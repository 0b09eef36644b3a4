//! The gate on what a weak network has to carry before the app can be used the first time.

use std::{fs, path::Path};

use crate::{
    build::{compress, stamp},
    error::{Error, Result},
};

/// Bytes in brotli that the first load is to come down to; about ten seconds at 200 kbit/s.
const TARGET: usize = 250_000;
/// What the first load may not exceed meanwhile. It was let up once, for receipts and for windows side by side; it follows
/// every gain down until it meets the target.
const GATE: usize = 620_000;

/// One file of the first load.
#[derive(Debug)]
pub(crate) struct Row {
    /// Path below the app's root.
    pub(crate) file: String,
    /// Bytes as stored.
    pub(crate) raw: usize,
    /// Bytes as sent.
    pub(crate) brotli: usize,
}

/// All that the page needs to start: HTML, scripts, WebAssembly and styles that index.html leads to.
pub(crate) fn table(dist: &Path) -> Result<Vec<Row>> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(Error::file(&index, "read"))?;
    let mut files = Vec::new();
    stamp::list(dist, &mut files)?;
    files.sort();
    files.into_iter().filter(|file| is_loaded_first(dist, file, &html)).map(|file| row(dist, &file)).collect()
}

/// Prints the table, and refuses what is over the gate.
pub(super) fn gate(table: &[Row]) -> Result<()> {
    let size = table.iter().map(|row| row.brotli).sum();
    println!("    {:<44} {:>10} {:>10}", "first load", "bytes", "brotli");
    for Row { file, raw, brotli } in table {
        println!("    {file:<44} {raw:>10} {brotli:>10}");
    }
    let raw: usize = table.iter().map(|row| row.raw).sum();
    println!("    {:<44} {raw:>10} {size:>10} of {GATE}; the target is {TARGET}", "together");
    if size > GATE { Err(Error::TooBig { size, gate: GATE }) } else { Ok(()) }
}

fn is_loaded_first(dist: &Path, file: &Path, html: &str) -> bool {
    let Ok(path) = file.strip_prefix(dist) else { return false };
    let path = path.to_string_lossy();
    let code = ["js", "wasm", "css"].iter().any(|kind| file.extension().is_some_and(|extension| extension == *kind));
    // wasm-bindgen's snippets are imported by its script, so the page need not name them.
    path == "index.html" || code && (html.contains(&*path) || path.starts_with("snippets/"))
}

fn row(dist: &Path, file: &Path) -> Result<Row> {
    let bytes = |file: &Path| {
        let length = fs::metadata(file).map_err(Error::file(file, "read"))?.len();
        Ok(usize::try_from(length).unwrap_or(usize::MAX))
    };
    let name = file.strip_prefix(dist).unwrap_or(file).to_string_lossy().into_owned();
    Ok(Row { file: name, raw: bytes(file)?, brotli: bytes(&compress::twin(file, "br"))? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gate_closes_one_byte_above_the_limit() {
        let row = |brotli| Row { file: "app.wasm".to_owned(), raw: 1_000_000, brotli };
        assert!(gate(&[row(GATE - 1), row(1)]).is_ok());
        assert!(matches!(gate(&[row(GATE), row(1)]), Err(Error::TooBig { size, .. }) if size == GATE + 1));
    }

    #[test]
    fn what_the_page_names_is_first_load_and_the_worker_is_not() {
        let dist = Path::new("/d");
        let html = r#"<link href="/app-1.css"><script>import "/app-1.js"</script>"#;
        assert!(is_loaded_first(dist, Path::new("/d/app-1.js"), html));
        assert!(is_loaded_first(dist, Path::new("/d/snippets/a/inline0.js"), html));
        assert!(!is_loaded_first(dist, Path::new("/d/sw.js"), html));
        assert!(!is_loaded_first(dist, Path::new("/d/icon.png"), html));
    }
}
