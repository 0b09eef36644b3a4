//! Other programs: started with a clean environment, bounded in time, quiet unless they fail.

use std::{
    env,
    ffi::OsStr,
    fs::{self, File},
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::error::{Error, Result};

/// How often a bounded program is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// One program to be run.
#[derive(Debug)]
pub(crate) struct Run {
    what: String,
    command: Command,
    log: Option<PathBuf>,
    limit: Option<Duration>,
    remedy: Option<String>,
    may_fail: bool,
}

impl Run {
    /// `what` names the work in messages.
    pub(crate) fn new(what: impl Into<String>, program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.stdin(Stdio::null());
        // Cargo and rustup describe *this* crate and its toolchain to xtask; passed on, they would pin the toolchain of
        // every inner call and make build scripts look stale.
        for (name, _) in env::vars_os() {
            let name = name.to_string_lossy();
            let described = name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
            if described || matches!(&*name, "CARGO" | "RUSTUP_TOOLCHAIN" | "CARGO_BIN_NAME" | "CARGO_CRATE_NAME") {
                command.env_remove(&*name);
            }
        }
        command.env_remove("LD_LIBRARY_PATH");
        Self { what: what.into(), command, log: None, limit: None, remedy: None, may_fail: false }
    }

    pub(crate) fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn dir(mut self, dir: impl AsRef<Path>) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Sends all output to a file, and shows its end if the program fails.
    pub(crate) fn log(mut self, log: PathBuf) -> Self {
        self.log = Some(log);
        self
    }

    pub(crate) fn limit(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    pub(crate) fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// For an attempt that another way takes over from: its failure is not told.
    pub(crate) fn may_fail(mut self) -> Self {
        self.may_fail = true;
        self
    }

    /// Runs to the end; anything but success is an error.
    pub(crate) fn go(mut self) -> Result<()> {
        if let Some(log) = &self.log {
            let out = File::create(log).map_err(Error::file(log, "made"))?;
            let err = out.try_clone().map_err(Error::file(log, "made"))?;
            self.command.stdout(out).stderr(err);
        }
        let mut child = self.start()?;
        let status = self.wait(&mut child)?;
        if status.success() {
            return Ok(());
        }
        if let Some(log) = self.log.as_ref().filter(|_| !self.may_fail) {
            show_end(log);
        }
        Err(self.failed(status))
    }

    /// Runs to the end with this text on its standard input.
    pub(crate) fn told(mut self, text: &str) -> Result<()> {
        self.command.stdin(Stdio::piped());
        let mut child = self.start()?;
        if let Some(mut input) = child.stdin.take() {
            let lost = |source| Error::Start { what: self.what.clone(), source };
            input.write_all(text.as_bytes()).map_err(lost)?;
        }
        let status = self.wait(&mut child)?;
        if status.success() { Ok(()) } else { Err(self.failed(status)) }
    }

    /// Starts it and lets it run beside, until what is given back goes.
    pub(crate) fn beside(mut self) -> Result<Beside> {
        self.start().map(Beside)
    }

    /// Runs to the end and gives what it printed, without the last line break.
    pub(crate) fn text(mut self) -> Result<String> {
        self.command.stdout(Stdio::piped()).stderr(Stdio::null());
        let child = self.start()?;
        let output = child.wait_with_output().map_err(|source| Error::Start { what: self.what.clone(), source })?;
        if !output.status.success() {
            return Err(self.failed(output.status));
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
    }

    /// Runs to the end, shows every line as it comes, and hands each to `heed`.
    pub(crate) fn heed(mut self, mut heed: impl FnMut(&str)) -> Result<()> {
        self.command.stdout(Stdio::piped());
        let mut child = self.start()?;
        if let Some(out) = child.stdout.take() {
            for line in BufReader::new(out).lines().map_while(std::result::Result::ok) {
                println!("{line}");
                heed(&line);
            }
        }
        let status = self.wait(&mut child)?;
        if status.success() { Ok(()) } else { Err(self.failed(status)) }
    }

    fn start(&mut self) -> Result<Child> {
        self.command.spawn().map_err(|source| Error::Start { what: self.what.clone(), source })
    }

    fn wait(&self, child: &mut Child) -> Result<ExitStatus> {
        let lost = |source| Error::Start { what: self.what.clone(), source };
        let Some(limit) = self.limit else { return child.wait().map_err(lost) };
        let end = Instant::now() + limit;
        loop {
            if let Some(status) = child.try_wait().map_err(lost)? {
                return Ok(status);
            }
            if Instant::now() >= end {
                child.kill().map_err(lost)?;
                child.wait().map_err(lost)?;
                return Err(Error::TimedOut { what: self.what.clone(), limit });
            }
            thread::sleep(LOOK);
        }
    }

    fn failed(&self, status: ExitStatus) -> Error {
        Error::Failed { what: self.what.clone(), status: status.to_string(), remedy: self.remedy.clone() }
    }
}

/// A program that runs beside others.
#[derive(Debug)]
pub(crate) struct Beside(Child);

impl Drop for Beside {
    fn drop(&mut self) {
        // Where it has ended by itself, there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn show_end(log: &Path) {
    const LINES: usize = 30;
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<_> = text.lines().collect();
    eprintln!("  the last lines of {}:", log.display());
    for line in lines.iter().skip(lines.len().saturating_sub(LINES)) {
        eprintln!("    {line}");
    }
}
