import { expect, test } from "vitest";
import { CompositeOptions } from "#schemas/images/composite.ts";

const read = (options: object) => CompositeOptions.safeParse(options);

test.each([
  ["https://cards.example/u/misty", "https://cards.example/u/misty"],
  ["HTTPS://Cards.Example", "https://cards.example/"],
  ["https://kärten.example/ä b", "https://xn--krten-gra.example/%C3%A4%20b"],
  [`https://cards.example/${"a".repeat(178)}`, `https://cards.example/${"a".repeat(178)}`],
])("the link %s is kept as a browser writes it", (link, kept) => {
  expect(read({ link }).data?.link).toBe(kept);
  expect(read({ link: kept }).data?.link).toBe(kept);
});

test.each([
  ["http://cards.example", "must begin with https://"],
  ["javascript:alert(1)", "must begin with https://"],
  ["data:text/html,x", "must begin with https://"],
  ["https://bank.example@evil.example/", "must not have a name or a password in it"],
  ["cards.example", "must be an address"],
  ["", "must be an address"],
  [`https://cards.example/${"a".repeat(179)}`, "at most 200 characters"],
  [`https://cards.example/${"ä".repeat(60)}`, "as a browser writes it"],
])("the link %s is refused: %s", (link, reason) => {
  expect(read({ link }).error?.issues[0]?.message).toContain(reason);
});

test("a handle is a text of thirty signs at most that shows something", () => {
  expect(read({ handle: "🐉".repeat(30) }).success).toBe(true);
  for (const handle of ["", " ", "🐉".repeat(31), "\u202eytsim", "a\nb"]) {
    expect(read({ handle }).success).toBe(false);
  }
});
