import { type CatalogChange, isFollowed } from "#schemas/messages/catalog-change.ts";
import type { EventDetail } from "#schemas/messages/events/declarations.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { cardIdOf } from "#schemas/storage/catalog-items.ts";
import { Instant, PrintingId, SetId, Sha256 } from "#schemas/values.ts";

/** What one change of an item tells: things of a game, by kind, or what is current now: an index, a map, a price book or newest prices. */
export interface Told {
  readonly game: string;
  readonly printingIds?: readonly PrintingId[];
  /** May be empty: a list of sets has changed and names none. */
  readonly setIds?: readonly SetId[];
  readonly speciesIds?: readonly number[];
  readonly generationIds?: readonly number[];
  readonly mapped?: EventDetail<"prices.mapped">;
  readonly priced?: {
    readonly set: string;
    readonly version: Sha256;
    readonly printings: readonly PricedPrintingId[];
  };
  readonly current?: { readonly version: Sha256; readonly builtAt: string };
  readonly indexed?: { readonly format: number; readonly version: Sha256; readonly cards: number };
}

/**
 * What a change of an item is news of; undefined when it is none: another item, or one that says what
 * it said before, perhaps by a later answer.
 */
export function newsOfChange(change: CatalogChange): Told | undefined {
  const { pk, sk } = change.Keys;
  if (!isFollowed(change.Keys) || isSame(change)) return undefined;
  const owner = pk.slice(pk.indexOf("#") + 1);
  const [game = ""] = owner.split(":");
  const own = sk.slice(sk.indexOf("#") + 1);
  if (pk.startsWith("PRICES#")) {
    if (sk.startsWith("CURRENT#")) return current(game, change);
    return sk.startsWith("MAP#") ? mapped(game, change) : priced(game, own, change);
  }
  if (pk.startsWith("INDEX#")) return indexed(game, Number(own), change);
  if (sk === "MEMBERS") {
    return { game, setIds: [SetId.parse(owner)], printingIds: otherIds(change, PrintingId) };
  }
  if (sk.startsWith("LISTED#")) return { game, setIds: otherIds(change, SetId) };
  if (sk.startsWith("SPECIES#")) return { game, speciesIds: [Number(own)] };
  if (sk.startsWith("GENERATION#")) return { game, generationIds: [Number(own)] };
  if (sk.startsWith("SET#")) return { game, setIds: [SetId.parse(own)] };
  return { game, printingIds: [cardIdOf(change.Keys)] };
}

/** Whether a changed item says the same: of a list only counts what it names. */
function isSame({ OldImage: before, NewImage: after }: CatalogChange): boolean {
  if (!before || !after) return false;
  if (after.version !== undefined) return before.version === after.version;
  if (after.lists)
    return before.lists !== undefined && otherOf(before.lists, after.lists).length === 0;
  return after.contentHash !== undefined && before.contentHash === after.contentHash;
}

/** What one of two lists names and the other does not. */
function otherOf(before: readonly string[], after: readonly string[]): readonly string[] {
  const [old, young] = [new Set(before), new Set(after)];
  return [...before.filter((id) => !young.has(id)), ...after.filter((id) => !old.has(id))];
}

const otherIds = <Id>(
  { OldImage, NewImage }: CatalogChange,
  id: { parse(text: string): Id },
): readonly Id[] =>
  otherOf(OldImage?.lists ?? [], NewImage?.lists ?? []).map((one) => id.parse(one));

/** A pointer that goes is no news: nobody reads it any more. */
function indexed(game: string, format: number, { NewImage }: CatalogChange): Told | undefined {
  if (!NewImage) return undefined;
  const version = Sha256.parse(NewImage.version);
  return { game, indexed: { format, version, cards: NewImage.cards ?? 0 } };
}

function mapped(game: string, { OldImage, NewImage }: CatalogChange): Told | undefined {
  if (!NewImage) return undefined;
  const detail = {
    game,
    version: Sha256.parse(NewImage.version),
    products: NewImage.products ?? 0,
  };
  const productsBefore = OldImage?.products;
  // Of a pointer of before nobody knows: it is not worth reading all prices once more.
  const hasMoved = OldImage?.places !== undefined && OldImage.places !== NewImage.places;
  return {
    game,
    mapped: {
      ...detail,
      ...(productsBefore !== undefined && { productsBefore }),
      ...(hasMoved && { hasMoved }),
    },
  };
}

/** Neither is a pointer to prices: a replay makes them anew, and tells all of them. */
function priced(game: string, set: string, { NewImage }: CatalogChange): Told | undefined {
  if (!NewImage) return undefined;
  const moved = NewImage.moved?.split(" ") ?? [];
  const printings = moved.map((number) => PricedPrintingId.parse(`${game}:${set}-${number}`));
  return { game, priced: { set, version: Sha256.parse(NewImage.version), printings } };
}

/** Nor a file that is gone; the next build names another. */
function current(game: string, { NewImage }: CatalogChange): Told | undefined {
  if (!NewImage) return undefined;
  const { version, builtAt } = NewImage;
  return { game, current: { version: Sha256.parse(version), builtAt: Instant.parse(builtAt) } };
}
