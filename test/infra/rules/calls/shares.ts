import { type FunctionCalls, limited } from "./kinds.ts";

export const sharesCalls: FunctionCalls = {
  "shares-http": {
    ...limited,
    users: {
      BatchGetItem: "lots that have changed",
      Query: "heads with counts, lots, what has changed, own prices",
    },
    catalog: {
      BatchGetItem: "cards, and what their variants were called before",
      GetItem: "sets, where prices lie, where ids elsewhere lie, rates",
      Query: "cards of a set",
    },
    "artifacts/holdings": {
      GetObject: "files of large collections",
      ListBucket: "whether there is one",
    },
    "artifacts/render-plans": { PutObject: "what is to be drawn" },
    "lake/indexes": { GetObject: "ids elsewhere" },
    "lake/price-books": {
      GetObject: "a card's part of a price book",
      ListBucket: "whether it is there",
    },
    "lake/current-prices": { GetObject: "newest prices", ListBucket: "whether they are there" },
    pictures: { GetItem: "was this drawn", BatchGetItem: "which pictures are there" },
    work: { GetItem: "was it asked for", UpdateItem: "that it is asked for" },
    renders: { SendMessage: "have it drawn" },
    mirror: { SendMessage: "have pictures fetched" },
    holdings: { SendMessage: "have a file made" },
  },
};
