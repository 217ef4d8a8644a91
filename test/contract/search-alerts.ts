import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type {
  FoundCard,
  PutWatch,
  SearchAlerts,
} from "#functions/alerts/searches/search-alerts.ts";
import type { WatchStore } from "#functions/alerts/watching/watch-store.ts";
import { PrintingId, Ulid, VariantKey } from "#schemas/values.ts";
import { aWatch } from "#test/support/alerts/watches.ts";

const variant = VariantKey.parse("holo");
const cardAt = (number: number): FoundCard => ({
  ...{ printingId: PrintingId.parse(`pokemon:en:base1-${number}`), variant },
});
const noted = (...numbers: readonly number[]) => ({
  ...{ cards: numbers.map(cardAt), total: numbers.length, revision: Ulid.parse(ulid()) },
});

/** What every store of alerts on searches does, and the watches that it changes. */
export function searchAlertsContract(
  name: string,
  make: () => Promise<{
    readonly searches: SearchAlerts;
    readonly watches: Pick<WatchStore, "again">;
  }>,
): void {
  describe(`[ALR-1] ${name} keeps what alerts on searches watch`, () => {
    test("and notes it if what is noted is what was read", async () => {
      const { searches } = await make();
      const [alertId, first, second] = [Ulid.parse(ulid()), noted(1), noted(1, 2)];
      expect(await searches.members(alertId)).toBeUndefined();
      expect(await searches.note(alertId, first, second)).toBe("overtaken");
      expect(await searches.note(alertId, first, undefined)).toBe("noted");
      expect(await searches.note(alertId, second, undefined)).toBe("overtaken");
      expect(await searches.note(alertId, undefined, undefined)).toBe("overtaken");
      expect(await searches.members(alertId)).toEqual(first);
      expect(await searches.note(alertId, second, first)).toBe("noted");
      expect(await searches.note(alertId, undefined, first)).toBe("overtaken");
      expect(await searches.note(alertId, undefined, second)).toBe("noted");
      expect(await searches.members(alertId)).toBeUndefined();
      expect(await searches.note(alertId, undefined, undefined)).toBe("noted");
    });

    test("and lets whoever noted last change it, and nobody else", async () => {
      const { searches, watches } = await make();
      const alertId = Ulid.parse(ulid());
      const all = Array.from({ length: 120 }, (_none, at) => at + 1);
      const made = all.map((at) => aWatch({ alertId, printingId: cardAt(at).printingId }));
      const put = made.map((watch) => ({ watch }));
      const [first, second] = [noted(...all), noted(...all)];
      const counted = async () => (await watches.again(made)).length;
      expect(await searches.change(alertId, { put, remove: [] }, first)).toBe("overtaken");
      await searches.note(alertId, first, undefined);
      expect(await searches.change(alertId, { put, remove: [] }, first)).toBe("changed");
      expect(await counted()).toBe(120);
      await searches.note(alertId, second, first);
      const remove = made.slice(0, 70).map(({ printingId }) => ({ printingId }));
      expect(await searches.change(alertId, { put: [], remove }, first)).toBe("overtaken");
      expect(await counted()).toBe(120);
      expect(await searches.change(alertId, { put: [], remove }, second)).toBe("changed");
      expect(await counted()).toBe(50);
    });

    test("and keeps copies of one printing side by side, each by itself", async () => {
      const { searches, watches } = await make();
      const [alertId, note] = [Ulid.parse(ulid()), noted(1)];
      const { printingId } = cardAt(1);
      const copies = ["holo#near_mint", "holo#psa-9"] as const;
      const [first, second] = copies.map((one) => aWatch({ alertId, printingId, copies: one }));
      const whole = aWatch({ alertId, printingId });
      if (!first || !second) throw new Error("There are two.");
      await searches.note(alertId, note, undefined);
      const put = [first, second, whole].map((watch) => ({ watch }));
      expect(await searches.change(alertId, { put, remove: [] }, note)).toBe("changed");
      const remove = [{ printingId, copies: copies[0] }];
      expect(await searches.change(alertId, { put: [], remove }, note)).toBe("changed");
      expect(await watches.again([first])).toEqual([]);
      expect(await watches.again([second])).toEqual([second]);
      expect(await watches.again([whole])).toEqual([whole]);
    });

    test("and puts a watch in the place of what was read, and of nothing else", async () => {
      const { searches, watches } = await make();
      const [alertId, note] = [Ulid.parse(ulid()), noted(1, 2)];
      const [first, other] = [1, 2].map((at) =>
        aWatch({ alertId, printingId: cardAt(at).printingId }),
      );
      if (!first || !other) throw new Error("There are two.");
      const next = aWatch({ ...first, revision: Ulid.parse(ulid()) });
      const putting = (...put: readonly PutWatch[]) =>
        searches.change(alertId, { put, remove: [] }, note);
      await searches.note(alertId, note, undefined);
      expect(await putting({ watch: first })).toBe("changed");
      expect(await putting({ watch: other }, { watch: next })).toBe("overtaken");
      expect(await putting({ watch: other }, { watch: next, replaced: next })).toBe("overtaken");
      expect(await watches.again([first, other])).toEqual([first]);
      expect(await putting({ watch: other }, { watch: next, replaced: first })).toBe("changed");
      expect(await watches.again([first])).toEqual([next]);
    });
  });
}
