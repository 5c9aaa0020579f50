//! The mutation test of receiving. Four clean attempts at the same case, in different words and orders, one of them
//! clumsy but right; and mistakes, planted in each one at a time. A clean attempt has no scored finding; a planted
//! mistake has exactly one, the right one. What a scenario's criterion says of the same slip hangs under it and is no
//! second one.

#![allow(clippy::unwrap_used)]

use evidesk::assess::evaluate::evaluate;
use evidesk::assess::finding::Weight;
use evidesk::case::World;
use evidesk::case::attempt::Attempt;
use evidesk::content::scenario::{Hand, Scenario, Side};
use evidesk::content::{Library, load};
use serde_json::{Value as Json, json};
use std::path::Path;
use std::sync::Arc;

const CLEAN: [(&str, &str); 4] = [
    ("excellent", "scenarios/money-road/attempts/excellent.attempt.jsonl"),
    ("terse", "tests/custody/terse.attempt.jsonl"),
    ("clumsy", "tests/custody/clumsy.attempt.jsonl"),
    ("thorough", "tests/custody/thorough.attempt.jsonl"),
];

const S: &str = "SRA-9007";
const P: &str = "PRSV-90114";

/// An attempt in which something is planted.
struct Sheet {
    lines: Vec<Json>,
}

impl Sheet {
    fn read(path: &str) -> Self {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        Self { lines: text.lines().map(|line| serde_json::from_str(line).unwrap()).collect() }
    }

    fn is(line: &Json, kind: &str, package: &str, item: &str) -> bool {
        line["do"]["kind"] == kind && line["do"]["package"] == package && line["do"]["item"] == item
    }

    fn find(&self, kind: &str, package: &str, item: &str) -> usize {
        self.lines.iter().position(|line| Self::is(line, kind, package, item)).unwrap_or_else(|| panic!("no {kind} {item}"))
    }

    fn set(&mut self, kind: &str, package: &str, item: &str, column: &str, value: &str) {
        let at = self.find(kind, package, item);
        self.lines[at]["do"]["value"][0][column] = value.into();
    }

    fn drop(&mut self, kind: &str, package: &str, item: &str) {
        self.lines.retain(|line| !Self::is(line, kind, package, item));
    }

    /// The custody line of this event, the last one: a later line may correct an earlier.
    fn log(&mut self, package: &str, event: &str) -> &mut Json {
        let is = |line: &Json| {
            line["do"]["kind"] == "log_custody" && line["do"]["package"] == package && line["do"]["value"][0]["event"] == event
        };
        let at = self.lines.iter().rposition(is).unwrap_or_else(|| panic!("no line {event}"));
        &mut self.lines[at]["do"]["value"][0]
    }

    fn insert(&mut self, at: usize, action: Json) {
        self.lines.insert(at, json!({"do": action}));
    }

    fn end(&mut self, action: Json) {
        let last = self.lines.len() - 1;
        self.insert(last, action);
    }

    /// Takes a word of the text out of every remark, note and class: what was seen is not seen any more.
    fn silence(&mut self, words: &[&str]) {
        for line in &mut self.lines {
            let action = &mut line["do"];
            // The letter on the file that did not come is about something else, and stays.
            let said = |text: &str| !text.contains("page-devices") && words.iter().any(|word| text.contains(word));
            if action["kind"] == "note" && said(action["text"].as_str().unwrap()) {
                action["text"] = "Seen.".into();
            }
            let Some(row) = action["value"].get_mut(0).filter(|row| row.is_object()) else { continue };
            for column in ["remark", "not_shown", "how", "reason", "shows"] {
                if row[column].as_str().is_some_and(|text| words.iter().any(|word| text.contains(word))) {
                    row[column] = "Seen.".into();
                }
            }
        }
    }

    fn next(&mut self, without: &str) {
        let at = self.find("conclude", S, "");
        let row = &mut self.lines[at]["do"]["value"][0]["next"];
        let kept: Vec<String> =
            row.as_str().unwrap().split(',').map(str::trim).filter(|key| *key != without).map(str::to_owned).collect();
        *row = kept.join(", ").into();
    }

    fn run(&self, library: &Arc<Library>) -> Vec<(u16, String)> {
        let text: String = self.lines.iter().map(|line| format!("{line}\n")).collect();
        let attempt = Attempt::parse("planted", text.as_bytes()).unwrap();
        let mut world = World::new(library, &"money-road".into()).unwrap();
        for line in &attempt.lines {
            world.apply(&line.action).unwrap();
        }
        let scored = evaluate(&world).findings.into_iter().filter(|finding| matches!(finding.weight, Weight::Broken(_)));
        scored
            .map(|finding| {
                let criterion = finding.criterion.as_ref().map(|id| id.to_string()).unwrap_or_default();
                (
                    finding.code.0,
                    format!("{} {} {:?} at {:?} {criterion}", finding.code, finding.variant, finding.args, finding.place.at),
                )
            })
            .collect()
    }
}

