//! What an emergency says of the danger itself.

use crate::content::data::Limb;
use crate::content::role::Role;
use crate::content::scenario::Danger;
use crate::request::facts::CaseFacts;
use crate::request::narrative::Text;
use crate::request::narrative::told::Told;
use crate::request::view::Request;

/// A danger to body or life in the writer's own words; for a child, or somebody who is missing, before anybody is hurt.
pub fn tells_danger(request: &Request<'_>, facts: &CaseFacts<'_>) -> bool {
    const DANGER: &[&str] = &[
        "die",
        "death",
        "dead",
        "kill",
        "suffoc",
        "drown",
        "air",
        "breath",
        "injur",
        "wound",
        "hurt",
        "blood",
        "starv",
        "thirst",
        "heat",
        "cold",
        "froze",
        "freez",
        "lock",
        "held",
        "hostag",
        "beat",
        "beaten",
        "slap",
        "kick",
        "whip",
        "strangl",
        "stab",
        "hang",
        "hanged",
        "shock",
        "electrocut",
        "bleed",
        "maim",
        "finger",
        "amput",
        "chain",
        "tied",
        "poison",
        "drug",
        "knive",
        "gun",
        "shoot",
        "sink",
        "sank",
        "fall",
        "rape",
        "tortur",
        "burn",
        "suicid",
        "shot",
        "knife",
        "weapon",
        "hypothermia",
        "unconsci",
        "oxygen",
        "trap",
    ];
    // A child, or somebody who is missing, is in danger before anybody is hurt.
    const TAKEN: &[&str] = &[
        "handed|given|delivered|passed|sold|taken over? to",
        "taken|led|brought|carried|driven|lured away|abroad|over|across|out",
        "stranger|strangers",
        "abduct|abducted|kidnap|kidnapped|lured|groomed|missing|disappear|disappeared|vanish|vanished|exploited",
        "not be found",
        "abused|abuse|sold|trafficked",
    ];
    let limb = match facts.scenario.facts.danger {
        Danger::Real { limb, .. } => Some(limb),
        Danger::None | Danger::Grey => None,
    };
    // 'They will take his hand': of a body only where it is somebody's.
    const BODY: &[&str] = &[
        "cut|cuts|cutting|chop|break|breaks|smash|take|lose|loses off? a|an|his|her|their|the|one? hand|arm|leg|foot|ear|eye|eyes|bone|bones|hands|legs|arms|fingers|toes|toe|throat",
        "lose|loses|take|cost|costs|end his|her|their|the life|lives",
    ];
    let before_harm = matches!(limb, Some(Limb::ChildInDanger | Limb::MissingPerson));
    [Role::EmergencyNature, Role::Imminence].into_iter().any(|role| {
        let raw = request.text(role);
        let text = Text::new(&raw);
        text.tokens.iter().any(|token| DANGER.contains(&token.word.as_str()) || DANGER.contains(&token.stem()))
            || !text.find_any(BODY).is_empty()
            || before_harm
                && text.find_any(TAKEN).into_iter().any(|found| !text.is_negated(found) || text.tokens[found.first].word == "not")
    })
}

/// The danger is told, by the words above or by the marks of the text; what is near the line is taken for told.
pub(super) fn perhaps_told(request: &Request<'_>, facts: &CaseFacts<'_>) -> bool {
    // Of its own box only: an hour and a count beside it are no danger.
    let raw = request.text(Role::EmergencyNature);
    tells_danger(request, facts) || Told::read(facts.library, "edr.nature", &raw).perhaps("bodily_danger")
}
