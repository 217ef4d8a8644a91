import { type FunctionCalls, limited, worked } from "./kinds.ts";

export const pricesCalls: FunctionCalls = {
  "prices-build-current-prices": {
    work: { UpdateItem: "starts on a message" },
    catalog: {
      Query: "which price book of each set is current",
      GetItem: "pointers, what is wanted",
      PutItem: "pointer",
      UpdateItem: "what is wanted",
    },
    "lake/price-books": { GetObject: "books that have changed" },
    "lake/current-prices": {
      GetObject: "newest prices of before",
      PutObject: "newest prices",
      ListBucket: "which there are",
      DeleteObject: "superseded ones",
    },
    ...worked("prices"),
  },
  "prices-archive-prices": {
    catalog: {
      Query: "pointers of books, what is archived of them",
      GetItem: "where a book lies, whose turn it is",
      PutItem: "what is archived, whose turn it is",
    },
    work: { UpdateItem: "a start on a message" },
    "lake/price-books": { GetObject: "a book" },
    "lake/gold": { PutObject: "a month", DeleteObject: "a month that is in no book any more" },
    ...worked("price-archive"),
  },
  "prices-http": {
    ...limited,
    catalog: {
      BatchGetItem: "a card, to see what variants it has",
      GetItem: "where its prices lie, where ids elsewhere lie, rates",
    },
    work: { UpdateItem: "whose prices people look at" },
    "lake/indexes": { GetObject: "ids elsewhere" },
    "lake/price-books": {
      GetObject: "its part of a price book",
      ListBucket: "whether it is there",
    },
  },
};
