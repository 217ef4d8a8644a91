import { type FunctionCalls, following, limited, worked } from "./kinds.ts";

export const catalogCalls: FunctionCalls = {
  "catalog-http": {
    ...limited,
    catalog: {
      Query: "lists",
      BatchGetItem: "cards, sets, members",
      GetItem: "index pointer, what is wanted of an index, newest prices, rates",
      UpdateItem: "an index is wanted",
      PutItem: "request for an index",
    },
    events: { PutEvents: "have an index built" },
    work: { UpdateItem: "what people look at" },
    "lake/indexes": { GetObject: "current index, ids elsewhere" },
    "lake/quality": { GetObject: "what is odd", ListBucket: "whether there is a report" },
    "lake/price-findings": {
      GetObject: "what is odd in prices",
      ListBucket: "whether there is a report",
    },
    "lake/current-prices": { GetObject: "newest prices", ListBucket: "whether they are there" },
  },
  "catalog-publish-events": {
    events: { PutEvents: "what has changed" },
    ...following("catalogStream", "publish-events-missed"),
  },
  "catalog-build-index": {
    work: { UpdateItem: "starts on a message", GetItem: "what people want" },
    catalog: {
      Query: "all cards",
      BatchGetItem: "members of sets",
      GetItem: "pointer, what is wanted",
      PutItem: "pointer",
      UpdateItem: "what is wanted",
      DeleteItem: "pointers of formats that nobody reads any more",
    },
    "lake/indexes": {
      PutObject: "index, ids elsewhere",
      ListBucket: "which there are",
      DeleteObject: "superseded ones",
    },
    "lake/quality": {
      PutObject: "what is odd",
      GetObject: "what was odd",
      ListBucket: "what lies there",
      DeleteObject: "what is odd no more",
    },
    "lake/answers": {
      PutObject: "file for /v2",
      ListBucket: "which there are",
      DeleteObject: "superseded ones",
    },
    "lake/price-maps": {
      PutObject: "map by which prices find their cards",
      ListBucket: "which there are",
      DeleteObject: "superseded ones",
    },
    "lake/silver": {
      PutObject: "catalogue for queries",
      GetObject: "the tag of what is replaced, which S3 compares [If-Match]",
      ListBucket: "what lies there",
    },
    "images/dumps": {
      PutObject: "catalogue to download",
      GetObject: "its manifest",
      ListBucket: "what lies there",
      DeleteObject: "versions of long ago",
    },
    ...worked("index"),
  },
};
