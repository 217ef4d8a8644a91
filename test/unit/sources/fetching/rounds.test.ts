import { describe, expect, test } from "vitest";
import { roundOf } from "#functions/sources/fetching/round.ts";
import type { AskedFor } from "#functions/sources/fetching/round-results.ts";
import { bronzeKey } from "#schemas/storage/lake.ts";
import type { Seen, SeenAnswer } from "#schemas/storage/seen-shard.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Exchange, Verdict } from "#shared/upstreams/exchange.ts";

const second = (at: number) => `2026-02-01T06:00:0${at}.000Z`;
const context = { source: "tcgdex", language: "en" as const, runId: "RUN", day: "2026-01-31" };
const data: Verdict = { kind: "data" };
const failed: Verdict = {
  ...{ kind: "failed", failure: { errorClass: "transient", reason: "The upstream said 500." } },
};

/** One try: by default the answer `{}` under status 200. */
const aTry = (exchange: Partial<Exchange> = {}, verdict: Verdict = data) => ({
  exchange: {
    ...{ requestedAt: second(1), durationMs: 20, status: 200, headers: {} },
    ...{ bytes: Buffer.from("{}"), ...exchange },
  },
  verdict,
});
const noBody = (status: number) => ({ status, bytes: undefined }) as object;
const asked = (
  name: string,
  attempts: AskedFor["attempts"] = [aTry()],
  more: object = {},
): AskedFor => ({
  wanted: {
    ...{ name, unit: "base1", dataset: "cards" },
    ...{ request: { url: `http://cards.test/${name}?token=secret` }, ...more },
  },
  attempts,
});
const seen = (answers: Record<string, SeenAnswer>, keys: string[] = []): Seen => ({
  ...{ answers, keys, listed: [["card:1", "m"]] },
});
const round = (all: readonly AskedFor[], memory: Record<string, Seen> = {}) =>
  roundOf(all, { ...context, seenOf: (unit) => memory[unit] });
const known = (hash: string, more: Partial<SeenAnswer> = {}): SeenAnswer => ({
  ...{ checkedAt: second(0), sha256: hash as SeenAnswer["sha256"], key: 0, line: 3 },
  ...more,
});
const hash = sha256("{}");

describe("[LAKE-1] what is new of a round", () => {
  test("becomes lines of one pack, in the order in which it was asked for", () => {
    const first = asked("a", [aTry({ headers: { etag: "1" } })]);
    const { pack, bodies } = round([first, asked("b", [aTry({ bytes: Buffer.from([255]) })])]);
    const digest = sha256(
      ["RUN", `base1 a ${hash}`, `base1 b ${sha256(Buffer.from([255]))}`].join("\n"),
    );
    const folder = { source: "tcgdex", language: "en" as const, dataset: "cards", at: second(1) };
    expect(pack?.key).toBe(bronzeKey({ ...folder, digest: digest.slice(0, 32) }));
    expect(pack?.lines).toEqual([
      {
        ...{ source: "tcgdex", dataset: "cards", language: "en", unit: "base1", name: "a" },
        request: { method: "GET", url: "http://cards.test/a?token=removed" },
        ...{ requestedAt: second(1), durationMs: 20, runId: "RUN", day: "2026-01-31" },
        ...{ status: 200, headers: { etag: "1" }, sha256: hash, body: "{}" },
      },
      expect.objectContaining({ name: "b", bodyBase64: "/w==" }),
    ]);
    expect(bodies).toEqual([]);
  });

  test("lies beside the pack where it is large, and the line names it", () => {
    const large = {
      ...{ length: 9, sha256: "a".repeat(64), head: Buffer.from("{"), tail: Buffer.from("}") },
      ...{ path: "/nowhere", gzippedLength: 5, discard: async () => {} },
    };
    const { pack, bodies, observations } = round([
      asked("a", [aTry({ bytes: undefined, large } as object)]),
      asked("b"),
    ]);
    const [line] = pack?.lines ?? [];
    expect(line).toMatchObject({
      sha256: large.sha256,
      bodyKey: expect.stringMatching(/\/_a+\.gz$/),
    });
    expect(line).not.toHaveProperty("body");
    expect(bodies).toEqual([{ body: large, key: line?.bodyKey }]);
    expect(observations[0]).toMatchObject({ bytes: 9, sha256: large.sha256 });
  });

  test("is nothing where the same request said it before, and all of it where it was doubted", () => {
    const memory = seen({ a: known(hash), b: known(hash, { doubted: true }) }, ["old"]);
    const { pack, observations, units } = round([asked("a"), asked("b")], { base1: memory });
    expect(pack?.lines.map(({ name }) => name)).toEqual(["b"]);
    expect(observations.map(({ outcome }) => outcome)).toEqual(["known", "new"]);
    expect(units.get("base1")).toMatchObject({ hasNews: true, figures: { newBodies: 1 } });
    expect(units.get("base1")?.seen.answers["b"]).not.toHaveProperty("doubted");
  });

  test("makes no pack where it is nothing", () => {
    const made = round([asked("a")], { base1: seen({ a: known(hash) }, ["old"]) });
    expect(made.pack).toBeUndefined();
    expect(made.units.get("base1")?.hasNews).toBe(false);
  });

  test("is of each unit that it came for, and each remembers its own", () => {
    const { pack, units } = round([asked("a"), asked("a", [aTry()], { unit: "base2" })]);
    expect([...units.keys()]).toEqual(["base1", "base2"]);
    expect(units.get("base2")?.seen).toEqual({
      ...{ keys: [pack?.key], listed: [] },
      answers: { a: { checkedAt: second(1), sha256: hash, key: 0, line: 1 } },
    });
  });
});

