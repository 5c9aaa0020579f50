//! What happens: the running exercise. Actions go in, the world comes out; nothing here touches a disk or a
//! screen, and nothing depends on the wall clock.

pub mod action;
pub mod ask;
pub mod attempt;

pub mod clock;
pub mod contact;
pub mod custody;
mod extension;
pub mod lifetime;
pub mod nothing;
pub mod package;
pub mod path;
pub mod reply;
pub mod world;

pub use action::{Action, ActionLine};
pub use world::World;
