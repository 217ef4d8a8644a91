import type { PictureId } from "#schemas/images/picture-id.ts";
import { DomainError } from "#shared/kernel/errors.ts";

/** @param sizes that there are */
export const noSuchSize = (size: string, game: string, sizes: readonly string[]) =>
  new DomainError(
    "images.no_such_size",
    `Cards of ${game} have no size "${size}"; there are ${sizes.join(", ")}.`,
    {
      facts: { sizes },
      errors: [{ in: "query", pointer: "#/size", detail: `must be one of ${sizes.join(", ")}` }],
    },
  );

/** @param askedAgainAt when its source is asked whether it has one now, if it is asked by itself */
export const noPicture = (id: PictureId, askedAgainAt?: string) =>
  new DomainError(
    "images.no_picture",
    `The source of ${id} has no picture of it` +
      (askedAgainAt ? `; it is asked again when somebody wants it after ${askedAgainAt}.` : "."),
    { facts: { id, ...(askedAgainAt && { askedAgainAt }) } },
  );

/** @param againMs how long it makes no sense to ask again */
export function pictureUnavailable(id: PictureId, reason: string, againMs: number) {
  const retryAfterSeconds = Math.max(1, Math.ceil(againMs / 1000));
  const why = reason.replace(/\.$/, "");
  return new DomainError(
    "images.picture_unavailable",
    `The picture of ${id} could not be fetched: ${why}. Ask again in ${retryAfterSeconds} seconds.`,
    {
      facts: { id, reason, retryAfterSeconds },
      headers: { "retry-after": String(retryAfterSeconds) },
    },
  );
}

/** @param againMs how long it makes no sense to ask again */
export function chartUnavailable(againMs: number) {
  const retryAfterSeconds = Math.max(1, Math.ceil(againMs / 1000));
  return new DomainError(
    "images.picture_unavailable",
    `The chart could not be drawn. Ask again in ${retryAfterSeconds} seconds, or for the SVG.`,
    { facts: { retryAfterSeconds }, headers: { "retry-after": String(retryAfterSeconds) } },
  );
}

/** @param againMs how long it makes no sense to ask again */
export function posterUnavailable(againMs: number) {
  const retryAfterSeconds = Math.max(1, Math.ceil(againMs / 1000));
  return new DomainError(
    "images.picture_unavailable",
    `The picture could not be drawn. Ask again in ${retryAfterSeconds} seconds.`,
    { facts: { retryAfterSeconds }, headers: { "retry-after": String(retryAfterSeconds) } },
  );
}

export const noSuchRender = (renderId: string) =>
  new DomainError(
    "images.no_such_render",
    `You have no render ${renderId}; they are kept for thirty days.`,
    { facts: { renderId } },
  );

export const noSuchPage = (renderId: string, page: number, pages: number) =>
  new DomainError(
    "images.no_such_page",
    `The render ${renderId} has no page ${page}; it has ${pages}.`,
    { facts: { renderId, page, pages } },
  );

export const notFinished = (render: { id: string; state: string; error?: string | undefined }) =>
  new DomainError(
    "images.not_finished",
    render.error
      ? `The render ${render.id} has failed and has no picture: ${render.error}`
      : render.state === "cancelled"
        ? `The render ${render.id} was cancelled and has no picture.`
        : `The render ${render.id} is ${render.state}; ask again when its state is done.`,
    { facts: { renderId: render.id, state: render.state } },
  );