describe("[LAKE-4] an observation", () => {
  test("is made of every try, the last one deciding", () => {
    const failing = aTry(
      { status: 500, requestedAt: second(1), bytes: Buffer.from("Oh no.") },
      failed,
    );
    const { observations, pack, units } = round([
      asked("a", [failing, aTry({ requestedAt: second(2), bytes: Buffer.from("{ }") })]),
    ]);
    expect(observations).toMatchObject([
      {
        ...{ requestedAt: second(1), status: 500, outcome: "failed", snippet: "Oh no.", bytes: 6 },
        ...{ failure: { errorClass: "transient", reason: "The upstream said 500." } },
        sha256: sha256("Oh no."),
      },
      {
        ...{ requestedAt: second(2), status: 200, outcome: "new", bytes: 3, sha256: sha256("{ }") },
        bronze: { key: pack?.key, line: 0 },
      },
    ]);
    expect(observations[0]).not.toHaveProperty("bronze");
    expect(units.get("base1")?.figures).toEqual({
      ...{ requests: 2, notModified: 0, newBodies: 1, failures: 1, gone: 0, bytes: 9 },
    });
  });

  test("of an answer that is confirmed names the hash and the place of that", () => {
    const memory = seen({ a: known(hash, { etag: "1", line: 2 }) }, ["old"]);
    const { observations, units } = round(
      [asked("a", [aTry(noBody(304), { kind: "not_modified" })])],
      { base1: memory },
    );
    expect(observations).toMatchObject([
      { outcome: "not_modified", sha256: hash, bronze: { key: "old", line: 2 } },
    ]);
    expect(observations[0]).not.toHaveProperty("bytes");
    expect(units.get("base1")).toMatchObject({
      ...{ hasNews: false, figures: { notModified: 1, newBodies: 0, bytes: 0 } },
      seen: { answers: { a: { etag: "1", sha256: hash, checkedAt: second(1) } } },
    });
  });

  test("of what never came has neither status nor body", () => {
    const nothing = { status: undefined, headers: undefined, bytes: undefined, error: "reset" };
    const { observations, units } = round([asked("a", [aTry(nothing as object, failed)])]);
    for (const field of ["status", "headers", "bytes", "sha256", "bronze", "snippet"]) {
      expect(observations[0]).not.toHaveProperty(field);
    }
    expect(units.get("base1")?.figures).toMatchObject({ failures: 1, gone: 0 });
  });

  test.each([404, 410])(
    "of what is gone is counted as such, by its last try alone: %i",
    (status) => {
      const gone = aTry(noBody(status), failed);
      const { units } = round([asked("a", [gone]), asked("b", [gone, aTry()])]);
      expect(units.get("base1")?.figures).toMatchObject({ gone: 1, failures: 2, requests: 3 });
    },
  );
});

