//! What several screens are built of. Each widget takes its colours and sizes from
//! [`crate::app::theme`], has a name for screen readers, and shows a ring while it has the
//! keyboard. Widgets hold no state of the exercise; what was clicked is returned.

mod button;
mod card;
mod char_map;
mod checkbox;
mod chip;
mod diagram;
mod dialog;
mod disclosure;
mod dropdown;
mod empty;
mod explained;
mod field;
pub mod icon;
mod list_item;
mod note;
mod paint;
mod radio_card;
mod rail;
mod score_bar;
mod selectable_text;
mod steps;
mod table;
mod tabs;
mod text;

pub use button::{Button, icon_button};
pub use card::Card;
pub use checkbox::{checkbox, radio};
pub use chip::Chip;
pub use diagram::diagram;
pub use dialog::{Confirm, Dialog, confirm};
pub use disclosure::disclosure;
pub use dropdown::Dropdown;
pub use empty::empty_state;
pub use explained::{teach, words};
pub use field::{TextField, field_label, guidance};
pub use list_item::ListItem;
pub use note::Note;
pub use radio_card::{RadioCard, radio_cards};
pub use rail::{rail_frame, rail_heading, rail_item};
pub use score_bar::{score_bar, score_bar_inline, score_color};
pub use selectable_text::{SelectableText, SelectedText, Span, SpanLook, clear_selection};
pub use steps::{Step, steps};
pub use table::{Column, Table};
pub use tabs::{Tab, tabs};
pub use text::{
    body, clause_link, elided, flow, heading, label, mono, plain, row, secondary, separator, strong, title, wrap_row,
};
