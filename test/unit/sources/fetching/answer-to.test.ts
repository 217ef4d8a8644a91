import { expect, test } from "vitest";
import { answerTo } from "#functions/sources/fetching/answer-to.ts";
import { everyObjectHas } from "#test/support/catalogue/odd-names.ts";

const answer = { checkedAt: "2026-02-01T06:00:00.000Z" };
const seen = { answers: { page: answer }, keys: [], listed: [] };

test("a request has the answer that is remembered of it", () => {
  expect(answerTo("page", seen)).toBe(answer);
  expect(answerTo("page", undefined)).toBeUndefined();
});

test.each(everyObjectHas)("a request called %s that was never asked has no answer", (name) => {
  expect(answerTo(name, seen)).toBeUndefined();
});
