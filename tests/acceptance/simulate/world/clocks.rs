//! Clocks that are set, and months that pass.

use super::World;
use crate::simulate::Violation;
use chrono::TimeDelta;
use fastrand::Rng;

/// Longer than a phone keeps what is settled, and than the server keeps what nothing refers to.
const MONTHS: TimeDelta = TimeDelta::days(100);

impl World {
    /// Someone, or a network that knows better, sets a phone's clock: by minutes, hours, months or years, either way.
    pub(in crate::simulate) fn set_phone_clock(&mut self, phone: usize, rng: &mut Rng) {
        self.faults += 1;
        let minutes = rng.choice([1, 60, 120 * 24 * 60, 1_000 * 24 * 60]).unwrap_or(1) * rng.i64(1..=3);
        let by = TimeDelta::minutes(if rng.bool() { minutes } else { -minutes });
        self.phones[phone].set_clock(by);
    }

    /// The server's clock is set by up to a day; the phones' go on as they did.
    pub(in crate::simulate) fn set_server_clock(&mut self, rng: &mut Rng) {
        self.faults += 1;
        let by = TimeDelta::minutes(rng.i64(-24 * 60..=24 * 60));
        self.leapt += by;
        for phone in &mut self.phones {
            phone.set_clock(-by);
        }
    }

    /// Nobody does anything for months; the server tidies up each day.
    pub(in crate::simulate) async fn months_pass(&mut self) -> Result<(), Violation> {
        self.leapt += MONTHS;
        let now = self.now();
        self.server.tidy(now).await
    }
}
