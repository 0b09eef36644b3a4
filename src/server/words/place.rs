//! Where something stands in a file, and why a file cannot be read at all.

use i18n::{Lang, args};
use std::io::{Error, ErrorKind};
use std::path::Path;

/// "line 2, column 1": numbers count from 1.
pub(crate) fn place(t: Lang, line: usize, column: usize) -> String {
    format!("{}, {}", t.file_line(&line.to_string()), t.file_column(&column.to_string()))
}

/// Why there is nothing to read, and the way out.
pub(crate) fn unreadable(t: Lang, path: &Path, cause: &Error) -> String {
    let (why, way): (String, &str) = match cause.kind() {
        ErrorKind::NotFound => (t.file_not_found().into(), t.file_not_found_way()),
        ErrorKind::PermissionDenied => (t.file_no_permission().into(), t.file_no_permission_way()),
        ErrorKind::IsADirectory => (t.file_folder().into(), t.file_folder_way()),
        _ => (t.file_other_cause(&cause.to_string()), t.file_other_cause_way()),
    };
    let path = path.display().to_string();
    format!("{}\n  {way}", t.file_unreadable(args::FileUnreadable { path: &path, cause: &why }))
}
