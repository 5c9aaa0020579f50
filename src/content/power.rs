//! Who may cite what, when (`powers.md`): units, bases, and the table that joins them by measure and date.
//! What a table row leaves open is a self-check, never a finding.

use super::data::DataCategory;
use super::id::ClauseId;
use super::law::Certainty;
use super::time::Date;
use serde::{Deserialize, Serialize};

/// A kind of unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum UnitKind {
    /// POL: provincial police.
    ProvincialPolice,
    /// AHTC: anti-trafficking and smuggling circle of FIA.
    AntiTraffickingCircle,
    /// CYB: FIA cybercrime wing (2023), NCCIA (2026).
    CyberWing,
    /// PTA: telecom regulator.
    Regulator,
    /// FMU: financial monitoring unit.
    FinancialMonitoringUnit,
    /// FIA's own financial investigators.
    FinancialInvestigators,
    /// Prosecutor.
    Prosecutor,
}

/// A basis that a text can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Basis {
    /// CrPC 94, officer's order or Court's summons: the text seldom says which.
    Crpc94,
    /// CrPC 95.
    Crpc95,
    /// CrPC 96.
    Crpc96,
    /// FIA Act 5(2).
    FiaAct5,
    /// FIA Act 3, 5, CrPC 154, 156, PTPA 8, PSMA 11: the mandate to investigate.
    Mandate,
    /// PECA 31.
    Peca31,
    /// PECA 32.
    Peca32,
    /// PECA 33.
    Peca33,
    /// PECA 34.
    Peca34,
    /// PECA 35.
    Peca35,
    /// PECA 37.
    Peca37,
    /// PECA 39.
    Peca39,
    /// PECA 42.
    Peca42,
    /// Fair Trial Act.
    FairTrialAct,
    /// Anti-Money Laundering Act 25.
    Amla25,
    /// MLA Act 2020.
    MlaAct,
    /// Constitution art. 9, Police Order 3, 4.
    DutyToProtectLife,
    /// UN Convention against Transnational Organized Crime, art. 18.
    Untoc18,
    /// Indian Evidence Act 65-B.
    Indian65B,
    /// A statute of the other State.
    ForeignStatute,
}

/// The table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Powers {
    /// What the table is made from.
    pub source: String,
    /// Rows, in order.
    pub rows: Vec<PowerRow>,
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PowerRow {
    /// `PW-A2`.
    pub id: String,
    /// For what.
    pub to: PowerUse,
    /// For which categories; all, if empty.
    #[serde(default)]
    pub categories: Vec<DataCategory>,
    /// For which units.
    pub units: Vec<UnitKind>,
    /// When.
    #[serde(default)]
    pub in_force: (Option<Date>, Option<Date>),
    /// Right.
    #[serde(default)]
    pub accept: Vec<Basis>,
    /// Not a basis, and why.
    #[serde(default)]
    pub not: Vec<(Basis, String)>,
    /// Left open: a self-check, with what to ask oneself.
    #[serde(default)]
    pub open: Vec<(Basis, String)>,
    /// Clauses.
    #[serde(default)]
    pub cites: Vec<ClauseId>,
    /// How sure.
    pub certainty: Certainty,
}

/// What a power is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PowerUse {
    /// An order at home.
    HomeOrder,
    /// An order at home for bank data.
    HomeBankOrder,
    /// A freeze at home.
    HomeFreeze,
    /// Real-time collection at home.
    HomeRealTime,
    /// A freeze abroad.
    FreezeAbroad,
    /// A voluntary disclosure abroad.
    VoluntaryAbroad,
    /// An emergency abroad.
    EmergencyAbroad,
    /// Mutual legal assistance for stored data.
    Mla,
    /// Mutual legal assistance for real-time data.
    MlaRealTime,
}
