import * as z from "zod";
import { PicturePurpose } from "../../images/purpose.ts";
import { PricedPrintingId } from "../../prices/priced-printing.ts";
import { StoredAmounts } from "../../storage/value-items.ts";
import { Day, GameName, Instant, PrintingId, SetId, Sha256, Ulid } from "../../values.ts";

/** One kind of event; what people are told of it stands in `words.ts`, which no function carries. */
export interface EventDeclaration {
  /** Raised when readers of before could not read it. */
  readonly version: number;
  /** Who publishes it, as EventBridge's `source`. */
  readonly source: `cardlake.${string}`;
  readonly detail: z.ZodType;
  /** The queues that take it, by name. */
  readonly consumers: readonly string[];
}

/** An event names this many things at most; more of them are several events. */
export const mostInEvent = 100;

const ids = z.array(z.int().positive());
const some = <T extends z.ZodType>(id: T) => z.array(id).min(1).max(mostInEvent);

/** Every event that areas tell each other, by its kind: EventBridge's `detail-type`. */
export const events = {
  "card.updated": {
    version: 1,
    source: "cardlake.catalog",
    detail: z.strictObject({ game: GameName, printingIds: some(PrintingId) }),
    consumers: ["index"],
  },
  "set.updated": {
    version: 1,
    source: "cardlake.catalog",
    detail: z.strictObject({ game: GameName, setIds: z.array(SetId).max(mostInEvent) }),
    consumers: ["index"],
  },
  "species.updated": {
    version: 1,
    source: "cardlake.catalog",
    detail: z.strictObject({
      game: GameName,
      speciesIds: ids.max(mostInEvent),
      generationIds: ids.max(mostInEvent),
    }),
    consumers: ["index"],
  },
  "index.wanted": {
    version: 1,
    source: "cardlake.catalog",
    detail: z.strictObject({ game: GameName }),
    consumers: ["index"],
  },
  "catalog.indexed": {
    version: 1,
    source: "cardlake.catalog",
    detail: z.strictObject({
      game: GameName,
      format: z.int().positive(),
      version: Sha256,
      cards: z.int().nonnegative(),
    }),
    consumers: ["alert-searches", "shelves"],
  },
  "prices.mapped": {
    version: 1,
    source: "cardlake.catalog",
    detail: z.strictObject({
      game: GameName,
      version: Sha256,
      products: z.int().nonnegative(),
      /** Absent where there was no map before. */
      productsBefore: z.int().nonnegative().optional(),
      /** Whether products are other cards' than before. */
      hasMoved: z.literal(true).optional(),
    }),
    consumers: ["normalize", "prices"],
  },
  "prices.recorded": {
    version: 1,
    source: "cardlake.prices",
    detail: z.strictObject({
      game: GameName,
      set: z.string().min(1),
      version: Sha256,
      printings: z.array(PricedPrintingId).max(mostInEvent),
    }),
    consumers: ["prices", "alert-looks"],
  },
  "collection.changed": {
    version: 1,
    source: "cardlake.collections",
    detail: z.strictObject({ userId: z.string().min(1), collectionIds: some(Ulid) }),
    consumers: ["holdings", "holding-values", "alert-searches"],
  },
  "collection.valued": {
    version: 1,
    source: "cardlake.holdings",
    detail: z.strictObject({
      userId: z.string().min(1),
      /** Absent where it is the value of all that the user owns. */
      collectionId: Ulid.optional(),
      day: Day,
      /** By currency, in the smallest unit of each; absent where nothing was valued before. */
      before: StoredAmounts.optional(),
      after: StoredAmounts,
    }),
    consumers: ["alert-looks"],
  },
  "prices.entered": {
    version: 1,
    source: "cardlake.collections",
    detail: z.strictObject({ userId: z.string().min(1), game: GameName }),
    consumers: ["holding-values"],
  },
  "prices.current": {
    version: 1,
    source: "cardlake.catalog",
    detail: z.strictObject({
      game: GameName,
      version: Sha256,
      /** When the reading began that the prices were made of. */
      builtAt: Instant,
    }),
    consumers: ["holding-values"],
  },
  "shelf.found": {
    version: 1,
    source: "cardlake.transfer",
    detail: z.strictObject({ userId: z.string().min(1), rows: z.int().positive() }),
    consumers: ["alert-looks"],
  },
  "picture.wanted": {
    version: 1,
    source: "cardlake.sharing",
    detail: z.strictObject({
      userId: z.string().min(1),
      /** As `PictureWanted` reads it: whoever publishes other events need not carry all that pictures can be. */
      subject: z.looseObject({ kind: z.string() }),
      options: z.record(z.string(), z.unknown()),
      purpose: PicturePurpose,
    }),
    consumers: ["pictures-in-advance"],
  },
  "image.changed": {
    version: 1,
    source: "cardlake.images",
    detail: z.strictObject({ game: GameName.optional(), pictureIds: some(z.string().min(1)) }),
    consumers: [],
  },
} as const satisfies Record<string, EventDeclaration>;

export type EventKind = keyof typeof events;
/** The kinds of events that a queue takes. */
export const kindsFor = (queue: string): readonly EventKind[] =>
  Object.entries<EventDeclaration>(events)
    .filter(([, { consumers }]) => consumers.includes(queue))
    .map(([kind]) => kind)
    .filter(isEventKind);

const isEventKind = (name: string): name is EventKind => Object.hasOwn(events, name);

export type EventDetail<K extends EventKind> = z.output<(typeof events)[K]["detail"]>;
