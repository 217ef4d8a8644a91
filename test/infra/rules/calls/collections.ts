import { type FunctionCalls, following, limited, worked } from "./kinds.ts";

export const collectionsCalls: FunctionCalls = {
  "collections-http": {
    ...limited,
    pictures: { BatchGetItem: "is it the owner's" },
    catalog: {
      BatchGetItem: "is there such a card",
      GetItem: "where ids elsewhere and a card's prices lie, rates of today and of days of sales",
    },
    "lake/indexes": { GetObject: "ids elsewhere" },
    "lake/price-books": {
      GetObject: "a card's part of a price book",
      ListBucket: "whether it is there",
    },
    users: {
      GetItem: "head, lot, note of a request or a batch, sale, price that was entered",
      BatchGetItem: "lots",
      Query: "lists, counts, the log, sales, prices of a card that were entered",
      PutItem: "heads, lots, notes, sales, prices, what the log tells",
      PartiQLInsert: "lots of an import that was begun, and is taken back",
      UpdateItem: "counts, a change that was taken back, a deletion that nobody may take back",
      DeleteItem: "head of a deleted collection, a sale or a price that is taken back",
      ConditionCheckItem: "a deleted collection stays deleted",
    },
    deletions: { SendMessage: "have it cleared away for good" },
    work: { UpdateItem: "what people have, and whose prices they look at" },
  },
  "collections-publish-changes": {
    events: { PutEvents: "whose collections have changed" },
    ...following("usersStream", "publish-changes-missed"),
  },
  "collections-sweep-collection": {
    users: {
      GetItem:
        "is it deleted, and can it be brought back, is that counted, is an import taken back",
      BatchGetItem: "lots of an import that is taken back",
      Query: "what is left, which are due today, parts of an import, counts",
      BatchWriteItem: "delete it",
      PutItem: "lots as they were before an import, what the log tells of it",
      PartiQLInsert: "lots of an import that was begun, before it is taken back",
      UpdateItem: "is being cleared, one less can be brought back, is swept, counts, is taken back",
    },
    work: { UpdateItem: "starts on a message" },
    ...worked("deletions"),
    deletions: {
      ...worked("deletions")["deletions"],
      SendMessage: "go on in a next call, clear those away that are due",
    },
  },
};
