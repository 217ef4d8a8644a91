import { calledElsewhere, charizard } from "#schemas/catalog/examples.ts";
import type { AmbiguousFor, Identified } from "./identify.ts";

type Ambiguous = Extract<Identified, { outcome: "ambiguous" }>;
type Unknown = Extract<Identified, { outcome: "unknown" }>;

/** Why an id means no one printing, in a sentence, and what would. */
export function whatItMeans(id: string, meant: Ambiguous | Unknown): string {
  if (meant.outcome === "unknown") return whyUnknown(id, meant);
  const shown = meant.printingIds.slice(0, mostShown).join(", ");
  const more = meant.printingIds.length - mostShown;
  return `${whySeveral[meant.reason](id)}: ${shown}${more > 0 ? ` and ${more} more` : ""}; name one of them.`;
}

/** An energy card has hundreds of prints. */
const mostShown = 10;

const likeThese = [charizard.id, calledElsewhere.bySource, calledElsewhere.alone];

const whySeveral: Readonly<Record<AmbiguousFor, (id: string) => string>> = {
  several_cards: (id) => `Several cards are called ${id}, so that it is believed of none`,
  several_languages: (id) => `The card called ${id} is there in several languages`,
  several_prints: (id) => `The card ${id} has several prints`,
  several_sources: (id) => `${id} is another card to another source`,
};

/** Of what is no id, as much as an id has, in signs that can be seen. */
const quoted = (id: string) =>
  JSON.stringify(id.length > mostSigns ? `${id.slice(0, mostSigns)}…` : id);
const mostSigns = 100;

function whyUnknown(id: string, meant: Unknown): string {
  switch (meant.reason) {
    case "no_id":
      return `${quoted(id)} is no id of a card; one looks like ${likeThese.join(", ")}.`;
    case "unknown_kind":
      return `No source and no shop is known as "${id.slice(0, id.indexOf(":"))}"; there are ${meant.kinds.join(", ")}.`;
    case "other_language":
      return `The card called ${id} is not there in that language.`;
    case "not_indexed":
      return `There is no card "${id}": ids of other sources are known once the catalogue is indexed.`;
    case "no_such_card":
      return `There is no card "${id}".`;
  }
}
