use super::Bench;
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
