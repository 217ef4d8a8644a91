import { readCard } from "#functions/sources/providers/pokemontcg/card-object.ts";
import { oldService } from "#functions/sources/providers/pokemontcg/old-service.ts";
import { readSet } from "#functions/sources/providers/pokemontcg/set-object.ts";
import { growingFile, type SetToAdd } from "#functions/v2/file/growing-file.ts";
import { decodeFile, type PictureAddresses, type V2File } from "#functions/v2/file/v2-file.ts";
import type { Card } from "#schemas/catalog/card.ts";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { CardSet } from "#schemas/catalog/set.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** A set's object as the old service gave it, and those of its cards. */
export interface GivenSet {
  readonly set: object;
  readonly cards: readonly object[];
}

/** What the old service gave as our sets see it: cards of one of its sets may lie in several of ours. */
export function setsOfGiven(given: readonly GivenSet[]): readonly SetToAdd[] {
  const said = given.flatMap(({ set, cards }) => {
    const own = readSet(set).fragment;
    const id = own.crosswalk["pokemontcg"] ?? "";
    return cards.flatMap((card) => readCard(card, id)).map(({ fragment }) => ({ own, fragment }));
  });
  const fragments = given.map(({ set }) => readSet(set).fragment);
  const ids = new Set([
    ...fragments.map(({ id }) => id),
    ...said.map(({ fragment }) => fragment.setId),
  ]);
  return [...ids].map((id) => {
    const own = said.filter(({ fragment }) => fragment.setId === id);
    const some = fragments.find((one) => one.id === id) ?? own[0]?.own;
    return {
      set: CardSet.parse({ ...some, id, name: some?.name, series: some?.series }),
      heardAt: "2026-11-20T08:00:00.000Z",
      cards: own.map(({ fragment }) => cardOf(fragment)),
      saidOfCards: own.map(({ fragment }) => fragment),
      saidOfSet: fragments.filter((one) => one.id === id),
    };
  });
}

/** The card that one source alone tells of. */
const cardOf = ({ name = "", category = "", ...fragment }: CardFragment): Card => ({
  ...{ variants: [], images: [], ...fragment },
  ...{ name, category },
});

/** The file of these sets, read again. */
export function v2FileOf(sets: readonly SetToAdd[], pictures?: PictureAddresses): V2File {
  const growing = growingFile(oldService);
  for (const set of sets) growing.add(set);
  const { content } = growing.done();
  return decodeFile(content, sha256(content), pictures);
}

/** A row as the object that answers hold. */
export const objectAt = (rows: V2File["sets"], id: string): unknown => {
  const row = rows.rowOf(id);
  return row === undefined ? undefined : JSON.parse(`{${rows.fields(row).join()}}`);
};
