import { type FunctionCalls, limited } from "./kinds.ts";

export const holdingsCalls: FunctionCalls = {
  "holdings-http": {
    ...limited,
    users: { GetItem: "head", Query: "heads, lots" },
    catalog: { GetItem: "index pointer, newest prices, rates" },
    "lake/indexes": { GetObject: "current index, ids elsewhere" },
    "lake/current-prices": { GetObject: "newest prices", ListBucket: "whether they are there" },
  },
};
