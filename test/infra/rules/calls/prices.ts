import { type FunctionCalls, limited, worked } from "./kinds.ts";

export const pricesCalls: FunctionCalls = {
  "prices-keep-prices": {
    work: { UpdateItem: "starts on a message" },
    catalog: {
      Query: "which price books of each set are current, what is archived of them",
      GetItem: "pointers, rates, what is wanted, whose turn it is",
      PutItem: "pointer, what is archived, whose turn it is",
      UpdateItem: "what is wanted",
      DeleteItem: "the pointer to a book of hours that has none any more",
    },
    "lake/price-books": { GetObject: "books that have changed" },
    "lake/price-maps": { GetObject: "whose the products of shops are" },
    "lake/price-hours": {
      GetObject: "books with hours whose time is over",
      PutObject: "the same without them",
      DeleteObject: "superseded ones",
    },
    "lake/current-prices": {
      GetObject: "newest prices of before",
      PutObject: "newest prices",
      ListBucket: "which there are",
      DeleteObject: "superseded ones",
    },
    "lake/price-findings": {
      GetObject: "what was odd in prices",
      PutObject: "what is odd in them",
      ListBucket: "what lies there",
      DeleteObject: "what is odd no more",
    },
    "lake/gold": { PutObject: "a month", DeleteObject: "a month that is in no book any more" },
    ...worked("prices"),
  },
  "prices-http": {
    ...limited,
    catalog: {
      BatchGetItem: "a card, to see what variants it has",
      GetItem: "where its prices lie, where ids elsewhere lie, rates",
    },
    work: { UpdateItem: "whose prices people look at" },
    "lake/indexes": { GetObject: "ids elsewhere" },
    "lake/current-prices": { GetObject: "newest prices", ListBucket: "whether they are there" },
    "lake/price-books": {
      GetObject: "its part of a price book",
      ListBucket: "whether it is there",
    },
    "lake/price-hours": {
      GetObject: "its part of a book of hours",
      ListBucket: "whether it is there",
    },
  },
};
