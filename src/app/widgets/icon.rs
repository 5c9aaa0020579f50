//! The icons, by name: Phosphor, regular weight. Constants hold the glyph; [`paint`] and [`show`]
//! draw it. An icon alone says nothing to a screen reader: whoever draws one names what it means.

use egui::{Color32, Painter, Pos2, Response, Sense, Ui, Vec2, pos2};

use crate::app::theme;

/// Paints an icon of `size` points with its centre at `center`.
pub fn paint(painter: &Painter, center: Pos2, icon: &str, size: f32, color: Color32) {
    let galley = painter.layout_no_wrap(icon.to_owned(), theme::icon_font(size), Color32::PLACEHOLDER);
    let corner = center - galley.size() / 2.0;
    painter.galley(pos2(corner.x.round(), corner.y.round()), galley, color);
}

/// Shows an icon in a row of body text, without a name of its own.
pub fn show(ui: &mut Ui, icon: &str, color: Color32) -> Response {
    let size = theme::icon_size(ui);
    let height = size.max(theme::Type::Body.line(ui));
    let (rect, response) = ui.allocate_exact_size(Vec2::new(size, height), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint(ui.painter(), rect.center(), icon, size, color);
    }
    response
}

// Places.
/// House.
pub const HOUSE: &str = "\u{e2c2}";
/// Folder open.
pub const FOLDER_OPEN: &str = "\u{e256}";
/// Folder.
pub const FOLDER: &str = "\u{e24a}";
/// Barbell.
pub const BARBELL: &str = "\u{e0b6}";
/// Chart line up.
pub const CHART_LINE_UP: &str = "\u{e156}";
/// Scales.
pub const SCALES: &str = "\u{e750}";
/// Buildings.
pub const BUILDINGS: &str = "\u{e102}";
/// File text.
pub const FILE_TEXT: &str = "\u{e23a}";
/// File plus.
pub const FILE_PLUS: &str = "\u{e236}";
/// File pdf.
pub const FILE_PDF: &str = "\u{e702}";
/// Files.
pub const FILES: &str = "\u{e710}";
/// Book open.
pub const BOOK_OPEN: &str = "\u{e0e6}";
/// Book bookmark.
pub const BOOK_BOOKMARK: &str = "\u{e0e4}";
/// Books.
pub const BOOKS: &str = "\u{e758}";
/// Pencil simple.
pub const PENCIL_SIMPLE: &str = "\u{e3b4}";
/// Pencil line.
pub const PENCIL_LINE: &str = "\u{e3b2}";
/// Users three.
pub const USERS_THREE: &str = "\u{e68e}";
/// Users.
pub const USERS: &str = "\u{e4d6}";
/// User.
pub const USER: &str = "\u{e4c2}";
/// User circle.
pub const USER_CIRCLE: &str = "\u{e4c4}";
/// Gear.
pub const GEAR: &str = "\u{e270}";
/// Magnifying glass.
pub const MAGNIFYING_GLASS: &str = "\u{e30c}";
/// Chalkboard teacher.
pub const CHALKBOARD_TEACHER: &str = "\u{e600}";
/// Graduation cap.
pub const GRADUATION_CAP: &str = "\u{e62c}";
/// Certificate.
pub const CERTIFICATE: &str = "\u{e766}";
/// House line.
pub const HOUSE_LINE: &str = "\u{e2c4}";
/// Archive.
pub const ARCHIVE: &str = "\u{e00c}";
/// Stack.
pub const STACK: &str = "\u{e466}";
/// Kanban.
pub const KANBAN: &str = "\u{eb54}";
/// List checks.
pub const LIST_CHECKS: &str = "\u{eadc}";
/// List bullets.
pub const LIST_BULLETS: &str = "\u{e2f2}";
/// List numbers.
pub const LIST_NUMBERS: &str = "\u{e2f6}";
/// List.
pub const LIST: &str = "\u{e2f0}";

