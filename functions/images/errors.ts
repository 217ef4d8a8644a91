import type { PictureId } from "#schemas/images/picture-id.ts";
import type { PrintOptions } from "#schemas/images/print.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import type { Misfit } from "./prints/print-sheet.ts";

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
export const chartUnavailable = (againMs: number) =>
  notMade("The chart could not be drawn.", againMs, ", or for the SVG");

/** @param againMs how long it makes no sense to ask again */
export const downloadUnavailable = (againMs: number) =>
  notMade("The download could not be made.", againMs, ", or for the pages one by one");

/** @param againMs how long it makes no sense to ask again */
export const posterUnavailable = (againMs: number) =>
  notMade("The picture could not be drawn.", againMs);

function notMade(what: string, againMs: number, instead = "") {
  const retryAfterSeconds = Math.max(1, Math.ceil(againMs / 1000));
  return new DomainError(
    "images.picture_unavailable",
    `${what} Ask again in ${retryAfterSeconds} seconds${instead}.`,
    { facts: { retryAfterSeconds }, headers: { "retry-after": String(retryAfterSeconds) } },
  );
}

export const noSuchPictureRun = (runId: string) =>
  new DomainError(
    "images.no_such_picture_run",
    `There is no run ${runId} that fetches pictures; they are remembered for ninety days.`,
    { facts: { runId } },
  );

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

/** @param misfit of what, and how much there is, in millimetres */
export function printDoesNotFit(
  { what, needs, has }: Misfit,
  { paper, layout, gap }: PrintOptions,
): DomainError {
  const size = ({ width, height }: Misfit["has"]) => `${mm(width)} × ${mm(height)} mm`;
  const subjects: Record<Misfit["what"], string> = {
    cards: `${layout} cards of 63 × 88 mm with gaps of ${mm(gap)} mm, bleed included,`,
    cropMarks: "The cards and their crop marks",
    backOffset: "Backs that may move so far to any side",
  };
  const place = what === "cards" ? "inside its margins" : "in all";
  const detail = `${subjects[what]} need ${size(needs)}, and ${paper} has ${size(has)} ${place}`;
  const pointer = what === "cards" ? "#/gap" : `#/${what}`;
  return new DomainError(
    "images.print_does_not_fit",
    `${detail}; take a smaller gap, bleed, margin or offset, or other paper.`,
    { facts: { needs, has }, errors: [{ in: "body", pointer, detail }] },
  );
}

const mm = (length: number) => String(Number(length.toFixed(1)));

export const tooManyCells = (cells: number, most: number) =>
  new DomainError(
    "images.too_many_cards",
    `A print has ${most} cards at most, copies included, and this one would have ${cells}; print one of each, or a part of them.`,
    { facts: { most, cells } },
  );

export const noSuchDownload = (renderId: string) =>
  new DomainError(
    "images.no_such_download",
    `The print ${renderId} is one PDF; there is no ZIP of it.`,
    {
      facts: { renderId },
      errors: [{ in: "query", pointer: "#/as", detail: "must be pdf" }],
    },
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

export const noSuchUpload = (uploadId: string) =>
  new DomainError(
    "images.no_such_upload",
    `You have no upload ${uploadId}; they are remembered for a day.`,
    { facts: { uploadId } },
  );

export const notUploaded = (uploadId: string) =>
  new DomainError(
    "images.not_uploaded",
    `Nothing has been sent to the address of the upload ${uploadId} yet; send the file there first.`,
    { facts: { uploadId } },
  );

export const noSuchOwnPicture = (pictureId: string) =>
  new DomainError("images.no_such_picture", `You have no picture ${pictureId}.`, {
    facts: { pictureId },
  });

export const tooManyPictures = (most: number) =>
  new DomainError(
    "images.too_many_pictures",
    `You have ${most} pictures, and more are not kept; delete some first.`,
    { facts: { most } },
  );
