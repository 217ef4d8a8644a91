import { type FunctionCalls, limited, worked } from "./kinds.ts";

export const alertsCalls: FunctionCalls = {
  "alerts-http": {
    ...limited,
    alerts: {
      GetItem: "an alert, what it watches, what a key made, settings, a notice, a channel",
      BatchGetItem: "which channels there are",
      Query: "lists",
      PutItem: "alerts, what they watch, settings, channels",
      UpdateItem: "how many there are, what was read",
      DeleteItem: "an alert with what it watches, a channel",
    },
    catalog: {
      BatchGetItem: "a card, to see what variants it has",
      GetItem: "where its prices lie, where ids elsewhere lie, rates",
    },
    "lake/indexes": { GetObject: "ids elsewhere" },
    "lake/price-books": {
      GetObject: "its part of a price book",
      ListBucket: "whether it is there",
    },
    users: {
      GetItem: "whether there is such a collection",
      Query: "what it has been worth, day by day",
    },
    work: { UpdateItem: "whose prices people watch" },
    "alert-looks": { SendMessage: "have a price or value judged that may have landed meanwhile" },
    "alert-searches": { SendMessage: "have watched what a search finds, or lies in a collection" },
    pool: { AdminGetUser: "an account's own address" },
    mails: { SendEmail: "codes that prove addresses, tests" },
  },
  "alerts-expand-searches": {
    alerts: {
      GetItem: "an alert, what it watched",
      Query: "which alerts are on searches of a game, or on a collection",
      BatchGetItem: "what is watched already",
      PutItem: "what it watches, cards that come",
      DeleteItem: "cards that go, what one watched that is paused or deleted, one that is gone",
      ConditionCheckItem: "nobody else is at the same alert",
    },
    catalog: {
      BatchGetItem: "a card that comes",
      GetItem: "where the index and prices lie, rates",
    },
    users: { GetItem: "whether the collection is there", Query: "what lies in it" },
    "lake/indexes": { GetObject: "the search index" },
    "lake/current-prices": { GetObject: "newest prices", ListBucket: "whether they are there" },
    "lake/price-books": {
      GetObject: "its part of a price book",
      ListBucket: "whether it is there",
    },
    work: { UpdateItem: "starts on a message" },
    ...worked("alert-searches"),
    "alert-searches": {
      ...worked("alert-searches")["alert-searches"],
      SendMessage: "further ones",
    },
    "alert-looks": { SendMessage: "have a price judged that may have landed meanwhile" },
  },
  "alerts-judge-prices": {
    alerts: {
      Query: "what is watched of a printing, or of a value",
      BatchGetItem: "what others have changed meanwhile",
      GetItem: "whether an inbox has what an event tells",
      UpdateItem: "what is remembered of a price or value",
      PutItem: "a notice, and of which event it is where no watch says it",
    },
    catalog: { BatchGetItem: "the card", GetItem: "where its prices lie, rates" },
    users: {
      GetItem: "what a collection is called whose value is watched",
      Query: "what it has been worth, day by day",
    },
    "lake/price-books": {
      GetObject: "its part of a price book",
      ListBucket: "whether it is there",
    },
    work: { UpdateItem: "starts on a message" },
    ...worked("alert-looks"),
    "alert-looks": { ...worked("alert-looks")["alert-looks"], SendMessage: "a further page" },
    "alert-notices": { SendMessage: "have channels told" },
  },
  "alerts-tell-notices": {
    alerts: {
      GetItem: "a channel, a digest, up to when due things were handed over",
      BatchGetItem: "notices, and what decides who is told of them",
      Query: "what is due, what waits for a digest",
      PutItem: "what waits, a digest, what is due, a channel that is off and its notice",
      UpdateItem: "claims, and what became of them",
      BatchWriteItem: "what a digest has told waits no more",
    },
    mails: { SendEmail: "what fires, digests" },
    work: { UpdateItem: "starts on a message" },
    ...worked("alert-notices"),
    "alert-notices": {
      ...worked("alert-notices")["alert-notices"],
      SendMessage: "look again, and what is due",
    },
  },
  "alerts-take-mail-events": {
    alerts: {
      GetItem: "a channel, a digest",
      BatchGetItem: "a notice",
      PutItem: "a digest, a channel that is off and its notice",
      UpdateItem: "a notice whose mail was sent",
    },
    work: { UpdateItem: "starts on a message" },
    ...worked("mail-events"),
  },
};
