//! Compressed twins, made once at build time as tightly as they go.

use std::{fs, io::Write, path::Path};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::error::{Error, Result};

/// What shrinks; pictures and the like are compressed already.
const TEXTS: &[&str] = &["html", "css", "js", "wasm", "svg", "json", "webmanifest", "txt"];

/// Whether files of this kind get twins.
pub(super) fn shrinks(file: &Path) -> bool {
    file.extension().is_some_and(|extension| TEXTS.iter().any(|text| extension == *text))
}

/// Writes `FILE.br` and `FILE.gz` beside a file.
pub(super) fn twins(file: &Path) -> Result<()> {
    let bytes = fs::read(file).map_err(Error::file(file, "read"))?;
    let brotli = twin(file, "br");
    fs::write(&brotli, brotli_of(&bytes).map_err(Error::file(file, "compressed"))?)
        .map_err(Error::file(&brotli, "written"))?;
    let gzip = twin(file, "gz");
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(&bytes).and_then(|()| encoder.finish()).map_err(Error::file(file, "compressed"))?;
    fs::write(&gzip, packed).map_err(Error::file(&gzip, "written"))
}

/// The name of a compressed twin.
pub(super) fn twin(file: &Path, kind: &str) -> std::path::PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(kind);
    name.into()
}

fn brotli_of(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, ..BrotliEncoderParams::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}
