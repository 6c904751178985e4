//! What gets lost on the way from one format to another, counted by column and kind: a value, never silence.

use std::collections::BTreeMap;

/// A kind of loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loss {
    /// A record that cannot be read.
    Record,
    /// A second column for a field that has one already.
    SecondColumn,
    /// A value in a column without a name.
    NamelessColumn,
    /// Personal data in a column that is no field of the theme.
    Personal,
    /// A geometry of an area, in a format that has none.
    Geometry,
    /// A geometry that is no area.
    OtherGeometry,
    /// A geometry whose coordinates cannot be read, or not be written as longitude and latitude.
    Coordinates,
    /// The third number of positions.
    Height,
    /// A ring or polygon without points among others with points.
    HollowPart,
    /// Rings that Shape's form, which knows clockwise and counter-clockwise alone, puts together in another way.
    Rings,
    /// A time of day after a date.
    TimeOfDay,
    /// Statistikbanken's signs for no figure.
    Sign,
    /// A number whose point can be read in two ways.
    Point,
    /// Records that the file marks as deleted.
    Deleted,
    /// A row without any value, which readers of the format pass over.
    BlankRow,
    /// A table without rows, which the format cannot hold.
    NoRows,
    /// A text that is longer than the format holds; it is cut.
    LongText,
    /// Control characters, which the format cannot hold.
    ControlCharacter,
    /// A value that is no text, written as one in a field of texts.
    NotText,
    /// A value that nobody can be shown: bytes, a list.
    Unshown,
    /// A column's name that the format cannot hold.
    Name,
}

impl Loss {
    /// What is lost, in Danish and English; the text continues a count.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Loss::Record => ("poster kan ikke læses og er ikke skrevet", "records cannot be read and were not written"),
            Loss::SecondColumn => (
                "kolonner hører til et felt, som en kolonne før dem har, og er ikke skrevet",
                "columns are for a field that a column before them has, and were not written",
            ),
            Loss::NamelessColumn => (
                "værdier står i en kolonne uden navn og er ikke skrevet",
                "values are in a column without a name and were not written",
            ),
            Loss::Personal => (
                "kolonnen er ikke et felt i temaet og ser ud til at have personoplysninger; den er ikke skrevet",
                "the column is no field of the theme and seems to hold personal data; it was not written",
            ),
            Loss::Geometry => (
                "områder har mistet deres geometri, som formatet ikke har plads til",
                "areas have lost their geometry, for which the format has no place",
            ),
            Loss::OtherGeometry => {
                ("geometrier er ikke flader og er ikke skrevet", "geometries are no areas and were not written")
            }
            Loss::Coordinates => (
                "geometrier har koordinater, der ikke kan læses eller omregnes, og er ikke skrevet",
                "geometries have coordinates that cannot be read or converted, and were not written",
            ),
            Loss::Height => ("geometrier har mistet deres højder (z)", "geometries have lost their heights (z)"),
            Loss::HollowPart => (
                "geometrier har mistet en ring eller flade uden punkter",
                "geometries have lost a ring or polygon without points",
            ),
            Loss::Rings => (
                "geometrier har ringe, som Shape sætter anderledes sammen",
                "geometries have rings that Shape puts together in another way",
            ),
            Loss::TimeOfDay => ("datoer har mistet deres klokkeslæt", "dates have lost their time of day"),
            Loss::Sign => (
                "tegn for intet tal (.., … og .) er blevet til tomme felter",
                "signs for no figure (.., … and .) have become empty fields",
            ),
            Loss::Point => (
                "tal kan læses på to måder: punktum er både decimaltegn og tusindtegn i filen",
                "numbers can be read in two ways: the point is both decimal and thousands sign in the file",
            ),
            Loss::Deleted => ("poster, der er mærket som slettet, er ikke skrevet", "records marked as deleted were not written"),
            Loss::BlankRow => (
                "rækker har ingen værdi og bliver sprunget over af den, der læser filen",
                "rows have no value and are passed over by whoever reads the file",
            ),
            Loss::NoRows => {
                ("tabeller har ingen rækker og kan ikke stå i formatet", "tables have no rows, which the format cannot hold")
            }
            Loss::LongText => (
                "tekster er længere, end formatet har plads til, og er skåret af",
                "texts are longer than the format has room for, and were cut",
            ),
            Loss::ControlCharacter => (
                "tekster har mistet styretegn, som formatet ikke kan have",
                "texts have lost control characters that the format cannot have",
            ),
            Loss::NotText => ("værdier, der ikke var tekst, står nu som tekst", "values that were no text are now text"),
            Loss::Unshown => (
                "værdier har en form, som intet felt tager (bytes eller lister), og er ikke skrevet",
                "values have a form that no field takes (bytes or lists) and were not written",
            ),
            Loss::Name => (
                "kolonnenavne kan ikke stå i formatet og er ændret",
                "column names are not allowed in the format and were changed",
            ),
        }
    }
}

/// How often something was lost, and where first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost {
    /// How often; 0 where it is known once for a whole piece of the input.
    pub count: u64,
    /// The first row, from 1.
    pub row: Option<u64>,
}

/// What was lost of a dataset: by field index (none: the whole row or dataset) and kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses(BTreeMap<(Loss, Option<usize>), Lost>);

impl Losses {
    /// Adds one.
    pub fn add(&mut self, loss: Loss, field: Option<usize>, row: Option<u64>) {
        let lost = self.0.entry((loss, field)).or_insert(Lost { count: 0, row });
        lost.count += 1;
        lost.row = lost.row.or(row);
    }

    /// Notes one that is reported once, not each time.
    pub fn note(&mut self, loss: Loss, field: Option<usize>, row: Option<u64>) {
        self.0.entry((loss, field)).or_insert(Lost { count: 0, row });
    }

    /// Adds what others hold.
    pub(super) fn append(&mut self, others: Losses) {
        for (key, other) in others.0 {
            let lost = self.0.entry(key).or_insert(Lost { count: 0, row: other.row });
            lost.count += other.count;
            lost.row = lost.row.or(other.row);
        }
    }

    /// Whether nothing was lost.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every loss, in the order of kinds and fields.
    pub fn iter(&self) -> impl Iterator<Item = (Loss, Option<usize>, Lost)> + '_ {
        self.0.iter().map(|((loss, field), lost)| (*loss, *field, *lost))
    }
}
