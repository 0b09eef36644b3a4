//! The style sheets: each line of a list in `style/` is a file; they are put one after the other and minified.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Result},
    place::Place,
    run::Run,
};

/// The lists, and the sheet that each makes. The app's index.html refers to the first by its path.
const SHEETS: &[(&str, &str)] = &[("bundle.txt", "app.css"), ("desk-bundle.txt", DESK)];
const DESK: &str = "desk.css";

/// Bundles the style sheets of app and desk.
pub(super) fn bundle(place: &Place) -> Result<()> {
    let folder = place.at("target/style");
    fs::create_dir_all(&folder).map_err(Error::file(&folder, "made"))?;
    SHEETS.iter().try_for_each(|(list, sheet)| {
        let whole = folder.join(sheet).with_extension("whole.css");
        let css = joined(&place.at("style"), list)?;
        fs::write(&whole, css).map_err(Error::file(&whole, "written"))?;
        Run::new(format!("lightningcss for {sheet}"), "lightningcss")
            .args(["--minify", "--output-file"])
            .args([&folder.join(sheet), &whole])
            .env("PATH", place.search_path())
            .go()
    })
}

/// The desk's sheet keeps its name: the server's pages refer to it.
pub(super) fn lay_desk(place: &Place, staged: &Path) -> Result<()> {
    let sheet = staged.join(DESK);
    fs::copy(place.at("target/style").join(DESK), &sheet).map_err(Error::file(&sheet, "written")).map(|_| ())
}

/// Whether only the municipality's pages use this file.
pub(super) fn is_desks(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name == DESK)
}

fn joined(style: &Path, list: &str) -> Result<String> {
    let list: PathBuf = style.join(list);
    let text = fs::read_to_string(&list).map_err(Error::file(&list, "read"))?;
    let mut css = String::new();
    for name in named_files(&text) {
        let file = style.join(name);
        css.push_str(&fs::read_to_string(&file).map_err(Error::file(&file, "read"))?);
        css.push('\n');
    }
    Ok(css)
}

/// One file a line; `#` starts a comment.
fn named_files(list: &str) -> impl Iterator<Item = &str> {
    list.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_lines_name_no_file() {
        let list = "# the order is the cascade\ntokens.css\n\nnode_modules/a/b.css # a part\n";
        assert_eq!(named_files(list).collect::<Vec<_>>(), ["tokens.css", "node_modules/a/b.css"]);
    }
}
