import type { FileRefusal } from "#schemas/transfer/file-refusal.ts";

const asTable = "Send the cards as CSV, XLSX, ODS, JSON or lines of text.";

/** Why a text holds neither a table nor a list, by its beginning; nothing for all others. */
export function refusedText(text: string): FileRefusal | undefined {
  if (looksBinary(text)) {
    return { code: "not_a_table", detail: `The file holds no text. ${asTable}` };
  }
  const start = text.slice(0, 2_000).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<head|<body|<table|<meta|<style|<script|<div)\b/.test(start)) {
    const detail =
      "The file is a web page, whatever its name says. Open it in a spreadsheet and save it as CSV or XLSX, or download the export again while signed in.";
    return { code: "not_a_table", detail };
  }
  if (/^<(\?xml|[a-z][a-z0-9:._-]*[\s/>])/.test(start)) {
    const detail = `The file is XML. ${asTable}`;
    return { code: "unsupported_format", detail };
  }
  if (start.startsWith("-----begin ")) {
    return { code: "not_a_table", detail: `The file is a key or a message. ${asTable}` };
  }
  return undefined;
}

/** Zero bytes, or more control signs than any text has. */
function looksBinary(text: string): boolean {
  if (text.includes("\0")) return true;
  const sample = text.slice(0, 20_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that are looked for
  const controls = sample.match(/[\x01-\x08\x0b\x0e-\x1f\ufffd]/g)?.length ?? 0;
  return controls > Math.max(2, sample.length / 50);
}
