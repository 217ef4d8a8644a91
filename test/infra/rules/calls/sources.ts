import { type FunctionCalls, limited, running, worked } from "./kinds.ts";

export const sourcesCalls: FunctionCalls = {
  "sources-http": {
    ...limited,
    work: running,
    fetch: { SendMessage: "first units" },
    normalize: { SendMessage: "a replay" },
  },
  "sources-measure-freshness": {
    work: {
      Query: "runs there were",
      BatchGetItem: "runs",
    },
  },
  "sources-fetch-unit": {
    work: { ...running, PutItem: "seen answers, the cards that people want" },
    catalog: { BatchGetItem: "cards that people want, their sets" },
    "lake/bronze": {
      ...{ GetObject: "lists of an earlier call", ListBucket: "is it there" },
      PutObject: "packs",
    },
    "lake/observations-recent": {
      ListBucket: "what there is",
      GetObject: "gather it",
      PutObject: "what was asked for",
    },
    "lake/observations": { ListBucket: "is it gathered", PutObject: "what is gathered" },
    secrets: { GetParameter: "what sources want to let us in" },
    normalize: { SendMessage: "packs" },
    ...worked("fetch"),
    fetch: {
      ...worked("fetch")["fetch"],
      SendMessage: "first units, units of a list; itself, later",
    },
  },
  "sources-normalize-pack": {
    work: {
      GetItem: "run",
      BatchGetItem: "runs before, at the end of a run",
      Query: "units, at the end of a run; how far a replay is",
      PutItem: "how far a replay is",
      UpdateItem: "state and figures",
    },
    catalog: {
      GetItem: "a unit's newest mark, pointers of prices",
      BatchGetItem: "what is there",
      Query: "all that sources say of a set",
      PutItem: "silver, pointers of prices",
      UpdateItem: "a unit's newest mark",
      Scan: "what a replay has to compare",
      DeleteItem: "what the lake gives no more, and what lies elsewhere by now",
      ConditionCheckItem: "what lies elsewhere by now has gone",
    },
    "lake/bronze": { GetObject: "packs", ListBucket: "later packs, all packs of a replay" },
    "lake/price-books": {
      GetObject: "prices of a set",
      PutObject: "prices of a set",
      DeleteObject: "superseded ones",
    },
    "lake/price-hours": {
      GetObject: "prices of a set by the hour",
      PutObject: "prices of a set by the hour",
      DeleteObject: "superseded ones",
    },
    "lake/price-maps": { GetObject: "by which prices find their cards" },
    ...worked("normalize"),
    normalize: {
      ...worked("normalize")["normalize"],
      SendMessage: "a pack unit by unit, lanes of a replay",
    },
  },
};
