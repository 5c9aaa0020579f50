//! Evidesk.
pub mod app;