// Actions.
/// Arrow right.
pub const ARROW_RIGHT: &str = "\u{e06c}";
/// Arrow left.
pub const ARROW_LEFT: &str = "\u{e058}";
/// Arrow up.
pub const ARROW_UP: &str = "\u{e08e}";
/// Arrow down.
pub const ARROW_DOWN: &str = "\u{e03e}";
/// Arrow u up left.
pub const ARROW_U_UP_LEFT: &str = "\u{e08a}";
/// Arrow counter clockwise.
pub const ARROW_COUNTER_CLOCKWISE: &str = "\u{e038}";
/// Arrow clockwise.
pub const ARROW_CLOCKWISE: &str = "\u{e036}";
/// Arrows clockwise.
pub const ARROWS_CLOCKWISE: &str = "\u{e094}";
/// Arrow square out.
pub const ARROW_SQUARE_OUT: &str = "\u{e5de}";
/// Arrow bend up left.
pub const ARROW_BEND_UP_LEFT: &str = "\u{e024}";
/// Arrow bend down right.
pub const ARROW_BEND_DOWN_RIGHT: &str = "\u{e01a}";
/// Plus.
pub const PLUS: &str = "\u{e3d4}";
/// Minus.
pub const MINUS: &str = "\u{e32a}";
/// Trash.
pub const TRASH: &str = "\u{e4a6}";
/// X.
pub const X: &str = "\u{e4f6}";
/// Check.
pub const CHECK: &str = "\u{e182}";
/// Check square.
pub const CHECK_SQUARE: &str = "\u{e186}";
/// Square.
pub const SQUARE: &str = "\u{e45e}";
/// Download simple.
pub const DOWNLOAD_SIMPLE: &str = "\u{e20c}";
/// Upload simple.
pub const UPLOAD_SIMPLE: &str = "\u{e4c0}";
/// Export.
pub const EXPORT: &str = "\u{eaf0}";
/// Floppy disk.
pub const FLOPPY_DISK: &str = "\u{e248}";
/// Copy.
pub const COPY: &str = "\u{e1ca}";
/// Clipboard text.
pub const CLIPBOARD_TEXT: &str = "\u{e198}";
/// Share network.
pub const SHARE_NETWORK: &str = "\u{e408}";
/// Printer.
pub const PRINTER: &str = "\u{e3dc}";
/// Funnel.
pub const FUNNEL: &str = "\u{e266}";
/// Sort ascending.
pub const SORT_ASCENDING: &str = "\u{e444}";
/// Dots three.
pub const DOTS_THREE: &str = "\u{e1fe}";
/// Dots three vertical.
pub const DOTS_THREE_VERTICAL: &str = "\u{e208}";
/// Sliders horizontal.
pub const SLIDERS_HORIZONTAL: &str = "\u{e434}";
/// Play.
pub const PLAY: &str = "\u{e3d0}";
/// Pause.
pub const PAUSE: &str = "\u{e39e}";
/// Skip forward.
pub const SKIP_FORWARD: &str = "\u{e5a6}";
/// Skip back.
pub const SKIP_BACK: &str = "\u{e5a4}";
/// Eye.
pub const EYE: &str = "\u{e220}";
/// Eye slash.
pub const EYE_SLASH: &str = "\u{e224}";
/// Link.
pub const LINK: &str = "\u{e2e2}";
/// Paperclip.
pub const PAPERCLIP: &str = "\u{e39a}";
/// Magnifying glass plus.
pub const MAGNIFYING_GLASS_PLUS: &str = "\u{e310}";
/// Magnifying glass minus.
pub const MAGNIFYING_GLASS_MINUS: &str = "\u{e30e}";
/// Corners out.
pub const CORNERS_OUT: &str = "\u{e1d0}";
/// Sidebar simple.
pub const SIDEBAR_SIMPLE: &str = "\u{ec24}";
/// Columns.
pub const COLUMNS: &str = "\u{e546}";
/// Dots six vertical.
pub const DOTS_SIX_VERTICAL: &str = "\u{eae2}";
/// Scissors.
pub const SCISSORS: &str = "\u{eae0}";
/// Eraser.
pub const ERASER: &str = "\u{e21e}";
/// Highlighter.
pub const HIGHLIGHTER: &str = "\u{ec76}";
/// Text underline.
pub const TEXT_UNDERLINE: &str = "\u{e5c4}";
/// Flag.
pub const FLAG: &str = "\u{e244}";
/// Flag banner.
pub const FLAG_BANNER: &str = "\u{e622}";
/// Bookmark simple.
pub const BOOKMARK_SIMPLE: &str = "\u{e0ea}";

// Time.
/// Clock.
pub const CLOCK: &str = "\u{e19a}";
/// Clock countdown.
pub const CLOCK_COUNTDOWN: &str = "\u{ed2c}";
/// Clock counter clockwise.
pub const CLOCK_COUNTER_CLOCKWISE: &str = "\u{e1a0}";
/// Hourglass.
pub const HOURGLASS: &str = "\u{e2b2}";
/// Hourglass medium.
pub const HOURGLASS_MEDIUM: &str = "\u{e2b8}";
/// Hourglass high.
pub const HOURGLASS_HIGH: &str = "\u{e2b4}";
/// Alarm.
pub const ALARM: &str = "\u{e006}";
/// Calendar blank.
pub const CALENDAR_BLANK: &str = "\u{e10a}";
/// Calendar check.
pub const CALENDAR_CHECK: &str = "\u{e712}";
/// Timer.
pub const TIMER: &str = "\u{e492}";

