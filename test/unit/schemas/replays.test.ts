import { expect, test } from "vitest";
import { StartReplay } from "#schemas/http/replay-views.ts";

const source = "tcgdex";

test.each([
  ["a range that ends before it begins", { from: "2026-02-02", until: "2026-02-01" }, /until/],
  [
    "a great loss by a part of the answers",
    { dataset: "cards", retiresMany: true },
    /all of a source/,
  ],
  ["a great loss in a shadow", { target: "shadow", retiresMany: true }, /a shadow removes nothing/],
])("[API-4] %s is refused, with what would be right", (_case, request, message) => {
  const at = (day?: string) => day && `${day}T00:00:00.000Z`;
  const { from, until, ...rest } = { from: undefined, until: undefined, ...request };
  const range = { ...(from && { from: at(from) }), ...(until && { until: at(until) }) };
  const { error } = StartReplay.safeParse({ source, ...rest, ...range });
  expect(JSON.stringify(error?.issues)).toMatch(message);
});

test("[LAKE-6] a great loss is allowed for all of a source, or all of a language", () => {
  for (const more of [{}, { languages: ["en"] }]) {
    expect(StartReplay.safeParse({ source, retiresMany: true, ...more }).success).toBe(true);
  }
});
