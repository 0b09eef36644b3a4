//! The municipality's desk: pages made by the server, that work without scripts.

/// A session at the desk lasts a working day.
pub(super) const SESSION_HOURS: u32 = 9;
