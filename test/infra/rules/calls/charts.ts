import { type FunctionCalls, limited } from "./kinds.ts";

export const chartsCalls: FunctionCalls = {
  "charts-http": {
    ...limited,
    catalog: {
      BatchGetItem: "a card",
      GetItem: "its set, where its prices lie, where ids elsewhere lie, rates",
    },
    "lake/indexes": { GetObject: "ids elsewhere" },
    "lake/price-books": {
      GetObject: "its part of a price book",
      ListBucket: "whether it is there",
    },
    pictures: { GetItem: "was this chart drawn" },
    work: { GetItem: "was it asked for", UpdateItem: "that it is asked for" },
    "artifacts/render-plans": { PutObject: "what is to be drawn" },
    renders: { SendMessage: "have it drawn" },
  },
};
