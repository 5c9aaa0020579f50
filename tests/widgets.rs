//! The shared widgets, driven through their accessible names: what they are called, what the
//! keyboard does, what they return. How they look is not tested here.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use evidesk::app::theme::{self, Severity};
use evidesk::app::widgets::{self as w, icon};

/// A page with our fonts and without movement. The first pass only installs: fonts come into
/// force with the next one.
fn page<'a, S: 'a>(state: S, mut contents: impl FnMut(&mut Ui, &mut S) + 'a) -> Harness<'a, S> {
    let mut installed = false;
    let mut harness = Harness::builder().with_size([900.0, 700.0]).build_ui_state(
        move |ui, state| {
            if installed {
                contents(ui, state);
            } else {
                theme::install(ui.ctx());
                theme::set_motion(ui.ctx(), false);
                ui.ctx().request_repaint();
                installed = true;
            }
        },
        state,
    );
    harness.run();
    harness
}

#[test]
fn a_button_is_pressed_by_mouse_and_by_keyboard() {
    let mut page = page(0, |ui, count| {
        if ui.add(w::Button::primary("Send").leading(icon::PAPER_PLANE_TILT)).clicked() {
            *count += 1;
        }
    });
    page.get_by_role_and_label(Role::Button, "Send").click();
    page.run();
    assert_eq!(*page.state(), 1);
    page.get_by_role_and_label(Role::Button, "Send").focus();
    page.run();
    for key in [Key::Enter, Key::Space] {
        page.key_press(key);
        page.run();
    }
    assert_eq!(*page.state(), 3);
}

#[test]
fn a_button_that_is_switched_off_does_nothing() {
    let mut page = page(0, |ui, count| {
        if ui.add_enabled(false, w::Button::secondary("Open the form")).clicked() {
            *count += 1;
        }
    });
    page.get_by_label("Open the form").click();
    page.run();
    assert_eq!(*page.state(), 0);
}

#[test]
fn an_icon_button_says_what_it_does() {
    let page = page((), |ui, ()| {
        w::icon_button(ui, icon::ARROW_U_UP_LEFT, "Back to the cases");
    });
    assert!(page.query_by_role_and_label(Role::Button, "Back to the cases").is_some());
}

#[test]
fn a_count_of_findings_says_its_word_to_a_screen_reader() {
    let page = page((), |ui, ()| {
        ui.add(w::Chip::count(Severity::Major, 2));
        ui.add(w::Chip::severity(Severity::Fatal));
    });
    assert!(page.query_by_label("2 Major").is_some());
    assert!(page.query_by_label("Fatal").is_some());
}

#[test]
fn a_text_field_is_named_by_its_label_and_takes_what_is_typed() {
    let mut page = page(String::new(), |ui, value| {
        w::TextField::new("Why now?").required(true).guidance("One sentence.").rows(2).show(ui, value);
    });
    page.get_by_role_and_label(Role::MultilineTextInput, "Why now?").focus();
    page.run();
    page.get_by_role_and_label(Role::MultilineTextInput, "Why now?").type_text("He closes it soon.");
    page.run();
    assert_eq!(page.state(), "He closes it soon.");
    assert!(page.query_by_label("required").is_some());
}

#[test]
fn a_field_without_a_visible_label_still_has_a_name() {
    let page = page(String::new(), |ui, value| {
        w::TextField::new("From").hide_label().mono().width(200.0).show(ui, value);
    });
    assert!(page.query_by_role_and_label(Role::TextInput, "From").is_some());
}

fn providers(chosen: Option<usize>) -> Harness<'static, Option<usize>> {
    page(chosen, |ui, chosen| {
        w::Dropdown::new("Provider").show(ui, chosen, &["Chirplet", "Kahwa Chat"]);
    })
}

#[test]
fn a_dropdown_chooses_nothing_by_itself() {
    let page = providers(None);
    assert_eq!(*page.state(), None);
    assert_eq!(page.get_by_role_and_label(Role::ComboBox, "Provider").value().as_deref(), Some("Choose"));
}

#[test]
fn a_dropdown_is_chosen_from_with_the_mouse() {
    let mut page = providers(None);
    page.get_by_role_and_label(Role::ComboBox, "Provider").click();
    page.run();
    page.get_by_label("Kahwa Chat").click();
    page.run();
    assert_eq!(*page.state(), Some(1));
    assert!(page.query_by_label("Chirplet").is_none(), "the list closes");
}

#[test]
fn a_dropdown_is_chosen_from_with_the_keyboard_and_keeps_it() {
    let mut page = providers(None);
    page.get_by_role_and_label(Role::ComboBox, "Provider").focus();
    page.run();
    for key in [Key::Space, Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        page.key_press(key);
        page.run();
    }
    assert_eq!(*page.state(), Some(1));
    assert!(page.get_by_role_and_label(Role::ComboBox, "Provider").is_focused());
}

