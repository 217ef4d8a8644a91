import { expect, test } from "vitest";
import { BadQuery } from "#functions/v2/grammar/bad-query.ts";
import { most } from "#functions/v2/grammar/bounds.ts";
import { parseQuery } from "#functions/v2/grammar/parse-query.ts";
import type { QueryTree } from "#functions/v2/grammar/query-tree.ts";

const text = (field: string, value: string, isWhole = false): QueryTree => ({
  ...{ kind: "clause", field },
  test: { kind: "text", text: value, isWhole },
});
const fire = text("types", "fire");
const charizard = text("name", "charizard");

test.each<[string, string, QueryTree]>([
  ["nothing", "", { kind: "all" }],
  ["blanks", " \t ", { kind: "all" }],
  ["one condition", "name:charizard", charizard],
  ["a phrase with parentheses", 'name:"pikachu (a)"', text("name", "pikachu (a)")],
  ["a phrase with a quotation mark", String.raw`name:"a \" b"`, text("name", 'a " b')],
  ["an escaped colon", String.raw`name:type\:null`, text("name", "type:null")],
  ["a hyphen in a word", "name:charizard-gx", text("name", "charizard-gx")],
  ["an apostrophe", "name:farfetch'd", text("name", "farfetch'd")],
  ["signs of Lucene's in quotation marks", 'name:"a~ ^2 >1"', text("name", "a~ ^2 >1")],
  ["an escaped tilde", String.raw`name:a\~`, text("name", "a~")],
  ["wildcards", "name:char*der", text("name", "char*der")],
  ["the exact form", "!name:charizard", text("name", "charizard", true)],
  ["the exact form of a phrase", '!name:"Shaymin EX"', text("name", "Shaymin EX", true)],
  ["a blank as and", "name:charizard types:fire", { kind: "and", parts: [charizard, fire] }],
  ["AND", "name:charizard AND types:fire", { kind: "and", parts: [charizard, fire] }],
  ["&&", "name:charizard && types:fire", { kind: "and", parts: [charizard, fire] }],
  ["||", "name:charizard || types:fire", { kind: "or", parts: [charizard, fire] }],
  ["a plus", "+name:charizard +types:fire", { kind: "and", parts: [charizard, fire] }],
  ["a blank before the value", "name: charizard", charizard],
  ["OR", "name:charizard OR types:fire", { kind: "or", parts: [charizard, fire] }],
  ["a minus", "-types:fire", { kind: "not", part: fire }],
  ["NOT", "NOT types:fire", { kind: "not", part: fire }],
  [
    "a minus before the exact form",
    "-!types:fire",
    { kind: "not", part: text("types", "fire", true) },
  ],
  [
    "a group",
    "name:charizard (types:fire OR types:water)",
    { kind: "and", parts: [charizard, { kind: "or", parts: [fire, text("types", "water")] }] },
  ],
  [
    "a minus before a group",
    "-(types:fire OR types:water)",
    { kind: "not", part: { kind: "or", parts: [fire, text("types", "water")] } },
  ],
  [
    "a field of a group of values",
    'types:(fire OR "water")',
    { kind: "or", parts: [fire, text("types", "water")] },
  ],
  [
    "and binding closer than or",
    "types:fire name:charizard OR types:water",
    { kind: "or", parts: [{ kind: "and", parts: [fire, charizard] }, text("types", "water")] },
  ],
  [
    "parts without a blank",
    "(types:fire)name:charizard",
    { kind: "and", parts: [fire, charizard] },
  ],
])("[SRCH-5] %s is read", (_what, query, tree) => {
  expect(parseQuery(query)).toEqual(tree);
});

const range = (field: string, value: object): QueryTree => ({
  ...{ kind: "clause", field },
  test: { kind: "range", ...value },
});
const bound = (value: string, isIncluded = true) => ({ text: value, isIncluded });

