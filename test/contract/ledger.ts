import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { Ledger, LedgerEntry } from "#functions/collections/changes/ledger.ts";
import { derivedId } from "#functions/collections/identifiers.ts";
import type { Change } from "#schemas/collections/change.ts";
import { Ulid } from "#schemas/values.ts";
import { aLot, aPlace, at, printing } from "#test/support/collections/collections.ts";

const [binder, deck] = [derivedId("a binder"), derivedId("a deck")];
const newId = (moment = 0) => Ulid.parse(ulid(Date.parse(at) + moment));

/** What every Ledger promises of the log that it keeps. */
export function ledgerContract(name: string, ledgerFor: () => Ledger) {
  function log() {
    const ledger = ledgerFor();
    const { userId } = aPlace();
    let lots = 0;
    /** Writes a new lot as a part of a change. */
    const part = async (
      collectionId: Ulid,
      entry: Pick<LedgerEntry, "id"> & Partial<LedgerEntry>,
    ) => {
      lots += 1;
      const after = aLot({ printingId: printing(lots) });
      const change = { collectionId, before: undefined, after };
      const outcome = await ledger.write(userId, { kind: "edited", at, lots: [change], ...entry });
      expect(outcome).toBe("written");
      return { collectionId, itemId: after.id };
    };
    return { ledger, userId, part };
  }

  describe(`${name} is a Ledger`, () => {
    test("[COL-2] a change is listed once, with what all of its parts touched, wherever a page ends", async () => {
      const { ledger, userId, part } = log();
      const ids = [newId(1), newId(2), newId(3)];
      const parts = ids.flatMap((id) => [0, 1, 2, 3].map((part) => ({ id, part })));
      for (const one of parts) await part(binder, one);
      for (const limit of [1, 5]) {
        const found: Change[] = [];
        let cursor: string | undefined;
        do {
          const page = await ledger.listChanges(userId, { limit, cursor });
          found.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor !== undefined && found.length <= ids.length);
        expect(found.map(({ id }) => id)).toEqual(ids.toReversed());
        expect(found.map(({ items }) => items.length)).toEqual([4, 4, 4]);
      }
    });

    test("[COL-2] a change is one of each collection that any of its parts touched", async () => {
      const { ledger, userId, part } = log();
      const [both, one] = [newId(1), newId(2)];
      await part(binder, { id: both });
      await part(deck, { id: both, part: 1 });
      await part(binder, { id: one });
      const of = async (collectionId: Ulid) =>
        (await ledger.listChanges(userId, { limit: 5, collectionId })).items.map(({ id }) => id);
      expect(await of(binder)).toEqual([one, both]);
      expect(await of(deck)).toEqual([both]);
      expect(await of(derivedId("another"))).toEqual([]);
    });

    test("a change whose first part had nothing to tell is listed by the next one", async () => {
      const { ledger, userId, part } = log();
      const id = newId();
      await part(deck, { id, part: 1 });
      expect((await ledger.listChanges(userId, { limit: 5 })).items).toMatchObject([{ id }]);
    });

    test("[COL-2] a part is taken back once, and what was kept of it once more", async () => {
      const { ledger, userId, part } = log();
      const id = newId();
      const kept = [await part(binder, { id })];
      const undo = async (more: Partial<LedgerEntry["undoes"]>) => {
        const change = { collectionId: deck, before: undefined, after: aLot({ id: newId() }) };
        const by = newId();
        const undoes = { id, part: 0, ...more };
        const entry = { id: by, kind: "undone", at, lots: [change], undoes } as const;
        return { by, outcome: await ledger.write(userId, entry) };
      };
      const now = async () => (await ledger.read(userId, id))[0];
      const first = await undo({ kept });
      expect(first.outcome).toBe("written");
      expect(await now()).toMatchObject({ undoneBy: first.by, kept });
      expect((await undo({})).outcome).toBe("conflict");
      expect((await undo({ after: newId() })).outcome).toBe("conflict");
      const second = await undo({ after: first.by });
      expect(second.outcome).toBe("written");
      expect(await now()).toMatchObject({ undoneBy: second.by });
      expect((await now())?.kept).toBe(undefined);
      expect((await undo({ after: second.by })).outcome).toBe("conflict");
    });
  });
}
