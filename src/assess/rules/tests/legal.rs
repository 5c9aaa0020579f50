use super::{Bench, breaks, keeps};
use crate::content::criterion::Severity::{Fatal, Major, Minor};
use crate::content::power::UnitKind;
use crate::content::scenario::{CourtOrder, Offence};
use crate::content::time::Date;

#[test]
fn e07_no_power_to_ask_is_named() {
    breaks(7, 2, "leg.power", "", &["", "The law of the land", "Criminal jurisdiction"]);
    breaks(7, 2, "leg.power", "offence", &["PTPA 2018 section 3", "Prevention of Trafficking in Persons Act, s. 3"]);
    keeps(
        7,
        2,
        "leg.power",
        &[
            "CrPC 94",
            "u/s 94 Cr.P.C.",
            "Section 94 of the Code of Criminal Procedure, 1898",
            "FIA Act 1974, section 5(2)",
            "Order of the Sessions Judge of 6 February",
        ],
    );
    let regulator = Bench::excellent().set(2, "leg.power", "").case(|case| case.requester.unit_kind = UnitKind::Regulator);
    assert_eq!(regulator.broken(7), [("unit", Fatal)]);
}

#[test]
fn e07_what_the_table_leaves_open_is_a_question() {
    let open = Bench::excellent().set(2, "leg.power", "PECA 2016 section 31").findings();
    assert!(open.iter().any(|finding| finding.code.0 == 7 && finding.weight == crate::assess::finding::Weight::SelfCheck));
    assert!(!open.iter().any(|finding| finding.code.0 == 7 && finding.variant.is_empty()));
}

#[test]
fn e08_a_foreign_statute_as_own_power() {
    breaks(8, 2, "leg.power", "foreign", &["Under 18 U.S.C. 2703(d) the data is asked.", "CrPC 94; Stored Communications Act"]);
    keeps(
        8,
        2,
        "leg.power",
        &[
            "CrPC 1898, section 94. 18 U.S.C. 2702 lets your company give records on a voluntary basis.",
            "CrPC 1898, section 94. We do not rely on the Stored Communications Act.",
        ],
    );
}

#[test]
fn e08_a_section_that_is_no_power_here() {
    breaks(8, 2, "leg.power", "", &["PECA section 37", "Section 42 of PECA 2016", "UNTOC article 18", "MLA Act 2020"]);
    breaks(8, 2, "leg.power", "", &["Investigation for Fair Trial Act 2013", "a warrant under the Fair Trial Act"]);
    breaks(8, 2, "leg.power", "offence", &["s. 33 PECA", "PECA 2016, section 39"]);
    breaks(8, 2, "leg.power", "bill", &["PECA 2016, section 28"]);
    breaks(8, 2, "leg.power", "country", &["CrPC 94 and section 65-B of the Evidence Act"]);
    keeps(8, 2, "leg.power", &["CrPC 94", "Section 94 of the Criminal Procedure Code"]);
    // With an electronic offence pleaded the section is open to the agency.
    let cited = || Bench::excellent().set(2, "leg.power", "CrPC 94; PECA 2016, section 34");
    let agency = |bench: Bench| bench.case(|case| case.requester.unit_kind = UnitKind::CyberWing);
    assert_eq!(agency(cited()).broken(8), [("offence", Major)]);
    let pleaded = || cited().set(2, "off.law", "PTPA 2018 section 3; PECA 2016 section 14");
    assert_eq!(agency(pleaded()).broken(8), []);
    assert_eq!(agency(pleaded()).broken(65), []);
    // No other unit can apply for it, whatever is pleaded: the wrong requester, not the wrong law.
    for bench in [cited, || Bench::excellent().set(2, "leg.power", "PECA 2016, section 34")] {
        assert_eq!(bench().broken(8), []);
        assert_eq!(bench().broken(65), [("authorised", Major)]);
    }
    assert_eq!(pleaded().broken(65), [("authorised", Major)]);
    assert_eq!(pleaded().case(|case| case.requester.joint_team = true).broken(65), []);
    // Sections of the table that a trafficking case does not use are no power at home either.
    let home = |power: &str| Bench::excellent().set(3, "ord.power", power).broken(8);
    assert_eq!(home("PECA 2016, section 37"), [("", Major)]);
    assert_eq!(home("Fair Trial Act 2013"), [("", Major)]);
    let other = Bench::excellent().set(3, "ord.power", "Fair Trial Act 2013").case(|case| case.offence = Offence::Other);
    assert_eq!(other.broken(8), []);
    // The Bill's number is a power with a wrong number, not no power.
    assert_eq!(Bench::excellent().set(2, "leg.power", "PECA 2016, section 28").broken(7), []);
}

