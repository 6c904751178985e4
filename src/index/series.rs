//! Time series: the totals of one area and indicator, by period.

use super::cells::{Cell, Cells, picture};
use super::delivery_index::DeliveryIndex;
use super::period::{Period, Span};

/// One period of a series.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Point {
    pub(crate) period: Period,
    pub(crate) cell: Cell,
}

/// Of two consecutive points: where a finding about both is located, and the other one. The later one, unless only
/// the earlier is delivered.
pub(crate) fn finding_point(pair: &[Point]) -> Option<(&Cell, &Cell)> {
    let (earlier, later) = (&pair.first()?.cell, &pair.last()?.cell);
    match (earlier.is_delivered(), later.is_delivered()) {
        (_, true) => Some((later, earlier)),
        (true, false) => Some((earlier, later)),
        (false, false) => None,
    }
}

/// Every series: the points of one area, indicator and length of period, in time.
pub(crate) fn each(whole: &DeliveryIndex<'_>, cells: &Cells<'_>, mut visit: impl FnMut(&[Point])) {
    let mut points: Vec<Point> = Vec::new();
    let mut flush = |points: &mut Vec<Point>| {
        points.sort_by_key(|p| p.period);
        for span in [Span::Year, Span::Quarter, Span::Month] {
            let from = points.partition_point(|p| p.period.span < span);
            let to = points.partition_point(|p| p.period.span <= span);
            if from < to {
                visit(&points[from..to]);
            }
        }
        points.clear();
    };
    cells.groups(|group| {
        let Some(first) = group.first() else { return };
        if points.last().is_some_and(|p| (p.cell.area, p.cell.indicator) != (first.area, first.indicator)) {
            flush(&mut points);
        }
        let total = picture(group).into_iter().find(|c| c.codes == [0; 4]);
        let point = total.and_then(|cell| Some(Point { period: Period::read(whole.text(cell.period))?, cell }));
        points.extend(point);
    });
    flush(&mut points);
}
