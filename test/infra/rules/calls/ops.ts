import { type FunctionCalls, limited, missed, redriven } from "./kinds.ts";

export const opsCalls: FunctionCalls = {
  "ops-count-letters": {
    ...Object.fromEntries(
      [
        ...["fetch", "normalize", "index", "prices", "renders", "mirror", "deletions"],
        ...[
          "holdings",
          "holding-values",
          "alert-looks",
          "alert-notices",
          "alert-searches",
          "mail-events",
        ],
      ].map((queue) => [`${queue}DeadLetters`, { GetQueueAttributes: "how many letters wait" }]),
    ),
    "queue-wanted-images-missed": { GetQueueAttributes: "how many letters wait" },
    "publish-changes-missed": { GetQueueAttributes: "how many letters wait" },
    "publish-events-missed": { GetQueueAttributes: "how many letters wait" },
    "publish-pictures-missed": { GetQueueAttributes: "how many letters wait" },
  },
  "ops-http": {
    ...limited,
    catalog: { GetItem: "index pointer: how fresh is the catalogue" },
    ...redriven("fetch"),
    ...redriven("normalize"),
    ...redriven("index"),
    ...redriven("prices"),
    ...redriven("renders"),
    ...redriven("mirror"),
    ...redriven("deletions"),
    ...redriven("holdings"),
    ...redriven("holding-values"),
    ...redriven("alert-looks"),
    ...redriven("alert-notices"),
    ...redriven("alert-searches"),
    ...redriven("mail-events"),
    ...missed("queue-wanted-images-missed"),
    "images-queue-wanted-images": { InvokeFunction: "make up for a batch" },
    ...missed("publish-changes-missed"),
    "collections-publish-changes": { InvokeFunction: "make up for a batch" },
    ...missed("publish-events-missed"),
    "catalog-publish-events": { InvokeFunction: "make up for a batch" },
    ...missed("publish-pictures-missed"),
    "images-publish-pictures": { InvokeFunction: "make up for a batch" },
  },
};
