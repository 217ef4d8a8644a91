import type { RowFault, SaidRow } from "#schemas/transfer/said-row.ts";
import { isSealedName } from "../formats/names/is-sealed-name.ts";
import { readName } from "../formats/names/said-name.ts";
import { lineCard } from "./line-card.ts";
import { markedLine } from "./line-marks.ts";
import { countedLine } from "./line-quantity.ts";

/** No card's line is longer, or has more words or brackets; what is, is kept and not taken apart. */
const most = { characters: 200, words: 30, brackets: 12 } as const;

/** What a line says of copies. What cannot be understood stays in the name, where it can be seen. */
export function readLine(row: number, text: string): SaidRow {
  const original = { text };
  const none = { row, original, ids: [], finish: [], tags: [], quantity: 1 };
  if (isNoLineOfCard(text)) {
    const detail = `has more than the ${most.characters} characters or ${most.words} words of a line with a card`;
    return { ...none, faults: [fault("name", text.slice(0, 100), detail, true)] };
  }
  const [said = "", comment] = withoutComment(text);
  const { rest: uncounted, quantity, text: count = "" } = countedLine(said);
  const { rest, marks } = markedLine(uncounted);
  const card = lineCard(rest);
  const named = readName(card.name ?? "", card.number);
  const number = card.number ?? named.number;
  const faults: RowFault[] = [];
  if (quantity?.wrong !== undefined) faults.push(fault("quantity", count, quantity.wrong, true));
  if (!/[\p{L}\p{N}]/u.test(named.name) && number === undefined) {
    faults.push(fault("name", text, "names no card", true));
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

/** Without what stands before a line or behind it: `* `, `• `, `SB: `, `// a comment`. */
function withoutComment(text: string): readonly [string, string?] {
  const [line = "", ...comments] = text.split(/\s+\/\/\s*/);
  const bare = line
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:[*•·]\s*|-\s+)(?=\S)/, "")
    .replace(/^SB:\s*/i, "");
  const comment = comments.join(" // ").trim();
  return comment === "" ? [bare] : [bare, comment];
}

const fault = (field: string, text: string, detail: string, isFatal: boolean): RowFault => ({
  ...{ field, text, detail, isFatal },
});
