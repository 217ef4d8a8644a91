import { bulbasaur, charizard, generationOne } from "../../catalog/examples.ts";
import { placeOfPrinting, pricedPrintingOf } from "../../prices/priced-printing.ts";
import { PrintingId } from "../../values.ts";
import type { EventKind } from "./declarations.ts";

/** What is told of one kind of event. */
export interface EventWords {
  /** What has happened, and what a reader may conclude from it. */
  readonly says: string;
  /** What makes somebody publish it. */
  readonly from: string;
  /** What each queue takes it for. */
  readonly consumers: Readonly<Record<string, string>>;
  /** What it does when it comes twice, late or before another one. */
  readonly disorder: string;
  readonly example: object;
}

const pricedCharizard = pricedPrintingOf(PrintingId.parse(charizard.id));

const builds = { index: "the game's search index is built anew, once it is quiet" };

const onlyDirty =
  "An index is built of what the catalogue says then, whatever events said: one that comes twice costs " +
  "at most a build that finds nothing new, and their order does not matter.";

/** Of each kind, for the page about events: no function carries these texts. */
export const eventWords = {
  "card.updated": {
    says: "Cards of the catalogue are new, say something else, or have come to or gone off a set's list.",
    from: "the stream of the table `catalog`: items `CARD#` and `MEMBERS` whose content changed",
    consumers: builds,
    disorder: onlyDirty,
    example: { game: charizard.game, printingIds: [charizard.id] },
  },
  "set.updated": {
    says:
      "Sets of the catalogue are new, say something else, list other cards, or have come to or gone off the list " +
      "of sets. It names none where a language's first list of sets is empty.",
    from: "the stream of the table `catalog`: items `SET#`, `LISTED#` and `MEMBERS` whose content changed",
    consumers: builds,
    disorder: onlyDirty,
    example: { game: charizard.game, setIds: [charizard.setId] },
  },
  "species.updated": {
    says: "Species of a game, or the generations that they make up, are new or say something else.",
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
    says: "Somebody wants the search index of a game built now, whatever has changed.",
    from: "an administrator's request, and a search that finds no index of its own format",
    consumers: { index: "the game's search index is built anew, at once" },
    disorder:
      "It is answered by any build that began after it was sent; one that comes twice or late costs a build " +
      "that finds nothing new at most.",
    example: { game: charizard.game },
  },
  "catalog.indexed": {
    says: "The search index of a game was built anew, and search answers from it within seconds.",
    from: "the stream of the table `catalog`: a pointer `FORMAT#` that names another version",
    consumers: {
      "alert-searches": "alerts on searches of the game watch the cards that they find by then",
      shelves: "rows of files that waited to be understood are looked for again",
    },
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
    says: "It is known of other products than before which cards they are.",
    from: "the stream of the table `catalog`: a pointer `MAP#` that names another version",
    consumers: {
      normalize:
        "where there are more products than before, or some are other cards', prices in the lake find their place: all of " +
        "them after the first map, else those of the last days, once no run that tells prices is under way",
      prices:
        "the newest prices of the game are made anew as after `prices.recorded`: a series of which no product is any more has none",
    },
    disorder:
      "Prices that are read once more are the same: what comes twice starts nothing twice, and of several events only " +
      "that of the newest map is acted on.",
    example: {
      game: charizard.game,
      version: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      products: 41250,
      productsBefore: 41037,
    },
  },
  "prices.recorded": {
    says:
      "The price book of a set has another version, with the printings whose newest price of a series is another one, or " +
      "is believed now. It names none where prices have only gone on, or earlier days have come.",
    from: "the stream of the table `catalog`: a pointer `BOOK#` that names another version",
    consumers: {
      prices: "the file of the game's newest prices is made anew, once it is quiet",
      "alert-looks":
        "alerts on these printings are judged by the way that their prices went since the last look",
    },
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
  "collection.changed": {
    says:
      "Collections of a user hold something else, say something else of what they hold, are called otherwise, or have come, " +
      "gone or come back.",
    from: "the stream of the table `users`: new items `CHANGE#` of what users do to their collections",
    consumers: {
      holdings:
        "the files of those that are large are brought up to date, and those of deleted ones go",
      "holding-values": "it is stored what they are worth now, and what all of them are",
      "alert-searches": "alerts on these collections watch the cards that lie there by then",
    },
    disorder:
      "It says which collections have changed and not to what: whoever reads them then is right, also after a later event.",
    example: {
      userId: "5f0c7e0a-7d1b-4e5e-9a53-0d8a1c6f2b11",
      collectionIds: ["01KAJ3N5Q2V7C8D9E0F1G2H3J4"],
    },
  },
  "collection.valued": {
    says: "A collection of a user, or all that they own, is worth something else, or has cost something else, than what was stored before.",
    from: "the worker of the queue `holding-values`, when it has stored the value of a day",
    consumers: {
      "alert-looks": "alerts on this value are judged by the way that it went up to now",
    },
    disorder:
      "It names the amounts from which and to which it went, in the currencies in which prices came; what is stored of the day says which " +
      "was last. Where the worker fails between storing and telling, it tells when it tries again; and it tells once more a week later where copies have no price " +
      "and nothing has changed since, as those who watch take the value for one from then on.",
    example: {
      userId: "5f0c7e0a-7d1b-4e5e-9a53-0d8a1c6f2b11",
      collectionId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
      day: "2026-02-01",
      before: { EUR: 412_500, USD: 9_000 },
      after: { EUR: 431_000, USD: 9_000 },
    },
  },
  "prices.entered": {
    says: "A user has entered, changed or taken back prices of their own, of copies of one game.",
    from: "the stream of the table `users`: items `PRICE#` that come, change or go",
    consumers: {
      "holding-values":
        "it is stored what the user's collections with cards of the game are worth now, and what all of them are",
    },
    disorder:
      "It says that prices have changed and not to what: whoever reads them then is right, also after a later event.",
    example: { userId: "5f0c7e0a-7d1b-4e5e-9a53-0d8a1c6f2b11", game: charizard.game },
  },
  "prices.current": {
    says: "The newest prices of a game were made anew, and some are other ones: whoever shows what cards cost tells these within seconds.",
    from: "the stream of the table `catalog`: a pointer `CURRENT#` that names another version",
    consumers: {
      "holding-values": "everybody's collections that hold cards of the game are valued anew",
    },
    disorder:
      "It says when the reading began that they were made of: whoever holds older ones waits. What is reckoned from them twice comes to the same.",
    example: {
      game: charizard.game,
      version: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
      builtAt: "2026-02-01T06:05:00.000Z",
    },
  },
  "shelf.found": {
    says: "The catalogue has cards by now that rows on somebody's shelf mean; each row is told once.",
    from: "the worker that matches shelves again, once it has gone through one",
    consumers: { "alert-looks": "the inbox of their owner says how many they are" },
    disorder:
      "It names how many; the shelf says which they are. One that comes twice is one notice, as the inbox knows its id; one that comes late tells of rows that may be resolved by then.",
    example: { userId: "4f1c2f0a-6c1e-4b7e-9a55-2b7f3c1d8e90", rows: 12 },
  },
  "picture.wanted": {
    says: "Somebody will soon look at a picture of a user's cards, such as of what the user shares: it had better be there by then.",
    from: "whoever shows pictures of cards to people who did not ask for them, when what they show has changed; nobody yet",
    consumers: {
      "pictures-in-advance":
        "the picture is drawn, once nobody waits for one that they have asked for; `POST /v1/renders` with the same subject and options then has it at once",
    },
    disorder:
      "The picture shows what there is when it is planned, whatever was there when it was wanted: of several events the later ones find it drawn. " +
      "One that comes twice has one render, and one that comes a day late has none.",
    example: {
      userId: "5f0c7e0a-7d1b-4e5e-9a53-0d8a1c6f2b11",
      subject: { kind: "collection", collectionId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4" },
      options: { title: "For trade", handle: "@misty", link: "https://cards.example/u/misty" },
      purpose: { kind: "share", id: "01KAJ4Q0R1S2T3V4W5X6Y7Z8A9" },
    },
  },
  "image.changed": {
    says:
      "Pictures of cards, or logos and symbols of sets, are there for the first time, look otherwise, or are gone " +
      "at their source. A set's are named `<set>/logo` and `<set>/symbol`.",
    from: "the stream of the table `pictures`: items `IMAGE#` that name another picture, or say that it is gone",
    consumers: {},
    disorder:
      "It names pictures and says nothing of them: whoever wants to know reads their records.",
    example: { game: charizard.game, pictureIds: [charizard.id] },
  },
} as const satisfies Record<EventKind, EventWords>;
