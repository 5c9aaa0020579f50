//! Packages that a case brings: that their pieces, list, zone, certificate and custody log agree with each other, so
//! that every fault in them is one that its author meant.

use super::scenario::Case;
use crate::content::diagnostic::Level;
use crate::content::scenario::{CertificateFault, Class, Fault, Package, Piece, Zone};

/// Faults by which what arrived is not what was hashed.
const ALTERED: [Fault; 3] = [Fault::HashDiffers, Fault::Resaved, Fault::ZoneOverwritten];

impl Case<'_> {
    pub fn packages(&self) {
        let (page, packages) = (self.page, &self.case.packages);
        page.unique("package", packages.iter().map(|package| package.ticket.as_str()), |at| format!("packages[{at}].ticket"));
        // Actions name a file by its name alone where they class it, so that a case has each name once.
        let paths: Vec<String> = packages
            .iter()
            .enumerate()
            .flat_map(|(at, package)| (0..package.pieces.len()).map(move |nth| format!("packages[{at}].pieces[{nth}].name")))
            .collect();
        let names = packages.iter().flat_map(|package| &package.pieces).map(|piece| piece.name.as_str());
        page.unique("piece of a package", names, |at| paths[at].clone());
        page.unique("hand", self.case.hands.iter().map(|hand| hand.name.as_str()), |at| format!("hands[{at}].name"));
        for (at, package) in packages.iter().enumerate() {
            let path = |field: &str| format!("packages[{at}].{field}");
            self.provider(&package.provider, || path("provider"));
            for (nth, id) in package.asked.accounts.iter().enumerate() {
                self.account(id, || path(&format!("asked.accounts[{nth}]")));
            }
            self.whole_package(package, &path);
            for (nth, piece) in package.pieces.iter().enumerate() {
                self.one_piece(package, piece, &|field: &str| path(&format!("pieces[{nth}]{field}")));
            }
        }
        for (at, element) in self.case.elements.iter().enumerate() {
            for (field, list) in [("exhibits", &element.exhibits), ("not", &element.not)] {
                list.iter().enumerate().for_each(|(nth, by)| self.shows(by, &format!("elements[{at}].{field}[{nth}]")));
            }
        }
    }

    /// A piece of any package, by name.
    pub fn piece(&self, item: &str, path: &str) {
        let known = self.case.packages.iter().flat_map(|package| &package.pieces).map(|piece| piece.name.as_str());
        if !known.clone().any(|name| name == item) {
            self.page.unknown("piece of a package", "unknown-piece", path, item, known);
        }
    }

    /// What can show an element: an exhibit by id, or a piece by name.
    pub fn shows(&self, by: &str, path: &str) {
        let exhibits = self.case.exhibits.iter().map(|exhibit| exhibit.id.as_str());
        let pieces = self.case.packages.iter().flat_map(|package| &package.pieces).map(|piece| piece.name.as_str());
        let known = exhibits.chain(pieces);
        if !known.clone().any(|name| name == by) {
            self.page.unknown("exhibit or piece of a package", "unknown-exhibit", path, by, known);
        }
    }

    fn wrong(&self, path: &str, message: impl Into<String>, help: &str) {
        self.page.say(Level::Error, "bad-package", path, message, help);
    }

    fn whole_package(&self, package: &Package, path: &dyn Fn(&str) -> String) {
        if let Zone::Fixed(text) = &package.zone
            && package.zone.fixed().is_none()
        {
            let message = format!("“{text}” is no offset");
            self.page.say(Level::Error, "bad-zone", &path("zone"), message, "write it as +04:00, or take Utc or Local");
        }
        if let (Some(from), Some(to)) = package.asked.period
            && from > to
        {
            self.page.say(
                Level::Error,
                "bad-period",
                &path("asked.period"),
                "the period ends before it begins",
                "the first day comes first",
            );
        }
        if !package.certificate && !package.certificate_faults.is_empty() {
            self.wrong(
                &path("certificate_faults"),
                "a certificate that did not come has no faults",
                "set `certificate: true`, or leave the faults out",
            );
        }
        let bounded = matches!(package.asked.period, (Some(_), Some(_)));
        if package.certificate_faults.contains(&CertificateFault::OtherPeriod) && !bounded {
            self.wrong(
                &path("certificate_faults"),
                "the certificate shows no period, so that nobody can find it wrong",
                "give `asked.period`",
            );
        }
        let mut last = None;
        for (nth, entry) in package.custody.iter().enumerate() {
            if last.is_some_and(|before| entry.at < before) || entry.at > package.arrives {
                let message = "this line is earlier than the one before, or later than the package";
                self.wrong(&path(&format!("custody[{nth}].at")), message, "lines go forward in time, up to the arrival");
            }
            last = Some(entry.at);
        }
        if !package.pieces.is_empty() && !self.case.handling && !self.case.forms.is_empty() {
            let help = "set `handling: true`, or leave the packages out";
            self.page.say(Level::Warning, "not-handled", &path("pieces"), "nobody is judged for what becomes of this", help);
        }
    }

    fn one_piece(&self, package: &Package, piece: &Piece, path: &dyn Fn(&str) -> String) {
        piece.account.iter().for_each(|id| self.account(id, || path(".account")));
        let has = |fault| piece.faults.contains(&fault);
        let altered = ALTERED.into_iter().any(has);
        if has(Fault::NotListed) && (has(Fault::Absent) || has(Fault::Renamed) || altered || !piece.listed_as.is_empty()) {
            let message = "what the list does not name cannot be absent, renamed or changed";
            self.wrong(&path(".faults"), message, "leave `NotListed` out, or the other one");
        }
        if has(Fault::Renamed) == piece.listed_as.is_empty() {
            let message = "a renamed piece has another name in the list";
            self.wrong(&path(".faults"), message, "`Renamed` and `listed_as` go together");
        }
        if has(Fault::Absent) && altered {
            self.wrong(&path(".faults"), "what did not come has no changed byte", "leave one of the two out");
        }
        let differs = !piece.hashed_lines.is_empty() && piece.hashed_lines != piece.lines;
        if differs && !altered {
            let help = "add HashDiffers, Resaved or ZoneOverwritten to `faults`";
            self.wrong(&path(".hashed_lines"), "the hash differs and no fault says why", help);
        }
        if !piece.hashed_lines.is_empty() && !differs {
            let message = "what was hashed is what arrived: nobody can find a fault";
            self.wrong(&path(".hashed_lines"), message, "change a line, or leave it out");
        }
        if (has(Fault::Resaved) || has(Fault::ZoneOverwritten)) && !differs {
            let help = "write the lines as the sender had them under `hashed_lines`";
            self.page.say(Level::Warning, "no-original", &path(".faults"), "nothing shows what stood here before", help);
        }
        if piece.lines.is_empty() && !has(Fault::Absent) {
            let help = "write what stands in it under `lines`";
            self.page.say(Level::Warning, "empty-piece", &path(".name"), format!("“{}” is an empty file", piece.name), help);
        }
        let asked = &package.asked.accounts;
        if let Some(account) = piece.account.as_ref().filter(|_| !asked.is_empty()) {
            let (named, surplus) = (asked.contains(account), has(Fault::Surplus));
            if named && surplus {
                let message = format!("“{account}” was asked for, and this piece of it is surplus");
                self.page.say(Level::Warning, "asked-surplus", &path(".faults"), message, "only if its days are the surplus");
            }
            if !named && !surplus {
                let message = format!("nobody asked for “{account}”");
                self.wrong(&path(".account"), message, "add `Surplus`, or name the account under `asked`");
            }
        }
        let no_evidence = altered || has(Fault::IntelligenceOnly) || has(Fault::Surplus);
        if no_evidence && piece.classes.contains(&Class::Evidence) {
            let message = "this cannot be shown in court as it came";
            self.wrong(&path(".classes"), message, "leave Evidence out");
        }
    }
}
