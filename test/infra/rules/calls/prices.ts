import { type FunctionCalls, limited, worked } from "./kinds.ts";

export const pricesCalls: FunctionCalls = {
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
