//! The server's behaviour as its callers see it: requests through the whole router, on a real database in memory.

mod app;
mod aside;
mod bad_bytes;
mod demo;
mod description;
mod desk_decisions;
mod desk_reckoning;
mod desk_sign_in;
mod devices;
mod enrol;
mod faults;
mod full_disk;
mod import;
mod limits;
mod lock;
mod log_page;
mod logs;
mod matrix;
mod message;
mod oidc;
mod openapi;
mod own_data;
mod phone;
mod protected;
mod receipts;
mod refusals;
mod report;
mod restore;
mod sign_out;
mod start;
mod supervision;
mod sync_api;
mod versions;
mod web;

use app::{TestApp, json};
use phone::Phone;
