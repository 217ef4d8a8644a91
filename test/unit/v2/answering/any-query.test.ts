import fc from "fast-check";
import { expect, test } from "vitest";
import { listRows } from "#functions/v2/answering/list-rows.ts";
import { listCards } from "#schemas/http/v2.ts";
import { toProblem } from "#shared/http/problem.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { processorMs } from "#test/support/running/processor-time.ts";
import { setsOfGiven, v2FileOf } from "#test/support/v2/v2-sets.ts";

const set = {
  ...{ id: "base3", name: "Fossil", series: "Base", printedTotal: 62, total: 62 },
  ...{ releaseDate: "1999/10/10", updatedAt: "2022/10/10 15:12:00" },
};
const cards = Array.from({ length: 300 }, (_, at) => ({
  ...{ id: `base3-${at}`, name: `Gengar ${at % 7}`, supertype: "Pokémon", number: String(at) },
  ...{ hp: String(10 * (at % 9)), types: ["Fire"], attacks: [{ name: "Lick", cost: ["Fire"] }] },
}));
const { cards: rows } = v2FileOf(setsOfGiven([{ set, cards }]));

/** The status of the answer to these parameters, and the milliseconds that it takes. */
function statusOf(parameters: Readonly<Record<string, string>>) {
  const startedMs = processorMs();
  const query = listCards.request.query.safeParse(parameters);
  if (!query.success) return { status: 400, ms: processorMs() - startedMs };
  try {
    const { data, count, totalCount } = JSON.parse(listRows(rows, query.data));
    expect([data.length, totalCount >= count]).toEqual([count, true]);
    return { status: 200, ms: processorMs() - startedMs };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { status: toProblem(error, "").status, ms: processorMs() - startedMs };
  }
}

const piece = fc.constantFrom(
  ...[
    "name:",
    "hp:",
    "attacks.name:",
    "set.id:",
    "gengar",
    "ga*",
    "*",
    '"',
    "(",
    ")",
    "[",
    "]",
    "{",
  ],
  ...[
    "}",
    " TO ",
    " OR ",
    " AND ",
    "NOT ",
    "-",
    "!",
    "+",
    "\\",
    ":",
    ".",
    ",",
    " ",
    "1",
    "200",
    "?",
  ],
  ...[
    "2020/01/01",
    "\u0000",
    "\ud800",
    "😀",
    "ﷺ",
    "‮",
    "é",
    "//",
    "&&",
    "||",
    "__proto__:",
    "=",
    "%",
  ],
);
const anyText = fc
  .array(fc.oneof({ weight: 4, arbitrary: piece }, fc.string()), { maxLength: 80 })
  .map((all) => all.join(""));

test("[SRCH-5] whatever is asked is answered with 200 or 400", () => {
  const parameters = fc.record(
    {
      ...{ q: anyText, orderBy: anyText, select: anyText },
      page: fc.oneof(fc.integer().map(String), fc.string({ maxLength: 4 })),
      pageSize: fc.oneof(fc.integer({ min: -1, max: 300 }).map(String), fc.constant("")),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(parameters, (asked) => {
      expect([200, 400]).toContain(statusOf(asked).status);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["a condition on every card that is", "name:gengar OR ".repeat(399)],
  ["as many wildcards as may be", "name:*g*e*n* OR ".repeat(39)],
  ["one word of stars", `name:${"*a".repeat(4_000)} OR `],
  ["levels", `${"-(".repeat(20)}name:a${")".repeat(20)} OR `],
  ["a phrase of many words", `name:"${"gengar ".repeat(1_100)}" OR `],
  ["quotation marks", '"'.repeat(8_000)],
  ["parentheses", "(".repeat(8_000)],
])("[API-4] %s costs no more than a moment", (_what, start) => {
  const { status, ms } = statusOf({ q: `${start}hp:1` });
  expect([200, 400]).toContain(status);
  expect(ms).toBeLessThan(1_000);
});

test.each([
  [{ page: "", pageSize: "" }, 200],
  [{ page: "0" }, 200],
  [{ page: "-1" }, 400],
  [{ page: "1e9" }, 400],
  [{ pageSize: "0" }, 400],
  [{ pageSize: "251" }, 200],
])("[SRCH-5] %j is answered with %i", (asked, status) => {
  expect(statusOf(asked).status).toBe(status);
});
