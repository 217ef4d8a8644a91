import { setId } from "#schemas/catalog/printing-id.ts";
import type { Language, SetId } from "#schemas/values.ts";
import { languageIn } from "../port/scope.ts";
import type { Outcome, Scope, Source, Unit } from "../port/source.ts";
import { fitting } from "./bodies/body.ts";
import { briefsIn, type ListEntries, listIn, listOfBriefs } from "./bodies/list-entries.ts";
import { orReject } from "./bodies/or-reject.ts";
import { parsedJson } from "./bodies/parsed-json.ts";
import { cardsBySet, cardsOfSet, listOfSet, setInId } from "./tcgdex/lists.ts";
import { tcgdexCard } from "./tcgdex/normalize-card.ts";
import { normalizeTcgdexSet } from "./tcgdex/normalize-set.ts";
import { tcgdexPlan } from "./tcgdex/plan.ts";
import { pricesOfCard } from "./tcgdex/prices.ts";
import { leftOfCard, leftOfSet } from "./tcgdex/remade.ts";

const game = "pokemon";
const allSets = tcgdexPlan.first;

/** Cards that lie in no listed set; a run that names sets may name it as one of them. */
const strays: Unit = { dataset: "card-list", unit: "unlisted" };
/** No set is called so: ids have no blank. */
const strayName = "cards of no set";

/**
 * TCGdex: a list of sets, a list of cards in each set, and one address a card; and a list
 * of all cards, some of which lie in no listed set.
 */
export function tcgdex(baseUrl: string): Source {
  const get = ({ language = "" }: Scope, ...path: string[]) => ({
    url: [baseUrl, "v2", language, ...path].join("/"),
  });
  return {
    ...tcgdexPlan,

    opening({ dataset, unit }, scope) {
      const list = { name: "list", dataset: allSets.dataset, request: get(scope, "sets") };
      if (dataset === allSets.dataset) return [list];
      if (dataset === strays.dataset) {
        return [list, { name: "cards", dataset, request: get(scope, "cards") }];
      }
      return [{ name: "set", dataset, request: get(scope, "sets", pathPart(unit)) }];
    },

    listed({ dataset, unit }, name, body) {
      const json = parsedJson(body);
      if (name === "set") return listOfSet(json, unit);
      if (name === "cards") return cardsBySet(json);
      const sets = listOfBriefs(listIn(json, "sets"), "sets");
      const known = sets.listed.map((set) => set.name);
      if (dataset === strays.dataset) return { ...sets, listed: [], known };
      return { ...sets, listed: [...sets.listed, { name: strayName, mark: "" }] };
    },

    follow({ dataset }, name, scope) {
      if (dataset === allSets.dataset && name === strayName) return { unit: strays };
      if (dataset === allSets.dataset) return { unit: { dataset: "sets", unit: name } };
      const request = get(scope, "cards", pathPart(name));
      return { wanted: { name: `card:${name}`, dataset: "cards", request } };
    },

    wantedOf({ language, ids }) {
      const id = ids[tcgdexPlan.name];
      if (id === undefined) return [];
      return [{ dataset: "sets", unit: setInId(id), name: id, language }];
    },

    async *records({ name, unit, body }, scope) {
      const language = languageIn(scope, "TCGdex");
      // The second look at the list of sets says nothing that the first did not.
      if (unit === strays.unit && (name === "list" || name === "cards")) return;
      const json = parsedJson(await body.text());
      if (name === "list") yield* setsListed(json, language);
      else if (name === "set") yield* ofSet(json, unit, language);
      else {
        const askedFor = name.replace(/^card:/, "");
        // What no listed set has lies where its id says.
        const listedIn = unit === strays.unit ? setInId(askedFor) : unit;
        const place = { askedFor, ...(listedIn !== "" && { listedIn }) };
        const { card, sourceId, ownNumber } = tcgdexCard(json, { language, ...place });
        const asGiven = leftOfCard(Object(json), card);
        const value = { ...card, ownNumber, ...(asGiven && { asGiven }) };
        yield { record: { kind: "card", sourceId, value } };
        yield* pricesOfCard(json, language);
      }
    },
  };
}

/** Which sets there are: those that are missing from it have gone. */
function* setsListed(json: unknown, language: Language): Iterable<Outcome> {
  const { good, rejects } = briefsIn(listIn(json, "sets"), "sets");
  yield* rejectsOf(rejects);
  const setIds: SetId[] = [];
  for (const { id } of good) {
    yield* orReject(id, () => {
      setIds.push(fitting("set of TCGdex", () => setId(game, language, id)));
      return [];
    });
  }
  const value = { game, language, setIds };
  yield { record: { kind: "sets-listed", sourceId: `sets:${language}`, value } };
}

/** A set, and which printings it has. */
function* ofSet(json: unknown, unit: string, language: Language): Iterable<Outcome> {
  yield* rejectsOf(cardsOfSet(json, unit).rejects);
  const { set, members } = normalizeTcgdexSet(json, { language });
  const sourceId = set.crosswalk["tcgdex"] ?? set.id;
  const asGiven = leftOfSet(Object(json), set);
  yield { record: { kind: "set", sourceId, value: { ...set, ...(asGiven && { asGiven }) } } };
  const value = { game, language, setId: set.id, printingIds: members };
  yield { record: { kind: "members", sourceId, value } };
}

function* rejectsOf(rejects: ListEntries<unknown>["rejects"]): Iterable<Outcome> {
  for (const { reason, name = reason } of rejects) yield { reject: { place: name, reason } };
}

/** Ids with odd characters come percent-encoded (`exu-%3F`) and are sent back as they came. */
const pathPart = (id: string) => (/%[0-9a-f]{2}/i.test(id) ? id : encodeURIComponent(id));
