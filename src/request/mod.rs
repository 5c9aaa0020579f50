//! What a request says: the typed view of one filled form, and what can be observed in it. Nothing here
//! knows what happens next or what it is worth.

pub mod examine;
pub mod facts;
pub mod identify;
pub mod narrative;
pub mod observation;
pub mod orders;
pub mod place;
pub mod policy;
pub mod view;

pub use examine::examine;
pub use facts::CaseFacts;
pub use observation::{Observation, Observations};
pub use place::FieldPlace;
pub use policy::Policy;
pub use view::Request;
