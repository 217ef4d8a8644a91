import { type FunctionCalls, limited, worked } from "./kinds.ts";

/** What whoever matches rows reads: both catalogues, whole collections, prices. */
const matching = {
  catalog: {
    GetItem: "index pointer, newest prices, rates",
    BatchGetItem: "cards that are younger than the index",
    Query: "names of sets",
  },
  "artifacts/holdings": {
    GetObject: "files of large collections",
    ListBucket: "whether there is one",
  },
  holdings: { SendMessage: "have a file made" },
  "lake/indexes": { GetObject: "current index, ids elsewhere" },
  "lake/current-prices": { GetObject: "newest prices", ListBucket: "whether they are there" },
  work: { UpdateItem: "starts on a message" },
};

export const transferCalls: FunctionCalls = {
  "transfer-http": {
    ...limited,
    users: {
      GetItem: "import, request, mapping, collection that copies go to",
      BatchGetItem: "rows of the shelf",
      Query: "imports, choices, mappings, shelf",
      PutItem: "import, request, choices, mapping",
      UpdateItem: "state of an import",
      DeleteItem: "mapping",
      BatchWriteItem: "row of the shelf that is thrown away",
      ConditionCheckItem: "that an import is still open when something is chosen",
    },
    catalog: {
      BatchGetItem: "the card that a row is said to mean",
      GetItem: "where ids elsewhere lie",
    },
    "lake/indexes": { GetObject: "ids elsewhere" },
    "artifacts/imports": {
      GetObject: "preview, rows",
      PutObject: "pasted text; whoever has the address",
      ListBucket: "has it come",
    },
    imports: { SendMessage: "have it read, or put into collections" },
    shelves: { SendMessage: "have a shelf matched again" },
    work: {
      GetItem: "export, request",
      Query: "exports",
      PutItem: "export, request",
      DeleteItem: "export",
    },
    "artifacts/exports": {
      GetObject: "whoever has the address of a file",
      DeleteObject: "file of an export that is deleted",
    },
    exports: { SendMessage: "have it written" },
  },
  "transfer-write-exports": {
    ...matching,
    users: {
      BatchGetItem: "lots that have changed",
      Query: "heads with counts, lots, what has changed, own prices, sales",
    },
    work: { GetItem: "export", UpdateItem: "starts on a message, how far an export is" },
    "artifacts/exports": {
      PutObject: "file",
      AbortMultipartUpload: "file that does not come to its end",
      DeleteObject: "file of an export that was deleted meanwhile",
    },
    ...worked("exports"),
  },
  "transfer-run-imports": {
    ...matching,
    users: {
      GetItem: "import, mapping, what a part has done, own prices and how many they are",
      BatchGetItem: "lots",
      Query: "heads with counts, lots, what has changed, choices, own prices, shelf",
      PutItem: "new collections, lots, the log of changes, own prices",
      PartiQLInsert: "new lots",
      UpdateItem: "progress, counts of collections and own prices, rows of a shelf",
      DeleteItem: "rows of a shelf",
      ConditionCheckItem: "collections that copies go to",
      BatchWriteItem: "rows that are shelved, or not any more",
    },
    pictures: { BatchGetItem: "whose a picture is that a file names" },
    "artifacts/imports": {
      GetObject: "file, rows, plan",
      PutObject: "preview, rows, plan",
      ListBucket: "is it there",
    },
    ...worked("imports"),
  },
  "transfer-match-shelves": {
    ...matching,
    users: {
      BatchGetItem: "lots that have changed",
      Query: "shelves, who has one",
      UpdateItem: "rows that are found",
      DeleteItem: "that somebody has a shelf",
    },
    events: { PutEvents: "what was found" },
    ...worked("shelves"),
    shelves: { ...worked("shelves")["shelves"], SendMessage: "others" },
  },
};