#[test]
fn e08_law_of_another_day() {
    breaks(8, 2, "off.law", "repealed", &["Section 369-A PPC"]);
    breaks(8, 2, "off.law", "later", &["Prevention of Trafficking in Persons (Amendment) Act 2025, section 3"]);
    keeps(
        8,
        2,
        "off.law",
        &["Prevention of Trafficking in Persons Act 2018 (Act XXXIV of 2018), section 3", "PTPA 2018 s. 3; PPC section 420"],
    );
    assert_eq!(Bench::excellent().set(2, "ra.agency", "NCCIA").broken(8), [("agency", Minor)]);
    let on = |year, month, agency: &str| {
        Bench::excellent()
            .set(2, "ra.unit", agency)
            .case(move |case| case.law_date = Date::from_parts(year, month, 10).unwrap())
            .broken(8)
    };
    // First noticed in May 2024, working from April 2025: in between nothing is marked.
    assert_eq!(on(2024, 6, "NCCIA"), []);
    assert_eq!(on(2026, 2, "NCCIA"), []);
    assert_eq!(on(2026, 2, "Cybercrime Wing of FIA"), [("wing", Minor)]);
    assert_eq!(on(2023, 2, "Cyber Crime Wing of FIA"), []);
    // A power is judged by the day on which it is used, the crime by the day of the acts.
    let amended = |year| {
        Bench::excellent()
            .set(2, "leg.power", "CrPC 94; PECA section 31 as amended in 2025")
            .case(move |case| case.law_date = Date::from_parts(year, 6, 10).unwrap())
            .broken(8)
    };
    assert_eq!(amended(2023), [("later", Minor)]);
    assert!(!amended(2026).contains(&("later", Minor)));
}

#[test]
fn e08_the_order_covers_less() {
    let ordered = |categories| {
        Bench::excellent()
            .set(2, "leg.order", "Order of 6 February (X4)")
            .set(2, "vol.items", serde_json::json!(["name", "connections"]))
            .case(move |case| {
                case.facts.orders.push(CourtOrder {
                    exhibit: "x4".into(),
                    accounts: vec!["a1".into(), "a2".into()],
                    categories,
                    period: (None, None),
                    translated: true,
                    silence_until: None,
                });
            })
    };
    use crate::content::data::DataCategory::{Login, Subscriber, Traffic};
    assert_eq!(ordered(vec![Subscriber, Login, Traffic]).broken(8), []);
    let short = ordered(vec![Subscriber]).case(|case| case.facts.orders[0].accounts.truncate(1));
    assert_eq!(short.broken(8), [("order", Major)]);
}

#[test]
fn e09_crime_stage_or_maximum_not_named() {
    breaks(9, 2, "off.name", "", &["", "A heinous crime against humanity", "xxx"]);
    breaks(9, 2, "off.law", "law", &["", "as per law"]);
    breaks(9, 2, "off.stage", "stage", &["", " "]);
    assert_eq!(Bench::excellent().set(2, "off.max", "").broken(9), [("maximum", Minor)]);
    assert_eq!(Bench::excellent().set(1, "off.max", "").broken(9), []);
    assert_eq!(Bench::excellent().set(1, "off.name", "").broken(9), [("", Minor)]);
    keeps(9, 2, "off.law", &["PTPA s.3", "section 3, Trafficking in Persons Act"]);
    // Short, with the right section beside it, is enough; a slogan never is.
    keeps(9, 2, "off.name", &["Human trafficking", "TIP: trafficking in persons", "TIP"]);
    breaks(9, 2, "off.name", "", &["FIR"]);
    assert_eq!(Bench::excellent().set(2, "off.name", "TIP").set(2, "off.law", "as per law").broken(9), [("", Major)]);
}

