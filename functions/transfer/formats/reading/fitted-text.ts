import { codePoints } from "#schemas/text.ts";
import type { ReadCell } from "../values/read-cell.ts";

const unfit = /[\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/gu;
const controls = /\p{Cc}/gu;
/** What most texts are, without a blank at either end. */
const isPlain = /^[!-~](?:[ -~]*[!-~])?$|^$/;

/** A text as our items can hold it: whole characters, nothing that steers a terminal, and no longer than may be; lines only of notes. */
export function fittedText(
  text: string,
  { most, isOneLine = true }: { readonly most: number; readonly isOneLine?: boolean },
): ReadCell<string> {
  if (text.length <= most && isPlain.test(text)) return text === "" ? {} : { value: text };
  const lines = text.toWellFormed().normalize("NFC").replace(/\r\n?/g, "\n").replace(unfit, "");
  const clean = lines
    .replace(controls, (sign) => (sign === "\n" && !isOneLine ? sign : " "))
    .trim();
  if (clean === "") return {};
  if (codePoints(clean) <= most) return { value: clean };
  const value = [...clean].slice(0, most).join("").trim();
  return { value, wrong: `is longer than the ${most} characters that are kept` };
}
