import { asking, type FunctionCalls, following, limited, worked } from "./kinds.ts";

/** Whoever fetches pictures. */
const kept = {
  GetObject: "cells and sizes made anew",
  ListBucket: "is it there",
  PutObject: "picture as it came, and narrower ones where it is hosted",
};

export const imagesCalls: FunctionCalls = {
  "images-http": {
    ...limited,
    catalog: { BatchGetItem: "cards, sets", GetItem: "where ids elsewhere lie" },
    "lake/indexes": { GetObject: "ids elsewhere" },
    pictures: {
      GetItem: "render, picture, download",
      BatchGetItem: "records of pictures",
      Query: "list of renders",
      DeleteItem: "render",
      UpdateItem: "that a render is cancelled",
    },
    work: { GetItem: "was a picture asked for", UpdateItem: "that it is asked for" },
    renders: { SendMessage: "have pages put into one file" },
    mirror: { SendMessage: "have pictures fetched that people look at" },
  },
  "images-draw-render": {
    ...asking,
    pictures: {
      GetItem: "render",
      BatchGetItem: "records of pictures",
      UpdateItem: "progress, records",
      PutItem: "picture, download, print",
    },
    "artifacts/render-plans": {
      GetObject: "plan, bookmark",
      ListBucket: "is it there",
      PutObject: "bookmark",
    },
    "images/renders": {
      GetObject: "page",
      ListBucket: "is it there",
      PutObject: "page, download",
      AbortMultipartUpload: "download that does not come to its end",
    },
    "images/print-cells": {
      GetObject: "card of a print",
      ListBucket: "is it there",
      PutObject: "card of a print",
    },
    "images/cells": { GetObject: "cell", ListBucket: "is it there", PutObject: "cell" },
    "images/originals": kept,
    "images/hosted": kept,
    mirror: { SendMessage: "have pictures that are shown checked" },
    ...worked("renders"),
  },
  "images-mirror-images": {
    ...asking,
    pictures: { BatchGetItem: "records of pictures", UpdateItem: "records of pictures" },
    catalog: { BatchGetItem: "addresses of pictures" },
    "images/originals": kept,
    "images/hosted": kept,
    "images/cells": { PutObject: "cell" },
    ...worked("mirror"),
  },
  "images-queue-wanted-images": {
    pictures: { BatchGetItem: "records of pictures: which are not known yet" },
    mirror: { SendMessage: "have it fetched" },
    ...following("usersStream", "queue-wanted-images-missed"),
  },
  "images-publish-pictures": {
    events: { PutEvents: "what has changed" },
    ...following("picturesStream", "publish-pictures-missed"),
  },
};
