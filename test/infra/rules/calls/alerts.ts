import { type FunctionCalls, worked } from "./kinds.ts";

export const alertsCalls: FunctionCalls = {
  "alerts-judge-prices": {
    alerts: {
      Query: "what is watched of a printing",
      BatchGetItem: "what others have changed meanwhile",
      UpdateItem: "what is remembered of a price",
      PutItem: "a notice",
    },
    catalog: { BatchGetItem: "the card", GetItem: "where its prices lie, rates" },
    "lake/price-books": {
      GetObject: "its part of a price book",
      ListBucket: "whether it is there",
    },
    work: { UpdateItem: "starts on a message" },
    ...worked("alert-looks"),
    "alert-looks": { ...worked("alert-looks")["alert-looks"], SendMessage: "a further page" },
    "alert-notices": { SendMessage: "have channels told" },
  },
};
