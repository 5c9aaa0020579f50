//! When a field is shown, and when it has to be filled in, by what stands in the form just now.

use crate::app::running::Running;
use crate::content::form::{Field, Form};

/// True when the field is shown for this request.
pub fn shown(running: &Running, number: u32, form: &Form, field: &Field) -> bool {
    running.typed.get(&number).is_none_or(|values| running.world.shows(number, form, values, field))
}

/// True when the field has to be filled in.
pub fn required(running: &Running, number: u32, form: &Form, field: &Field) -> bool {
    running.typed.get(&number).is_some_and(|values| running.world.requires(number, form, values, field))
}
