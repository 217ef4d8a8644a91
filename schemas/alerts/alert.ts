import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { CopyState } from "../collections/own-price.ts";
import { Currency } from "../prices/price-fragment.ts";
import { userText } from "../text.ts";
import { Day, Game, GameName, Instant, PrintingId, Ulid, VariantKey } from "../values.ts";
import { Line, Rearm } from "./line.ts";

/** Alerts of one account at most. */
export const mostAlerts = 1_000;
/** What an alert may hold at most: cards of a search or a collection, and addresses that it tells. */
export const mostCardsWatched = 500;
export const mostChannels = 5;

/** What is watched, as it is stored. */
export const Subject = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("card"),
    printingId: PrintingId,
    variant: VariantKey,
    state: CopyState,
  }),
  z.strictObject({ kind: z.literal("search"), game: GameName, query: z.string().max(500) }),
  z.strictObject({ kind: z.literal("collection"), collectionId: Ulid }),
  z.strictObject({
    kind: z.literal("value"),
    collectionId: Ulid.optional().meta({ description: "Absent: all that one owns." }),
  }),
]);
export type Subject = z.output<typeof Subject>;
/** Those that watch many cards, which come and go. */
export type CardsSubject = Extract<Subject, { kind: "search" | "collection" }>;
export const isOnCards = (subject: Subject): subject is CardsSubject =>
  subject.kind === "search" || subject.kind === "collection";
/** What a collection is worth, or all that one owns. */
export type ValueSubject = Extract<Subject, { kind: "value" }>;

/** Whose price is watched: the market price, or what one source tells. */
export const WatchedSource = z.string().regex(/^[a-z0-9-]{1,60}$/);
export const best = "best";

/** How what fires is brought to the channels. */
export const Delivery = z.enum(["immediate", "digest"]);

/** An alert as its owner sees it. */
export const Alert = z
  .object({
    id: Ulid,
    subject: Subject,
    line: Line,
    rearm: Rearm,
    source: WatchedSource.meta({ examples: [best] }),
    currency: Currency,
    /** Rates of this day are what a price in another currency is judged by. */
    ratesOf: Day,
    channels: z.array(Ulid).max(mostChannels),
    delivery: Delivery,
    note: userText(200).optional(),
    isPaused: z.boolean(),
    version: z.int().positive(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Alert" });
export type Alert = z.output<typeof Alert>;

export const exampleSubject = {
  ...{ kind: "card", printingId: charizard.id, variant: "holo.unlimited", state: "near_mint" },
} as const;
export { Game };
