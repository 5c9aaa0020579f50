use super::{Bench, breaks, keeps};
use crate::content::criterion::Severity::{Major, Minor};

#[test]
fn e59_an_instrument_that_does_not_carry_this() {
    let basis = |text: &str| Bench::excellent().set(2, "leg.power", text).broken(59);
    assert_eq!(basis("Article 16 of the Budapest Convention"), [("party", Major)]);
    assert_eq!(basis("CrPC 94, and the Budapest Convention"), [("party", Minor)]);
    assert_eq!(basis("UN Convention against Cybercrime, article 25"), [("force", Major)]);
    assert_eq!(basis("European Production Order under Regulation 2023/1543"), [("europe", Major)]);
    assert_eq!(basis("the CLOUD Act"), [("agreement", Major)]);
    assert_eq!(basis("CrPC 94; UNTOC article 18"), [("facts", Minor)]);
    assert_eq!(basis("CrPC 94. Pakistan is not a party to the Budapest Convention."), []);
    assert_eq!(basis("CrPC 94, FIA Act 5(2)"), []);
    breaks(
        59,
        2,
        "fact.need",
        "party",
        &["We must prove who made the offer to V1, and the Smuggling Protocol obliges you (X1)."],
    );
    keeps(
        59,
        2,
        "fact.need",
        &["V1 is treated by the standard of the Smuggling Protocol. We must prove who made the offer (X2)."],
    );
}

#[test]
fn e90_an_order_to_a_company_abroad() {
    let commands = |text: &str| Bench::excellent().set(1, "pres.why", text).broken(90);
    assert_eq!(commands("You are directed under section 31 PECA to preserve."), [("", Major)]);
    assert_eq!(
        commands(
            "On 6 Feb 2023 the page said 'closing this week' (X3). Deleted data is gone after 14 days. Failing which legal action will follow."
        ),
        [("", Minor)]
    );
    assert_eq!(
        Bench::excellent()
            .set(2, "fact.prop", "You are legally bound by our law to comply. We ask for the days of the acts only (X2).")
            .broken(90),
        [("", Minor)]
    );
    assert_eq!(commands("We request on a voluntary basis; at home section 94 empowers us. The page closes this week (X3)."), []);
    assert_eq!(commands("The receiver ordered V1 to pay (X1). The page closes this week."), []);
}
