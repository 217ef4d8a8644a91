import * as z from "zod";
import {
  mostUploadBytes,
  OwnPicture,
  OwnSize,
  PictureUpload,
  UploadType,
} from "../images/own-picture.ts";
import { OwnPictureId } from "../images/own-picture-id.ts";
import { Ulid } from "../values.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

const onUpload = z.strictObject({ uploadId: Ulid });
const onPicture = z.strictObject({ pictureId: OwnPictureId });

const id = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const folder = `https://d111111abcdef8.cloudfront.net/own/${id}/3b0b822cd15d6c15b0f00a089f86d081`;
const picture = {
  ...{ id, widthPx: 1_462, heightPx: 2_048, bytes: 412_330 },
  createdAt: "2026-02-01T06:10:02.480Z",
  urls: {
    thumbnail: `${folder}/140.webp`,
    cell: `${folder}/245.webp`,
    large: `${folder}/600.webp`,
    original: `${folder}/1462.webp`,
  },
};
const upload = {
  id: "01KAJ3QW8D5S6T7V8W9X0Y1Z2A",
  state: "waiting",
  createdAt: "2026-02-01T06:10:00.000Z",
} as const;
const waiting = {
  ...upload,
  put: {
    url: "https://cardlake-artifacts.s3.us-east-1.amazonaws.com/picture-uploads/01KAJ3QW8D5S6T7V8W9X0Y1Z2A?X-Amz-Signature=3b0b822cd15d6c15b0f00a08",
    headers: { "content-type": "image/jpeg" },
    expiresAt: "2026-02-01T06:25:00.000Z",
  },
};

export const createPictureUpload = {
  id: "images.createPictureUpload",
  method: "POST",
  path: "/v1/picture-uploads",
  summary: "Begins the upload of a picture of one's own.",
  description:
    "Answers with an address that takes one file of the told type and size, for a quarter of an hour. Send the file there, then have it " +
    "checked with `images.checkPictureUpload`. Repeated with the same Idempotency-Key it answers 200 with the upload that the first one made.",
  access: "user",
  limit: "upload",
  request: {
    body: z.strictObject({
      contentType: UploadType,
      bytes: z
        .int()
        .min(1)
        .max(mostUploadBytes)
        .meta({
          description: "Of the file, exactly.",
          examples: [3_412_330],
        }),
    }),
    idempotencyKey: true,
  },
  response: {
    status: 201,
    body: PictureUpload,
    headers: ["location"],
    otherwise200: "The upload that the first request with this Idempotency-Key made.",
  },
  problems: ["request.invalid", "request.key_reused", "images.too_many_pictures"],
  example: { request: { contentType: "image/jpeg", bytes: 3_412_330 }, response: waiting },
} as const satisfies Operation;

export const checkPictureUpload = {
  id: "images.checkPictureUpload",
  method: "POST",
  path: "/v1/picture-uploads/{uploadId}/check",
  summary: "Has an uploaded file checked and made a picture.",
  description:
    "It is decoded whole, turned upright, and kept as WebP of 2,048 pixels at most without anything that its file said beside " +
    "its pixels: no camera, no place. What moves, is cut off or is no picture is refused. Some seconds later `images.getPictureUpload` " +
    "shows what came of it. Asking twice does no harm.",
  access: "user",
  request: { path: onUpload },
  response: { status: 202, body: PictureUpload },
  problems: ["request.invalid", "images.no_such_upload", "images.not_uploaded"],
  example: { response: { ...upload, state: "checking" } },
} as const satisfies Operation;

export const getPictureUpload = {
  id: "images.getPictureUpload",
  method: "GET",
  path: "/v1/picture-uploads/{uploadId}",
  summary: "Shows what became of an upload.",
  description: "It is remembered for a day.",
  access: "user",
  request: { path: onUpload },
  response: { status: 200, body: PictureUpload },
  cache: "private, no-cache",
  problems: ["request.invalid", "images.no_such_upload"],
  example: { response: { ...upload, state: "ready", picture } },
} as const satisfies Operation;

export const listOwnPictures = {
  id: "images.listOwnPictures",
  method: "GET",
  path: "/v1/pictures",
  summary: "Lists the pictures that the caller has uploaded, by id.",
  access: "user",
  request: { query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(OwnPicture) },
  cache: "private, no-cache",
  problems: ["request.invalid", "request.bad_cursor"],
  example: { response: { items: [picture] } },
} as const satisfies Operation;

export const getOwnPicture = {
  id: "images.getOwnPicture",
  method: "GET",
  path: "/v1/pictures/{pictureId}",
  summary: "Shows where a picture of one's own lies.",
  access: "user",
  request: { path: onPicture },
  response: { status: 200, body: OwnPicture },
  cache: "private, no-cache",
  problems: ["request.invalid", "images.no_such_picture"],
  example: { response: picture },
} as const satisfies Operation;

export const getOwnPictureImage = {
  id: "images.getOwnPictureImage",
  method: "GET",
  path: "/v1/pictures/{pictureId}/image",
  summary: "Leads to a picture of one's own.",
  access: "user",
  request: {
    path: onPicture,
    query: z.strictObject({ size: OwnSize.default("large").meta({ examples: ["cell"] }) }),
  },
  response: {
    status: 302,
    description: "`Location` is the picture's address.",
    headers: ["location"],
  },
  cache: "private, no-cache",
  problems: ["request.invalid", "images.no_such_picture"],
  example: { request: { pictureId: id } },
} as const satisfies Operation;

export const deleteOwnPicture = {
  id: "images.deleteOwnPicture",
  method: "DELETE",
  path: "/v1/pictures/{pictureId}",
  summary: "Deletes a picture of one's own.",
  description:
    "It is gone for good, at all of its addresses within seconds; items that name it are shown with the picture of their card.",
  access: "user",
  request: { path: onPicture },
  response: { status: 204 },
  problems: ["request.invalid", "images.no_such_picture"],
  example: {},
} as const satisfies Operation;
