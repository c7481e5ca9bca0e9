// Offsets from the server count Unicode code points; a JavaScript string counts UTF-16 units,
// two for each character beyond U+FFFF.

/** The index in UTF-16 units of the code point at `offset`; the string's length when it has fewer. */
export function unitIndex(text, offset) {
  let unit = 0;
  for (let point = 0; point < offset && unit < text.length; point += 1) {
    unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  }
  return unit;
}

/** The code points from `start` up to, not including, `end`. */
export function slice(text, start, end) {
  return text.slice(unitIndex(text, start), unitIndex(text, end));
}
