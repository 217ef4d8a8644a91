import { html } from "hono/html";
import type { CompositeCard } from "../composite.ts";
import { type LabelLine, labelLines, languageMark } from "../composite-labels.ts";
import type { Box } from "../layout/page-layout.ts";
import { at, type Markup } from "./markup.ts";
import type { CompositePage } from "./page-pieces.ts";

type Origin = Pick<Box, "x" | "y">;

/** The lines under a card. */
export function labelHtml(
  card: CompositeCard,
  { box, origin }: { box: Box; origin: Origin },
  { composite, usual }: CompositePage,
): Markup {
  const lines = labelLines(card, composite.options, usual).map(lineHtml);
  const tone = card.isMissing ? "label gone" : "label";
  return html`<div class="${tone}" lang="${card.language}" style="${at(box, origin)}">${lines}</div>`;
}

function lineHtml({ tone, text, tail, mark, chip, change }: LabelLine): Markup {
  const after = [
    ...(tail ? [html`<u>${tail}</u>`] : []),
    ...(mark ? [html`<i>${mark}</i>`] : []),
    ...(chip ? [html`<b><i>${chip}</i></b>`] : []),
    ...(change ? [html`<b class="${change.to}">${change.text}</b>`] : []),
  ];
  return html`<section class="line ${tone}"><p dir="auto">${text}</p>${after}</section>`;
}

/** What stands in the place of a picture that cannot be had. */
export function placeholderHtml(
  card: CompositeCard,
  { box, origin }: { box: Box; origin: Origin },
  { usual }: CompositePage,
): Markup {
  const mark = languageMark(card, usual);
  const tone = card.isMissing ? "blank gone" : "blank";
  return html`<div class="${tone}" lang="${card.language}" style="${at(box, origin)}"><i></i>
<h2 dir="auto">${card.name}</h2><h3 dir="auto">${card.setName} · ${card.number}${mark === "" ? "" : html`<i>${mark}</i>`}</h3></div>`;
}
