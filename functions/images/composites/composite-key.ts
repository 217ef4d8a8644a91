import { fontVersion } from "#schemas/images/fonts.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { type Composite, type CompositeCard, mainLanguage } from "./composite.ts";
import { labelLines, languageMark } from "./composite-labels.ts";

/** Raised with every change of layout, style or encoding that may change a pixel. */
export const templateVersion = 2;

/**
 * The address of a composite: a hash of everything that is drawn, and of nothing else. A price that
 * is not shown does not change it; a picture that arrives in a placeholder's stead does.
 */
export function compositeKey({ cards, options, day, attribution }: Composite): string {
  const usual = mainLanguage({ cards });
  return sha256(
    canonicalJson({
      templateVersion,
      fontVersion,
      options,
      day: options.footer.date ? day : undefined,
      attribution: options.footer.attribution ? attribution : undefined,
      cards: cards.map((card) => drawnOf(card, options, usual)),
    }),
  );
}

/** The quantity counts even without its label: the header says how many cards there are. */
function drawnOf(card: CompositeCard, { labels }: Composite["options"], usual: string | undefined) {
  const { name, setName, number, language, quantity } = card;
  const lines = labelLines(card, labels, usual);
  return card.picture === undefined
    ? {
        placeholder: { name, setName, number, mark: languageMark(card, usual) },
        lines,
        language,
        quantity,
      }
    : { picture: card.picture, lines, language, quantity };
}
