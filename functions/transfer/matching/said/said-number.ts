import { plainNumber } from "#schemas/games/index.ts";

/** A card's number as a row says it. */
export interface SaidNumber {
  /** As it stands there, before a stroke, in lower case. */
  readonly exact: string;
  /** The same without the zeros that lead it. */
  readonly plain: string;
  /** How many cards the set has, as it stands behind the stroke. */
  readonly total?: number;
}

/** `4/102`, `#004`, `No. 4`, `="004"`, `TG12/TG30`, `4 of 102`. */
const shape = /^(?<left>[^/\s]+(?:\s[^/\s]+)?)(?:\s*(?:\/|\bof\b)\s*(?<right>[a-z]*\d+[a-z]*))?$/u;

/** Reads a number; undefined where there is none, or nothing that a number could be. */
export function saidNumber(text: string | undefined): SaidNumber | undefined {
  if (text === undefined) return undefined;
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^[='"`#\s]+|["'`\s]+$/g, "")
    .replace(/^(?:no\.?|nr\.?|n°|number)\s*(?=[a-z]*\d)/, "");
  if (isDate(plain)) return undefined;
  const { left, right } = shape.exec(plain)?.groups ?? {};
  if (left === undefined || left.length > 20) return undefined;
  const total = right === undefined ? Number.NaN : Number(right.replace(/\D/g, ""));
  const exact = left.trim();
  return {
    ...{ exact, plain: plainNumber(exact) },
    ...(Number.isFinite(total) && total > 0 && { total }),
  };
}

/** What spreadsheets make of `4/102` says nothing any more. */
const isDate = (text: string): boolean =>
  /\d{4}-\d{2}-\d{2}/.test(text) ||
  /^\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}$/.test(text) ||
  /^(?:\d{1,4}[ .-]+)?(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*(?:[ .-]+\d{1,4})?$/u.test(
    text,
  );
