import type { Print } from "#schemas/images/print.ts";
import {
  type Placeholder,
  PlaceholderReason,
  type Render,
  type RenderSummary,
} from "#schemas/images/render.ts";
import { printFileKey, renderPageKey } from "#schemas/storage/image-files.ts";
import type {
  PlaceholderLists,
  RenderItem,
  StoredComposite,
  StoredPrint,
} from "#schemas/storage/image-items.ts";
import { failedFrom, tooLate } from "./render-deadline.ts";

/** A render as its owner sees it, with the addresses of its pages. */
export function renderView(item: RenderItem, baseUrl: string, now: Date): Render {
  const { composite, print, placeholders = {}, ...summary } = item;
  return {
    ...honest(summary, now),
    placeholders: listed(placeholders),
    pages: composite
      ? composite.pages.map((page) => ({ ...page, url: pageUrl(baseUrl, composite, page.page) }))
      : [],
    ...(print && { print: printOf(print, baseUrl) }),
  };
}

function printOf(print: StoredPrint, baseUrl: string): Print {
  const { key: _key, storedAt: _at, ...told } = print;
  return { ...told, url: printUrl(baseUrl, print) };
}

/** Where a print is served. */
export const printUrl = (baseUrl: string, { key }: Pick<StoredPrint, "key">): string =>
  `${baseUrl}/${printFileKey(key)}`;

/** A render whose time is over has failed, whatever its last state says: workers die without a word. */
export function honest(summary: RenderSummary, now: Date): RenderSummary {
  if (!isOpen(summary) || now < failedFrom(summary.createdAt)) return summary;
  return { ...summary, state: "failed", error: tooLate };
}

/** Whether somebody may still draw it. */
export const isOpen = ({ state }: Pick<RenderSummary, "state">): boolean =>
  state === "queued" || state === "running";

/** Where a page of a composite is served. */
export const pageUrl = (baseUrl: string, { key, format }: StoredComposite, page: number): string =>
  `${baseUrl}/${renderPageKey({ key, format, page })}`;

const listed = (lists: PlaceholderLists): Placeholder[] =>
  PlaceholderReason.options.flatMap((reason) =>
    (lists[reason] ?? []).map((printingId) => ({ printingId, reason })),
  );
