import * as z from "zod";
import { unpictured } from "../catalog/examples.ts";
import { DownloadKind } from "../images/download.ts";
import { Render, RenderSummary } from "../images/render.ts";
import { Ulid, wholeNumber } from "../values.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

export {
  checkPictureUpload,
  createPictureUpload,
  deleteOwnPicture,
  getOwnPicture,
  getOwnPictureImage,
  getPictureUpload,
  listOwnPictures,
} from "./own-pictures.ts";
export { getCardImage, getSetLogo, getSetSymbol } from "./picture-addresses.ts";
export {
  getPictureRun,
  listPictureRuns,
  startPictureRun,
  stopPictureRun,
} from "./picture-runs.ts";

const onRender = z.strictObject({ renderId: Ulid });

const summary = {
  id: "01KAJ3QW8D5S6T7V8W9X0Y1Z2A",
  subject: { kind: "collection", collectionId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4" },
  collectionId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
  state: "done",
  percent: 100,
  cardsDone: 102,
  cardsTotal: 102,
  createdAt: "2026-02-01T06:10:00.000Z",
  startedAt: "2026-02-01T06:10:00.120Z",
  finishedAt: "2026-02-01T06:10:01.480Z",
} as const;
const page = {
  page: 1,
  url: "https://d111111abcdef8.cloudfront.net/renders/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08/1.jpg",
  width: 2_881,
  height: 4_362,
  bytes: 2_310_442,
};
const done = {
  ...summary,
  placeholders: [{ printingId: unpictured, reason: "missing" as const }],
  pages: [page],
};
export const listRenders = {
  id: "images.listRenders",
  method: "GET",
  path: "/v1/renders",
  summary: "Lists the caller's renders, the newest first.",
  access: "user",
  request: { query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(RenderSummary) },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor"],
  example: { response: { items: [summary] } },
} as const satisfies Operation;

export const getRender = {
  id: "images.getRender",
  method: "GET",
  path: "/v1/renders/{renderId}",
  summary: "Shows how far a render is, and its pictures once it is done.",
  description:
    "Cards whose picture cannot be had are drawn as placeholders and named with the reason. Renders " +
    "are kept for thirty days. While it is drawn, `Retry-After` says when it is worth looking again, by how " +
    "fast it went so far; with `If-None-Match` the answer is 304 where nothing has moved.",
  access: "user",
  request: { path: onRender },
  response: { status: 200, body: Render, otherHeaders: ["retry-after"] },
  cache: "private, no-cache",
  problems: ["request.invalid", "images.no_such_render"],
  example: { response: done },
} as const satisfies Operation;

export const downloadRender = {
  id: "images.downloadRender",
  method: "GET",
  path: "/v1/renders/{renderId}/download",
  summary: "Leads to all pages of a finished render in one file.",
  description:
    "It is made when it is asked for first: until it is there the answer is 202. `zip` holds the pages as they are, `pdf` as JPEG. A print " +
    "is a PDF, and nothing else.",
  access: "user",
  request: {
    path: onRender,
    query: z.strictObject({ as: DownloadKind.default("pdf") }),
  },
  response: {
    status: 302,
    description:
      "`Location` is the file's address on the CDN, which lets it be saved under the render's title.",
    headers: ["location"],
    otherwise202: "It is being made; ask again after `Retry-After` seconds.",
  },
  problems: [
    "request.invalid",
    "images.no_such_render",
    "images.not_finished",
    "images.no_such_download",
    "images.picture_unavailable",
  ],
  example: {},
} as const satisfies Operation;

export const cancelRender = {
  id: "images.cancelRender",
  method: "POST",
  path: "/v1/renders/{renderId}/cancel",
  summary: "Cancels a render: whoever draws it stops before the next page.",
  description: "One that has ended stays as it is, and is the answer.",
  access: "user",
  request: { path: onRender },
  response: { status: 200, body: Render },
  problems: ["request.invalid", "images.no_such_render"],
  example: {
    response: {
      ...done,
      state: "cancelled",
      percent: 0,
      cardsDone: 0,
      placeholders: [],
      pages: [],
    },
  },
} as const satisfies Operation;

export const getRenderImage = {
  id: "images.getRenderImage",
  method: "GET",
  path: "/v1/renders/{renderId}/image",
  summary: "Leads to a page of a finished render.",
  access: "user",
  request: {
    path: onRender,
    query: z.strictObject({
      page: wholeNumber({ least: 1, most: 5_000 })
        .default(1)
        .meta({ description: "Which page, counted from 1.", examples: [1] }),
    }),
  },
  response: {
    status: 302,
    description: "`Location` is the picture's address on the CDN.",
    headers: ["location"],
  },
  problems: [
    "request.invalid",
    "images.no_such_render",
    "images.no_such_page",
    "images.not_finished",
  ],
  example: {},
} as const satisfies Operation;

export const deleteRender = {
  id: "images.deleteRender",
  method: "DELETE",
  path: "/v1/renders/{renderId}",
  summary: "Forgets a render.",
  description:
    "One that is being drawn stops. A picture that others may have asked for as well stays at its " +
    "address until it expires.",
  access: "user",
  request: { path: onRender },
  response: { status: 204 },
  problems: ["request.invalid", "images.no_such_render"],
  example: {},
} as const satisfies Operation;
