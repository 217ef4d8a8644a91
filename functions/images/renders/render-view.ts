import {
  type Placeholder,
  PlaceholderReason,
  type Render,
  type RenderSummary,
} from "#schemas/images/render.ts";
import { renderPageKey } from "#schemas/storage/image-files.ts";
import type {
  PlaceholderLists,
  RenderItem,
  StoredComposite,
} from "#schemas/storage/image-items.ts";
import { apology } from "./render-failure.ts";

/**
 * The message of a worker that died comes back half an hour after it began, and is taken up within
 * minutes; after so long since the last one began, there will be no other.
 */
export const silentMs = 45 * 60 * 1000;
/** So long it may wait behind others for its turn. */
const waitingMs = 2 * 60 * 60 * 1000;

/** A render as its owner sees it, with the addresses of its pages. */
export function renderView(item: RenderItem, baseUrl: string, now: Date): Render {
  const { composite, placeholders = {}, ...summary } = item;
  return {
    ...honest(summary, now),
    placeholders: listed(placeholders),
    pages: composite
      ? composite.pages.map((page) => ({ ...page, url: pageUrl(baseUrl, composite, page.page) }))
      : [],
  };
}

/** A render that nobody works on any more has failed, whatever its last state says. */
export function honest(summary: RenderSummary, now: Date): RenderSummary {
  const { state, createdAt, startedAt = createdAt } = summary;
  const silentSince = state === "running" ? startedAt : createdAt;
  const longestMs = state === "running" ? silentMs : waitingMs;
  const isOpen = state === "queued" || state === "running";
  if (!isOpen || now.getTime() - Date.parse(silentSince) < longestMs) return summary;
  return { ...summary, state: "failed", error: apology };
}

/** Where a page of a composite is served. */
export const pageUrl = (baseUrl: string, { key, format }: StoredComposite, page: number): string =>
  `${baseUrl}/${renderPageKey({ key, format, page })}`;

const listed = (lists: PlaceholderLists): Placeholder[] =>
  PlaceholderReason.options.flatMap((reason) =>
    (lists[reason] ?? []).map((printingId) => ({ printingId, reason })),
  );