describe("what a unit remembers of a request", () => {
  const memoryAfter = (one: AskedFor, before?: SeenAnswer) =>
    round([one], before && { base1: seen({ a: before }, ["old"]) }).units.get("base1")?.seen;

  test("that failed is what it knew, and that it failed", () => {
    const mark = "new mark";
    const before = known(hash, { etag: "1", mark: "mark", doubted: true });
    expect(
      memoryAfter(asked("a", [aTry({ status: 500 }, failed)], { mark }), before)?.answers,
    ).toEqual({
      a: { ...before, mark, checkedAt: second(1), failed: true },
    });
    expect(memoryAfter(asked("a", [aTry({ status: 500 }, failed)]))).toMatchObject({
      ...{ keys: [], answers: { a: { checkedAt: second(1), failed: true } } },
    });
  });

  test("that is good again is that it is", () => {
    const before = known(hash, { failed: true, mark: "m" });
    expect(memoryAfter(asked("a"), before)?.answers).toEqual({
      a: known(hash, { mark: "m", checkedAt: second(1) }),
    });
  });

  test("are the tags of the newest answer, and no older ones", () => {
    const before = known("b".repeat(64), { etag: "old", lastModified: "then" });
    expect(
      memoryAfter(asked("a", [aTry({ headers: { etag: "new" } })]), before)?.answers["a"],
    ).toEqual({
      ...{ checkedAt: second(1), etag: "new", sha256: hash, key: 0, line: 0 },
    });
    const dated = memoryAfter(asked("a", [aTry({ headers: { lastModified: "now" } })]), before);
    expect(dated?.answers["a"]).toEqual({
      ...{ checkedAt: second(1), lastModified: "now", sha256: hash, key: 0, line: 0 },
    });
  });

  test("are the tags that a confirmation brings, or else those that it confirms", () => {
    const before = known(hash, { etag: "old", lastModified: "then" });
    const confirmed = (headers: object) =>
      memoryAfter(
        asked("a", [aTry({ ...noBody(304), headers }, { kind: "not_modified" })]),
        before,
      );
    expect(confirmed({})?.answers["a"]).toMatchObject({ etag: "old", lastModified: "then" });
    expect(confirmed({ etag: "new", lastModified: "now" })?.answers["a"]).toMatchObject({
      ...{ etag: "new", lastModified: "now" },
    });
  });

  test("names only packs that some answer lies in", () => {
    const memory = seen(
      {
        a: known("b".repeat(64), { key: 0 }),
        b: known("c".repeat(64), { key: 1, line: 5 }),
        c: { checkedAt: second(0), failed: true },
      },
      ["first", "second", "unused"],
    );
    const { pack, units } = round([asked("a")], { base1: memory });
    expect(units.get("base1")?.seen).toMatchObject({
      keys: ["second", pack?.key],
      answers: { a: { key: 1, line: 0 }, b: { key: 0, line: 5 } },
      listed: [["card:1", "m"]],
    });
    expect(units.get("base1")?.seen.answers["c"]).toEqual({ checkedAt: second(0), failed: true });
  });

  test("is its own, whatever the names of requests are", () => {
    const { units } = round([asked("constructor"), asked("toString")], { base1: seen({}) });
    expect(Object.keys(units.get("base1")?.seen.answers ?? {})).toEqual([
      "constructor",
      "toString",
    ]);
  });
});

test("a request without a try is a fault of our own", () => {
  expect(() => round([asked("a", [])])).toThrow(RangeError);
});
