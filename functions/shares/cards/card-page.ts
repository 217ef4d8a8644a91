import { html } from "hono/html";
import type { ShareSize, ShareStyle } from "#schemas/images/share.ts";
import { priceInWords } from "../../prices/reading/index.ts";
import type { Box } from "../pages/box.ts";
import { priceLine } from "../pages/price-line.ts";
import { paperColour, shareColours } from "../pages/share-colours.ts";
import { type Markup, sharePage } from "../pages/share-page.ts";
import { changeText, dayText } from "../pages/share-words.ts";
import { type CardLayout, cardLayouts } from "./card-layout.ts";
import { type CardMeasures, cardMeasures } from "./card-measures.ts";
import type { CardShare, SharedPrice } from "./card-share.ts";
import { cardStyle } from "./card-style.ts";

export interface CardLook {
  readonly style: ShareStyle;
  readonly size: ShareSize;
}

/**
 * The sheet of a card's picture: all that is written.
 *
 * @param box what of the picture the sheet covers
 * @param isBlank whether the card's place is part of it, as there is no picture of the card
 */
export function cardPage(
  share: CardShare,
  { style, size }: CardLook,
  { box, isBlank }: { readonly box: Box; readonly isBlank: boolean },
): string {
  const layout = cardLayouts[style][size];
  const { text, card, flow } = layout;
  const at = ({ x, y, width, height }: Box) =>
    `left:${x - box.x}px;top:${y - box.y}px;width:${width}px;height:${height}px`;
  const blank = isBlank
    ? html`<div class="blank" style="${at(card)}" lang="${share.language}">${placeholder(share, layout)}</div>`
    : "";
  // A card's place is drawn on in all its rows.
  const strip = isBlank ? "" : "strip";
  const body = html`${blank}<div class="text ${flow}" style="${at(text)}">${texts(share, layout, { style, strip })}</div>`;
  return sharePage({
    ...{ style, box, body, css: cardStyle(layout, style) },
    paper: style === "clean" ? paperColour : undefined,
  });
}

function texts(
  share: CardShare,
  layout: CardLayout,
  { style, strip }: { readonly style: ShareStyle; readonly strip: "strip" | "" },
): Markup {
  const { name, language, setName, number, rarity, price } = share;
  const measures = cardMeasures(share, layout);
  const pill = rarity ? html`<i class="cut" dir="auto">${rarity}</i>` : "";
  const what = html`<div class="what ${strip}" lang="${language}"><h1 class="cut" dir="auto" style="font-size:${measures.name}px">${name}</h1><p class="set cut quiet" dir="auto">${setName}</p><p class="facts quiet"><b>${number}</b>${pill}</p></div>`;
  const worth = html`<div class="worth ${strip}">${price ? costs(price, measures) : html`<p class="of quiet">No market price yet</p>`}</div>`;
  const { width } = layout.text;
  const look = { width, height: measures.chart, letters: Math.round(layout.letters * 0.72) };
  const line =
    price && measures.chart > 0
      ? priceLine(price, { ...look, strip, colours: shareColours[style] })
      : "";
  return html`<div class="head">${what}${worth}</div>${line}<p class="foot quiet ${strip}">${footOf(price)}</p>`;
}

function costs(price: SharedPrice, { price: size }: CardMeasures): Markup {
  const { of, changePercent, amount, currency } = price;
  const { text, to } = changeText(changePercent ?? 0);
  const change =
    changePercent === undefined
      ? ""
      : html`<p class="change ${to}">${text}<span class="quiet"> in 30 days</span></p>`;
  return html`<p class="of cut quiet">${of ? `Market price · ${of}` : "Market price"}</p><div class="figures"><p class="price" style="font-size:${size}px">${priceInWords(amount, currency)}</p>${change}</div>`;
}

const footOf = (price: SharedPrice | undefined): string =>
  ["Cardlake", ...(price ? [`price of ${dayText(price.day)}`] : []), "picture © its owner"].join(
    " · ",
  );

const placeholder = ({ name, setName, number }: CardShare, { letters }: CardLayout): Markup =>
  html`<i></i><h2 class="cut" dir="auto" style="font-size:${letters * 1.5}px">${name}</h2><h3 class="cut quiet" dir="auto" style="font-size:${letters}px">${setName}</h3><h3 class="quiet" style="font-size:${letters}px">${number}</h3>`;
