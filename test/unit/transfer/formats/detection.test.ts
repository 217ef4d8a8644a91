import { expect, test } from "vitest";
import { allFormats, detectFormat, formatOf, readRows } from "#functions/transfer/formats/index.ts";
import { headers } from "#test/support/transfer/format-headers.ts";

test.each(headers)("[IMP-1] $format is known by its header: $note", ({ format, header }) => {
  const found = detectFormat(header.split(/[,;]/));
  expect(found.format).toBe(format);
  expect(found.certainty).not.toBe("generic");
  expect(found.why).toMatch(/^(?:A column|Columns|All) .*\.$/);
  expect(found.others).not.toContain(format);
});

test.each(headers)(
  "[IMP-1] $format is known in any order and letter case: $note",
  ({ format, header }) => {
    const turned = header.split(/[,;]/).toReversed();
    expect(detectFormat(turned.map((name) => ` ${name.toUpperCase()} `)).format).toBe(format);
  },
);

test("[IMP-1] every format is known by a header", () => {
  const known = new Set(headers.map(({ format }) => format));
  const all = allFormats.map(({ id }) => id).filter((id) => id !== "generic");
  expect(all.filter((id) => !known.has(id))).toEqual([]);
});

test("[IMP-1] columns that nobody has together are nobody’s", () => {
  const found = detectFormat(["Karte", "Anzahl", "Zustand"]);
  expect(found).toMatchObject({ format: "generic", certainty: "generic" });
});

test("[IMP-1] a number of copies for trade alone says nothing", () => {
  expect(detectFormat(["Tradelist Count", "Name"]).format).toBe("generic");
});

test("[IMP-1] what else a file may be is told, the likeliest first", () => {
  const found = detectFormat(["Quantity", "Name", "Set", "Card Number", "Printing", "Condition"]);
  expect(found).toMatchObject({ format: "tcgplayer_app", certainty: "likely" });
});

test("[IMP-1] no header at all is nobody’s", () => {
  expect(detectFormat([]).format).toBe("generic");
});

test.each(headers)("[IMP-2] of $format every column is known: $note", ({ format, header }) => {
  if (format === "pricecharting") return;
  const { columns } = readRows(
    { header: header.split(/[,;]/), rows: [] },
    { format: formatOf(format) },
  );
  expect(columns.filter(({ use }) => use === "unknown")).toEqual([]);
});

test("[IMP-1] a header of which an app knows only most is nobody’s, and the app is told as one that it may be", () => {
  const header = ["QUANTITY", "NAME", "CONDITION", "LANG", "NOTES", "My shelf"];
  const found = detectFormat(header);
  expect(found.format).toBe("generic");
  expect(found.others[0]).toBe("topdecked");
  expect(detectFormat(header.slice(0, -1))).toMatchObject({
    format: "topdecked",
    certainty: "likely",
    why: "All 5 columns are ones that TopDecked has.",
  });
});
