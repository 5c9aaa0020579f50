use super::Bench;
use crate::content::criterion::Severity::{Major, Minor};
use crate::content::scenario::CertificateFault;
use serde_json::json;

fn desk() -> Bench {
    Bench::received()
}

#[test]
fn e74_the_certificate_was_not_read() {
    let seen = |faults: &str, asked: &str| {
        desk().step("check_certificate", "", "faults", faults).step("check_certificate", "", "asked", asked)
    };
    // “Six files came, five are listed” stands in no line on the certificate.
    assert_eq!(seen("period", "no").without(|action| action["kind"] == "conclude").broken(74), [("", Major)]);
    assert_eq!(seen("list", "yes").broken(74), [("", Major)]);
    let unread = || desk().without(|action| action["kind"] == "check_certificate" && action["package"] == "SRA-9007");
    assert_eq!(unread().step("conclude", "", "next", "order_isp").broken(74), [("never", Major)]);
    assert_eq!(desk().broken(74), []);
    assert_eq!(seen("period, list", "no").broken(74), []);
    // In words it counts as well.
    let note =
        json!({"kind": "note", "text": "The certificate covers a shorter period than X1, and its list names five files of six."});
    assert_eq!(seen("", "no").then(note).broken(74), []);
    // A new one is asked and nothing named: a question, no finding.
    assert_eq!(seen("", "yes").broken(74), []);
    let sound = seen("", "no").case(|case| {
        case.packages[0].certificate_faults.clear();
        case.packages[0].pieces.retain(|piece| piece.name != "fiu-note.txt");
    });
    assert_eq!(sound.broken(74), []);
    let company = desk().case(|case| case.packages[0].certificate_faults.push(CertificateFault::OtherCompany));
    assert_eq!(company.broken(74), [("", Major)]);
    assert_eq!(desk().case(|case| case.handling = false).broken(74), []);
}

#[test]
fn e74_a_fault_that_is_not_there() {
    let seen = |faults: &str| desk().step("check_certificate", "", "faults", faults).broken(74);
    assert_eq!(seen("period, list, unsigned"), [("invented", Minor)]);
    assert_eq!(seen("period, list"), []);
    assert_eq!(seen("period, unsigned").iter().map(|(variant, _)| *variant).collect::<Vec<_>>(), [""]);
}
