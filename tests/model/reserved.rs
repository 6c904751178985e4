//! The list of reserved words is PostgreSQL's own.

use crate::common::postgres::Cluster;
use sdm::model::RESERVED;
use std::collections::BTreeSet;

#[test]
fn every_word_that_postgresql_reserves_is_refused_as_a_name() {
    let cluster = Cluster::start();
    let words = cluster.psql("postgres", "SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T') ORDER BY 1");
    // Names of system columns are no keywords, but no column can have them.
    let columns = cluster
        .psql("postgres", "SELECT attname FROM pg_attribute WHERE attrelid = 'pg_class'::regclass AND attnum < 0 ORDER BY 1");
    let listed: BTreeSet<&str> = RESERVED.iter().copied().collect();
    let missing: Vec<&str> = words.lines().chain(columns.lines()).filter(|word| !listed.contains(word)).collect();
    assert_eq!(missing, Vec::<&str>::new());
    assert!(words.lines().count() > 90, "the server was asked");
    assert!(RESERVED.is_sorted(), "the list is kept in order");
}
