import type { Place } from "#functions/collections/index.ts";
import { isThere } from "#functions/collections/items/lots.ts";
import type { HeldChange } from "#functions/holdings/held/held-changes.ts";
import { decodeHeld, encodeHeld } from "#functions/holdings/held/held-file.ts";
import type { HeldFiles } from "#functions/holdings/held/held-files.ts";
import type { HeldHead } from "#functions/holdings/held/held-heads.ts";
import type { HeldDeps } from "#functions/holdings/held/read-held-collections.ts";
import { rememberedStates } from "#functions/holdings/held/remembered-states.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { aHead, at } from "#test/support/collections/collections.ts";

/** A change in the log, with the moment at which its writing began. */
type Logged = HeldChange & { readonly begunMs: number };

/** Collections of one user in memory, with a log of what was done to them, a clock, and files that can come late. */
export class HeldWorld {
  nowMs = Date.parse(at);
  readonly userId = "somebody";
  readonly lots = new Map<Ulid, Map<Ulid, LotItem>>();
  readonly heads = new Set<Ulid>();
  readonly log: Logged[] = [];
  readonly files = new Map<Ulid, Uint8Array>();
  /** Files that workers have made and not put away yet. */
  readonly late: (() => void)[] = [];
  readonly asked: Ulid[] = [];
  /** How often all lots of a collection were read. */
  wholeReads = 0;
  oneByOne = 0;

  readonly place = (collectionId: Ulid): Place => ({ userId: this.userId, collectionId });

  open(collectionId: Ulid, kind: HeldChange["kind"] = "created"): void {
    this.heads.add(collectionId);
    this.tell(kind, [], [collectionId], 0);
  }

  discard(collectionId: Ulid): void {
    this.heads.delete(collectionId);
    this.tell("deleted", [], [collectionId], 0);
  }

  /** @param takesMs how long ago the writing began */
  write(collectionId: Ulid, lot: LotItem, takesMs = 0): void {
    this.unlogged(collectionId, lot);
    this.tell("edited", [{ collectionId, itemId: lot.id, version: lot.version }], [], takesMs);
  }

  /** As a writer of a version before, which tells no change. */
  unlogged(collectionId: Ulid, lot: LotItem): void {
    const own = this.lots.get(collectionId) ?? new Map<Ulid, LotItem>();
    this.lots.set(collectionId, own.set(lot.id, lot));
  }

  present(collectionId: Ulid): readonly LotItem[] {
    const own = [...(this.lots.get(collectionId)?.values() ?? [])];
    return own.filter(isThere).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** What a function has at hand; each has a memory of its own. */
  reader(): HeldDeps {
    return {
      heads: {
        get: async ({ collectionId }) => this.head(collectionId),
        list: async () => [...this.heads].sort().flatMap((id) => this.head(id) ?? []),
      },
      lots: {
        all: async ({ collectionId }) => {
          this.wholeReads += 1;
          return this.heads.has(collectionId) ? this.present(collectionId) : undefined;
        },
        find: async ({ collectionId }, ids) => {
          this.oneByOne += ids.length;
          const own = this.lots.get(collectionId) ?? new Map<Ulid, LotItem>();
          return new Map([...own].filter(([id]) => ids.includes(id)));
        },
      },
      changes: {
        since: async (_userId, moment) =>
          this.log.filter(({ begunMs }) => begunMs >= moment.getTime()),
      },
      files: this.keeper(),
      remembered: rememberedStates(),
      clock: () => new Date(this.nowMs),
      askForFiles: async (_userId, ids) => {
        this.asked.push(...ids);
      },
    };
  }

  /** Files that are put away when somebody says so. */
  keeper(): HeldFiles {
    return {
      load: async ({ collectionId }) => {
        const bytes = this.files.get(collectionId);
        return bytes && decodeHeld(bytes);
      },
      keep: async ({ collectionId }, state) => {
        const bytes = encodeHeld(state);
        this.late.push(() => this.files.set(collectionId, bytes));
      },
      remove: async ({ collectionId }) => {
        this.files.delete(collectionId);
      },
    };
  }

  private head(id: Ulid): HeldHead | undefined {
    if (!this.heads.has(id)) return undefined;
    const all = this.present(id);
    const cards = all.reduce((sum, { quantity }) => sum + quantity, 0);
    return { head: aHead({ id }), tally: { lots: all.length, cards } };
  }

  private tell(
    kind: HeldChange["kind"],
    items: HeldChange["items"],
    heads: readonly Ulid[],
    takesMs: number,
  ): void {
    const named = heads.map((collectionId) => ({ collectionId, version: 1 }));
    this.log.push({ kind, items, heads: named, begunMs: this.nowMs - takesMs });
  }
}
