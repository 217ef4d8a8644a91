import type { CompositeOptions } from "#schemas/images/composite.ts";
import { fontVersion } from "#schemas/images/fonts.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { type Composite, type CompositeCard, mainLanguage } from "./composite.ts";
import { labelLines, labelRows, languageMark } from "./composite-labels.ts";
import { marksOf } from "./composite-marks.ts";
import { hasTexts, headerCounts } from "./header-counts.ts";
import { withoutBlanks } from "./words/without-blanks.ts";

/** Raised with every change of layout, style or encoding that may change a pixel. */
export const templateVersion = 3;

/**
 * The address of a composite: a hash of everything that is drawn, and of nothing else. A price that
 * is not shown does not change it; a picture that arrives in a placeholder's stead does.
 */
export function compositeKey(composite: Composite): string {
  const { cards, options, groups = [], totals = [], day, attribution } = composite;
  const usual = mainLanguage(composite);
  const drawn = canonicalJson({
    templateVersion,
    fontVersion,
    ...mannerOf(options),
    ...{ groups, totals },
    counts: hasTexts(options) ? headerCounts(composite) : undefined,
    day: options.footer.date ? day : undefined,
    attribution: options.footer.attribution ? attribution : undefined,
    cards: cards.map((card) => drawnOf(card, options, usual)),
  });
  return sha256(withoutBlanks(drawn));
}

/** Of the options what is seen as such. Which cards, their order and groups are seen in the cards. */
function mannerOf(options: CompositeOptions) {
  const { layout, columns, quality, format, theme, accent, background } = options;
  const { title, subtitle, handle, link, language } = options;
  return {
    ...{ layout, columns, quality, format, theme, accent, background, title, subtitle },
    ...{ handle, link, ...(language !== "en" && { language }) },
    rows: labelRows(options.labels),
  };
}

function drawnOf(card: CompositeCard, options: CompositeOptions, usual: string | undefined) {
  const { name, setName, number, language, isMissing } = card;
  const placeholder = { name, setName, number, mark: languageMark(card, usual) };
  return {
    ...(card.picture === undefined ? { placeholder } : { picture: card.picture }),
    lines: labelLines(card, options, usual),
    marks: marksOf(card, options.labels),
    ...{ language, isMissing },
  };
}
