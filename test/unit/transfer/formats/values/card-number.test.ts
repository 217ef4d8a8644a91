import { expect, test } from "vitest";
import { readCardNumber } from "#functions/transfer/formats/values/card-number.ts";

test.each([
  ["4/102", "4/102"],
  ["004", "004"],
  ["#4", "4"],
  ["No. 4", "4"],
  ["TG12/TG30", "TG12/TG30"],
  ["SWSH001", "SWSH001"],
  ["OP01-003", "OP01-003"],
  ["4 / 102", "4/102"],
  ["12.0", "12"],
  ["H12", "H12"],
  ["P-001", "P-001"],
])("[IMP-1] the number %j is %s", (text, value) => {
  expect(readCardNumber(text)).toEqual({ value });
});

test.each([
  ["Apr-02", "4/102"],
  ["Apr 02", "4/102"],
  ["Apr. 02", "4/102"],
  ["01-Apr-2002", "4/102"],
  ["1-Apr-02", "4/102"],
  ["Okt 11", "10/111"],
  ["Apr-00", "4/100"],
  ["2002-04-01", "4/102"],
  ["2002-04-01T00:00:00", "4/102"],
  ["2002-04-01 00:00:00", "4/102"],
  ["4/1/2002", "4/102"],
  ["01.04.2002", "4/102"],
  ["37347", "4/102"],
  ["2065-04-01", "4/165"],
  ["1965-04-01", "4/65"],
  ["25-Apr", "4/25"],
  ["25. Apr", "4/25"],
  ["2026-04-25", "4/25"],
  ["4/25/2026", "4/25"],
  ["1/25/2026", "1/25"],
  ["12-Apr", "4/12"],
  ["12-Oct", "10/12"],
])("[IMP-1] what a spreadsheet made %j was %s", (text, value) => {
  expect(readCardNumber(text)).toEqual({ value });
});

test.each([
  ["Apr-65", "4"],
  ["Apr-31", "4"],
  ["Feb-29", "2"],
])("[IMP-1] of %j only the number is certain, not the total", (text, value) => {
  expect(readCardNumber(text)).toEqual({ value });
});

test.each(["2-Apr", "4-Feb", "2026-04-02"])("[IMP-1] %j may have been two numbers", (text) => {
  expect(readCardNumber(text).value).toBeUndefined();
  expect(readCardNumber(text).wrong).toContain("made a date");
});

test("[IMP-1] no number above twelve is taken for a date", () => {
  for (let number = 13; number < 250; number += 1) {
    expect(readCardNumber(`${number}/198`).value).toBe(`${number}/198`);
    expect(readCardNumber(String(number)).value).toBe(String(number));
  }
});

test("[IMP-1] whatever total stood behind a number up to twelve, what is undone never says another number", () => {
  const names = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
  ];
  for (let number = 1; number <= 12; number += 1) {
    for (let total = Math.max(number, 32); total <= 199; total += 1) {
      const year = total < 100 ? 1900 + total : 1900 + total;
      const shown = `${names[number - 1]}-${String(year % 100).padStart(2, "0")}`;
      const read = readCardNumber(shown).value;
      expect([`${number}`, `${number}/${total}`]).toContain(read);
      const iso = `${year}-${String(number).padStart(2, "0")}-01`;
      expect(readCardNumber(iso).value).toBe(`${number}/${total}`);
    }
  }
});
