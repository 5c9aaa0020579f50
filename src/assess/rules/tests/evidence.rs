use super::{Bench, papers};
use crate::content::criterion::Severity::Major;
use serde_json::json;

#[test]
fn e44_no_certificate_is_asked() {
    let asks = |format: serde_json::Value| Bench::excellent().set(2, "vol.fmt", format);
    assert_eq!(asks(json!(["portal", "csv_utc"])).broken(44).len(), 1);
    assert_eq!(asks(json!([])).broken(44).len(), 1);
    assert_eq!(asks(json!(["certificate"])).broken(44), []);
    let words =
        asks(json!(["portal"])).set(2, "con.use", "Kept until the appeal is over. We ask for a certificate of business records.");
    assert_eq!(words.broken(44), []);
}

#[test]
fn e44_no_form_of_evidence_between_states() {
    let paper = papers::paper();
    papers::breaks(&paper, 44, Major, "mla.form", &["", "as required", "kindly provide evidence as per law"]);
    papers::keeps(
        &paper,
        "mla.form",
        &["Certificate under 902(11).", "Affidavit of the custodian", "SHA-256 list", "whatever form is usual there"],
    );
}
