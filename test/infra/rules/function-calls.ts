/** Actions that a function calls on one resource, each with what for. */
type Calls = Readonly<Record<string, string>>;

/** What Lambda's poller does for a worker, and what the worker does with a message that fails. */
const worked = (queue: string): Record<string, Calls> => ({
  [queue]: {
    ReceiveMessage: "poller",
    DeleteMessage: "poller",
    GetQueueAttributes: "poller",
    GetQueueUrl: "poller",
    ChangeMessageVisibility: "poller; a failure that says when to try again",
  },
  [`${queue}DeadLetters`]: { SendMessage: "give up" },
});

/** What the administration of a queue takes. */
const redriven = (queue: string): Record<string, Calls> => ({
  [queue]: { GetQueueAttributes: "how much lies there", SendMessage: "once more" },
  [`${queue}DeadLetters`]: {
    GetQueueAttributes: "how much lies there",
    ReceiveMessage: "redrive",
    ChangeMessageVisibility: "give back what is not redriven",
    DeleteMessage: "once it is sent again",
  },
});

/** What the administration of a follower's letters takes. */
const missed = (letters: string): Record<string, Calls> => ({
  [letters]: {
    GetQueueAttributes: "how much lies there",
    ReceiveMessage: "redrive",
    ChangeMessageVisibility: "give back what is not redriven",
    DeleteMessage: "once it is made up for",
  },
});

const running: Calls = {
  GetItem: "run",
  BatchGetItem: "runs of a list",
  Query: "units, what is pending, which runs there are",
  PutItem: "run",
  UpdateItem: "state and figures",
};

/** Whoever asks hosts of pictures. */
const asking: Record<string, Calls> = {
  work: { GetItem: "may a host be asked", UpdateItem: "starts; when a host is asked, its circuit" },
  "lake/observations-recent": { PutObject: "what hosts were asked for" },
};

/** Calls are counted wherever HTTP is answered. */
const limited: Record<string, Calls> = { limits: { UpdateItem: "one more call" } };

/**
 * What every function calls, by resource, and what for. Whoever changes a function's calls changes
 * its entry: a grant that nothing here explains is as much a fault as an entry without its grant.
 */
