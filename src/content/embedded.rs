//! What was embedded when the program was built.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