/// A custody line of the store keeper, who has the original.
fn line(package: &str, item: &str, event: &str, cells: &[(&str, &str)]) -> Json {
    let mut row = json!({
        "at": "2026-09-14T19:30+05:00", "event": event, "from": "Hina Daud", "to": "Forensic laboratory", "signed": "both",
        "reason": "Task 90, FIR 31/2026", "place": "Laboratory, safe 1, seal 20", "hash_before": "", "hash_after": "", "tool": "", "remark": "",
    });
    for (column, value) in cells {
        row[*column] = (*value).into();
    }
    json!({"kind": "log_custody", "package": package, "item": item, "value": [row]})
}

fn open(package: &str, item: &str, how: &str) -> Json {
    json!({"kind": "open_item", "package": package, "item": item, "value": how})
}

fn convert(package: &str, item: &str, printed: &str, utc: &str, local: &str) -> Json {
    json!({"kind": "convert_time", "package": package, "item": item, "value": [{"printed": printed, "utc": utc, "local": local}]})
}

/// A mistake: its name, its code, and how it is planted.
type Mistake = (&'static str, u16, fn(&mut Sheet));

/// A file that came changed, taken as it is.
fn accept(sheet: &mut Sheet, package: &str, item: &str) {
    sheet.set("verify_hash", package, item, "verdict", "equal");
    sheet.set("verify_hash", package, item, "next", "use");
    sheet.set("classify", package, item, "class", "lead");
    sheet.silence(&[item, "differ", "spreadsheet", "rounded", "our time", "list", "byte", "shifted"]);
}

const MISTAKES: &[Mistake] = &[
    ("hashed before the ticket was checked", 66, |s| {
        let at = s.find("verify_hash", S, "device.csv");
        let hash = s.lines.remove(at);
        let ticket = s.find("verify_ticket", S, "");
        s.lines.insert(ticket, hash);
    }),
    ("ticket never checked", 66, |s| s.drop("verify_ticket", P, "")),
    ("a forged package taken", 66, |s| s.set("verify_ticket", "SRA-9070", "", "verdict", "accept")),
    ("a file never hashed", 67, |s| s.drop("verify_hash", S, "device.csv")),
    ("a changed file never hashed", 67, |s| {
        s.drop("verify_hash", S, "payout-june-5.csv");
        s.set("classify", S, "payout-june-5.csv", "class", "lead");
        s.silence(&["payout-june-5", "differ", "list", "byte"]);
    }),
    ("no file hashed", 67, |s| {
        s.lines.retain(|line| !(line["do"]["kind"] == "verify_hash" && line["do"]["package"] == S));
    }),
    ("hash after opening", 67, |s| {
        let at = s.find("verify_hash", S, "payout-june-14.csv");
        s.insert(at, open(S, "payout-june-14.csv", "copy"));
    }),
    ("another value typed", 67, |s| {
        s.set("verify_hash", S, "device.csv", "own", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }),
    ("an equal file called different", 67, |s| s.set("verify_hash", S, "device.csv", "verdict", "differs")),
    ("an unlisted file called equal", 67, |s| s.set("verify_hash", S, "fiu-note.txt", "verdict", "equal")),
    ("hashes in no line of the log", 67, |s| {
        s.lines.retain(|line| {
            !(line["do"]["kind"] == "log_custody" && line["do"]["package"] == S && line["do"]["value"][0]["event"] == "hashed")
        });
    }),
    ("the changed byte not seen", 68, |s| accept(s, S, "payout-june-5.csv")),
    ("the changed file as evidence", 68, |s| s.set("classify", S, "payout-june-5.csv", "class", "evidence")),
    ("seen, and used", 68, |s| {
        accept(s, S, "payout-june-5.csv");
        s.set("verify_hash", S, "payout-june-5.csv", "verdict", "differs");
    }),
    ("the original in a spreadsheet", 69, |s| {
        let at = s.find("open_item", S, "payouts-may.csv");
        s.lines[at]["do"]["value"] = "spreadsheet".into();
    }),
    ("the original opened", 69, |s| {
        let at = s.find("open_item", S, "payouts-may.csv");
        s.lines[at]["do"]["value"] = "master".into();
        for line in &mut s.lines {
            if line["do"]["value"][0]["event"] == "copied" {
                line["do"]["value"][0]["tool"] = "dd 9.4".into();
            }
        }
    }),
    ("another hash in the log", 69, |s| {
        s.log(S, "analysed")["hash_before"] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into()
    }),
    ("the other name not seen", 69, |s| {
        s.set("verify_hash", P, "page-owner.txt", "verdict", "equal");
        s.silence(&["another name", "page-owner"]);
    }),
    ("the spreadsheet not seen", 69, |s| accept(s, P, "page-logins.csv")),
    ("the nine hours not seen", 70, |s| s.silence(&["21:10", "nine hours", "Gap"])),
    ("no log at all", 70, |s| {
        s.lines.retain(|line| !(line["do"]["kind"] == "log_custody" && line["do"]["package"] == P));
    }),
    ("given away by one who had it not", 70, |s| s.end(line(S, "", "transferred", &[("from", "the prosecution")]))),
    ("given away twice", 70, |s| s.end(line(S, "", "transferred", &[("from", "Nadia Sethi")]))),
    ("given to a stranger", 70, |s| s.end(line(S, "", "transferred", &[("to", "a man from the embassy")]))),
    ("no place", 71, |s| s.log(S, "received")["place"] = "".into()),
    ("no giver", 71, |s| s.log(P, "received")["from"] = "".into()),
    ("one signature", 71, |s| s.end(line(S, "", "transferred", &[("signed", "one")]))),
    ("no tool", 71, |s| s.log(S, "hashed")["tool"] = "".into()),
    ("no hashes on a copy", 71, |s| s.end(line(S, "device.csv", "copied", &[("to", "Hina Daud")]))),
    ("three events in a line", 71, |s| s.log(P, "received")["event"] = "received, hashed, copied".into()),
    ("a line slipped in", 72, |s| s.end(line(S, "", "hashed", &[("at", "2026-09-14T09:55+05:00"), ("tool", "sha256sum 9.4")]))),
    ("a correction of no line", 72, |s| {
        s.end(line(S, "", "hashed", &[("tool", "sha256sum 9.4"), ("remark", "Correction: the seal is 17, not 71.")]))
    }),
    ("summer time missed", 73, |s| {
        s.set("convert_time", S, "payout-june-14.csv", "utc", "2025-06-14 13:30");
        s.set("convert_time", S, "payout-june-14.csv", "local", "2025-06-14 18:30");
    }),
    ("taken for our own time", 73, |s| {
        s.end(convert(S, "device.csv", "2025-06-05 18:20", "2025-06-05T13:20Z", "2025-06-05T18:20+05:00"))
    }),
    ("our own time taken for UTC", 73, |s| {
        s.end(convert(P, "page-hours.csv", "2025-06-13 21:40", "2025-06-13T21:40Z", "2025-06-14T02:40+05:00"))
    }),
    ("an unread hour in the conclusion", 73, |s| {
        let at = s.find("conclude", S, "");
        let claim = format!(
            "{} The money of 28 May was paid at 11:26 Pakistan time.",
            s.lines[at]["do"]["value"][0]["claim"].as_str().unwrap()
        );
        s.lines[at]["do"]["value"][0]["claim"] = claim.into();
    }),
    ("the period of the certificate", 74, |s| s.set("check_certificate", S, "", "faults", "list")),
    ("five listed, six came", 74, |s| s.set("check_certificate", S, "", "faults", "period")),
    ("the missing signature", 74, |s| s.set("check_certificate", P, "", "faults", "list")),
    ("the certificate not read", 74, |s| {
        s.drop("check_certificate", S, "");
        s.next("new_certificate");
    }),
    ("the stranger's transfer left open", 75, |s| {
        s.drop("seal", S, "other-transfer.csv");
        s.drop("classify", S, "other-transfer.csv");
    }),
    ("the stranger's transfer read", 75, |s| s.end(open(S, "other-transfer.csv", "copy"))),
    ("the stranger's transfer as evidence", 75, |s| {
        s.drop("classify", S, "other-transfer.csv");
        s.end(json!({"kind": "classify", "package": S, "item": "other-transfer.csv", "value": [{"class": "evidence"}]}));
    }),
    ("the surplus told to nobody", 75, |s| {
        s.set("seal", S, "other-transfer.csv", "reported", "");
        s.next("report_surplus");
        s.silence(&["surplus"]);
    }),
    ("the address followed by nobody", 76, |s| s.next("order_isp")),
    ("the name taken for the man", 76, |s| {
        s.set("conclude", S, "", "claim", "Jawaid Marvani sent the four transfers.");
        s.set("conclude", S, "", "links", "The name stands in payout-june-14.csv.");
    }),
    ("a migrant's telephone in the open file", 77, |s| s.set("classify", P, "m1-telephone.txt", "class", "lead")),
    ("a name in the log", 77, |s| s.log(P, "received")["reason"] = "FIR 31/2026; Haleema must not be asked".into()),
    ("intelligence as evidence", 78, |s| s.set("classify", S, "fiu-note.txt", "class", "evidence")),
    ("intelligence for an element", 78, |s| {
        let at = s.find("classify", "", "element/Benefit");
        s.lines[at]["do"]["value"] = json!(["x3", "fiu-note.txt"]);
    }),
    ("intelligence under a conclusion", 78, |s| {
        let at = s.find("conclude", S, "");
        let links = format!("{}. fiu-note.txt says the same.", s.lines[at]["do"]["value"][0]["links"].as_str().unwrap());
        s.lines[at]["do"]["value"][0]["links"] = links.into();
    }),
    ("what helps the accused left out", 79, |s| {
        s.set("classify", P, "page-owner.txt", "class", "lead");
        s.next("prosecutor");
    }),
    ("no tool of the analysis", 80, |s| s.log(S, "analysed")["tool"] = "".into()),
    ("no version of the tool", 80, |s| s.log(S, "analysed")["tool"] = "my table program".into()),
    ("one link only", 81, |s| {
        s.set("conclude", S, "", "claim", "S1 sent the four transfers.");
        s.set("conclude", S, "", "links", "The device in device.csv.");
    }),
    ("no link", 81, |s| {
        s.set("conclude", S, "", "claim", "It was S1 who sent the money.");
        s.set("conclude", S, "", "links", "");
    }),
    ("the migrant's own word alone", 81, |s| {
        s.set("conclude", S, "", "claim", "S1 took the fee and sent it on.");
        s.set("conclude", S, "", "links", "Statement of M1 (X2).");
    }),
    ("his telephone against him", 83, |s| s.set("classify", P, "m1-telephone.txt", "shows", "M1 committed an illegal entry.")),
    ("no zone in the log", 15, |s| {
        let at = &mut s.log(S, "stored")["at"];
        let bare = at.as_str().unwrap().replace("+05:00", "").replace(" PKT", "").replace("(UTC)", "");
        *at = bare.trim().into();
    }),
    ("records by chat", 53, |s| s.end(line(S, "", "transferred", &[("place", "sent by WhatsApp")]))),
    ("a copy for a State that persecutes", 63, |s| {
        s.end(line(P, "m1-telephone.txt", "shown", &[("from", ""), ("to", "Border command of the other side")]))
    }),
    ("a copy for the colleague", 87, |s| s.end(line(S, "", "shown", &[("to", "Inspector Mirani, provincial police")]))),
    ("a copy for the liaison officer", 87, |s| s.end(line(S, "", "shown", &[("to", "the liaison officer")]))),
];

fn library() -> Arc<Library> {
    let mut library = load::embedded().library;
    let case: &mut Scenario = library.scenarios.values_mut().find(|case| case.id.as_str() == "money-road").unwrap();
    // Nobody persecutes in the case; one hand is added that does.
    case.hands.push(Hand { name: "Border command of the other side".to_owned(), also: vec![], side: Side::RiskState });
    Arc::new(library)
}

#[test]
fn each_planted_mistake_is_found_once_and_nothing_else() {
    let library = library();
    let (mut planted, mut detected, mut wrong) = (0, 0, Vec::new());
    for (name, path) in CLEAN {
        for (_, told) in Sheet::read(path).run(&library) {
            wrong.push(format!("{name}, clean: {told}"));
        }
        for (mistake, code, plant) in MISTAKES {
            let mut sheet = Sheet::read(path);
            plant(&mut sheet);
            let found = sheet.run(&library);
            planted += 1;
            if found.len() == 1 && found[0].0 == *code {
                detected += 1;
            } else {
                let told: Vec<String> = found.into_iter().map(|(_, told)| told).collect();
                println!(
                    "{name}, {mistake} (EE-{code:03}): {}",
                    if told.is_empty() { "nothing".to_owned() } else { told.join("\n    ") }
                );
            }
        }
    }
    println!("receiving: {planted} planted, {detected} detected alone, {} false in clean attempts", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(detected * 100 >= planted * 98, "{detected} of {planted}");
}
