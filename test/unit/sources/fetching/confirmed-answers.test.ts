import { describe, expect, test } from "vitest";
import { roundOf } from "#functions/sources/fetching/round.ts";
import type { AskedFor } from "#functions/sources/fetching/round-results.ts";
import type { Told } from "#functions/sources/port/source.ts";
import { daysOfAnswers } from "#schemas/lake/registered-sources.ts";
import { bronzeKey } from "#schemas/storage/lake.ts";
import type { Seen, SeenAnswer } from "#schemas/storage/seen-shard.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Exchange } from "#shared/upstreams/exchange.ts";

const body = "{}";
const hash = sha256(body);
const packOf = (day: string, source = "mirror") =>
  bronzeKey({
    ...{ source, dataset: "prices", language: "any" as const, digest: "a" },
    at: `${day}T20:45:00.000Z`,
  });
const at = (day: string) => `${day}T20:50:00.000Z`;

/** Says of which day an answer is when its headers do, else that it is of the day of the run. */
const dayOf = ({ lastModified }: Told, { day }: { day: string }) => lastModified ?? day;

type Before = Partial<SeenAnswer> & { readonly storedOn?: string };
const seenWith = ({ storedOn = "2026-02-01", ...more }: Before, source?: string): Seen => ({
  answers: {
    prices: { checkedAt: at(storedOn), sha256: hash, key: 0, line: 3, day: storedOn, ...more },
  },
  ...{ keys: [packOf(storedOn, source)], listed: [] },
});

interface Answered {
  readonly on: string;
  readonly before?: Before;
  readonly exchange?: Partial<Exchange>;
  readonly isNotModified?: boolean;
  readonly isUndated?: boolean;
  readonly source?: string;
}

/** What a round comes to in which a unit's prices are answered on a day. */
function answered({
  on,
  before = {},
  exchange,
  isNotModified,
  isUndated = true,
  source,
}: Answered) {
  const one: AskedFor = {
    wanted: { name: "prices", unit: "3/604", dataset: "prices", request: { url: "http://a.test" } },
    attempts: [
      {
        exchange: {
          ...{ requestedAt: at(on), durationMs: 20, headers: {} },
          ...(isNotModified ? { status: 304 } : { status: 200, bytes: Buffer.from(body) }),
          ...exchange,
        },
        verdict: { kind: isNotModified ? "not_modified" : "data" },
      },
    ],
  };
  const memory = seenWith(before, source);
  const { pack, observations, units, bodies } = roundOf([one], {
    ...{ source: source ?? "mirror", language: "any", runId: "RUN", day: on },
    ...{ ...(isUndated && { dayOf }), seenOf: () => memory },
  });
  const unit = units.get("3/604");
  const [line] = pack?.lines ?? [];
  return { key: pack?.key, line, bodies, unit, outcome: observations[0]?.outcome, observations };
}

describe("[LAKE-4] the same body on a later day, of a source whose bodies do not name theirs,", () => {
  test.each([
    ["with its bytes", false],
    ["as unmodified", true],
  ])("%s becomes a line without a body that names the one that has it", (_how, isNotModified) => {
    const headers = { etag: '"b"', contentType: "application/json" };
    const { line, outcome, unit, bodies, observations } = answered({
      ...{ on: "2026-02-02", isNotModified, exchange: { headers } },
    });
    expect(outcome).toBe("confirmed");
    expect(line).toEqual({
      ...{ source: "mirror", dataset: "prices", language: "any", unit: "3/604", name: "prices" },
      request: { method: "GET", url: "http://a.test" },
      ...{ requestedAt: at("2026-02-02"), durationMs: 20, runId: "RUN", day: "2026-02-02" },
      ...{ status: isNotModified ? 304 : 200, headers, sha256: hash },
      sameAs: { key: packOf("2026-02-01"), line: 3 },
    });
    expect(bodies).toEqual([]);
    expect(observations[0]?.bronze).toEqual({ key: packOf("2026-02-01"), line: 3 });
    const figures = { newBodies: 0, notModified: isNotModified ? 1 : 0 };
    expect(unit).toMatchObject({ hasNews: true, figures });
  });

  test("is remembered as taken, and still where its body lies: no line names one without", () => {
    const first = answered({ on: "2026-02-02" });
    expect(first.unit?.seen).toEqual({
      answers: {
        prices: {
          ...{ checkedAt: at("2026-02-02"), sha256: hash, key: 0, line: 3, day: "2026-02-02" },
        },
      },
      ...{ keys: [packOf("2026-02-01")], listed: [] },
    });
    const second = answered({ on: "2026-02-03", before: { day: "2026-02-02" } });
    expect(second.line?.sameAs).toEqual({ key: packOf("2026-02-01"), line: 3 });
  });

  test("is dated by this answer's own header, or else by when it was asked for", () => {
    const before = { lastModified: "2026-02-01" };
    const stale = { exchange: { headers: { lastModified: "2026-02-01" } } };
    for (const isNotModified of [true, false]) {
      const same = answered({ on: "2026-02-03", before, isNotModified, ...stale });
      expect([same.outcome, same.line, same.unit?.hasNews]).toEqual([
        ...[isNotModified ? "not_modified" : "known", undefined, false],
      ]);
      expect(same.unit?.seen.answers["prices"]?.day).toBe("2026-02-01");
      const undated = answered({ on: "2026-02-03", before, isNotModified });
      expect(undated.unit?.seen.answers["prices"]?.day).toBe("2026-02-03");
    }
  });

  test("is no news a second time that day, nor of a day before", () => {
    for (const day of ["2026-02-02", "2026-02-05"]) {
      const again = answered({ on: "2026-02-02", before: { day } });
      expect(again).toMatchObject({ outcome: "known", key: undefined, unit: { hasNews: false } });
      expect(again.unit?.seen.answers["prices"]?.day).toBe(day);
    }
  });

  test.each(["2027-01-01", "1970-01-01"])(
    "is of the day on which it came where it says %s, as whoever takes it believes",
    (lastModified) => {
      const exchange = { headers: { lastModified } };
      const one = answered({ on: "2026-02-02", exchange });
      expect(one.unit?.seen.answers["prices"]?.day).toBe("2026-02-02");
      const next = answered({ on: "2026-02-03", exchange, before: { day: "2026-02-02" } });
      expect(next.outcome).toBe("confirmed");
    },
  );

  test("of two packs of one moment is in another one than the body would be", () => {
    const stored = answered({ on: "2026-02-02", before: { sha256: "b".repeat(64) } });
    expect(stored.outcome).toBe("new");
    expect(stored.key).not.toBe(answered({ on: "2026-02-02" }).key);
  });
});

