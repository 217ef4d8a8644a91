import type { CompositeOptions } from "#schemas/images/composite.ts";
import type { PlannedGroup, PlannedTotal } from "#schemas/images/render.ts";
import type { PrintingId, Sha256 } from "#schemas/values.ts";

/** One card as a composite shows it; what the labels leave out need not be known. */
export interface CompositeCard {
  readonly printingId: PrintingId;
  readonly name: string;
  readonly setName: string;
  /** As printed, such as `4/102` or `TG12`. */
  readonly number: string;
  /** Language of the name; it decides how Chinese, Japanese and Korean characters are drawn. */
  readonly language: string;
  /** Of the copy, where it is another one. */
  readonly copyLanguage?: string | undefined;
  /** The number of its species as it is written: `No. 0006`. */
  readonly speciesNumber?: string | undefined;
  readonly artist?: string | undefined;
  /** How many copies; 0 of one that is shown as missing. */
  readonly quantity: number;
  readonly rarity?: string | undefined;
  /** Of one copy, in words with its currency, such as `€19.99`. */
  readonly price?: string | undefined;
  /** Of the price within 30 days. */
  readonly change?: PriceChange | undefined;
  /** In few letters, such as `NM`. */
  readonly condition?: string | undefined;
  /** What a company has said of it: `PSA` and `10`. */
  readonly grade?: Grade | undefined;
  /** How it shines, in a word such as `Holo`. */
  readonly finish?: string | undefined;
  /** Drawn in grey: it is not there. */
  readonly isMissing?: true | undefined;
  /** Hash of the original picture. Absent: the card is drawn as a placeholder. */
  readonly picture?: Sha256 | undefined;
}

/** In words, such as `+4.2 %`. */
export interface PriceChange {
  readonly text: string;
  readonly to: "up" | "down" | "same";
}

export interface Grade {
  readonly company: string;
  readonly grade: string;
}

/** What is written on it. */
export const languageOf = ({ copyLanguage, language }: CompositeCard): string =>
  copyLanguage ?? language;

/** The language that most cards have; of several that have as many, the first. */
export function mainLanguage({ cards }: Pick<Composite, "cards">): string | undefined {
  const counts = new Map<string, number>();
  for (const language of cards.map(languageOf)) {
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Everything that decides what a composite looks like. */
export interface Composite {
  readonly cards: readonly CompositeCard[];
  readonly options: CompositeOptions;
  /** In the order of their cards, the first at 0; none where cards are not grouped. */
  readonly groups?: readonly PlannedGroup[] | undefined;
  /** Figures below the title. */
  readonly totals?: readonly PlannedTotal[] | undefined;
  /** The day in the footer, `YYYY-MM-DD`. */
  readonly day: string;
  /** The line in the footer that says where pictures and data come from. */
  readonly attribution: string;
}