#[test]
fn escape_closes_a_dropdown_without_a_choice() {
    let mut page = providers(Some(0));
    page.get_by_role_and_label(Role::ComboBox, "Provider").focus();
    page.run();
    for key in [Key::Space, Key::ArrowDown, Key::Escape] {
        page.key_press(key);
        page.run();
    }
    assert_eq!(*page.state(), Some(0));
    assert!(page.query_by_label("Kahwa Chat").is_none());
    assert!(page.get_by_role_and_label(Role::ComboBox, "Provider").is_focused());
}

#[test]
fn a_check_box_is_toggled_by_its_text() {
    let mut page = page(false, |ui, on| {
        w::checkbox(ui, on, "Do not tell the user");
    });
    page.get_by_role_and_label(Role::CheckBox, "Do not tell the user").click();
    page.run();
    assert!(*page.state());
}

#[test]
fn of_the_measures_none_is_chosen_until_one_is_clicked() {
    let cards = [
        w::RadioCard { icon: icon::SHIELD_CHECK, title: "Preserve", text: "Discloses nothing." },
        w::RadioCard { icon: icon::LIGHTNING, title: "Emergency disclosure", text: "Now." },
    ];
    let mut page = page(None, move |ui, chosen| {
        if let Some(index) = w::radio_cards(ui, 2, &cards, *chosen) {
            *chosen = Some(index);
        }
    });
    assert_eq!(*page.state(), None);
    page.get_by_role_and_label(Role::RadioButton, "Emergency disclosure").focus();
    page.run();
    page.key_press(Key::Space);
    page.run();
    assert_eq!(*page.state(), Some(1));
}

#[test]
fn sections_and_tabs_say_which_one_was_clicked() {
    let mut page = page((0, 0), |ui, (section, tab)| {
        let sections = [w::Step::new("Header", 1.0), w::Step::new("Accounts", 0.5)];
        *section = w::steps(ui, &sections, *section).unwrap_or(*section);
        let names = [w::Tab::new(icon::FOLDER_OPEN, "Case file"), w::Tab::plain("Law")];
        *tab = w::tabs(ui, &names, *tab).unwrap_or(*tab);
    });
    page.get_by_label("Accounts").click();
    page.run();
    page.get_by_label("Law").click();
    page.run();
    assert_eq!(*page.state(), (1, 1));
}

#[test]
fn entries_of_lists_rails_and_tables_are_named_by_their_title() {
    let mut page = page(Vec::new(), |ui, clicked: &mut Vec<&str>| {
        let exhibit = w::ListItem::new("P-2 Chat").subtitle("14 messages").icon(icon::CHAT_TEXT).chip("new");
        if ui.add(exhibit).clicked() {
            clicked.push("list");
        }
        if w::rail_item(ui, icon::HOUSE, "Desk", false, true).clicked() {
            clicked.push("rail");
        }
        let columns = [w::Column::share("Case", 1.0), w::Column::fixed("Time", 90.0).right()];
        let mut table = w::Table::new(ui, &columns);
        table.head(ui);
        let row = table.clickable_row(ui, "First hours", false, |ui, column| {
            let text = if column == 0 { "A job offer" } else { "25 min" };
            w::elided(ui, text, theme::Type::Body, theme::tokens(ui).ink);
        });
        if row.clicked() {
            clicked.push("table");
        }
        if w::clause_link(ui, "Chirplet 2.1").clicked() {
            clicked.push("clause");
        }
    });
    for name in ["P-2 Chat", "Desk", "First hours", "Chirplet 2.1"] {
        page.get_by_label(name).click();
        page.run();
    }
    assert_eq!(*page.state(), ["list", "rail", "table", "clause"]);
}

#[test]
fn escape_closes_a_dialog_and_gives_the_keyboard_back() {
    let mut page = page(false, |ui, open| {
        if ui.add(w::Button::secondary("Delete")).clicked() {
            *open = true;
        }
        w::Dialog::new("ask", "Delete this row?").show(ui.ctx(), open, |ui| {
            ui.add(w::Button::danger("Delete the row"));
        });
    });
    page.get_by_label("Delete").focus();
    page.run();
    page.key_press(Key::Enter);
    page.run();
    assert!(*page.state());
    page.get_by_label("Delete the row").focus();
    page.run();
    page.key_press(Key::Escape);
    page.run();
    assert!(!*page.state());
    assert!(page.get_by_label("Delete").is_focused());
}

#[test]
fn a_question_is_answered_once() {
    let mut page = page(Vec::new(), |ui, answers| {
        if answers.is_empty() {
            answers.extend(w::confirm(ui.ctx(), "q", "Delete?", "The row is lost.", "Delete the row"));
        }
    });
    page.get_by_label("Keep it").click();
    page.run();
    assert_eq!(*page.state(), [w::Confirm::No]);
}

