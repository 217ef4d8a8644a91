import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { Language, SetId } from "#schemas/values.ts";
import type { CatalogStore } from "../../catalog/index.ts";

/** What a set is called. */
export interface SetWords {
  readonly name: string;
  /** As it is printed or used in the online client; else our own name of it. */
  readonly code: string;
  /** Cards by the number printed on them; undefined where nobody has counted them. */
  readonly printed: number | undefined;
}

/** Sets of a language are read together, once. */
export function setWords({ store }: { readonly store: Pick<CatalogStore, "sets"> }) {
  const known = new Map<string, Promise<ReadonlyMap<SetId, SetWords>>>();
  const read = async (game: string, language: Language) => {
    const sets = await store.sets(game, language);
    return new Map(
      sets.map(({ value: { id, name, onlineCode, abbreviation, cardCount } }) => {
        const printed = cardCount.printed > 0 ? cardCount.printed : undefined;
        return [id, { name, code: onlineCode ?? abbreviation ?? ownCode(id), printed }];
      }),
    );
  };
  return {
    async of(id: SetId, language: Language): Promise<SetWords> {
      const game = gamePartOf(id);
      const key = `${game}:${language}`;
      const sets = known.get(key) ?? read(game, language);
      known.set(key, sets);
      return (await sets).get(id) ?? { name: ownCode(id), code: ownCode(id), printed: undefined };
    },
  };
}

const ownCode = (id: SetId): string => id.slice(id.lastIndexOf(":") + 1);
