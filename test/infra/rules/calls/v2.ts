import { type FunctionCalls, limited } from "./kinds.ts";

export const v2Calls: FunctionCalls = {
  "v2-http": {
    ...limited,
    catalog: {
      GetItem: "pointers of the file and of newest prices, what is wanted of an index",
      UpdateItem: "an index is wanted",
    },
    events: { PutEvents: "have a file built" },
    "lake/answers": { GetObject: "the file", ListBucket: "whether it is there" },
    "lake/current-prices": { GetObject: "newest prices", ListBucket: "whether they are there" },
  },
};