test.each<[string, QueryTree]>([
  ["hp:[100 TO 200]", range("hp", { from: bound("100"), to: bound("200") })],
  ["hp:{100 TO 200}", range("hp", { from: bound("100", false), to: bound("200", false) })],
  ["hp:[100 TO 200}", range("hp", { from: bound("100"), to: bound("200", false) })],
  ["hp:[* TO 100]", range("hp", { to: bound("100") })],
  ["hp:{150 TO *}", range("hp", { from: bound("150", false) })],
  ["hp:[ 1  TO  2 ]", range("hp", { from: bound("1"), to: bound("2") })],
  ["hp:>100", range("hp", { from: bound("100", false) })],
  ["hp:>=100", range("hp", { from: bound("100") })],
  ["hp:< 100", range("hp", { to: bound("100", false) })],
  ["set.releaseDate:<=2023/01", range("set.releaseDate", { to: bound("2023/01") })],
  [
    'set.updatedAt:["2020/08/14 09:35:00" TO 2023/01/01]',
    range("set.updatedAt", { from: bound("2020/08/14 09:35:00"), to: bound("2023/01/01") }),
  ],
])("[SRCH-5] the range %s is read", (query, tree) => {
  expect(parseQuery(query)).toEqual(tree);
});

test.each([
  ["charizard", 1, "names no field"],
  ["name:a or name:b", 8, '"or" joins nothing'],
  ["set.name:Sword & Shield", 16, '"&" names no field'],
  ['name:"charizard', 6, "has no partner"],
  ["(name:a", 1, "is not closed"],
  ["name:a)", 7, "closes what nothing has opened"],
  ["name:", 6, "must be followed by a value"],
  ["name: ", 7, "must be followed by a value"],
  ["name:type:null", 10, "quotation marks"],
  ["name:a OR", 10, "ends where a condition must follow"],
  ["OR name:a", 1, "joins nothing"],
  ["()", 2, '")" stands where a condition must begin'],
  ["hp:[1 2]", 7, "TO between"],
  ["hp:[1 TO 2", 4, "not closed"],
  ["name:[a TO b]", 7, "must be a number"],
  ["!hp:[1 TO 2]", 5, 'takes no "!"'],
  ["!(name:a)", 2, "must begin"],
  ["na/me:a", 1, "no name of a field"],
  ["name:a\\", 7, "backslash"],
  [":a", 1, "must begin"],
  ["hp:>many", 5, "must be a number"],
  ["hp:>*", 5, "A number or a day must follow"],
  ["!hp:>100", 5, 'takes no "!"'],
  ["name:char~", 10, 'takes no "~" behind it'],
  ["name:char~2 types:fire", 10, "only nearly so"],
  ['name:"a b"~2', 11, 'takes no "~"'],
  ["name:charizard^2", 15, "No condition weighs more"],
])("[SRCH-5] %s is refused with its column", (query, column, reason) => {
  const refused = () => parseQuery(query);
  expect(refused).toThrow(reason);
  expect(refused).toThrow(BadQuery);
  expect(refused).toThrow(`Column ${column} of q: `);
});

test.each([
  ["characters", `name:"${"a".repeat(most.characters)}"`],
  ["conditions", "a:b ".repeat(most.clauses + 1)],
  ["conditions with \\*", "a:b* ".repeat(most.wildcards + 1)],
  ["words", `a:"${"ﷺ ".repeat(most.words / 4 + 1)}"`],
  ["deeper", `${"(".repeat(most.depth + 1)}a:b${")".repeat(most.depth + 1)}`],
  ["deeper", `${"-".repeat(most.depth + 1)}a:b`],
])("[SRCH-5] a query of too many %s is refused", (what, query) => {
  expect(() => parseQuery(query)).toThrow(new RegExp(what));
});

test("a query of 250 ids in one address of eight kilobytes is within all bounds", () => {
  const ids = Array.from({ length: 250 }, (_, at) => `id:"swsh12tg-TG${at}"`).join(" OR ");
  expect(parseQuery(ids)).toMatchObject({ kind: "or" });
});
