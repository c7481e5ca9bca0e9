// Dates of articles are calendar days without a time zone: they are read and written as UTC, so that
// no reader west of Greenwich sees the day before.

const SHAPES = {
  day: { day: "numeric", month: "short", year: "numeric" },
  month: { month: "long", year: "numeric" },
  year: { year: "numeric" },
};

const ORIGINS = {
  given: "date as given",
  "page metadata": "date from the page’s metadata",
  "in the text": "date from the text",
  inferred: "", // it says so itself
};

const format = (shape) => new Intl.DateTimeFormat("en-GB", { ...shape, timeZone: "UTC" });

/** "21 May 2025", "May 2025" or "2025", as precise as it is known; "undated" without one. What was not told
 * but inferred says so wherever it stands. */
export function publishedText(published) {
  if (!published) return "undated";
  const day = format(SHAPES[published.precision]).format(new Date(published.value));
  return published.from === "inferred" ? `${day}, inferred from the text` : day;
}

/** "21 May 2025". */
export const dayText = (day) => format(SHAPES.day).format(new Date(day));

/** A moment by this machine's clock and time zone: "2025-05-21T09:30:00+04:00". */
export function localMoment(date) {
  const minutes = -date.getTimezoneOffset();
  const clock = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${clock}${minutes < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
}

/** Where a date came from, in words; empty without a date. */
export function originText(published) {
  return published ? ORIGINS[published.from] ?? published.from : "";
}

/** "1 Jan – 31 Dec 2025", "21 May 2025", "from 1 Jan 2025" or "until 31 Dec 2025". Both days are inclusive. */
export function periodText({ start, end }) {
  const day = format(SHAPES.day);
  if (start && end) return day.formatRange(new Date(start), new Date(end));
  if (start) return `from ${day.format(new Date(start))}`;
  return end ? `until ${day.format(new Date(end))}` : "any time";
}

/** "Wednesday (4 Jun 2025)": a short answer, with the day that it means where it does not say the year. */
export function shortText({ short_answer: text, short }) {
  const [, year, day] = short?.normalised?.match(/^(\d{4})-\d\d(-\d\d)?$/) ?? [];
  if (!year || text.includes(year)) return text;
  return `${text} (${publishedText({ value: short.normalised, precision: day ? "day" : "month" })})`;
}
