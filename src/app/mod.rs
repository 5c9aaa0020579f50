//! What people see: the screens, and the look that they share. Nothing here judges a request or
//! keeps a file.

pub mod theme;
pub mod widgets;
