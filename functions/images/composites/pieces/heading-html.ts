import { html, raw } from "hono/html";
import type { Composite } from "../composite.ts";
import type { HeadingPlace } from "../layout/page-layout.ts";
import { wordsIn } from "../words/picture-words.ts";
import { at, type Markup } from "./markup.ts";

/** The heading of a group, with how far it is. */
export function headingHtml(
  { groups = [], options }: Composite,
  { group, box, isContinued }: HeadingPlace,
): Markup {
  const { heading = "", note } = groups[group] ?? {};
  const goesOn = isContinued ? html`<i>… ${wordsIn(options.language).continued}</i>` : "";
  const share = shareOf(note);
  const done =
    share === undefined ? "" : html`<s style="${raw(`width:${(share * 100).toFixed(2)}%`)}"></s>`;
  const noted = note ? html`<b>${note}</b>` : "";
  return html`<div class="group" style="${at(box, box)}"><section><p dir="auto">${heading}</p>${goesOn}${noted}</section><u>${done}</u></div>`;
}

/** How much of a group is there, of 1, when its note says so: `12 / 102`. */
export function shareOf(note: string | undefined): number | undefined {
  const [, there, all] = /^([\d\p{P}\p{Zs}]*\d) \/ (\d[\d\p{P}\p{Zs}]*)$/u.exec(note ?? "") ?? [];
  if (there === undefined || all === undefined) return undefined;
  const [has, most] = [numberOf(there), numberOf(all)];
  return most === 0 ? undefined : Math.min(1, has / most);
}

/** Thousands are told apart by commas, points or spaces. */
const numberOf = (written: string) => Number(written.replaceAll(/\D/g, ""));
