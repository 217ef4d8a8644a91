import type { Card } from "#schemas/catalog/card.ts";
import type { CardFragment, SetFragment } from "#schemas/catalog/fragment.ts";
import type { PrintingId } from "#schemas/values.ts";
import {
  formedCards,
  type HeardSet,
  inSetOrder,
  type NamedCard,
  type NamedSet,
  productsOf,
  setsOf,
  type ToForm,
} from "../cards/given-and-formed.ts";
import type { Json, OldService } from "../cards/old-service.ts";
import { wholeObject } from "../cards/whole-object.ts";
import { encodeFile, type FinishedFile } from "./encode-file.ts";
import { rowText } from "./row-texts.ts";

/** A set of ours as the file sees it: what is there today, and what the old service said of it. */
export interface SetToAdd extends HeardSet {
  /** Those that are current. */
  readonly cards: readonly Card[];
  /** The best source's first. */
  readonly saidOfCards: readonly CardFragment[];
  readonly saidOfSet: readonly SetFragment[];
}

/** The file of `/v2` while somebody reads the catalogue. */
export interface GrowingFile {
  add(set: SetToAdd): void;
  done(): FinishedFile;
}

/** Objects are kept as bytes: read, they would take several times as much. */
const packed = (object: Json): Buffer => Buffer.from(rowText(wholeObject(object)));

export function growingFile(service: OldService): GrowingFile {
  const givenSets = new Map<string, NamedSet>();
  const given = new Map<string, NamedCard<Buffer>>();
  const toForm: ToForm[] = [];
  const addSets = ({ set, saidOfSet }: SetToAdd) => {
    for (const said of saidOfSet) {
      const object = service.givenSet(said);
      const id = object?.["id"];
      if (object && typeof id === "string" && !givenSets.has(id)) {
        givenSets.set(id, { id, ourId: set.id, object });
      }
    }
  };
  /** @returns the printings that the service gave */
  const addGiven = ({ set, heardAt, cards, saidOfCards }: SetToAdd): ReadonlySet<PrintingId> => {
    const covered = new Set<PrintingId>();
    const current = new Map(cards.map((card) => [card.id, card]));
    for (const said of saidOfCards) {
      const card = service.givenCard(said);
      const own = current.get(said.id);
      if (!(card && own)) continue;
      covered.add(said.id);
      // One that stands for two printings is one card there.
      if (given.has(card.id)) continue;
      const { object, ...named } = card;
      const home = { set, heardAt };
      const products = productsOf(own);
      given.set(card.id, {
        ...{ ...named, home, products },
        ...{ printingId: said.id, object: packed(object) },
      });
    }
    return covered;
  };
  return {
    add(to) {
      if (!service.wouldHave(to.set)) return;
      addSets(to);
      const covered = addGiven(to);
      const home = { set: to.set, heardAt: to.heardAt };
      for (const card of to.cards) if (!covered.has(card.id)) toForm.push({ card, home });
    },
    done() {
      const known = { givenSets, givenCards: new Set(given.keys()) };
      const cards = [...given.values(), ...formedCards(toForm, known, service, packed)];
      const sets = setsOf(cards, givenSets, service);
      const shops = service.priceBlocks.map(({ shop }) => shop);
      return encodeFile(inSetOrder(cards, sets), sets, shops);
    },
  };
}
