//! One operation, sealed for the municipality in the form of the file that a person carries to the desk.

use crate::rescue::seal;
use sync::Op;
use sync::export::{Export, ExportFacts};
use sync::phone::Meta;
use sync::wire::PROTO;

/// The operation, sealed; nothing where this phone has not been told with what, or had another name when it was written.
pub(super) async fn sealed(meta: Option<&Meta>, op: &Op) -> Option<Vec<u8>> {
    let meta = meta?;
    let (ticket, device) = (meta.export.as_ref()?, meta.identity.device);
    if op.device() != device {
        return None;
    }
    let (mark, made_at, ops) = (ticket.mark, op.made_at(), vec![op.clone()]);
    let facts = ExportFacts { proto: PROTO, device, mark, made_at, ops, blobs: Vec::new() };
    seal(&Export { facts, blobs: Vec::new() }.to_bytes(), ticket.key).await.ok()
}
