import { type FunctionCalls, limited } from "./kinds.ts";

export const pricesCalls: FunctionCalls = {
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
