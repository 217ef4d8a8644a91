type Fields = Readonly<Record<string, unknown>>;
interface On {
  readonly collectionId: string;
  readonly itemId: string;
}
interface Upon extends On {
  /** The version that the person saw. */
  readonly base: number;
}

/** One thing that a person did on a device. */
export type Edit =
  | (On & { readonly do: "add"; readonly item: Fields & { readonly quantity: number } })
  | (Upon & { readonly do: "set"; readonly set?: Fields; readonly quantityBy?: number })
  | (Upon & { readonly do: "remove" })
  | (Upon & { readonly do: "move"; readonly to: string; readonly quantity?: number });

export interface EditBatch {
  readonly batchId: string;
  readonly edits: readonly Edit[];
}

const mostEdits = 500;

/** What a device has not sent yet, one edit for each item as far as they can be one, and the batch that is not answered yet. */
export function editQueue() {
  let queue: readonly Edit[] = [];
  let batch: EditBatch | undefined;
  return {
    push(edit: Edit): void {
      const at = queue.findLastIndex((one) => nameOf(one) === nameOf(edit));
      const before = queue[at];
      const both = before && asOne(before, edit);
      queue = both ? queue.flatMap((one, i) => (i === at ? both : [one])) : [...queue, edit];
    },
    /** The batch that was sent and not answered; else the next one, of the first edit of each item. */
    next(newId: () => string): EditBatch | undefined {
      if (batch || queue.length === 0) return batch;
      const first = Map.groupBy(queue, nameOf).values();
      const edits = [...first].flatMap(([one]) => one ?? []).slice(0, mostEdits);
      queue = queue.filter((one) => !edits.includes(one));
      batch = { batchId: newId(), edits };
      return batch;
    },
    /** What waits is upon the answer by now. */
    answered(versions: readonly (number | undefined)[]): void {
      const known = new Map(batch?.edits.map((one, at) => [nameOf(one), versions[at]]));
      queue = queue.map((one) => {
        const base = known.get(nameOf(one));
        return one.do === "add" || base === undefined ? one : { ...one, base };
      });
      batch = undefined;
    },
    waiting: () => queue.length + (batch?.edits.length ?? 0),
  };
}

const nameOf = ({ collectionId, itemId }: Edit) => `${collectionId}/${itemId}`;

/** Two edits of an item as one, or none where it came and went; undefined where the second is for the next batch. */
function asOne(before: Edit, edit: Edit): readonly Edit[] | undefined {
  if (before.do === "add" && edit.do === "remove") return [];
  if (before.do === "add" && edit.do === "set") {
    const said = Object.entries({ ...before.item, ...edit.set });
    const quantity = before.item.quantity + (edit.quantityBy ?? 0);
    const item = Object.fromEntries(said.filter(([, value]) => value !== null));
    return [{ ...before, item: { quantity, ...(edit.quantityBy ? { ...item, quantity } : item) } }];
  }
  if (before.do !== "set") return undefined;
  if (edit.do === "remove") return [{ ...edit, base: before.base }];
  return edit.do === "set" ? [bothSets(before, edit)] : undefined;
}

type SetEdit = Extract<Edit, { do: "set" }>;

/** The last value of each field, the sum of the copies that came and went, the first base. */
function bothSets(before: SetEdit, { set = {}, quantityBy = 0 }: SetEdit): Edit {
  const { collectionId, itemId, base } = before;
  const fields: Fields = { ...before.set, ...set };
  const on = { do: "set" as const, collectionId, itemId, base };
  const { quantity } = fields;
  if (typeof quantity === "number") {
    return { ...on, set: { ...fields, quantity: quantity + quantityBy } };
  }
  return { ...on, set: fields, quantityBy: (before.quantityBy ?? 0) + quantityBy };
}
