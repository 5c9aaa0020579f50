//! Evidesk.
