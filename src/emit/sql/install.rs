//! `install.sql`: everything of the standard, for a database that has GeoFA 1.7 or our own base.

use crate::model::Model;

use super::write::Script;
use super::{lists, parts, preflight, register, table};

/// The whole script. Later parts (views, history, triggers, roles) get their own sections after the base tables.
pub(super) fn script(model: &Model) -> String {
    let s = &model.standard;
    let mut script = Script::new(&[
        &format!("install.sql: {} {} i en database med GeoFA {}.", s.titel, s.version, s.geofa_version),
        "Dannet af sdm generate; ret modellen, ikke denne fil.",
        "Kør: psql -v ON_ERROR_STOP=1 -d DATABASE -f install.sql. Alt sker i én transaktion, og scriptet kan køres igen.",
        "Indeholder: temagruppe og temaer, kodelister med indhold, grundtabeller, begrænsninger, indekser og kommentarer.",
        "Udvekslingsvisninger, historik, triggere og roller er ikke med i denne udgave.",
        "Tekster er varchar og decimaltal numeric uden størrelse: med størrelse ville PostgreSQL stille afrunde 1.005 og klippe \
         mellemrum i enden, før en CHECK så værdien. Størrelsen står i kolonnens kommentar og holdes af en CHECK.",
        "Hver begrænsnings kommentar begynder med reglens id i kantede parenteser, fx [forkert-moenster]; [system] er GeoFA's \
         egen opbygning. En tom obligatorisk kolonne (SQLSTATE 23502) er reglen manglende-felt.",
    ]);
    parts::begin(&mut script);
    preflight::write(&mut script, model);
    parts::functions(&mut script);
    register::write(&mut script, model);
    script.section("Kodelister");
    for liste in lists::own(model) {
        lists::write_own(&mut script, liste);
    }
    script.section("Grundtabeller");
    for tema in &model.temaer {
        table::write(&mut script, model, tema);
    }
    parts::drop_functions(&mut script);
    parts::commit(&mut script);
    script.finish()
}
