//! The server's behaviour as its callers see it: requests through the whole router, on a real database in memory.

mod app;
mod desk_sign_in;
mod enrol;
mod limits;
mod openapi;

use app::{TestApp, json};
