use super::{Bench, breaks, keeps, papers};
use crate::content::criterion::Severity::{Major, Minor};
use crate::content::scenario::Scenario;
use serde_json::json;

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
    for denied in [
        "CrPC 94. UNTOC article 18 is not relied on.",
        "CrPC 94; UNTOC article 18 is not invoked here",
        "CrPC 94. The Budapest Convention is not used.",
        "CrPC 94, without relying on UNTOC article 18",
    ] {
        assert_eq!(basis(denied), [], "{denied}");
    }
    assert_eq!(basis("CrPC 94; UNTOC article 18 is relied on"), [("facts", Minor)]);
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

#[test]
fn e59_a_basis_between_the_states() {
    let paper = papers::paper();
    papers::breaks(
        &paper,
        59,
        Major,
        "mla.treaty",
        &[
            "Smuggling Protocol article 10",
            "Budapest Convention, art. 31",
            "Second Additional Protocol to the Convention on Cybercrime",
            "UN Convention against Cybercrime, article 40",
            "CLOUD Act agreement",
            "European Production Order under Regulation 2023/1543",
        ],
    );
    let beside = papers::found(&paper.clone().with("mla.treaty", "UNTOC article 18, three persons; and the Budapest Convention"));
    assert_eq!(beside, [(59, "party", Minor)]);
    papers::keeps(
        &paper,
        "mla.treaty",
        &[
            "UNTOC article 18",
            "Reciprocity, which Pakistan promises in writing",
            "Letters rogatory",
            "UNTOC art. 18. Pakistan is not a party to the Budapest Convention.",
            "Trafficking Protocol and UNTOC article 18: S1, S2 and S3 in two States",
            "The bilateral treaty of 1990",
            "UNTOC article 18; migrants and victims are treated by the standard of the Smuggling Protocol",
        ],
    );
    // Two who act together open no UNTOC, unless a third is suspected and that is said.
    let two = |case: &mut Scenario| case.facts.group_size = 2;
    let pair = paper.clone().with("mla.treaty", "UNTOC article 18.").with("mla.persons", json!([]));
    assert_eq!(papers::found_in(&pair, two), [(59, "facts", Major)]);
    assert!(
        papers::found_in(
            &pair.clone().with("mla.treaty", "UNTOC article 18; a third member is suspected, as somebody met V1."),
            two
        )
        .is_empty()
    );
    assert!(papers::found_in(&pair.clone().with("mla.treaty", "Reciprocity."), two).is_empty());
    assert_eq!(papers::found_in(&pair, |case| case.facts.transnational = false), [(59, "facts", Major)]);
    // Three in the case, and nobody in the paper.
    let silent = pair.instead("mla.facts", "S3 met V1", "A man met V1").instead("off.dual", "S1", "He");
    assert_eq!(papers::found(&silent), [(59, "untold", Major)]);
    // A crime under four years is no serious one.
    let minor = paper.with("off.law", "PECA 2016 section 14").with("off.name", "trafficking in persons by electronic fraud");
    assert_eq!(papers::found(&minor), [(59, "serious", Major)]);
}

#[test]
fn e59_whom_the_smugglers_carry_makes_no_group() {
    let paper = papers::paper();
    let told = |third: &'static str| {
        let paper = paper
            .clone()
            .with("mla.treaty", "UNTOC article 18")
            .with("mla.persons", json!([
                {"name": "S1", "nationality": "Pakistani", "place": "", "role": "suspect"},
                {"name": "S2", "nationality": "", "place": "", "role": "suspect"},
                {"name": third, "nationality": "", "place": "", "role": "suspect"},
            ]))
            .with("mla.facts", "On 3 February 2026 S1 promised V1 a scholarship that did not exist and took the passport (X1). V1 was put to work without pay (X2).")
            .with("mla.nexus", paper.text("mla.nexus").replace("S3", "S1"))
            .with("off.dual", "S1 promised what did not exist and took the passport.");
        let made = papers::found_in(&paper, |case| {
            let mut migrant = case.people[0].clone();
            migrant.id = "M1".into();
            migrant.role = crate::content::scenario::PersonRole::Migrant;
            case.people.push(migrant);
        });
        made.into_iter().any(|(code, variant, _)| code == 59 && variant == "untold")
    };
    assert!(told("M1"));
    assert!(!told("S3"));
}
