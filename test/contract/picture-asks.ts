import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { askedForSeconds, type PictureAsks } from "#functions/images/showing/picture-asks.ts";
import { signId } from "#schemas/images/picture-id.ts";
import { PrintingId, SetId } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";

/** What every PictureAsks promises. */
export function pictureAsksContract(name: string, asksWith: (clock: Clock) => PictureAsks) {
  const aPrinting = () => PrintingId.parse(`pokemon:en:${randomUUID()}-1`);

  describe(`${name} remembers what was asked for`, () => {
    test("of many who ask at once one begins, and all see since when", async () => {
      const at = new Date();
      const asks = asksWith(() => at);
      const id = aPrinting();
      expect(await asks.find(id)).toBeUndefined();
      const outcomes = await Promise.all([1, 2, 3, 4].map(() => asks.begin(id)));
      expect(outcomes.toSorted()).toEqual(["begun", ...Array(3).fill("begun_before")]);
      expect(await asks.find(id)).toEqual(at);
      expect(await asks.find(aPrinting())).toBeUndefined();
    });

    test("after an hour it may be asked for again, whether or not anything was removed", async () => {
      let nowMs = Math.floor(Date.now() / 1000) * 1000;
      const asks = asksWith(() => new Date(nowMs));
      const id = aPrinting();
      await asks.begin(id);
      nowMs += askedForSeconds * 1000 - 1000;
      expect(await asks.begin(id)).toBe("begun_before");
      nowMs += 1000;
      expect(await asks.find(id)).toBeUndefined();
      expect(await asks.begin(id)).toBe("begun");
      expect(await asks.find(id)).toEqual(new Date(nowMs));
    });

    test("what is taken back was never asked for, and signs are not mixed up", async () => {
      const asks = asksWith(() => new Date());
      const set = SetId.parse(`pokemon:en:${randomUUID()}`);
      const [logo, symbol] = [signId(set, "logo"), signId(set, "symbol")];
      await asks.begin(logo);
      expect(await asks.begin(symbol)).toBe("begun");
      await asks.forget(logo);
      expect(await asks.find(logo)).toBeUndefined();
      expect(await asks.find(symbol)).toBeDefined();
      expect(await asks.begin(logo)).toBe("begun");
    });
  });
}
