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
      GetItem: "render, picture, download, upload, run of pictures",
      BatchGetItem: "records of pictures",
      Query: "list of renders, of own pictures, of runs",
      PutItem: "upload, run of pictures",
      DeleteItem: "render",
      UpdateItem: "that a render is cancelled, a run stopped, an upload checked, a picture deleted",
    },
    "artifacts/picture-uploads": {
      ListBucket: "has it come",
      PutObject: "whoever has the address",
    },
    work: { GetItem: "was a picture asked for", UpdateItem: "that it is asked for" },
    "artifacts/render-plans": { PutObject: "placeholders that are to be drawn" },
    renders: { SendMessage: "have pages put into one file, and placeholders drawn" },
    mirror: { SendMessage: "have pictures fetched that people look at, or that a run is about" },
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
    "images/own": { GetObject: "own picture as it is kept", ListBucket: "where it lies" },
    mirror: { SendMessage: "have pictures that are shown checked" },
    ...worked("renders"),
  },
  "images-mirror-images": {
    ...asking,
    pictures: {
      BatchGetItem: "records of pictures",
      UpdateItem: "records of pictures, uploads, count of own pictures, runs",
      GetItem: "upload, own picture, run",
      Query: "own pictures",
      Scan: "whose is what nobody looks at",
      PutItem: "own picture",
      DeleteItem: "own picture that is deleted",
    },
    users: { Query: "collections and items: what shows own pictures" },
    catalog: {
      BatchGetItem: "addresses of pictures",
      Query: "sets and cards that a run is about",
    },
    "artifacts/picture-uploads": {
      GetObject: "file that was uploaded",
      ListBucket: "is it there",
      DeleteObject: "once it is checked",
    },
    "images/own": {
      ...{ GetObject: "own picture as it is kept", ListBucket: "where it lies" },
      ...{ PutObject: "what its owner sees", DeleteObject: "what is deleted" },
    },
    "images/originals": kept,
    "images/hosted": { ...kept, DeleteObject: "what nobody looks at, but no original" },
    "images/use": {
      ...{ GetObject: "how pictures are used", ListBucket: "is it there" },
      PutObject: "how they are used by now",
    },
    "logs/picture-accesses": {
      ...{ GetObject: "what people look at", ListBucket: "which logs there are" },
      DeleteObject: "once it is read",
    },
    "images/cells": { PutObject: "cell", DeleteObject: "of an own picture that is deleted" },
    ...worked("mirror"),
    mirror: { ...worked("mirror")["mirror"], SendMessage: "have own pictures tidied" },
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
