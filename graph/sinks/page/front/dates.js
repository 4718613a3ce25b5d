// Dates as the articles give them, as months counted from the year 0: a day, a month, a year or an interval of these.
"use strict";

const monthOf = (year, month) => year * 12 + month - 1;
const monthText = (month) => `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;

// "2022-09-21" is {from, to} in months, end not included, as fractions for days; undefined for what is no date.
const oneDate = (text) => {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text);
  if (!found) return undefined;
  const [year, month, day] = found.slice(1).map((part) => part && Number(part));
  if (day) return { from: monthOf(year, month) + (day - 1) / 31, to: monthOf(year, month) + day / 31, precision: "day" };
  if (month) return { from: monthOf(year, month), to: monthOf(year, month) + 1, precision: "month" };
  return { from: year * 12, to: year * 12 + 12, precision: "interval" };
};

const spans = new Map();

function spanOf(date) {
  if (!date) return undefined;
  if (!spans.has(date)) {
    const [first, last] = date.split("/").map(oneDate);
    spans.set(date, date.includes("/") ? first && last && { from: first.from, to: Math.max(last.to, first.to), precision: "interval" } : first);
  }
  return spans.get(date);
}

// The month that a fragment or a field names; NaN where it names none.
function monthFrom(text) {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text || "");
  return found ? monthOf(Number(found[1]), Number(found[2])) : NaN;
}

// How long after one date another is, in words; "" where that cannot be told from them.
function laterWords(earlier, later) {
  const [a, b] = [spanOf(earlier), spanOf(later)];
  if (!a || !b || a.precision === "interval" || b.precision === "interval") return "";
  const months = Math.floor(b.from) - Math.floor(a.from);
  if (months >= 24) return `about ${Math.round(months / 12)} years later`;
  if (months >= 2) return `about ${months} months later`;
  const days = Math.round((b.from - a.from) * 31);
  return a.precision === "day" && b.precision === "day" && days > 0 ? `${count(days, "day")} later` : "";
}
