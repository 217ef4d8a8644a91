import { type FunctionCalls, following, limited, worked } from "./kinds.ts";

export const collectionsCalls: FunctionCalls = {
  "collections-http": {
    ...limited,
    catalog: {
      BatchGetItem: "is there such a card",
      GetItem: "where ids elsewhere and a card's prices lie, rates",
    },
    "lake/indexes": { GetObject: "ids elsewhere" },
    "lake/price-books": {
      GetObject: "a card's part of a price book",
      ListBucket: "whether it is there",
    },
    users: {
      GetItem: "head, lot, note of a request, price that was entered",
      BatchGetItem: "lots",
      Query: "lists, counts, prices of a card that were entered",
      PutItem: "heads, lots, notes, prices",
      UpdateItem: "counts",
      DeleteItem: "head of a deleted collection, a price that is taken back",
      ConditionCheckItem: "a deleted collection stays deleted",
    },
    deletions: { SendMessage: "have it swept" },
    work: { UpdateItem: "what people have, and whose prices they look at" },
  },
  "collections-publish-changes": {
    events: { PutEvents: "whose collections have changed" },
    ...following("usersStream", "publish-changes-missed"),
  },
  "collections-sweep-collection": {
    users: {
      GetItem: "is it deleted",
      Query: "what is left",
      BatchWriteItem: "delete it",
      UpdateItem: "swept",
    },
    work: { UpdateItem: "starts on a message" },
    ...worked("deletions"),
    deletions: { ...worked("deletions")["deletions"], SendMessage: "go on in a next call" },
  },
};
