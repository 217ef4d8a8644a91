import { gamePartOf, languagePartOf, setIdOf } from "#schemas/catalog/printing-id.ts";
import { sealedPlaceOf } from "#schemas/catalog/sealed-id.ts";
import type { Language, PrintingId, SetId } from "#schemas/values.ts";
import type { CatalogStore } from "../../catalog/index.ts";

/** What a set is called. */
export interface SetWords {
  readonly name: string;
  /** As it is printed or used in the online client; else our own name of it. */
  readonly code: string;
  /** Cards by the number printed on them; undefined where nobody has counted them. */
  readonly printed: number | undefined;
}

/** Words of the sets that cards are of; of sealed products those in whose group they are sold. Sets of a language are read together, once. */
export function setWords({ store }: { readonly store: Pick<CatalogStore, "sets"> }) {
  const known = new Map<string, Promise<ReadonlyMap<string, SetWords>>>();
  const read = async (game: string, language: Language) => {
    const words = new Map<string, SetWords>();
    // What is sold of several of our sets in one group is of the first of them.
    for (const { value } of (await store.sets(game, language)).toReversed()) {
      const { id, name, onlineCode, abbreviation, cardCount, crosswalk } = value;
      const printed = cardCount.printed > 0 ? cardCount.printed : undefined;
      const own = { name, code: onlineCode ?? abbreviation ?? ownCode(id), printed };
      for (const [shop, group] of Object.entries(crosswalk)) words.set(`${shop} ${group}`, own);
      words.set(id, own);
    }
    return words;
  };
  return {
    async of(id: PrintingId): Promise<SetWords> {
      const [game, language, set] = [gamePartOf(id), languagePartOf(id), setIdOf(id)];
      const key = `${game}:${language}`;
      const sets = known.get(key) ?? read(game, language);
      known.set(key, sets);
      const sealed = sealedPlaceOf(id);
      const found = (await sets).get(sealed ? `${sealed.shop} ${sealed.groupId}` : set);
      if (found) return found;
      const name = sealed ? "" : ownCode(set);
      return { name, code: name, printed: undefined };
    },
  };
}

const ownCode = (id: SetId): string => id.slice(id.lastIndexOf(":") + 1);
