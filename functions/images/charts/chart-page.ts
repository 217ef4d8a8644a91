import { html, raw } from "hono/html";

/** The document that the browser draws a chart of: it loads nothing but `/fonts.css`. */
export const chartPage = (svg: string): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="/fonts.css">
<style>* { margin: 0 } svg { display: block } body { overflow: hidden }</style></head><body>${raw(svg)}</body></html>`.toString();
