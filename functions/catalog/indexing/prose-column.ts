import type { Card } from "#schemas/catalog/card.ts";
import type { PartsField } from "#schemas/games/index.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { fold } from "../search/words/fold.ts";
import { textsIn } from "./attribute-texts.ts";
import { columnOf } from "./index-column.ts";
import type { ProseColumn } from "./index-file.ts";

/** A column of sentences that grows card by card and keeps distinct ones alone. */
export function growingProse({ of }: Pick<PartsField, "of">) {
  const codes = new Map<string, number>();
  /** Each text is folded once: most stand on several cards. */
  const folded = new Map<string, string>();
  const foldedOf = (text: string): string => {
    const known = folded.get(text) ?? fold(text.replace(/<\/?[a-z]+ ?\/?>/gi, " "));
    folded.set(text, known);
    return known;
  };
  const cards: (readonly number[])[] = [];
  const codeOf = (text: string): number => {
    const code = codes.get(text) ?? codes.size;
    codes.set(text, code);
    return code;
  };
  return {
    add({ attributes }: Card): void {
      const texts = of.flatMap((source) => textsIn(attributes, source));
      // As HTML has it, a new line is `<br>`, and no word.
      const plain = texts.map(foldedOf);
      cards.push([...new Set(plain.filter((text) => text !== "").map(codeOf))]);
    },
    done(): ProseColumn {
      const texts = [...codes.keys()].sort(byCodeUnits);
      const places = new Int32Array(codes.size);
      for (const [place, text] of texts.entries()) places[codes.get(text) ?? 0] = place;
      const inOrder = cards.map((card) =>
        card.map((code) => places[code] ?? 0).sort((a, b) => a - b),
      );
      return { texts, ...columnOf(inOrder) };
    },
  };
}
