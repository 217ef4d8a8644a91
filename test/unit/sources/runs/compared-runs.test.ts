import { describe, expect, test } from "vitest";
import { changesInRun } from "#functions/sources/runs/drift/changes-in-run.ts";
import { driftOfRun } from "#functions/sources/runs/drift/drift-of-run.ts";
import type { Run } from "#schemas/storage/work-items.ts";
import { run, unit } from "#test/support/sources/runs-begun.ts";

describe("[ING-7] a run is compared", () => {
  const drift = (missing: number, records = 100) => [
    {
      ...{ source: "tcgdex", language: "en", dataset: "cards", records },
      fields: { "missing_field hp": missing },
    },
  ];
  const counted = (missing: number) => [
    unit("base1", { drift: { cards: 100, "cards missing_field hp": missing } }),
  ];
  const earlier = (day: number, more: Partial<Run>): Run => ({
    ...{ ...run, id: `DAY${day}`, startedAt: `2026-01-0${day}T06:00:00.000Z` },
    ...more,
  });
  const changes = (now: Run, others: readonly Run[], missing = 100) => {
    const limits: number[] = [];
    const runs = {
      get: async (id: string) => (id === now.id ? now : undefined),
      list: async ({ limit }: { limit: number }) => {
        limits.push(limit);
        return { items: [now, ...others] };
      },
    };
    return changesInRun(now.id, counted(missing), runs).then((found) => ({ ...found, limits }));
  };
  const codes = ({ findings }: { findings: readonly { code: string }[] }) =>
    findings.map(({ code }) => code);

  test("with the newest before it that read anything of the data set", async () => {
    const others = [
      earlier(3, { drift: [] }),
      earlier(2, { drift: drift(0) }),
      earlier(1, { drift: drift(100) }),
    ];
    const found = await changes(run, others);
    expect(codes(found)).toEqual(["field_vanished"]);
    expect(found.drift).toEqual(drift(100));
    expect(found.limits).toEqual([10]);
    expect(codes(await changes(run, [earlier(3, { drift: drift(100) }), ...others]))).toEqual([]);
  });

  test.each([
    ["with none that began later", { startedAt: "2026-02-02T06:00:00.000Z" }],
    ["with none at the same moment", { startedAt: run.startedAt }],
    ["with none over chosen units, when it is over all", { units: ["base1"] }],
    ["with none of another language", { drift: [{ ...drift(0)[0], language: "de" }] }],
    ["with none of another source", { drift: [{ ...drift(0)[0], source: "attic" }] }],
    ["with none of another data set", { drift: [{ ...drift(0)[0], dataset: "sets" }] }],
  ])("%s", async (_what, more) => {
    const other = earlier(1, { drift: drift(0), ...(more as Partial<Run>) });
    expect(codes(await changes(run, [other]))).toEqual([]);
  });

  test("with one over the same chosen units, in whatever order they were named", async () => {
    const other = earlier(1, { drift: drift(0), units: ["b", "a"] });
    expect(codes(await changes({ ...run, units: ["a", "b"] }, [other]))).toEqual([
      "field_vanished",
    ]);
  });

  test("once: what it knew of when it ended before is no news", async () => {
    const others = [earlier(1, { drift: drift(0) })];
    const first = await changes(run, others);
    expect(first.news).toEqual(first.findings);
    const again = await changes({ ...run, findings: [...first.findings] }, others);
    expect(again.findings).toEqual(first.findings);
    expect(again.news).toEqual([]);
  });

  test("once for each field: what is new beside what it knew is news", async () => {
    const now = [
      unit("base1", {
        drift: { cards: 100, "cards missing_field hp": 100, "cards missing_field types": 100 },
      }),
    ];
    const others = [earlier(1, { drift: drift(0) })];
    const { findings } = await changes(run, others);
    const runs = {
      get: async () => ({ ...run, findings: [...findings] }),
      list: async () => ({ items: others }),
    };
    const { news, findings: all } = await changesInRun("RUN", now, runs);
    expect(all).toHaveLength(2);
    expect(news.map(({ field }) => field)).toEqual(["types"]);
  });

  test("with nothing where nothing was read, or nobody knows the run", async () => {
    const none = { drift: [], findings: [], news: [] };
    const runs = { get: async () => run, list: async () => ({ items: [] }) };
    expect(await changesInRun("RUN", [], runs)).toEqual(none);
    const gone = { ...runs, get: async () => undefined };
    expect(await changesInRun("RUN", counted(1), gone)).toEqual({ ...none, drift: drift(1) });
  });
});

test("of more fields than a run can keep, the most frequent are kept", () => {
  const fields = Array.from({ length: 70 }, (_none, at) => [`cards missing_field f${at}`, at + 1]);
  const [kept] = driftOfRun([
    unit("base1", { drift: { cards: 99, ...Object.fromEntries(fields) } }),
  ]);
  const counts = Object.values(kept?.fields ?? {});
  expect(counts).toHaveLength(60);
  expect(Math.min(...counts)).toBe(11);
});
