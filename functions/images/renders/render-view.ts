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

/** After so long no worker has it any more, whatever its last state says. */
const givenUpMs = 2 * 60 * 60 * 1000;

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

/** A render whose worker died without a word, on its last try, has failed. */
export function honest(summary: RenderSummary, now: Date): RenderSummary {
  const isOpen = summary.state === "queued" || summary.state === "running";
  if (!isOpen || now.getTime() - Date.parse(summary.createdAt) < givenUpMs) return summary;
  return {
    ...summary,
    state: "failed",
    error: "The composite was not finished within two hours and has been given up. Ask again.",
  };
}

/** Where a page of a composite is served. */
export const pageUrl = (baseUrl: string, { key, format }: StoredComposite, page: number): string =>
  `${baseUrl}/${renderPageKey({ key, format, page })}`;

const listed = (lists: PlaceholderLists): Placeholder[] =>
  PlaceholderReason.options.flatMap((reason) =>
    (lists[reason] ?? []).map((printingId) => ({ printingId, reason })),
  );
