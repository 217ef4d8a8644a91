import { type FunctionCalls, limited } from "./kinds.ts";

export const historyCalls: FunctionCalls = {
  "history-http": {
    ...limited,
    catalog: { BatchGetItem: "a card, to see what it was", GetItem: "where ids elsewhere lie" },
    "lake/indexes": { GetObject: "ids elsewhere" },
    "lake/bronze": { GetObject: "what it was", ListBucket: "is it there" },
    "lake/observations": { GetObject: "what was seen on a day", ListBucket: "is it gathered" },
    "lake/observations-recent": {
      GetObject: "what was seen on a day that is not gathered",
      ListBucket: "what there is of it",
    },
  },
};
