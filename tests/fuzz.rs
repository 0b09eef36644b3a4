//! The targets of `acceptance::fuzz` under libFuzzer. `cargo xtask fuzz` builds this with coverage counters, names the
//! target in `FUZZ_TARGET` and the folder of inputs as the first argument.
#![no_main]

use acceptance::fuzz::Target;
use libfuzzer_sys::fuzz_target;
use std::path::PathBuf;
use std::sync::LazyLock;

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
    Target::named(&name).unwrap_or_else(|| {
        eprintln!("FUZZ_TARGET names no target: `{name}`. Call it as `cargo xtask fuzz`.");
        std::process::exit(2)
    })
});

/// Lays the seeds beside what earlier runs found.
fn lay_seeds() -> std::io::Result<()> {
    let Some(folder) = std::env::var_os("FUZZ_INPUTS").map(PathBuf::from) else { return Ok(()) };
    std::fs::create_dir_all(&folder)?;
    for (nth, seed) in TARGET.seeds()?.iter().enumerate() {
        std::fs::write(folder.join(format!("seed-{nth:03}")), seed)?;
    }
    Ok(())
}

fuzz_target!(
    init: {
        if let Err(problem) = lay_seeds() {
            eprintln!("the seeds cannot be laid out: {problem}");
            std::process::exit(2);
        }
    },
    |bytes: &[u8]| TARGET.run(bytes)
);
