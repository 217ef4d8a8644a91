import type { Card } from "#schemas/catalog/card.ts";
import type { Product } from "#schemas/catalog/product.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import type { PrintingId } from "#schemas/values.ts";
import { decoded } from "#shared/kernel/decoded.ts";
import { writtenLine } from "./id-table.ts";

/** A table of ids that grows card by card. */
export interface GrowingIdTable {
  add(card: Card, status: "current" | "removed"): void;
  /** Adds what a shop calls a current card, of which no source of the card has told. */
  addProduct(product: Pick<Product, "shop" | "id">, printingId: PrintingId): void;
  /** Lines of the table, in order. */
  done(): readonly string[];
}

/** What the codes of cards are called among the kinds of ids. */
export const codeKind = "code";

export function growingIdTable(definition: GameDefinition): GrowingIdTable {
  const [current, removed] = [new Map<string, string>(), new Map<string, string>()];
  const name = (into: Map<string, string>, id: string, printing: PrintingId) => {
    const place = printing.slice(printing.indexOf(":") + 1);
    const known = into.get(id);
    into.set(id, known === undefined ? place : `${known} ${place}`);
  };
  return {
    add(card, status) {
      const into = status === "current" ? current : removed;
      for (const id of idsOf(card, definition)) name(into, id, card.id);
    },
    addProduct({ shop, id }, printingId) {
      const [kind, own] = [shop.toLowerCase(), id.toLowerCase()];
      if (isSent(kind, own)) name(current, `${kind}:${own}`, printingId);
    },
    done() {
      for (const [id, places] of removed) if (!current.has(id)) current.set(id, places);
      return [...current].map(([id, places]) => writtenLine(id, byLanguages(places))).sort();
    },
  };
}

/** `de:base1-4 en:base1-4 en:base1-5` is `de,en:base1-4` and `en:base1-5`. */
function byLanguages(places: string): readonly string[] {
  const split = [...new Set(places.split(" "))].map((place) => {
    const at = place.indexOf(":");
    return { language: place.slice(0, at), printing: place.slice(at + 1) };
  });
  return [...Map.groupBy(split, ({ printing }) => printing)]
    .map(([printing, own]) => {
      const languages = own.map(({ language }) => language).sort();
      return `${languages.join(",")}:${printing}`;
    })
    .sort();
}

const kindShape = /^[a-z][a-z0-9-]*$/;
const idShape = /^[!-~]+$/;
/** Whether a caller can send it; see `CardId`. */
const isSent = (kind: string, id: string) => kindShape.test(kind) && idShape.test(id);

/**
 * All that a card is called beside its own id, each once and in lower case. An id that several cards of a set
 * claim, and that is therefore shown with none of them, is among them: whoever asks for it is told of all.
 */
function idsOf(card: Card, { codeAttribute }: GameDefinition): ReadonlySet<string> {
  const own = ownText(card.id);
  const told = [card.crosswalk, ...card.variants.map(({ productIds = {} }) => productIds)]
    .flatMap((ids) => Object.entries(ids))
    .concat(card.findings.flatMap(({ about }) => (about === undefined ? [] : [partsOf(about)])))
    .map(([kind, id]): [string, string] => [kind.toLowerCase(), id.toLowerCase()])
    .flatMap(([kind, id]) => writtenWays(id).map((one): [string, string] => [kind, one]))
    .filter(([kind, id]) => isSent(kind, id));
  const code = codeAttribute === undefined ? undefined : card.attributes[codeAttribute];
  const ids = new Set(told.flatMap(([kind, id]) => [`${kind}:${id}`, ...shortened(kind, id)]));
  if (typeof code === "string" && idShape.test(code)) ids.add(`${codeKind}:${code.toLowerCase()}`);
  // Most are some source's id too.
  if (!told.some(([, id]) => id === own)) ids.add(own);
  return ids;
}

/** An id of ours without game and language: `base1-4`. */
const ownText = (id: PrintingId): string => id.split(":")[2] ?? id;

/** A source may write `exu-%3F`; whoever asks for that in an address asks for `exu-?`. */
const writtenWays = (id: string): readonly string[] => [
  ...new Set([id, decoded(id).toLowerCase()]),
];

/** A source that files its cards says where, `569102/OP02-013`; people say the card alone. */
const shortened = (kind: string, id: string): readonly string[] =>
  id.includes("/") ? [`${kind}:${id.slice(id.lastIndexOf("/") + 1)}`] : [];

function partsOf(id: string): [string, string] {
  const at = id.indexOf(":");
  return [id.slice(0, at), id.slice(at + 1)];
}
