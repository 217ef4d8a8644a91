import { type Answer, jsonAnswer, textAnswer } from "./answer.ts";
import { answerCache } from "./answer-cache.ts";
import type { Json, Species } from "./records.ts";
import type { Target } from "./target.ts";

/** The nine generations: their Roman numeral and the region they are set in. */
const generations = [
  ["i", "kanto"],
  ["ii", "johto"],
  ["iii", "hoenn"],
  ["iv", "sinnoh"],
  ["v", "unova"],
  ["vi", "kalos"],
  ["vii", "alola"],
  ["viii", "galar"],
  ["ix", "paldea"],
] as const;

const types =
  "normal fighting flying poison ground rock bug ghost steel fire water grass electric psychic ice dragon dark fairy stellar unknown".split(
    " ",
  );

/** The species API: everything below `/api/v2`, as far as names, generations and types go. */
export function pokeapi({ species, baseUrl }: { species: readonly Species[]; baseUrl: string }) {
  const cached = answerCache();
  const bySlug = new Map(species.map((one) => [one.slug, one]));
  const byId = new Map(species.map((one) => [String(one.id), one]));
  const link = (kind: string, name: string, id: number | string) => ({
    name,
    url: `${baseUrl}/${kind}/${id}/`,
  });

  return (target: Target): Answer =>
    cached(target.address, () => {
      const value = lookUp(target);
      return value === undefined ? textAnswer("Not Found", 404) : jsonAnswer(value, "a-year");
    });

  function lookUp({ segments, query }: Target): Json | undefined {
    const [, , kind = "", key, ...more] = segments;
    if (more.length > 0) return undefined;
    if (key === undefined) return listOf(kind, query);
    const one = bySlug.get(key) ?? byId.get(key);
    switch (kind) {
      case "pokemon-species":
        return one && speciesDetail(one);
      case "pokemon":
        return one && pokemonDetail(one);
      case "generation":
        return generationDetail(key);
      case "pokedex":
        return key === "national" || key === "1" ? nationalDex() : undefined;
      default:
        return undefined;
    }
  }

  function listOf(kind: string, query: URLSearchParams): Json | undefined {
    const lists: Record<string, Json[]> = {
      "pokemon-species": species.map((one) => link(kind, one.slug, one.id)),
      pokemon: species.map((one) => link(kind, one.slug, one.id)),
      type: types.map((name, index) => link(kind, name, index + 1)),
      generation: generations.map(([numeral], index) =>
        link(kind, `generation-${numeral}`, index + 1),
      ),
    };
    const all = lists[kind];
    return all && pageOf(all, `${baseUrl}/${kind}/`, query);
  }

  function speciesDetail({ id, slug, name, generation }: Species): Json {
    return {
      id,
      name: slug,
      order: id,
      generation: generationLink(generation),
      names: [{ language: link("language", "en", 9), name }],
      pokedex_numbers: [{ entry_number: id, pokedex: link("pokedex", "national", 1) }],
      varieties: [{ is_default: true, pokemon: link("pokemon", slug, id) }],
    };
  }

  function pokemonDetail({ id, slug, types: own }: Species): Json {
    return {
      id,
      name: slug,
      types: own.map((type, index) => ({
        slot: index + 1,
        type: link("type", type, types.indexOf(type) + 1),
      })),
      species: link("pokemon-species", slug, id),
    };
  }

  function generationDetail(key: string): Json | undefined {
    const index = generations.findIndex(
      ([numeral], place) => key === String(place + 1) || key === `generation-${numeral}`,
    );
    const entry = generations[index];
    if (entry === undefined) return undefined;
    const members = species.filter(({ generation }) => generation === index + 1);
    return {
      id: index + 1,
      name: `generation-${entry[0]}`,
      main_region: link("region", entry[1], index + 1),
      pokemon_species: members.map(({ slug, id }) => link("pokemon-species", slug, id)),
    };
  }

  function generationLink(number: number): Json {
    return link("generation", `generation-${generations[number - 1]?.[0] ?? number}`, number);
  }

  function nationalDex(): Json {
    const entries = species.map(({ id, slug }) => ({
      entry_number: id,
      pokemon_species: link("pokemon-species", slug, id),
    }));
    return { id: 1, name: "national", is_main_series: true, pokemon_entries: entries };
  }
}

function pageOf(all: readonly Json[], url: string, query: URLSearchParams): Json {
  const offset = Math.max(0, Number.parseInt(query.get("offset") ?? "0", 10) || 0);
  const limit = Math.max(1, Number.parseInt(query.get("limit") ?? "20", 10) || 20);
  const at = (start: number) => `${url}?offset=${start}&limit=${limit}`;
  return {
    count: all.length,
    next: offset + limit < all.length ? at(offset + limit) : null,
    previous: offset > 0 ? at(Math.max(0, offset - limit)) : null,
    results: all.slice(offset, offset + limit),
  };
}