export const functionCalls: Readonly<Record<string, Readonly<Record<string, Calls>>>> = {
  "accounts-end-sessions": {
    pool: { AdminUserGlobalSignOut: "after a reset" },
  },
  "accounts-make-token": {},
  "accounts-http": {
    ...limited,
    // Everything else at Cognito is open to anybody who names the client and its secret.
    pool: {
      AdminGetUser: "profile",
      AdminInitiateAuth: "sign in, refresh",
      AdminRespondToAuthChallenge: "second factor",
      AdminSetUserPassword: "the password that came with the proof",
      AdminUpdateUserAttributes: "an address that was proved",
      AdminUserGlobalSignOut: "sign out everywhere",
      DescribeUserPoolClient: "secret of the client",
    },
  },
  "deploy-edge-secret": { "*": { GetRandomPassword: "the secret of the edge, while deploying" } },
  "catalog-http": {
    ...limited,
    catalog: {
      Query: "lists",
      BatchGetItem: "cards, sets, members",
      GetItem: "index pointer, what is wanted of an index",
      UpdateItem: "an index is wanted",
      PutItem: "request for an index",
    },
    events: { PutEvents: "have an index built" },
    "lake/indexes": { GetObject: "current index" },
  },
  "collections-http": {
    ...limited,
    catalog: { BatchGetItem: "is there such a card" },
    users: {
      GetItem: "head, lot, note of a request",
      BatchGetItem: "lots",
      Query: "lists, counts",
      PutItem: "heads, lots, notes",
      UpdateItem: "counts",
      DeleteItem: "head of a deleted collection",
      ConditionCheckItem: "a deleted collection stays deleted",
    },
    deletions: { SendMessage: "have it swept" },
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
  "images-http": {
    ...limited,
    users: { GetItem: "head", Query: "lots" },
    catalog: { BatchGetItem: "cards" },
    pictures: {
      GetItem: "render, request, picture",
      BatchGetItem: "records of pictures",
      Query: "list of renders",
      PutItem: "render, request",
      DeleteItem: "render",
    },
    "artifacts/render-plans": { PutObject: "what is to be drawn" },
    renders: { SendMessage: "have it drawn" },
    mirror: { SendMessage: "have pictures that are shown checked" },
  },
  "images-draw-render": {
    ...asking,
    pictures: {
      GetItem: "render",
      BatchGetItem: "records of pictures",
      UpdateItem: "progress, records",
      PutItem: "picture",
    },
    "artifacts/render-plans": { GetObject: "plan", ListBucket: "is it there" },
    "images/renders": { GetObject: "page", ListBucket: "is it there", PutObject: "page" },
    "images/cells": { GetObject: "cell", ListBucket: "is it there", PutObject: "cell" },
    "images/originals": {
      GetObject: "cells made anew",
      ListBucket: "is it there",
      PutObject: "picture as it came",
    },
    mirror: { SendMessage: "have pictures that are shown checked" },
    ...worked("renders"),
  },
  "images-mirror-images": {
    ...asking,
    pictures: { BatchGetItem: "records of pictures", UpdateItem: "records of pictures" },
    catalog: { BatchGetItem: "addresses of pictures" },
    "images/originals": { PutObject: "picture as it came" },
    "images/cells": { PutObject: "cell" },
    ...worked("mirror"),
  },
  "images-queue-wanted-images": {
    pictures: { BatchGetItem: "records of pictures: which are not known yet" },
    mirror: { SendMessage: "have it fetched" },
    "queue-wanted-images-missed": {
      SendMessage: "a batch that the stream gives up",
      GetQueueAttributes: "CDK grants it with the destination",
      GetQueueUrl: "CDK grants it with the destination",
    },
    usersStream: {
      DescribeStream: "poller",
      GetRecords: "poller",
      GetShardIterator: "poller",
      ListStreams: "poller",
    },
  },
  "ops-count-letters": {
    ...Object.fromEntries(
      ["fetch", "normalize", "index", "renders", "mirror", "deletions"].map((queue) => [
        `${queue}DeadLetters`,
        { GetQueueAttributes: "how many letters wait" },
      ]),
    ),
    "queue-wanted-images-missed": { GetQueueAttributes: "how many letters wait" },
    "publish-events-missed": { GetQueueAttributes: "how many letters wait" },
    "publish-pictures-missed": { GetQueueAttributes: "how many letters wait" },
  },
  "ops-http": {
    ...limited,
    catalog: { GetItem: "index pointer: how fresh is the catalogue" },
    ...redriven("fetch"),
    ...redriven("normalize"),
    ...redriven("index"),
    ...redriven("renders"),
    ...redriven("mirror"),
    ...redriven("deletions"),
    ...missed("queue-wanted-images-missed"),
    "images-queue-wanted-images": { InvokeFunction: "make up for a batch" },
    ...missed("publish-events-missed"),
    "catalog-publish-events": { InvokeFunction: "make up for a batch" },
    ...missed("publish-pictures-missed"),
    "images-publish-pictures": { InvokeFunction: "make up for a batch" },
  },
  "history-http": {
    ...limited,
    catalog: { BatchGetItem: "a card, to see what it was" },
    "lake/bronze": { GetObject: "what it was", ListBucket: "is it there" },
    "lake/observations": { GetObject: "what was seen on a day", ListBucket: "is it gathered" },
    "lake/observations-recent": {
      GetObject: "what was seen on a day that is not gathered",
      ListBucket: "what there is of it",
    },
  },
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
    work: { ...running, PutItem: "seen answers" },
    "lake/bronze": { GetObject: "lists of an earlier call", PutObject: "packs" },
    "lake/observations-recent": {
      ListBucket: "what there is",
      GetObject: "gather it",
      PutObject: "what was asked for",
    },
    "lake/observations": { ListBucket: "is it gathered", PutObject: "what is gathered" },
    secrets: { GetParameters: "what sources want to let us in" },
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
      GetItem: "a unit's newest mark",
      BatchGetItem: "what is there",
      Query: "all that sources say of a set",
      PutItem: "silver",
      UpdateItem: "a unit's newest mark",
      Scan: "what a replay has to compare",
      DeleteItem: "what the lake gives no more",
    },
    "lake/bronze": { GetObject: "packs", ListBucket: "later packs, all packs of a replay" },
    ...worked("normalize"),
    normalize: {
      ...worked("normalize")["normalize"],
      SendMessage: "a pack unit by unit, lanes of a replay",
    },
  },
  "catalog-publish-events": {
    events: { PutEvents: "what has changed" },
    "publish-events-missed": {
      SendMessage: "a batch that the stream gives up",
      GetQueueAttributes: "CDK grants it with the destination",
      GetQueueUrl: "CDK grants it with the destination",
    },
    catalogStream: {
      DescribeStream: "poller",
      GetRecords: "poller",
      GetShardIterator: "poller",
      ListStreams: "poller",
    },
  },
  "images-publish-pictures": {
    events: { PutEvents: "what has changed" },
    "publish-pictures-missed": {
      SendMessage: "a batch that the stream gives up",
      GetQueueAttributes: "CDK grants it with the destination",
      GetQueueUrl: "CDK grants it with the destination",
    },
    picturesStream: {
      DescribeStream: "poller",
      GetRecords: "poller",
      GetShardIterator: "poller",
      ListStreams: "poller",
    },
  },
  "catalog-build-index": {
    work: { UpdateItem: "starts on a message" },
    catalog: {
      Query: "all cards",
      BatchGetItem: "members of sets",
      GetItem: "pointer, what is wanted",
      PutItem: "pointer",
      UpdateItem: "what is wanted",
      DeleteItem: "pointers of formats that nobody reads any more",
    },
    "lake/indexes": {
      PutObject: "index",
      ListBucket: "which there are",
      DeleteObject: "superseded ones",
    },
    ...worked("index"),
  },
};
