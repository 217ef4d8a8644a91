import { html, raw } from "hono/html";
import type { PosterPlan } from "#schemas/images/poster.ts";
import { fontFamilies } from "../composites/look/font-families.ts";

/** What is written in the place of a card's picture. */
export interface PlaceholderWords {
  readonly name: string;
  readonly setName: string;
  readonly number: string;
  readonly language: string;
}

/** As wide as pictures of cards are shown, and in the shape of a card of 63 × 88 mm. Pure: equal words are equal plans. */
export function placeholderPlan(words: PlaceholderWords, width: number): PosterPlan {
  const height = Math.round((width * 88) / 63);
  return {
    ...{ width, height, format: "jpeg", pictures: [] },
    ground: { kind: "paper", colour: ground },
    sheet: { html: placeholderPage(words, width), box: { x: 0, y: 0, width, height } },
  };
}

const ground = "#e7e7e9";

function placeholderPage({ name, setName, number, language }: PlaceholderWords, width: number) {
  // Everything grows with the card.
  const unit = `html { font-size: ${width / 100}px; }`;
  return html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><link rel="stylesheet" href="/fonts.css">
<style>${raw(unit)}${raw(style)}</style></head><body><i></i><h2 dir="auto">${name}</h2><h3 dir="auto">${setName}</h3><b>${number}</b></body></html>`.toString();
}

const style = `
* { margin: 0; padding: 0; box-sizing: border-box; }
html, body { width: 100%; height: 100%; overflow: hidden; }
body { position: relative; display: flex; flex-direction: column; justify-content: center; align-items: center;
  gap: 3.5rem; padding: 12rem; text-align: center; background: ${ground}; color: #4c4f56;
  font-family: ${fontFamilies.default}; font-feature-settings: "tnum", "cv11"; }
:lang(ko) body { font-family: ${fontFamilies.ko}; }
:lang(zh) body { font-family: ${fontFamilies.zh}; }
:lang(zh-tw) body { font-family: ${fontFamilies["zh-tw"]}; }
i { position: absolute; inset: 4.8rem; border: max(1px, 0.4rem) dashed #aeb1b8; border-radius: 4rem; }
h2, h3 { max-width: 100%; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; overflow-wrap: anywhere; }
h2 { font-size: 8.6rem; line-height: 1.18; font-weight: 650; letter-spacing: -0.018em; -webkit-line-clamp: 5; }
h3 { font-size: 5.4rem; line-height: 1.3; font-weight: 400; color: #5f636b; -webkit-line-clamp: 3; }
b { font-size: 6.2rem; line-height: 1.2; font-weight: 600; color: #5f636b; padding: 1rem 3.4rem; max-width: 100%;
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap; border: max(1px, 0.3rem) solid #aeb1b8; border-radius: 2rem; }
`;
