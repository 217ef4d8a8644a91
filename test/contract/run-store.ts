import { randomUUID } from "node:crypto";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { RunStore } from "#functions/sources/runs/run-store.ts";
import { Run, type UnitName } from "#schemas/storage/work-items.ts";

/** Other tests have runs in the same table; a source of its own keeps them apart. */
const aRun = (change: Partial<Run> = {}): Run =>
  Run.parse({
    id: ulid(),
    sources: [`source-${randomUUID()}`],
    languages: ["en"],
    ...{ mode: "due", state: "planning", requestHash: "hash" },
    startedAt: new Date().toISOString(),
    ...change,
  });
const unitOf = ({ sources: [source = ""] }: Run, unit = "base1"): UnitName => ({
  ...{ source, language: "en", dataset: "sets", unit },
});
const longAgo = "2000-01-01T00:00:00.000Z";
const at = "2026-02-01T06:00:00.000Z";

/** What every RunStore promises. */
export function runStoreContract(name: string, storeFor: () => RunStore) {
  describe(`${name} is a RunStore`, () => {
    test("a run is kept once; who comes second with its id finds it", async () => {
      const [store, run] = [storeFor(), aRun()];
      expect(await store.create(run, longAgo)).toEqual({ outcome: "created", run, displaced: [] });
      const other = { ...run, requestHash: "other" };
      expect(await store.create(other, longAgo)).toEqual({ outcome: "already_there", run });
      expect(await store.get(run.id)).toEqual(run);
      expect(await store.get(ulid())).toBeUndefined();
    });

    test("of many that begin a run of a source at once, one does", async () => {
      const [store, sources] = [storeFor(), [`source-${randomUUID()}`, `source-${randomUUID()}`]];
      const runs = Array.from({ length: 4 }, () => aRun({ sources }));
      const all = await Promise.all(runs.map((run) => store.create(run, longAgo)));
      const begun = all.filter(({ outcome }) => outcome === "created");
      expect(begun).toHaveLength(1);
      for (const other of all) {
        if (other.outcome !== "created") {
          expect(other).toMatchObject({ outcome: "busy", run: { id: begun[0]?.run.id } });
        }
      }
    });

    test("a source is free once its run has ended, and another source was never taken", async () => {
      const [store, run] = [storeFor(), aRun()];
      await store.create(run, longAgo);
      const next = aRun({ sources: run.sources });
      expect((await store.create(aRun(), longAgo)).outcome).toBe("created");
      expect((await store.create(next, longAgo)).outcome).toBe("busy");
      await store.move(run.id, { from: ["planning"], to: "completed", finishedAt: at });
      expect((await store.create(next, longAgo)).outcome).toBe("created");
    });

    test("runs of a source are listed by themselves, newest first", async () => {
      const [store, source] = [storeFor(), `source-${randomUUID()}`];
      const startedAt = (day: number) => `2026-02-0${day}T05:00:00.000Z`;
      const runs = [1, 2, 3].map((day) => aRun({ sources: [source], startedAt: startedAt(day) }));
      for (const run of runs) {
        await store.create(run, longAgo);
        await store.move(run.id, { from: ["planning"], to: "completed", finishedAt: at });
        await store.create(aRun({ startedAt: run.startedAt }), longAgo);
      }
      const { items } = await store.list({ limit: 10, source });
      expect(items.map(({ id }) => id)).toEqual(runs.map(({ id }) => id).toReversed());
    });

    test("a run whose time is up stands in nobody's way, and is handed over to be ended", async () => {
      const [store, late] = [storeFor(), aRun({ startedAt: "2026-01-31T05:00:00.000Z" })];
      await store.create(late, longAgo);
      const next = aRun({ sources: late.sources });
      const created = await store.create(next, "2026-01-31T06:00:00.000Z");
      expect(created).toEqual({ outcome: "created", run: next, displaced: [late] });
    });

    test("a run moves on from the states that are named, and forgets why it failed", async () => {
      const [store, run] = [storeFor(), aRun()];
      await store.create(run, longAgo);
      expect(await store.move(run.id, { from: ["running"], to: "completed" })).toBe(false);
      const failure = { to: "failed", finishedAt: at, reason: "The upstream said 503." } as const;
      expect(await store.move(run.id, { from: ["running", "planning"], ...failure })).toBe(true);
      expect(await store.get(run.id)).toEqual({
        ...{ ...run, state: "failed" },
        ...{ finishedAt: at, reason: failure.reason },
      });
      await store.move(run.id, { from: ["failed"], to: "completed", finishedAt: at });
      expect(await store.get(run.id)).toEqual({ ...run, state: "completed", finishedAt: at });
    });

    test("units are left until each is taken out, whatever is repeated", async () => {
      const [store, run] = [storeFor(), aRun()];
      const [one, two] = [unitOf(run, "base1"), unitOf(run, "base2")];
      await store.addPending(run.id, [one, two]);
      await store.addPending(run.id, [one]);
      expect(await store.countPending(run.id)).toBe(2);
      expect(await store.removePending(run.id, one)).toBe(1);
      expect(await store.removePending(run.id, one)).toBe(1);
      expect(await store.removePending(run.id, two)).toBe(0);
      expect(await store.countPending(run.id)).toBe(0);
    });

    test("a unit is begun until it is fetched, and given up unless it is", async () => {
      const [store, run] = [storeFor(), aRun()];
      const [one, two] = [unitOf(run, "base1"), unitOf(run, "base2")];
      expect(await store.startUnit(run.id, one, at)).toBe(true);
      expect(await store.startUnit(run.id, one, "2026-02-01T07:00:00.000Z")).toBe(true);
      expect(await store.allUnits(run.id)).toMatchObject([
        { unit: "base1", state: "fetching", startedAt: "2026-02-01T07:00:00.000Z" },
      ]);
      const end = { at, reason: "The upstream said 500." };
      expect(await store.unitGivenUp(run.id, one, end)).toBe("failed");
      expect(await store.allUnits(run.id)).toMatchObject([
        { state: "failed", reason: end.reason, updatedAt: at },
      ]);
      await store.addToUnit(run.id, two, { figures: {}, packs: ["p"] });
      for (const packs of [["p"], []]) {
        // Fetched with a pack left, then done.
        expect(await store.unitFetched(run.id, two, { at, figures: {} })).toBe(
          packs.length > 0 ? "packs_left" : "done",
        );
        expect(await store.startUnit(run.id, two, at)).toBe(false);
        expect(await store.unitGivenUp(run.id, two, end)).toBe("fetched");
        await store.packDone(run.id, two, { pack: "p", figures: {}, rejected: [], healed: [] });
      }
    });

    test("all runs are listed together, newest first", async () => {
      const [store, year] = [storeFor(), 2100 + Math.floor(Math.random() * 7000)];
      const runs = [1, 2].map((day) => aRun({ startedAt: `${year}-02-0${day}T05:00:00.000Z` }));
      for (const run of runs) await store.create(run, longAgo);
      const { items } = await store.list({ limit: 100 });
      const own = items.filter(({ id }) => runs.some((run) => run.id === id));
      expect(own).toEqual(runs.toReversed());
    });

    test("a unit is done with its fetching or with its last pack, whichever comes last", async () => {
      const [store, run] = [storeFor(), aRun()];
      const [early, late] = [unitOf(run, "early"), unitOf(run, "late")];
      const end = { at, figures: { requests: 2 } };
      await store.startUnit(run.id, early, at);
      await store.addToUnit(run.id, early, { figures: { requests: 3 }, packs: ["p1"] });
      expect(await store.unitFetched(run.id, early, end)).toBe("packs_left");
      const done = { pack: "p1", figures: { written: 1 }, rejected: [], healed: [] };
      const after = await store.packDone(run.id, early, done);
      expect(after).toMatchObject({ state: "fetched", requests: 5, written: 1 });
      expect(after.packsLeft?.size ?? 0).toBe(0);
      await store.addToUnit(run.id, late, { figures: {}, packs: ["p2"] });
      await store.packDone(run.id, late, { ...done, pack: "p2" });
      expect(await store.unitFetched(run.id, late, end)).toBe("done");
    });

    test("misfits are remembered by name until they are healed", async () => {
      const [store, run] = [storeFor(), aRun()];
      const unit = unitOf(run);
      await store.addToUnit(run.id, unit, { figures: {}, packs: ["p"] });
      const pack = { pack: "p", figures: {}, rejected: ["a#1", "a#2"], healed: [] };
      expect((await store.packDone(run.id, unit, pack)).rejected).toEqual(new Set(["a#1", "a#2"]));
      const healed = { ...pack, rejected: [], healed: ["a#1"] };
      expect((await store.packDone(run.id, unit, healed)).rejected).toEqual(new Set(["a#2"]));
    });

    test("what is counted of records is added up, whatever its names, and kept with the run", async () => {
      const [store, run] = [storeFor(), aRun()];
      await store.create(run, longAgo);
      const unit = unitOf(run);
      const pack = { pack: "p", figures: { cards: 2 }, rejected: [], healed: [] };
      const label = "cards unexpected_value variants_detailed.type";
      await store.packDone(run.id, unit, { ...pack, drift: { cards: 2, [label]: 1 } });
      const other = { ...pack, pack: "q", drift: { cards: 3, sets: 1 } };
      const after = await store.packDone(run.id, unit, other);
      const drift = { cards: 5, sets: 1, [label]: 1 };
      expect(after).toMatchObject({ cards: 4, drift });
      expect(await store.allUnits(run.id)).toMatchObject([{ drift }]);
      const about = { source: "tcgdex", language: "en", dataset: "cards" };
      const counted = [{ ...about, records: 5, fields: { "missing_field hp": 1 } }];
      const findings = [{ ...about, code: "field_drifted", field: "hp", detail: "More." } as const];
      const ended = { to: "completed", finishedAt: at, drift: counted, findings } as const;
      await store.move(run.id, { from: ["planning"], ...ended });
      expect(await store.get(run.id)).toMatchObject({ drift: counted, findings });
    });

    test("a pack that is done twice is counted once, and so is a line of it that is tried again", async () => {
      const [store, run] = [storeFor(), aRun()];
      const unit = unitOf(run);
      await store.addToUnit(run.id, unit, { figures: {}, packs: ["p", "q"] });
      const done = { pack: "p", figures: { cards: 2 }, drift: { cards: 2, "cards a b": 1 } };
      const whole = { ...done, rejected: ["p#1"], healed: [] };
      const first = await store.packDone(run.id, unit, whole);
      expect(await store.packDone(run.id, unit, whole)).toEqual(first);
      const line = { pack: "p", lines: [1], figures: { cards: 1 }, drift: { cards: 1 } };
      const healed = { ...line, rejected: [], healed: ["p#1"] };
      await store.packDone(run.id, unit, healed);
      const after = await store.packDone(run.id, unit, healed);
      expect(after).toMatchObject({ cards: 3, drift: { cards: 3, "cards a b": 1 } });
      expect(after.rejected?.size ?? 0).toBe(0);
      expect(after.packsLeft).toEqual(new Set(["q"]));
    });

    test("units are listed with what happened to each", async () => {
      const [store, run] = [storeFor(), aRun()];
      await store.setUnit(run.id, unitOf(run), { state: "failed", at, reason: "No." });
      const { items } = await store.listUnits(run.id, { limit: 10 });
      expect(items).toMatchObject([{ unit: "base1", state: "failed", reason: "No." }]);
      expect(await store.allUnits(run.id)).toEqual(items);
    });
  });
}
