/** Address of the upstream that the pipeline under test asks. */
export const host = "http://cards.test";

/** Lays out sets of cards as TCGdex answers them. */
export function layOut(
  bodies: Map<string, string>,
  sets: Readonly<Record<string, readonly string[]>>,
  language = "en",
): void {
  const put = (path: string, value: unknown) =>
    bodies.set(`${host}/v2/${language}/${path}`, JSON.stringify(value));
  put(
    "sets",
    Object.entries(sets).map(([id, cards]) => ({
      ...{ id, name: id },
      cardCount: { total: cards.length, official: cards.length },
    })),
  );
  const ids = Object.entries(sets).flatMap(([id, numbers]) => numbers.map((one) => `${id}-${one}`));
  put(
    "cards",
    ids.map((id) => ({ id, localId: id.slice(id.lastIndexOf("-") + 1), name: `Card ${id}` })),
  );
  for (const [id, numbers] of Object.entries(sets)) {
    const cardCount = { total: numbers.length, official: numbers.length };
    const briefs = numbers.map((localId) => ({
      id: `${id}-${localId}`,
      ...{ localId, name: `Card ${localId}` },
    }));
    put(`sets/${id}`, {
      ...{ id, name: id, cardCount, cards: briefs },
      serie: { id: "base", name: "Base" },
      releaseDate: "1999-01-09",
      legal: { standard: false, expanded: false },
    });
    for (const brief of briefs) putCard(bodies, brief.id, {}, language);
  }
}

/** One card; `more` are fields that differ. */
export function putCard(
  bodies: Map<string, string>,
  id: string,
  more: object = {},
  language = "en",
): void {
  const [setId = "", localId = ""] = id.split(/-(?=[^-]*$)/);
  const card = {
    ...{ category: "Pokemon", id, localId, name: `Card ${localId}`, rarity: "Common" },
    set: { id: setId, name: setId, cardCount: { total: 1, official: 1 } },
    variants: { firstEdition: false, holo: false, normal: true, reverse: false, wPromo: false },
    ...{ hp: 50, types: ["Fire"], stage: "Basic", updated: "2026-02-01T00:00:00Z" },
    legal: { standard: false, expanded: false },
    ...more,
  };
  bodies.set(`${host}/v2/${language}/cards/${id}`, JSON.stringify(card));
}
