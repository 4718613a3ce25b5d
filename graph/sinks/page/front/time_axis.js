// The axis of the timeline: months to pixels. Years that nothing is told of take little room, so that the others have it.
"use strict";

const EMPTY_RUN = 0.5; // of the width of a year: a run of years without a date

// `marks` have {from, to, precision}. Returns the pieces of the axis, [{from, to, empty, left, right}], in months and pixels.
function axisPieces(marks, width) {
  const years = new Map();
  const note = (month, weight) => years.set(Math.floor(month / 12), Math.max(years.get(Math.floor(month / 12)) || 0, weight));
  for (const { from, to, precision } of marks) {
    note(from, precision === "interval" ? 1 : 1.6);
    note(Math.ceil(to) - 1, 1);
  }
  const pieces = [];
  for (const year of [...years.keys()].sort((a, b) => a - b)) {
    const last = pieces[pieces.length - 1];
    if (last && year * 12 > last.to) pieces.push({ from: last.to, to: year * 12, empty: true, weight: Math.min(EMPTY_RUN, (year * 12 - last.to) / 12) });
    pieces.push({ from: year * 12, to: year * 12 + 12, empty: false, weight: years.get(year) });
  }
  const total = pieces.reduce((sum, piece) => sum + piece.weight, 0) || 1;
  let left = 0;
  for (const piece of pieces) {
    piece.left = left;
    left += (piece.weight / total) * width;
    piece.right = left;
  }
  return pieces;
}

function toPixels(pieces, month) {
  const piece = pieces.find(({ to }) => month < to) || pieces[pieces.length - 1];
  const part = (month - piece.from) / (piece.to - piece.from);
  return piece.left + Math.max(0, Math.min(1, part)) * (piece.right - piece.left);
}

function toMonth(pieces, x) {
  const piece = pieces.find(({ right }) => x < right) || pieces[pieces.length - 1];
  const part = (x - piece.left) / (piece.right - piece.left);
  return piece.from + Math.max(0, Math.min(1, part)) * (piece.to - piece.from);
}

const FINEST = { day: 80, month: 60 };

// Dates as marks, one for each date, with the number of claims that give it; days become months where there are too many.
function marksOf(claims) {
  const grouped = (coarse) => {
    const marks = new Map();
    for (const claim of claims) {
      const span = spanOf(claim.date);
      if (!span) continue;
      const text = coarse.has(span.precision) ? (coarse.has("month") && span.precision !== "interval" ? claim.date.slice(0, 4) : claim.date.slice(0, 7)) : claim.date;
      const key = span.precision === "interval" ? claim.date : text;
      if (!marks.has(key)) marks.set(key, { date: key, ...spanOf(key), claims: [] });
      marks.get(key).claims.push(claim);
    }
    return [...marks.values()].sort((a, b) => a.from - b.from || a.to - b.to);
  };
  const coarse = new Set();
  let marks = grouped(coarse);
  for (const precision of ["day", "month"]) {
    if (marks.filter((mark) => mark.precision === precision).length <= FINEST[precision]) break;
    coarse.add(precision);
    marks = grouped(coarse);
  }
  return marks;
}

// Give each mark the lowest lane in which it touches no other; `box` says what it takes, {left, right}.
function inLanes(marks, box) {
  const ends = [];
  return marks.map((mark) => {
    const { left, right } = box(mark);
    let lane = ends.findIndex((end) => end <= left);
    if (lane < 0) lane = ends.length;
    ends[lane] = right + 3;
    return { ...mark, lane, left, right };
  });
}
