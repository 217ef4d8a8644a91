import { createHash, randomUUID } from "node:crypto";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { PictureRuns } from "#functions/images/runs/picture-runs.ts";
import type { PictureRunItem } from "#schemas/storage/picture-run-items.ts";
import { SetId, Sha256, Ulid } from "#schemas/values.ts";

const aHash = () => Sha256.parse(createHash("sha256").update(randomUUID()).digest("hex"));

const aRun = (more: Partial<PictureRunItem> = {}): PictureRunItem => ({
  ...{ id: Ulid.parse(ulid()), game: "pokemon", state: "queued" },
  // Real stores let items go when their time has come, so that theirs must not have come yet.
  ...{ createdAt: new Date().toISOString(), setsDone: 0, step: 0 },
  pictures: { present: 0, missing: 0, failed: 0 },
  ...more,
});

/** What every PictureRuns promises. */
export function pictureRunsContract(name: string, runsFor: () => PictureRuns) {
  describe(`${name} are PictureRuns`, () => {
    test("a run is kept once, and an idempotency key makes one", async () => {
      const runs = runsFor();
      const [run, other] = [aRun(), aRun()];
      const note = { keyHash: aHash(), requestHash: aHash() };
      expect(await runs.create(run, note)).toBe("created");
      expect(await runs.create(run, undefined)).toBe("taken");
      expect(await runs.create(other, note)).toBe("taken");
      expect(await runs.find(run.id)).toEqual(run);
      expect(await runs.find(other.id)).toBeUndefined();
      const { requestHash } = note;
      expect(await runs.requested(note.keyHash)).toEqual({ requestHash, runId: run.id });
      expect(await runs.requested(aHash())).toBeUndefined();
    });

    test("of two that go on from the same step one does", async () => {
      const runs = runsFor();
      const run = aRun();
      await runs.create(run, undefined);
      const place = { setId: SetId.parse("pokemon:en:base2") };
      const pictures = { present: 74, missing: 2, failed: 1 };
      const next = { ...run, place, pictures, setsDone: 1, setsTotal: 3 };
      const advanced = await runs.advance(next);
      expect(advanced).toEqual({ ...next, state: "running", step: 1 });
      expect(await runs.advance(next)).toBeUndefined();
      expect(await runs.find(run.id)).toEqual(advanced);
      expect(await runs.advance(aRun())).toBeUndefined();
    });

    test("a run that waits says so until it goes on", async () => {
      const runs = runsFor();
      const run = aRun();
      await runs.create(run, undefined);
      const waitsUntil = "2026-02-01T06:10:00.000Z";
      const waiting = await runs.advance({ ...run, waitsUntil });
      expect(waiting).toMatchObject({ waitsUntil, step: 1 });
      if (!waiting) throw new Error("It should have gone on.");
      const on = await runs.advance({ ...waiting, waitsUntil: undefined });
      expect(on?.waitsUntil).toBeUndefined();
    });

    test("what has ended neither ends again nor goes on", async () => {
      const runs = runsFor();
      const run = aRun();
      await runs.create(run, undefined);
      const at = "2026-02-01T06:10:00.000Z";
      const end = { state: "failed", at, reason: "It rains." } as const;
      expect(await runs.end(run.id, end)).toBe("ended");
      expect(await runs.find(run.id)).toMatchObject({
        ...{ state: "failed", finishedAt: at, reason: "It rains." },
      });
      expect(await runs.end(run.id, { state: "stopped", at })).toBe("not_open");
      expect(await runs.advance(run)).toBeUndefined();
      expect(await runs.end(aRun().id, end)).toBe("not_open");
    });

    test("runs are listed newest first, page by page", async () => {
      const runs = runsFor();
      const made = [aRun(), aRun(), aRun()].sort((a, b) => (a.id < b.id ? 1 : -1));
      for (const run of made) await runs.create(run, undefined);
      const [first, second, third] = made.map(({ id }) => id);
      const page = await runs.list({ limit: 2 });
      expect(page.items.map(({ id }) => id)).toEqual([first, second]);
      expect(page.items[0]).not.toHaveProperty("step");
      const rest = await runs.list({ limit: 1, cursor: page.nextCursor });
      expect(rest.items.map(({ id }) => id)).toEqual([third]);
      await expect(runs.list({ limit: 1, cursor: "bm90" })).rejects.toThrow("cursor");
    });
  });
}
