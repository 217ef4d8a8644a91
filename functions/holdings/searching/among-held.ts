import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import type { PrintingId } from "#schemas/values.ts";
import { type CardsAmong, findHeld, fold, type SearchIndex } from "../../catalog/index.ts";
import type { CardsShownDeps } from "./cards-shown.ts";
import { isMeantByName } from "./meant-by-name.ts";

/** What is asked of lists of cards. */
export type AmongRequest = Parameters<SearchIndex["among"]>[0];

/** Folded names of what is sealed, read once for each list, which stays the same as long as what lies in the collection. */
const known = new WeakMap<readonly PrintingId[], ReadonlyMap<string, string>>();

/** What an index says of lists of cards, and of the sealed products among them, which no index has: these are found by their names. */
export async function amongHeld(
  index: Pick<SearchIndex, "among">,
  request: AmongRequest,
  deps: Pick<CardsShownDeps, "store">,
): Promise<readonly CardsAmong[] | undefined> {
  const { query, lists } = request;
  const [answers, ...names] = await Promise.all([
    index.among(request),
    ...lists.map((list) => namesIn(list, deps)),
  ]);
  if (names.every(({ size }) => size === 0)) return answers;
  return lists.map((list, at) => {
    const [answer, sealed] = [answers?.[at], names[at]];
    const nameAt = (item: number) => sealed?.get(list[item] ?? "") ?? answer?.nameAt(item);
    const matches = Uint8Array.from(list, (id, item) => {
      const name = sealed?.get(id);
      if (name === undefined) return answer?.matches[item] ?? 0;
      return isMeantByName(query, name) ? 1 : 0;
    });
    return { matches, nameAt };
  });
}

async function namesIn(
  list: readonly PrintingId[],
  { store }: Pick<CardsShownDeps, "store">,
): Promise<ReadonlyMap<string, string>> {
  const before = known.get(list);
  if (before) return before;
  const sealed = await findHeld(list.filter(isSealedId), { store });
  const names = new Map([...sealed].map(([id, { name }]) => [id, fold(name)]));
  known.set(list, names);
  return names;
}
