import { type FunctionCalls, limited, worked } from "./kinds.ts";

/** What planning a picture takes, and having it drawn. */
const planned = {
  ...limited,
  users: {
    BatchGetItem: "lots that have changed",
    Query: "heads with counts, lots, what has changed, own prices",
  },
  catalog: {
    GetItem: "index pointer, newest prices, rates",
    BatchGetItem: "sets, and cards that are younger than the index",
    Query: "names of generations, sets of a series",
  },
  "artifacts/holdings": {
    GetObject: "files of large collections",
    ListBucket: "whether there is one",
  },
  holdings: { SendMessage: "have a file made" },
  "lake/indexes": { GetObject: "current index" },
  "lake/current-prices": { GetObject: "newest prices", ListBucket: "whether they are there" },
  pictures: {
    GetItem: "request, composite, print",
    BatchGetItem: "records of pictures, own pictures of copies",
    PutItem: "render, request",
  },
  "artifacts/render-plans": { PutObject: "what is to be drawn" },
  renders: { SendMessage: "have it drawn" },
  mirror: { SendMessage: "have pictures that are shown checked" },
};

export const studioCalls: FunctionCalls = {
  "studio-http": planned,
  "studio-draw-in-advance": {
    ...planned,
    renders: { ...planned.renders, GetQueueAttributes: "whether people wait" },
    work: { UpdateItem: "starts on a message" },
    ...worked("pictures-in-advance"),
  },
};
