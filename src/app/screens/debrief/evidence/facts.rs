//! What was true of a package: hashes of its real bytes, the right class of each file, what its printed times were.

use crate::app::screens::desk::receive::records::{clock_minutes, minutes};
use crate::app::screens::desk::receive::scales::Dot;
use crate::app::screens::desk::receive::times::LOCAL;
use crate::app::theme::Severity;
use crate::case::World;
use crate::case::custody::{Done, Received};
use crate::case::package::File;
use crate::content::scenario::Fault;
use crate::content::time::{CaseTime, read_moment};
use chrono::FixedOffset;

/// What was true of a package.
pub struct Truth {
    /// Its files, in their order.
    pub files: Vec<FileTruth>,
    /// Times that were converted, with their step.
    pub times: Vec<TimeTruth>,
    /// Minutes of the printed zone before UTC, where one holds for all that was converted.
    pub zone: Option<i64>,
}

/// What was true of a file.
pub struct FileTruth {
    /// Its hash, against the list.
    pub hash: Hash,
    /// What was particular about it, in words.
    pub faults: Vec<&'static str>,
}

/// A hash against the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// The list has it.
    Equal,
    /// The list has another value.
    Differs,
    /// The list does not name the file, and has its value under no other name.
    NotListed,
    /// The list has its value under another name.
    OtherName,
}

/// What was true of a time that was converted.
pub struct TimeTruth {
    /// The step.
    pub step: usize,
    /// The moment that was printed; none, where it cannot be read.
    pub moment: Option<CaseTime>,
    /// UTC was right.
    pub utc: bool,
    /// +05:00 was right.
    pub local: bool,
    /// For the time line.
    pub dot: Dot,
}

impl Truth {
    /// Works it out; it hashes every file once.
    pub fn of(world: &World, received: &Received) -> Self {
        let package = &received.package;
        let files = package
            .files
            .iter()
            .map(|file| {
                let own = file.sha256();
                let hash = match package.listed_hash(&file.name) {
                    Some(listed) if listed == own => Hash::Equal,
                    Some(_) => Hash::Differs,
                    None if package.listed.iter().any(|(_, listed)| *listed == own) => Hash::OtherName,
                    None => Hash::NotListed,
                };
                FileTruth { hash, faults: faults(file) }
            })
            .collect();
        let times: Vec<TimeTruth> =
            received.steps.iter().enumerate().filter_map(|(at, step)| time(world, received, at, &step.what)).collect();
        let mut zones = times.iter().filter_map(|time| {
            let printed = time.dot.printed?;
            Some(printed - minutes(time.moment?.to_utc()))
        });
        let zone = zones.next().filter(|first| zones.all(|zone| zone == *first));
        Self { files, times, zone }
    }
}

fn time(world: &World, received: &Received, step: usize, what: &Done) -> Option<TimeTruth> {
    let Done::Time { printed, utc, local } = what else { return None };
    let package = &received.package;
    let provider = world.library().providers.get(&package.provider);
    let moment = package.moment(provider, printed);
    // To the minute: seconds are seldom typed.
    let fits = |typed: &str, minutes: i64| {
        let offset = FixedOffset::east_opt(i32::try_from(minutes * 60).unwrap_or(0));
        let read = read_moment(typed).and_then(|read| read.exact(offset));
        moment.zip(read).is_some_and(|(right, read)| read.minutes_since(right).abs() < 1)
    };
    let (right_utc, right_local) = (fits(utc, 0), fits(local, LOCAL));
    let mark = if right_utc && right_local { Severity::Met } else { Severity::Major };
    let dot = Dot::typed(printed, utc, local, Some(mark));
    Some(TimeTruth { step, moment, utc: right_utc, local: right_local, dot: Dot { printed: clock_minutes(printed), ..dot } })
}

fn faults(file: &File) -> Vec<&'static str> {
    file.faults
        .iter()
        .filter_map(|fault| {
            Some(match fault {
                Fault::HashDiffers => "A byte was changed after it was hashed.",
                Fault::NotListed => "The sender's list does not name it.",
                Fault::Absent => return None,
                Fault::Surplus => "Nobody asked for it: to be sealed, unread, and reported.",
                Fault::IntelligenceOnly => "Given for intelligence only: a lead, no evidence.",
                Fault::Renamed => "It came under another name than in the list.",
                Fault::Resaved => "It went through a spreadsheet, which changed it.",
                Fault::ZoneOverwritten => "Somebody wrote local times over the original ones.",
                Fault::VictimData => "A victim can be recognised in it: it belongs into the closed part.",
                Fault::Exculpatory => "It helps the accused: to be listed for the defence.",
                Fault::VictimsOwn => "It comes from the victim's own telephone or account.",
            })
        })
        .collect()
}
