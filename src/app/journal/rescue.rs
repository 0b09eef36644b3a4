//! What is only on this phone, as a file for the desk.

use super::driver::Driver;
use crate::clock;
use crate::net::Transport;
use crate::rescue::save;
use domain::time::Zone;
use sync::export::{Export, LARGEST};
use sync::phone::{Blob, LocalStore, Rescue};

/// Room that is kept free for what stands round the receipts: more than all entries of a phone take.
const ROUND: usize = 4 * 1024 * 1024;

/// Why there is no file. What was to be in it lies on the phone as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RescueProblem {
    /// All is sent, or this phone has never been told with what to seal a file.
    #[error("there is nothing that can be put into a file")]
    Nothing,
    /// The browser did not make it.
    #[error("the browser did not make the file")]
    NotMade,
}

/// What the file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rescued {
    /// Receipts that did not fit in, or could not be read.
    pub receipts_left: usize,
}

impl<S: LocalStore + 'static, T: Transport + 'static> Driver<S, T> {
    /// Seals what is not sent, and has the browser save it.
    pub(super) async fn rescue(&self) -> Result<Rescued, RescueProblem> {
        let made_at = clock::now();
        let rescue = self.engine.borrow().local().rescue(made_at).ok_or(RescueProblem::Nothing)?;
        let Rescue { key, facts, blobs: wanted } = rescue;
        let (mut blobs, mut room) = (Vec::new(), LARGEST - ROUND);
        for hash in &wanted {
            if let Some(bytes) = self.receipt(*hash).await.filter(|bytes| bytes.len() <= room) {
                room -= bytes.len();
                blobs.push(Blob { hash: *hash, bytes });
            }
        }
        let receipts_left = wanted.len() - blobs.len();
        let name = format!("folgesvenn-{}.fsv", Zone::OSLO.wall_at(made_at).format("%Y-%m-%d-%H%M"));
        let content = Export { facts, blobs }.to_bytes();
        save(&content, key, &name).await.map_err(|_| RescueProblem::NotMade)?;
        Ok(Rescued { receipts_left })
    }
}
