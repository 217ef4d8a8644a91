import { describe, expect, test } from "vitest";
import { AlertChange, NewAlert } from "#schemas/http/alert-requests.ts";

const subject = { kind: "card", printingId: "pokemon:en:base1-4" };
const line = { kind: "at_or_below", amount: 2_000 };
const channel = "01KAJ3N5Q2V7C8D9E0F1G2H3J4";
const pathsOf = (
  schema: { safeParse(value: unknown): ReturnType<typeof NewAlert.safeParse> },
  value: unknown,
) => (schema.safeParse(value).error?.issues ?? []).map(({ path }) => path.join("."));

test("[ALR-1] what is not said of an alert is near mint, the market price, at once, and again after five percent", () => {
  expect(NewAlert.parse({ subject, line })).toEqual({
    ...{ subject: { ...subject, state: "near_mint" }, line, source: "best" },
    ...{ rearm: { kind: "margin", percent: 5 }, channels: [], delivery: "immediate" },
    isPaused: false,
  });
});

describe("[API-4] of an alert that cannot be it is said where", () => {
  test.each<[object, string]>([
    [{ subject: undefined }, "subject"],
    [{ subject: { kind: "shelf" } }, "subject.kind"],
    [{ subject: { ...subject, printingId: "?" } }, "subject.printingId"],
    [{ subject: { ...subject, state: "mint" } }, "subject.state"],
    [{ subject: { ...subject, state: "psaa-10" } }, "subject.state"],
    [{ subject: { kind: "search", query: " " } }, "subject.query"],
    [{ subject: { kind: "search", query: "x".repeat(501) } }, "subject.query"],
    [{ subject: { kind: "search", query: "a", game: "marbles" } }, "subject.game"],
    [{ line: { ...line, amount: 0 } }, "line.amount"],
    [{ line: { ...line, amount: 1.5 } }, "line.amount"],
    [{ line: { ...line, amount: 1e11 } }, "line.amount"],
    [{ line: { ...line, amount: "2000" } }, "line.amount"],
    [{ line: { kind: "change", percent: 0.5, days: 7 } }, "line.percent"],
    [{ line: { kind: "change", percent: -100, days: 7 } }, "line.percent"],
    [{ line: { kind: "change", percent: -10, days: 366 } }, "line.days"],
    [{ line: { kind: "all_time_low", amount: 1 } }, "line"],
    [{ line: { kind: "near" } }, "line.kind"],
    [{ rearm: { kind: "after_days", days: 0 } }, "rearm.days"],
    [{ rearm: { kind: "margin", percent: 91 } }, "rearm.percent"],
    [{ source: "A shop" }, "source"],
    [{ currency: "ZZZ" }, "currency"],
    [{ channels: ["me@example.com"] }, "channels.0"],
    [{ channels: [channel, channel] }, "channels"],
    [{ delivery: "weekly" }, "delivery"],
    [{ note: "\u202e" }, "note"],
    [{ note: "x".repeat(201) }, "note"],
    [{ isPaused: "no" }, "isPaused"],
    [{ owner: "misty" }, ""],
  ])("%j", (change, path) => {
    expect(pathsOf(NewAlert, { subject, line, ...change })).toContain(path);
  });

  test.each<[object, string]>([
    [{}, ""],
    [{ subject: {} }, "subject"],
    [{ subject: { printingId: "pokemon:en:base1-5" } }, "subject"],
    [{ note: "" }, "note"],
    [{ line: null }, "line"],
    [{ currency: "eur" }, "currency"],
    [{ version: 2 }, ""],
  ])("a change to %j", (change, path) => {
    expect(pathsOf(AlertChange as unknown as typeof NewAlert, change)).toContain(path);
  });
});
