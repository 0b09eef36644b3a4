//! The server as a process of its own.

use super::town::Town;
use std::fs::File;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// Longer than any start takes; what is waited for is the answer.
const PATIENCE: Duration = Duration::from_secs(120);

pub(super) struct Server {
    child: Child,
    address: String,
}

impl Server {
    pub(super) fn start(town: &Town) -> Self {
        let listen = format!("127.0.0.1:{}", town.port);
        let printed = File::create(town.log()).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_folgesvenn"))
            .args(["serve", "--listen", &listen, "--data-folder"])
            .arg(town.data_folder())
            .stdout(printed.try_clone().unwrap())
            .stderr(printed)
            .spawn()
            .unwrap();
        let mut server = Self { child, address: format!("http://{listen}") };
        let begun = Instant::now();
        while ureq::get(format!("{}/health", server.address)).call().is_err() {
            assert!(begun.elapsed() < PATIENCE, "the server does not answer");
            assert!(server.child.try_wait().unwrap().is_none(), "the server ended by itself");
            std::thread::sleep(Duration::from_millis(2));
        }
        server
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// SIGTERM: what is under way is answered first.
    pub(super) fn stop(&mut self) {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(asked.success(), "the server cannot be asked to stop");
        let ended = self.child.wait().unwrap();
        assert!(ended.success(), "the server ended with {ended}");
    }

    /// SIGKILL: no handler runs, nothing is written any more.
    pub(super) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Dead already, unless a test failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
