import * as z from "zod";
import { bulbasaur, charizard, generationOne } from "../../catalog/examples.ts";
import {
  PricedPrintingId,
  placeOfPrinting,
  pricedPrintingOf,
} from "../../prices/priced-printing.ts";
import { GameName, PrintingId, SetId, Sha256 } from "../../values.ts";

/** What is told of one kind of event. */
export interface EventDeclaration {
  /** Raised when readers of before could not read it. */
  readonly version: number;
  /** Who publishes it, as EventBridge's `source`. */
  readonly source: `cardlake.${string}`;
  /** What has happened, and what a reader may conclude from it. */
  readonly says: string;
  readonly detail: z.ZodType;
  readonly example: object;
  /** What makes somebody publish it. */
  readonly from: string;
  /** The queues that take it, by name, and what for. */
  readonly consumers: Readonly<Record<string, string>>;
  /** What it does when it comes twice, late or before another one. */
  readonly disorder: string;
}

/** An event names this many things at most; more of them are several events. */
export const mostInEvent = 100;

const ids = z.array(z.int().positive());
const some = <T extends z.ZodType>(id: T) => z.array(id).min(1).max(mostInEvent);

const pricedCharizard = pricedPrintingOf(PrintingId.parse(charizard.id));
const builds = { index: "the game's search index is built anew, once it is quiet" };
const onlyDirty =
  "An index is built of what the catalogue says then, whatever events said: one that comes twice costs " +
  "at most a build that finds nothing new, and their order does not matter.";

/** Every event that areas tell each other, by its kind: EventBridge's `detail-type`. */
export const events = {
  "card.updated": {
    version: 1,
    source: "cardlake.catalog",
    says: "Cards of the catalogue are new, say something else, or have come to or gone off a set's list.",
    detail: z.strictObject({ game: GameName, printingIds: some(PrintingId) }),
    from: "the stream of the table `catalog`: items `CARD#` and `MEMBERS` whose content changed",
    consumers: builds,
    disorder: onlyDirty,
    example: { game: charizard.game, printingIds: [charizard.id] },
  },
  "set.updated": {
    version: 1,
    source: "cardlake.catalog",
    says:
      "Sets of the catalogue are new, say something else, list other cards, or have come to or gone off the list " +
      "of sets. It names none where a language's first list of sets is empty.",
    detail: z.strictObject({ game: GameName, setIds: z.array(SetId).max(mostInEvent) }),
    from: "the stream of the table `catalog`: items `SET#`, `LISTED#` and `MEMBERS` whose content changed",
    consumers: builds,
    disorder: onlyDirty,
    example: { game: charizard.game, setIds: [charizard.setId] },
  },
  "species.updated": {
    version: 1,
    source: "cardlake.catalog",
    says: "Species of a game, or the generations that they make up, are new or say something else.",
    detail: z.strictObject({
      game: GameName,
      speciesIds: ids.max(mostInEvent),
      generationIds: ids.max(mostInEvent),
    }),
    from: "the stream of the table `catalog`: items `SPECIES#` and `GENERATION#` whose content changed",
    consumers: builds,
    disorder: onlyDirty,
    example: {
      game: charizard.game,
      speciesIds: [bulbasaur.dexId],
      generationIds: [generationOne.id],
    },
  },
  "index.wanted": {
    version: 1,
    source: "cardlake.catalog",
    says: "Somebody wants the search index of a game built now, whatever has changed.",
    detail: z.strictObject({ game: GameName }),
    from: "an administrator's request, and a search that finds no index of its own format",
    consumers: { index: "the game's search index is built anew, at once" },
    disorder:
      "It is answered by any build that began after it was sent; one that comes twice or late costs a build " +
      "that finds nothing new at most.",
    example: { game: charizard.game },
  },
  "catalog.indexed": {
    version: 1,
    source: "cardlake.catalog",
    says: "The search index of a game was built anew, and search answers from it within seconds.",
    detail: z.strictObject({
      game: GameName,
      format: z.int().positive(),
      version: Sha256,
      cards: z.int().nonnegative(),
    }),
    from: "the stream of the table `catalog`: a pointer `FORMAT#` that names another version",
    consumers: {},
    disorder:
      "It names the version that was current then; the pointer says which one is now. Whoever keeps " +
      "something made from an index compares versions, or asks for the present one.",
    example: {
      game: charizard.game,
      format: 2,
      version: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      cards: 23546,
    },
  },
  "prices.mapped": {
    version: 1,
    source: "cardlake.catalog",
    says: "It is known of other products than before which cards they are.",
    detail: z.strictObject({
      game: GameName,
      version: Sha256,
      products: z.int().nonnegative(),
      /** Absent where there was no map before. */
      productsBefore: z.int().nonnegative().optional(),
    }),
    from: "the stream of the table `catalog`: a pointer `MAP#` that names another version",
    consumers: {
      normalize:
        "where there are more products than before, prices in the lake that had no place find it: all of them after the " +
        "first map, else those of the last days, once a day",
    },
    disorder:
      "Prices that are read once more are the same: what comes twice starts nothing twice, and which event of a day " +
      "comes first does not matter.",
    example: {
      game: charizard.game,
      version: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      products: 41250,
      productsBefore: 41037,
    },
  },
  "prices.recorded": {
    version: 1,
    source: "cardlake.prices",
    says:
      "The price book of a set has another version, with the printings whose newest price of a series is another one, or " +
      "is believed now. It names none where prices have only gone on, or earlier days have come.",
    detail: z.strictObject({
      game: GameName,
      set: z.string().min(1),
      version: Sha256,
      printings: z.array(PricedPrintingId).max(mostInEvent),
    }),
    from: "the stream of the table `catalog`: a pointer `BOOK#` that names another version",
    consumers: { prices: "the file of the game's newest prices is made anew, once it is quiet" },
    disorder:
      "It says which printings have moved and not to what: whoever reads their prices then is right, also after a " +
      "later event.",
    example: {
      game: charizard.game,
      set: placeOfPrinting(pricedCharizard).set,
      version: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
      printings: [pricedCharizard],
    },
  },
  "image.changed": {
    version: 1,
    source: "cardlake.images",
    says:
      "Pictures of cards, or logos and symbols of sets, are there for the first time, look otherwise, or are gone " +
      "at their source. A set's are named `<set>/logo` and `<set>/symbol`.",
    detail: z.strictObject({ game: GameName.optional(), pictureIds: some(z.string().min(1)) }),
    from: "the stream of the table `pictures`: items `IMAGE#` that name another picture, or say that it is gone",
    consumers: {},
    disorder:
      "It names pictures and says nothing of them: whoever wants to know reads their records.",
    example: { game: charizard.game, pictureIds: [charizard.id] },
  },
} as const satisfies Record<string, EventDeclaration>;

export type EventKind = keyof typeof events;
/** The kinds of events that a queue takes. */
export const kindsFor = (queue: string): readonly EventKind[] =>
  Object.entries<EventDeclaration>(events)
    .filter(([, { consumers }]) => queue in consumers)
    .map(([kind]) => kind)
    .filter(isEventKind);

const isEventKind = (name: string): name is EventKind => Object.hasOwn(events, name);

export type EventDetail<K extends EventKind> = z.output<(typeof events)[K]["detail"]>;
