import type { CardWords } from "../../port/card-by-card.ts";

/** As many characters as the service takes. */
const longest = 100;

/**
 * Words that find a card: name and number, and of the set's name as much as fits. Signs that a search reads as its own
 * are left out.
 */
export function queryFor({ name, number, setName }: CardWords): string {
  const plain = (text: string) =>
    text
      .replace(/[()[\]{}"*,|]/g, " ")
      .replace(/\s+/g, " ")
      .trim();
  const words = [plain(name), plain(number), ...plain(setName).split(" ")].filter(
    (one) => one !== "",
  );
  let query = "";
  for (const word of words) {
    const next = query === "" ? word : `${query} ${word}`;
    if (next.length > longest) break;
    query = next;
  }
  return query === "" ? plain(name).slice(0, longest) : query;
}
