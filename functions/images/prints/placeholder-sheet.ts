import { html, raw } from "hono/html";
import { fontFamilies } from "../composites/look/font-families.ts";
import type { PlaceholderFace } from "./print-face.ts";
import { cellPx } from "./print-face.ts";

/** Placeholders in a row of a sheet, and on a sheet. */
const columns = 3;
export const placeholdersPerSheet = 9;

export interface PlaceholderSheet {
  readonly html: string;
  readonly width: number;
  readonly height: number;
  /** Where each lies, in pixels. */
  readonly boxes: readonly { readonly left: number; readonly top: number }[];
}

/** The document that the browser draws placeholders of, each as large as it is printed. */
export function placeholderSheet(faces: readonly PlaceholderFace[]): PlaceholderSheet {
  const { width, height } = cellPx;
  const boxes = faces.map((_face, index) => ({
    left: (index % columns) * width,
    top: Math.floor(index / columns) * height,
  }));
  const cards = faces.map((face, index) => {
    const { left = 0, top = 0 } = boxes[index] ?? {};
    return html`<div lang="${face.language}" style="${raw(`left:${left}px;top:${top}px`)}"><i></i>
<h2 dir="auto">${face.name}</h2><h3 dir="auto">${face.setName}</h3><b>${face.number}</b></div>`;
  });
  return {
    html: html`<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="/fonts.css">
<style>${raw(style)}</style></head><body>${cards}</body></html>`.toString(),
    width: Math.min(columns, faces.length) * width,
    height: Math.ceil(faces.length / columns) * height,
    boxes,
  };
}

const style = `
* { margin: 0; padding: 0; box-sizing: border-box; }
body { overflow: hidden; background: #fff; font-family: ${fontFamilies.default};
  font-feature-settings: "tnum", "cv11"; }
:lang(ko) { font-family: ${fontFamilies.ko}; }
:lang(zh) { font-family: ${fontFamilies.zh}; }
:lang(zh-tw) { font-family: ${fontFamilies["zh-tw"]}; }
div { position: absolute; width: ${cellPx.width}px; height: ${cellPx.height}px; padding: 88px;
  display: flex; flex-direction: column; justify-content: center; align-items: center; gap: 26px;
  text-align: center; background: #e7e7e9; color: #4c4f56; }
i { position: absolute; inset: 36px; border: 3px dashed #aeb1b8; border-radius: 30px; }
h2, h3 { max-width: 100%; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical;
  overflow-wrap: anywhere; }
h2 { font-size: 62px; line-height: 1.18; font-weight: 650; letter-spacing: -0.018em; -webkit-line-clamp: 5; }
h3 { font-size: 36px; line-height: 1.3; font-weight: 400; color: #6f737c; -webkit-line-clamp: 3; }
b { font-size: 44px; line-height: 1.2; font-weight: 600; color: #6f737c; padding: 8px 26px;
  max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  border: 2px solid #aeb1b8; border-radius: 14px; }
`;
