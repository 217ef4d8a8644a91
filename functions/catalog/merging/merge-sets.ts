import type { SetFragment } from "#schemas/catalog/fragment.ts";
import { type CardSet, SetDetails } from "#schemas/catalog/set.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { Choice } from "./choice.ts";
import { type Merged, ownFindings, type Part } from "./part.ts";

/** The sets of a language, of all that sources say of them; pure. A set needs a name and a series. */
export const mergeSets = (
  { precedence }: GameDefinition,
  parts: readonly Part<SetFragment>[],
): readonly Merged<CardSet>[] =>
  [...Map.groupBy(parts, ({ value }) => value.id)].flatMap(([id, own]) => {
    const choice = new Choice(own, precedence);
    const [some] = own;
    const name = choice.quietly("names", (set) => set.name);
    const series = choice.quietly("identity", (set) => set.series);
    if (!some || name === undefined || series === undefined) return [];
    const releasedOn = choice.quietly("identity", (set) => set.releasedOn);
    // Before cards had a code, the online client gave their set one.
    const abbreviation = choice.quietly(
      "identity",
      ({ abbreviation, onlineCode }) => abbreviation ?? onlineCode,
    );
    const logoUrl = choice.quietly("images", (set) => set.logoUrl);
    const symbolUrl = choice.quietly("images", (set) => set.symbolUrl);
    const { game, language } = some.value;
    const value: CardSet = {
      ...{ id, game, language, name, series },
      ...(releasedOn && { releasedOn }),
      cardCount: choice.quietly("identity", (set) => set.cardCount) ?? { printed: 0, total: 0 },
      ...(abbreviation && { abbreviation }),
      ...(logoUrl && { logoUrl }),
      ...(symbolUrl && { symbolUrl }),
      ...detailsOf(choice),
      crosswalk: choice.together("crosswalk", "crosswalk", (set) => set.crosswalk),
      findings: [...ownFindings(own), ...choice.contradictions],
    };
    return [{ value, sources: choice.sources() }];
  });

/** What is told of a set alone, each by the best source that says it. */
function detailsOf(choice: Choice<SetFragment>): SetDetails {
  const told = SetDetails.keyof().options.flatMap((name) => {
    const value = choice.quietly("identity", (set) => set[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return SetDetails.parse(Object.fromEntries(told));
}
