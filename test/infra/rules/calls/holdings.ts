import { type FunctionCalls, limited, worked } from "./kinds.ts";

export const holdingsCalls: FunctionCalls = {
  "holdings-http": {
    ...limited,
    users: {
      BatchGetItem: "lots that have changed",
      Query: "heads with counts, lots, what has changed, own prices, sales, values",
    },
    catalog: {
      GetItem: "index pointer, newest prices, rates",
      BatchGetItem: "cards of a deck",
      Query: "names of species, generations and sets",
    },
    "artifacts/holdings": {
      GetObject: "files of large collections",
      ListBucket: "whether there is one",
    },
    holdings: { SendMessage: "have a file made" },
    "lake/indexes": { GetObject: "current index, ids elsewhere" },
    "lake/current-prices": { GetObject: "newest prices", ListBucket: "whether they are there" },
  },
  "holdings-keep-holdings": {
    users: {
      BatchGetItem: "lots that have changed",
      Query: "head with counts, lots, what has changed",
    },
    "artifacts/holdings": {
      GetObject: "the file of before",
      PutObject: "the file of now",
      DeleteObject: "files of deleted collections, and of small ones",
      ListBucket: "whether there is one",
    },
    work: { UpdateItem: "starts on a message" },
    ...worked("holdings"),
  },
  "holdings-value-holdings": {
    users: {
      GetItem: "when all were valued last",
      BatchGetItem: "lots that have changed",
      Query: "heads with counts, lots, what has changed, own prices, values, holders",
      PutItem: "values, holders",
      ConditionCheckItem: "the head of a collection that is valued",
    },
    catalog: { GetItem: "newest prices, rates", BatchGetItem: "what variants were called before" },
    "lake/current-prices": { GetObject: "newest prices", ListBucket: "whether they are there" },
    events: { PutEvents: "what is worth something else" },
    work: { UpdateItem: "starts on a message, and what is worth most of what people have" },
    ...worked("holding-values"),
    "holding-values": { ...worked("holding-values")["holding-values"], SendMessage: "others" },
  },
};
