import type { RowFault, SaidRow } from "#schemas/transfer/said-row.ts";
import { isSealedName } from "../formats/names/is-sealed-name.ts";
import { readName } from "../formats/names/said-name.ts";
import { faultOf } from "../formats/reading/row-cells.ts";
import { lineCard } from "./line-card.ts";
import { type MarkedLine, markedLine } from "./line-marks.ts";
import { type CountedLine, countedLine } from "./line-quantity.ts";

/** No card's line is longer, or has more words or brackets; what is, is kept and not taken apart. */
const most = { characters: 200, words: 30, brackets: 12 } as const;

/** What a line says of copies. What cannot be understood stays in the name, where it can be seen. */
export function readLine(row: number, text: string): SaidRow {
  const original = { text };
  const none = { row, original, ids: [], finish: [], tags: [], quantity: 1 };
  if (isNoLineOfCard(text)) {
    const detail = `has more than the ${most.characters} characters or ${most.words} words of a line with a card`;
    return { ...none, faults: [faultOf("name", text, detail, "refused")] };
  }
  const [said = "", comment] = withoutComment(text);
  const { rest, marks, quantity, text: count = "" } = takenApart(said);
  const card = lineCard(rest);
  const named = readName(card.name ?? "", card.number);
  const number = card.number ?? named.number;
  const faults: RowFault[] = [];
  if (quantity?.wrong !== undefined) {
    faults.push(faultOf("quantity", count, quantity.wrong, "refused"));
  }
  if (!/[\p{L}\p{N}]/u.test(named.name) && number === undefined) {
    faults.push(faultOf("name", text, "names no card", "refused"));
  }
  const { name: _name, number: _number, ...set } = card;
  return {
    ...none,
    ...set,
    ...marks,
    ...(named.name !== "" && { name: named.name }),
    ...(number !== undefined && { number }),
    ...(number === undefined && isSealedName(named.name) && { isSealed: true }),
    ...(comment !== undefined && { notes: comment }),
    finish: [...new Set([...named.finish, ...(marks.finish ?? [])])],
    quantity: quantity?.value ?? 1,
    faults,
  };
}

const isNoLineOfCard = (text: string): boolean =>
  text.length > most.characters ||
  text.split(" ").length > most.words ||
  text.split(/[()[\]]/).length > most.brackets;

/** Without what stands before a line or behind it: `* `, `• `, `1. `, `SB: `, `// a comment`, `# a comment`, `#tag`. */
function withoutComment(text: string): readonly [string, string?] {
  const [line = "", ...comments] = text.split(/\s+(?:\/\/\s*|#\s*(?=[^\s\d]))/);
  const bare = line
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:[*•·]\s*|-\s+)(?=\S)/, "")
    .replace(/^SB:\s*/i, "")
    .replace(/^\d{1,5}[.)]\s+(?=[\p{L}\d])/u, "");
  const comment = comments.join(" // ").trim();
  return comment === "" ? [bare] : [bare, comment];
}

/** The count stands before the card, or behind it, before or behind what is said of copies: `Pikachu x4 NM`. */
function takenApart(said: string): MarkedLine & Omit<CountedLine, "rest"> {
  const { rest: uncounted, ...count } = countedLine(said);
  const marked = markedLine(uncounted);
  if (count.text !== undefined) return { ...marked, ...count };
  const { rest: again, ...later } = countedLine(marked.rest);
  if (later.text === undefined) return marked;
  const more = markedLine(again);
  const finish = [...(more.marks.finish ?? []), ...(marked.marks.finish ?? [])];
  const marks = { ...more.marks, ...marked.marks, ...(finish.length > 0 && { finish }) };
  return { rest: more.rest, marks, ...later };
}