#[test]
fn e10_trafficking_and_smuggling_confused() {
    let pleads = |law: &str, name: &str| Bench::excellent().set(2, "off.law", law).set(2, "off.name", name);
    assert_eq!(
        pleads("Prevention of Smuggling of Migrants Act 2018, section 3", "Smuggling of migrants").broken(10),
        [("smuggling", Major)]
    );
    assert_eq!(pleads("PSMA s. 3", "People smuggling").broken(10), [("smuggling", Major)]);
    assert_eq!(pleads("PTPA s. 3; PSMA s. 3", "Trafficking and smuggling").broken(10), []);
    assert_eq!(pleads("PTPA s. 3; PPC s. 420; Emigration Ordinance s. 17", "Human trafficking").broken(10), []);
    assert_eq!(Bench::excellent().case(|case| case.offence = Offence::Smuggling).broken(10).len(), 2);
    assert_eq!(Bench::excellent().case(|case| case.offence = Offence::Mixed).broken(10), []);
}

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

#[test]
fn e91_consent_taken_as_the_end() {
    breaks(
        91,
        2,
        "fact.prop",
        "",
        &["V1 agreed to go, so this is no trafficking, only cheating.", "The victim went willingly. This is not trafficking."],
    );
    keeps(
        91,
        2,
        "fact.prop",
        &[
            "V1 gave his consent to copy the chat. We ask for the days of the acts only.",
            "V1 agreed because the job was false; his consent does not count.",
        ],
    );
}

#[test]
fn e92_an_element_of_the_crime_is_not_in_the_facts() {
    let told = |facts: &str| {
        Bench::excellent()
            .set(2, "fact.summary", facts)
            .set(2, "fact.nexus", "On 28 Jan 2023, CH204417365 wrote to V1 (X2). On 7 Feb 2023 CH204417582 wrote to V1 (X5).")
            .broken(92)
    };
    assert_eq!(told("On 12 January a page offered V1 a job (X2). On 31 January he travelled."), [("", Minor)]);
    assert_eq!(told("A page offered V1 a job that was false (X2). He worked without pay (X1)."), []);
    assert_eq!(told("A page offered hotel work, deceived V1 (X2) and left him with a debt."), []);
    assert_eq!(told("A page offered V1 a job that was false (X2). They attempted to bring him over the border."), []);
    // For a child no means need be shown.
    let plain = "A page offered V1, aged 15, work (X2). V1 worked unpaid (X1).";
    let young = |age| {
        Bench::excellent()
            .set(2, "fact.summary", plain)
            .set(2, "fact.nexus", "On 28 Jan 2023, CH204417365 wrote to V1 (X2). On 7 Feb 2023 CH204417582 wrote to V1 (X5).")
            .case(move |case| case.people[0].child_age = age)
            .broken(92)
    };
    assert_eq!(young(None), [("", Minor)]);
    assert_eq!(young(Some(15)), []);
}

#[test]
fn e93_what_lies_at_home() {
    let leave = |value: &str| Bench::excellent().set(3, "ord.leave", value).broken(93);
    assert_eq!(leave("none"), [("", Major)]);
    assert_eq!(leave("sessions_judge"), [("", Major)]);
    assert_eq!(leave("high_court"), []);
    // The Sessions Judge for the listed offences; who went higher has a question to answer, and no mistake.
    let listed = |value: &str| {
        Bench::excellent().set(3, "ord.leave", value).case(|case| case.facts.home[0].sessions_judge = true).broken(93)
    };
    assert_eq!(listed("none"), [("", Major)]);
    assert_eq!(listed("sessions_judge"), []);
    assert_eq!(listed("high_court"), []);
    // The leave belongs to section 94; records for laundering come by another Act.
    let laundering = |unit| {
        Bench::excellent()
            .set(3, "ord.leave", "none")
            .set(3, "ord.power", "AMLA 2010, section 25")
            .case(move |case| case.requester.unit_kind = unit)
            .broken(93)
    };
    assert_eq!(laundering(UnitKind::FinancialInvestigators), []);
    assert_eq!(laundering(UnitKind::AntiTraffickingCircle), []);
    assert_eq!(laundering(UnitKind::ProvincialPolice), [("", Major)]);
    breaks(
        93,
        2,
        "fact.need",
        "abroad",
        &["We must prove who made the offer to V1 (X2). Kindly also give the bank account of this user."],
    );
    keeps(
        93,
        2,
        "fact.need",
        &[
            "V1 paid into a bank account (X4). We must prove who made the offer to V1.",
            "We must prove who made the offer to V1 (X2). Please give the payment reference, so that we can find the bank at home.",
        ],
    );
}
