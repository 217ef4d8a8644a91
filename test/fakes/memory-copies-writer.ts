import { attributesOf } from "#functions/collections/index.ts";
import type {
  CopiesWriter,
  WrittenLot,
} from "#functions/transfer/imports/confirming/copies-writer.ts";
import type { LotOfPlan } from "#schemas/transfer/import-plan.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";

/** Collections in memory that take each part once, as those of the engine do. */
export function memoryCopiesWriter({
  lotsOfPart = 2,
  refuses = () => undefined,
}: {
  readonly lotsOfPart?: number;
  readonly refuses?: (lot: LotOfPlan) => string | undefined;
} = {}): CopiesWriter & {
  readonly copies: Map<string, number>;
  readonly begun: Set<string>;
  readonly ended: Set<string>;
  takeBack(changeId: string): void;
} {
  const copies = new Map<string, number>();
  const parts = new Map<string, readonly WrittenLot[]>();
  const [begun, ended] = [new Set<string>(), new Set<string>()];
  const over = new Set<string>();
  const written = (lot: LotOfPlan): WrittenLot => {
    const reason = refuses(lot);
    if (reason !== undefined) return { outcome: "refused", reason, detail: "It was refused." };
    const { collectionId, itemId, quantity, mode } = lot;
    const key = `${collectionId} ${itemId ?? canonicalJson(attributesOf(lot.copies))}`;
    const before = copies.get(key);
    const after = mode === "add" ? (before ?? 0) + quantity : quantity;
    if (after === (before ?? 0)) return { outcome: "unchanged" };
    if (after === 0) copies.delete(key);
    else copies.set(key, after);
    if (before === undefined) return { outcome: "added" };
    if (after === 0) return { outcome: "removed" };
    return { outcome: mode === "add" ? "grown" : "replaced" };
  };
  return {
    ...{ copies, begun, ended },
    takeBack: (changeId) => void over.add(changeId),
    partsOf: (lots) => chunksOf(lots, lotsOfPart),
    begin: async ({ changeId }) => void begun.add(changeId),
    async apply({ changeId, part, lots }) {
      const key = `${changeId} ${part}`;
      const before = parts.get(key);
      if (before) return before;
      if (over.has(changeId) || ended.has(changeId)) return "over";
      const outcome = lots.map(written);
      parts.set(key, outcome);
      return outcome;
    },
    end: async ({ changeId }) => void ended.add(changeId),
  };
}
