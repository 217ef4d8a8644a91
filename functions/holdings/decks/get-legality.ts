import { gamePartOf, languagePartOf, setIdOf } from "#schemas/catalog/printing-id.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import { defaultGame, games as projectGames } from "#schemas/games/index.ts";
import { pricedPrintingOf, printingIn } from "#schemas/prices/priced-printing.ts";
import type { Game, PrintingId, Ulid } from "#schemas/values.ts";
import { type CatalogStore, findCards, type SourcedCard } from "../../catalog/index.ts";
import { noSuchCollection, type Place } from "../../collections/index.ts";
import { checklistOf } from "../checklists/checklist.ts";
import type { GameDeps } from "../completion/game-at-hand.ts";
import { noDeck, noDeckRules } from "../errors.ts";
import type { HeldCollections } from "../held/held-collections.ts";
import { besideRules } from "./beside-rules.ts";
import { type DeckCopies, type Judged, judgeDeck } from "./judge-deck.ts";

/** Different cards that are looked at: three times what the largest deck can have. */
const mostCards = 180;
/** The language by whose names the cards of several languages are told to be one. */
const told = "en";

export interface LegalityDeps extends Pick<GameDeps, "searchIn" | "games"> {
  readonly held: Pick<HeldCollections, "of">;
  readonly store: Pick<CatalogStore, "cards">;
}

export interface LegalityView extends Omit<Judged, "formats"> {
  readonly collectionId: Ulid;
  readonly game: Game;
  readonly formats: readonly (Judged["formats"][number] & { readonly isLegal: boolean })[];
}

/**
 * Whether a collection may be played as a deck, format by format.
 *
 * @param game whose rules count; absent for that of most of its copies
 * @throws DomainError `collections.no_such_collection`, `holdings.no_deck` where the game has no rules of decks, or for a collection that is far larger than any deck
 */
export async function getLegality(
  { userId, collectionId, game }: Place & { readonly game?: Game | undefined },
  deps: LegalityDeps,
): Promise<LegalityView> {
  const collection = await deps.held.of({ userId, collectionId });
  if (!collection) throw noSuchCollection(collectionId);
  const { items } = collection;
  const definition = (deps.games ?? projectGames).get(game ?? gameOfMost(items));
  if (!definition.decks) throw noDeckRules(definition);
  const own = items.filter(({ printingId }) => gamePartOf(printingId) === definition.name);
  const cards = await cardsOf(own, deps);
  const isDigital = await digitalIn(deps, definition.name);
  const deck = own.flatMap((item) => copiesOf(item, cards));
  const { parts, reasons, formats } = judgeDeck(definition.decks, deck);
  const all = [...reasons, ...besideRules(items, { game: definition.name, cards, isDigital })];
  return {
    ...{ collectionId, game: definition.name, parts, reasons: all },
    formats: formats.map((one) => ({
      ...one,
      isLegal: all.length === 0 && one.reasons.length === 0,
    })),
  };
}

function gameOfMost(items: readonly CollectionItem[]): Game {
  const counts = new Map<Game, number>();
  for (const { printingId, quantity } of items) {
    const game = gamePartOf(printingId);
    counts.set(game, (counts.get(game) ?? 0) + quantity);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? defaultGame;
}

/** The cards, and their namesakes in the language that tells them apart. @throws DomainError `holdings.no_deck` */
async function cardsOf(
  items: readonly CollectionItem[],
  { store }: Pick<LegalityDeps, "store">,
): Promise<ReadonlyMap<PrintingId, SourcedCard>> {
  const ids = new Set(items.map(({ printingId }) => printingId));
  if (ids.size > mostCards) throw noDeck(ids.size, mostCards);
  return findCards([...ids, ...[...ids].map(namesakeOf)], { store });
}

const namesakeOf = (id: PrintingId): PrintingId =>
  languagePartOf(id) === told ? id : printingIn(told, pricedPrintingOf(id));

function copiesOf(
  { id, printingId, quantity }: CollectionItem,
  cards: ReadonlyMap<PrintingId, SourcedCard>,
): readonly DeckCopies[] {
  const card = cards.get(printingId);
  if (!card) return [];
  const { category, attributes } = card;
  const name = cards.get(namesakeOf(printingId))?.name ?? card.name;
  return [{ itemId: id, quantity, card: { name, category, attributes } }];
}

async function digitalIn(
  { searchIn, games = projectGames }: LegalityDeps,
  game: Game,
): Promise<(id: PrintingId) => boolean> {
  const definition = games.get(game);
  const table = await searchIn(definition).table();
  const sets = table ? checklistOf(table, definition).sets : [];
  const digital = new Set(sets.filter((set) => set.isDigital).map((set) => set.id));
  return (id) => digital.has(setIdOf(id));
}