// Signs.
/// Check circle.
pub const CHECK_CIRCLE: &str = "\u{e184}";
/// X circle.
pub const X_CIRCLE: &str = "\u{e4f8}";
/// Info.
pub const INFO: &str = "\u{e2ce}";
/// Warning.
pub const WARNING: &str = "\u{e4e0}";
/// Warning circle.
pub const WARNING_CIRCLE: &str = "\u{e4e2}";
/// Warning octagon.
pub const WARNING_OCTAGON: &str = "\u{e4e4}";
/// Question.
pub const QUESTION: &str = "\u{e3e8}";
/// Seal check.
pub const SEAL_CHECK: &str = "\u{e606}";
/// Seal warning.
pub const SEAL_WARNING: &str = "\u{e60c}";
/// Shield check.
pub const SHIELD_CHECK: &str = "\u{e40c}";
/// Shield warning.
pub const SHIELD_WARNING: &str = "\u{e412}";
/// Shield.
pub const SHIELD: &str = "\u{e40a}";
/// Lightning.
pub const LIGHTNING: &str = "\u{e2de}";
/// Prohibit.
pub const PROHIBIT: &str = "\u{e3de}";
/// Prohibit inset.
pub const PROHIBIT_INSET: &str = "\u{e3e0}";
/// Lock.
pub const LOCK: &str = "\u{e2fa}";
/// Lock simple.
pub const LOCK_SIMPLE: &str = "\u{e308}";
/// Lock open.
pub const LOCK_OPEN: &str = "\u{e306}";
/// Key.
pub const KEY: &str = "\u{e2d6}";
/// Fingerprint.
pub const FINGERPRINT: &str = "\u{e23e}";
/// Siren.
pub const SIREN: &str = "\u{e9b8}";
/// First aid kit.
pub const FIRST_AID_KIT: &str = "\u{e570}";
/// Heart.
pub const HEART: &str = "\u{e2a8}";
/// Star.
pub const STAR: &str = "\u{e46a}";
/// Circle.
pub const CIRCLE: &str = "\u{e18a}";
/// Circle dashed.
pub const CIRCLE_DASHED: &str = "\u{e602}";
/// Circle half.
pub const CIRCLE_HALF: &str = "\u{e18c}";
/// Radio button.
pub const RADIO_BUTTON: &str = "\u{eb08}";
/// Target.
pub const TARGET: &str = "\u{e47c}";
/// Crosshair.
pub const CROSSHAIR: &str = "\u{e1d6}";
/// Lightbulb.
pub const LIGHTBULB: &str = "\u{e2dc}";
/// Sparkle.
pub const SPARKLE: &str = "\u{e6a2}";
/// Thumbs up.
pub const THUMBS_UP: &str = "\u{e48e}";
/// Trend up.
pub const TREND_UP: &str = "\u{e4ae}";
/// Trend down.
pub const TREND_DOWN: &str = "\u{e4ac}";
/// Equals.
pub const EQUALS: &str = "\u{e21c}";
/// Tag.
pub const TAG: &str = "\u{e478}";
/// Hash.
pub const HASH: &str = "\u{e2a2}";
/// At.
pub const AT: &str = "\u{e0ac}";
/// Percent.
pub const PERCENT: &str = "\u{e3b6}";