describe("what was remembered before days were", () => {
  const old = { day: undefined };

  test("is of the day on which it was stored, and confirmed on the next one", () => {
    expect(answered({ on: "2026-02-01", before: old }).outcome).toBe("known");
    expect(answered({ on: "2026-02-02", before: old }).outcome).toBe("confirmed");
  });

  test("is of the day that its file says where that is the earlier one, and of no later one", () => {
    const late = { ...old, storedOn: "2026-02-02" };
    const on = "2026-02-02";
    const exchange = { headers: { lastModified: "2026-02-02" } };
    const of = (lastModified: string) => ({ ...late, lastModified });
    expect(answered({ on, exchange, before: of("2026-02-01") }).outcome).toBe("confirmed");
    expect(answered({ on, exchange, before: of("2026-02-02") }).outcome).toBe("known");
    const since = { ...old, lastModified: "2026-02-03" };
    expect(answered({ on, exchange, before: since }).outcome).toBe("confirmed");
  });

  test("is remembered with its day from then on", () => {
    const { unit } = answered({ on: "2026-02-02", before: old });
    expect(unit?.seen.answers["prices"]?.day).toBe("2026-02-02");
  });
});

describe("all else is as it was:", () => {
  test("bodies that name their day are stored once", () => {
    for (const isNotModified of [true, false]) {
      const one = answered({ on: "2026-02-09", isNotModified, isUndated: false });
      expect([one.outcome, one.line]).toEqual([
        ...[isNotModified ? "not_modified" : "known", undefined],
      ]);
    }
  });

  test("another body is new, and is of its own day whatever was taken before", () => {
    const before = { sha256: "b".repeat(64), day: "2026-02-05" };
    const one = answered({ on: "2026-02-02", before });
    expect(one).toMatchObject({ outcome: "new", line: { body } });
    expect(one.unit?.seen.answers["prices"]).toMatchObject({ day: "2026-02-02", line: 0 });
  });

  test("a doubted list that comes again is stored again", () => {
    const one = answered({ on: "2026-02-02", before: { doubted: true } });
    expect(one).toMatchObject({ outcome: "new", line: { body } });
  });

  test("what failed takes no day", () => {
    const failed = { kind: "failed", failure: { errorClass: "transient", reason: "500" } } as const;
    const wanted = {
      ...{ name: "prices", unit: "3/604", dataset: "prices", request: { url: "http://a.test" } },
    };
    const exchange = { requestedAt: at("2026-02-02"), durationMs: 1, status: 500, headers: {} };
    const memory = seenWith({});
    const { units, pack } = roundOf([{ wanted, attempts: [{ exchange, verdict: failed }] }], {
      ...{ source: "mirror", language: "any", runId: "RUN", day: "2026-02-02", dayOf },
      seenOf: () => memory,
    });
    expect([pack, units.get("3/604")?.seen.answers["prices"]?.day]).toEqual([
      ...[undefined, "2026-02-01"],
    ]);
  });
});

test.each(Object.entries(daysOfAnswers))(
  "a body of %s is stored again while the one before still has a fortnight of its %s days",
  (source, days = 0) => {
    const storedOn = "2026-02-01";
    const last = dayAfter(storedOn, days - 14);
    const before = { storedOn };
    expect(answered({ source, before, on: last })).toMatchObject({
      outcome: "confirmed",
      line: { sameAs: { key: packOf(storedOn, source), line: 3 } },
    });
    expect(answered({ source, before, on: dayAfter(last, 1) })).toMatchObject({
      outcome: "new",
      line: { body },
    });
    const whatever = { source, before, isUndated: false };
    expect(answered({ ...whatever, on: last }).outcome).toBe("known");
    expect(answered({ ...whatever, on: dayAfter(last, 1) }).outcome).toBe("new");
  },
);