#[test]
fn text_is_selected_with_the_keyboard_in_unicode_scalar_values() {
    let text = "نام Sana";
    let mut page = page(None, move |ui, selection| {
        let spans = [w::Span { range: 0..3, look: w::SpanLook::Mark }, w::Span { range: 4..99, look: w::SpanLook::Strong }];
        *selection = w::SelectableText::new("t", "Statement", text).spans(&spans).show(ui).selection;
    });
    page.get_by_role_and_label(Role::MultilineTextInput, "Statement").focus();
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    page.run();
    assert_eq!(*page.state(), Some(0..8));
    page.event(Event::Text("x".into()));
    page.run();
    assert_eq!(*page.state(), Some(0..8), "the text cannot be changed");
}

#[test]
fn a_selection_outlives_a_click_elsewhere_until_it_is_cleared() {
    let mut page = page(None, |ui, pinned| {
        let shown = w::SelectableText::new("t", "Statement", "Write to my other id").show(ui);
        if ui.add(w::Button::quiet("Pin")).clicked() {
            *pinned = shown.selection;
            w::clear_selection(ui.ctx());
        }
    });
    page.get_by_role_and_label(Role::MultilineTextInput, "Statement").focus();
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    page.run();
    page.get_by_label("Pin").click();
    page.run();
    assert_eq!(*page.state(), Some(0..20));
    page.get_by_label("Pin").click();
    page.run();
    assert_eq!(*page.state(), None);
}

#[test]
fn at_twice_the_size_every_control_still_holds_its_text() {
    let page = page(String::new(), |ui, value| {
        theme::set_text_scale(ui.ctx(), 2.0);
        ui.add(w::Button::primary("Continue"));
        w::TextField::new("Reference").show(ui, value);
    });
    for (role, name) in [(Role::Button, "Continue"), (Role::TextInput, "Reference")] {
        let height = page.get_by_role_and_label(role, name).rect().height();
        assert!(height >= 40.0 + 2.0 * theme::GRID, "{name} is {height} high");
    }
}

#[test]
fn a_choice_by_keyboard_closes_the_list_and_leaves_no_dead_click() {
    let mut page = page((None, 0), |ui, (chosen, clicks)| {
        w::Dropdown::new("Provider").show(ui, chosen, &["Chirplet", "Kahwa Chat"]);
        ui.add_space(200.0);
        if ui.add(w::Button::secondary("Go on")).clicked() {
            *clicks += 1;
        }
    });
    page.get_by_role_and_label(Role::ComboBox, "Provider").focus();
    page.run();
    for key in [Key::Enter, Key::ArrowDown, Key::Enter] {
        page.key_press(key);
        page.run();
    }
    assert_eq!(page.state().0, Some(0));
    assert!(page.query_by_role_and_label(Role::MenuItem, "Chirplet").is_none(), "the list closes");
    page.get_by_label("Go on").click();
    page.run();
    assert_eq!(page.state().1, 1, "the first click counts");
    assert!(page.query_by_role_and_label(Role::MenuItem, "Chirplet").is_none(), "the list stays closed");
}

#[test]
fn a_list_opened_by_mouse_gives_the_keyboard_to_an_entry() {
    let mut page = providers(Some(1));
    page.get_by_role_and_label(Role::ComboBox, "Provider").click();
    page.run();
    assert!(page.get_by_role_and_label(Role::MenuItem, "Kahwa Chat").is_focused());
    page.key_press(Key::ArrowUp);
    page.run();
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(*page.state(), Some(0));
}

#[test]
fn an_entry_keeps_its_height_and_the_next_its_place_when_its_chip_goes_and_when_it_is_opened() {
    let mut page = page((true, false), |ui, (new, open)| {
        ui.set_max_width(180.0);
        let item = w::ListItem::new("X6 Draft letter of a colleague").subtitle("23 February 2026, 09:40").selected(*open);
        ui.add(if *new { item.chip("new") } else { item.room_for_chip("new") });
        ui.add(w::ListItem::new("X7 Bus ticket").subtitle("picture"));
    });
    let of = |page: &Harness<'_, (bool, bool)>, name: &str| page.get_by_role_and_label(Role::ListBoxOption, name).rect();
    let name = "X6 Draft letter of a colleague";
    let (before, below) = (of(&page, name), of(&page, "X7 Bus ticket"));
    assert!(below.top() >= before.bottom(), "the entries do not lie over each other");
    *page.state_mut() = (false, true);
    page.run();
    assert_eq!(of(&page, name).height(), before.height());
    assert_eq!(of(&page, "X7 Bus ticket").top(), below.top());
}
