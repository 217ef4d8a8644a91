import { randomUUID } from "node:crypto";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { RenderStore } from "#functions/images/renders/render-store.ts";
import { RenderSummary } from "#schemas/images/render.ts";
import type { RenderItem, StoredComposite, StoredPrint } from "#schemas/storage/image-items.ts";
import { PrintingId, Sha256, Ulid } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { ofCollection } from "#test/support/pictures/some-renders.ts";

// Real stores let items go when their time has come, so that theirs must not have come yet.
const at = new Date().toISOString();
const aHash = () => Sha256.parse(sha256(randomUUID()));

const aRender = (change: Partial<RenderItem> = {}): RenderItem => ({
  id: Ulid.parse(ulid()),
  ...ofCollection(Ulid.parse(ulid())),
  ...{ state: "queued", percent: 0, cardsDone: 0, cardsTotal: 9, createdAt: at },
  ...change,
});

const aComposite = (): StoredComposite => ({
  key: aHash(),
  format: "jpeg",
  pages: [{ page: 1, width: 900, height: 1200, bytes: 1234 }],
  storedAt: at,
});

/** What every RenderStore promises. */
export function renderStoreContract(name: string, storeFor: () => RenderStore) {
  describe(`${name} is a RenderStore`, () => {
    test("a render is kept once, for its owner alone", async () => {
      const store = storeFor();
      const [userId, render] = [randomUUID(), aRender()];
      expect(await store.create(userId, render)).toBe("created");
      expect(await store.create(userId, render)).toBe("taken");
      expect(await store.get({ userId, renderId: render.id })).toEqual(render);
      expect(await store.get({ userId: randomUUID(), renderId: render.id })).toBeUndefined();
    });

    test("an idempotency key makes one render", async () => {
      const store = storeFor();
      const [userId, render] = [randomUUID(), aRender()];
      const request = { keyHash: aHash(), requestHash: aHash() };
      await store.create(userId, render, request);
      const twin = aRender();
      expect(await store.create(userId, twin, request)).toBe("taken");
      expect(await store.get({ userId, renderId: twin.id })).toBeUndefined();
      const { keyHash, requestHash } = request;
      expect(await store.requested(userId, keyHash)).toEqual({ requestHash, renderId: render.id });
      expect(await store.requested(randomUUID(), keyHash)).toBeUndefined();
    });

    test("lists show the newest first, without pages, and go on where they stopped", async () => {
      const store = storeFor();
      const userId = randomUUID();
      const renders = [1, 2, 3].map((second) =>
        aRender({ id: Ulid.parse(ulid(Date.parse(at) + second * 1000)), composite: aComposite() }),
      );
      for (const render of renders) await store.create(userId, render);
      const first = await store.list(userId, { limit: 2 });
      const second = await store.list(userId, { limit: 2, cursor: first.nextCursor });
      const newestFirst = [...renders].reverse().map((render) => RenderSummary.parse(render));
      expect([...first.items, ...second.items]).toEqual(newestFirst);
      expect(second.nextCursor).toBeUndefined();
      const whole = await store.list(userId, { limit: 3 });
      expect([whole.items.length, whole.nextCursor]).toEqual([3, undefined]);
      const foreign = store.list(randomUUID(), { limit: 2, cursor: first.nextCursor });
      await expect(foreign).rejects.toMatchObject({ code: "request.bad_cursor" });
    });

    test("a render goes from queued over running to done", async () => {
      const store = storeFor();
      const [userId, render, composite] = [randomUUID(), aRender(), aComposite()];
      const name = { userId, renderId: render.id };
      await store.create(userId, render);
      expect(await store.begin(name, at)).toEqual({ ...render, state: "running", startedAt: at });
      expect(await store.advance(name, { percent: 40, cardsDone: 3 })).toBe("saved");
      const running = { state: "running", percent: 40, cardsDone: 3, startedAt: at };
      expect(await store.get(name)).toMatchObject(running);
      const placeholders = { missing: [PrintingId.parse("pokemon:en:base1-4")] };
      expect(await store.finish(name, { made: { composite }, placeholders, at })).toBe("saved");
      const done = { state: "done", percent: 100, cardsDone: 9, finishedAt: at };
      expect(await store.get(name)).toMatchObject({ ...done, composite, placeholders });
    });

    test("a print ends with what it is instead of pages", async () => {
      const store = storeFor();
      const [userId, render] = [randomUUID(), aRender({ kind: "print" })];
      const name = { userId, renderId: render.id };
      await store.create(userId, render);
      const print: StoredPrint = {
        ...{ key: aHash(), storedAt: at, bytes: 1_234, pages: 2, cardsPerSheet: 9 },
        ...{
          paper: "a4",
          orientation: "portrait",
          turnOver: "long edge",
          coarse: 3,
          leastDpi: 242,
        },
      };
      expect(await store.finish(name, { made: { print }, placeholders: {}, at })).toBe("saved");
      expect(await store.get(name)).toMatchObject({ kind: "print", state: "done", print });
      expect((await store.list(userId, { limit: 1 })).items).toMatchObject([{ kind: "print" }]);
    });

    test("who takes a render over finds when the first began on it", async () => {
      const store = storeFor();
      const [userId, render] = [randomUUID(), aRender()];
      const name = { userId, renderId: render.id };
      await store.create(userId, render);
      await store.begin(name, at);
      const later = new Date(Date.parse(at) + 60_000).toISOString();
      expect(await store.begin(name, later)).toMatchObject({ state: "running", startedAt: at });
    });

    test("what was cancelled is there, has ended, and stays so", async () => {
      const store = storeFor();
      const [userId, render] = [randomUUID(), aRender()];
      const name = { userId, renderId: render.id };
      await store.create(userId, render);
      await store.begin(name, at);
      await store.advance(name, { percent: 40, cardsDone: 3 });
      expect(await store.cancel(name, at)).toBe("saved");
      const cancelled = { state: "cancelled", percent: 40, cardsDone: 3, finishedAt: at };
      expect(await store.get(name)).toMatchObject(cancelled);
      expect(await store.begin(name, at)).toBe("gone");
      expect(await store.cancel(name, at)).toBe("gone");
      const twin = aRender({ state: "done" });
      await store.create(userId, twin);
      expect(await store.cancel({ userId, renderId: twin.id }, at)).toBe("gone");
      expect(await store.cancel({ userId, renderId: aRender().id }, at)).toBe("gone");
    });

    test("what has ended stays as it is", async () => {
      const store = storeFor();
      const [userId, render] = [randomUUID(), aRender()];
      const name = { userId, renderId: render.id };
      await store.create(userId, render);
      expect(await store.fail(name, { error: "It rains.", at })).toBe("saved");
      const failed = await store.get(name);
      expect(failed).toMatchObject({ state: "failed", error: "It rains.", finishedAt: at });
      expect(await store.begin(name, at)).toBe("gone");
      expect(await store.advance(name, { percent: 50, cardsDone: 1 })).toBe("gone");
      expect(
        await store.finish(name, { made: { composite: aComposite() }, placeholders: {}, at }),
      ).toBe("gone");
      expect(await store.get(name)).toEqual(failed);
    });

    test("what was removed does not come back with its worker", async () => {
      const store = storeFor();
      const [userId, render] = [randomUUID(), aRender()];
      const name = { userId, renderId: render.id };
      await store.create(userId, render);
      expect(await store.remove(name)).toBe("removed");
      expect(await store.remove(name)).toBe("absent");
      expect(await store.begin(name, at)).toBe("gone");
      expect(await store.advance(name, { percent: 50, cardsDone: 1 })).toBe("gone");
      expect(await store.get(name)).toBeUndefined();
    });

    test("a finished composite is found by its key", async () => {
      const store = storeFor();
      const composite = aComposite();
      expect(await store.composite(composite.key)).toBeUndefined();
      await store.rememberComposite(composite);
      expect(await store.composite(composite.key)).toEqual(composite);
    });
  });
}