// Things.
/// Notebook.
pub const NOTEBOOK: &str = "\u{e34e}";
/// Note.
pub const NOTE: &str = "\u{e348}";
/// Push pin.
pub const PUSH_PIN: &str = "\u{e3e2}";
/// Push pin simple.
pub const PUSH_PIN_SIMPLE: &str = "\u{e65c}";
/// Chat text.
pub const CHAT_TEXT: &str = "\u{e17a}";
/// Chat circle.
pub const CHAT_CIRCLE: &str = "\u{e168}";
/// Chats circle.
pub const CHATS_CIRCLE: &str = "\u{e17e}";
/// Envelope simple.
pub const ENVELOPE_SIMPLE: &str = "\u{e218}";
/// Envelope open.
pub const ENVELOPE_OPEN: &str = "\u{e216}";
/// Identification card.
pub const IDENTIFICATION_CARD: &str = "\u{e2c8}";
/// Table.
pub const TABLE: &str = "\u{e476}";
/// Image.
pub const IMAGE: &str = "\u{e2ca}";
/// Image square.
pub const IMAGE_SQUARE: &str = "\u{e2cc}";
/// Camera.
pub const CAMERA: &str = "\u{e10e}";
/// Phone.
pub const PHONE: &str = "\u{e3b8}";
/// Device mobile.
pub const DEVICE_MOBILE: &str = "\u{e1e0}";
/// Desktop.
pub const DESKTOP: &str = "\u{e560}";
/// Paper plane tilt.
pub const PAPER_PLANE_TILT: &str = "\u{e398}";
/// Paper plane right.
pub const PAPER_PLANE_RIGHT: &str = "\u{e396}";
/// Globe.
pub const GLOBE: &str = "\u{e288}";
/// Globe hemisphere east.
pub const GLOBE_HEMISPHERE_EAST: &str = "\u{e28a}";
/// Map pin.
pub const MAP_PIN: &str = "\u{e316}";
/// Map trifold.
pub const MAP_TRIFOLD: &str = "\u{e31a}";
/// Bus.
pub const BUS: &str = "\u{e106}";
/// Car.
pub const CAR: &str = "\u{e112}";
/// Airplane tilt.
pub const AIRPLANE_TILT: &str = "\u{e5d6}";
/// Boat.
pub const BOAT: &str = "\u{e786}";
/// Credit card.
pub const CREDIT_CARD: &str = "\u{e1d2}";
/// Money.
pub const MONEY: &str = "\u{e588}";
/// Bank.
pub const BANK: &str = "\u{e0b4}";
/// Receipt.
pub const RECEIPT: &str = "\u{e3ec}";
/// Wallet.
pub const WALLET: &str = "\u{e68a}";
/// Database.
pub const DATABASE: &str = "\u{e1de}";
/// Hard drives.
pub const HARD_DRIVES: &str = "\u{e2a0}";
/// Cloud.
pub const CLOUD: &str = "\u{e1aa}";
/// Usb.
pub const USB: &str = "\u{e956}";
/// File lock.
pub const FILE_LOCK: &str = "\u{e95c}";
/// File code.
pub const FILE_CODE: &str = "\u{e914}";
/// File image.
pub const FILE_IMAGE: &str = "\u{ea24}";
/// File csv.
pub const FILE_CSV: &str = "\u{eb1c}";
/// File zip.
pub const FILE_ZIP: &str = "\u{e958}";
/// Video camera.
pub const VIDEO_CAMERA: &str = "\u{e4da}";
/// Microphone.
pub const MICROPHONE: &str = "\u{e326}";
/// Translate.
pub const TRANSLATE: &str = "\u{e4a2}";
/// Text aa.
pub const TEXT_AA: &str = "\u{e6ee}";
/// Palette.
pub const PALETTE: &str = "\u{e6c8}";
/// Sun.
pub const SUN: &str = "\u{e472}";
/// Moon.
pub const MOON: &str = "\u{e330}";
/// Monitor.
pub const MONITOR: &str = "\u{e32e}";
/// Projector screen.
pub const PROJECTOR_SCREEN: &str = "\u{e658}";
/// Game controller.
pub const GAME_CONTROLLER: &str = "\u{e26e}";
/// Wifi high.
pub const WIFI_HIGH: &str = "\u{e4ea}";
/// Ticket.
pub const TICKET: &str = "\u{e490}";
/// Handshake.
pub const HANDSHAKE: &str = "\u{e582}";
/// Gavel.
pub const GAVEL: &str = "\u{ea32}";
/// Signature.
pub const SIGNATURE: &str = "\u{ebac}";
/// Stamp.
pub const STAMP: &str = "\u{ea48}";
/// Briefcase.
pub const BRIEFCASE: &str = "\u{e0ee}";
/// Detective.
pub const DETECTIVE: &str = "\u{e83e}";
/// Tree structure.
pub const TREE_STRUCTURE: &str = "\u{e67c}";
/// Git branch.
pub const GIT_BRANCH: &str = "\u{e278}";
/// Path.
pub const PATH: &str = "\u{e39c}";
/// Signpost.
pub const SIGNPOST: &str = "\u{e89c}";

// Carets.
/// Caret down.
pub const CARET_DOWN: &str = "\u{e136}";
/// Caret up.
pub const CARET_UP: &str = "\u{e13c}";
/// Caret left.
pub const CARET_LEFT: &str = "\u{e138}";
/// Caret right.
pub const CARET_RIGHT: &str = "\u{e13a}";
/// Caret double left.
pub const CARET_DOUBLE_LEFT: &str = "\u{e128}";
/// Caret double right.
pub const CARET_DOUBLE_RIGHT: &str = "\u{e12a}";
/// Caret up down.
pub const CARET_UP_DOWN: &str = "\u{e140}";
