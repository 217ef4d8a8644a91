import { html } from "hono/html";
import { headerCounts } from "../header-counts.ts";
import { isTurned } from "../layout/header-text.ts";
import type { Box } from "../layout/page-layout.ts";
import { at, type Markup } from "./markup.ts";
import type { CompositePage } from "./page-pieces.ts";

/** Title and subtitle, how many cards there are, and which page it is. */
export function headerHtml({ composite, layout, pages }: CompositePage, box: Box): Markup {
  const { title, subtitle, handle, layout: manner } = composite.options;
  const texts = [
    ...(title ? [html`<p class="title" dir="auto">${title}</p>`] : []),
    ...(subtitle ? [html`<p class="subtitle" dir="auto">${subtitle}</p>`] : []),
    ...(handle ? [html`<p class="handle"><bdi>${handle}</bdi></p>`] : []),
  ];
  const beside = manner === "banner" ? [] : pageOf(layout.page, pages);
  const counts = [...headerCounts(composite), ...beside];
  const count =
    counts.length === 0 ? "" : html`<p class="count" dir="auto">${counts.join(" · ")}</p>`;
  return html`<div class="head" dir="${isTurned(composite.options) ? "rtl" : "ltr"}" style="${at(box, box)}"><section><hr>${texts}</section>${count}</div>`;
}

const pageOf = (page: number, pages: number) => (pages > 1 ? [`${page + 1}/${pages}`] : []);

/** Figures with their names below them. */
export function totalsHtml({ composite: { totals = [] } }: CompositePage, box: Box): Markup {
  const figures = totals.map(
    ({ label, figure }) =>
      html`<section><b dir="auto">${figure}</b><p dir="auto">${label}</p></section>`,
  );
  return html`<div class="totals" style="${at(box, box)}">${figures}</div>`;
}

export function footerHtml({ composite }: CompositePage, box: Box): Markup {
  const { date, attribution } = composite.options.footer;
  return html`<div class="foot" style="${at(box, box)}"><section><p dir="auto">${attribution ? composite.attribution : ""}</p>
<span>${date ? composite.day : ""}</span></section></div>`;
}
