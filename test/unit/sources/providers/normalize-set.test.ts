import { expect, test } from "vitest";
import { normalizeTcgdexSet } from "#functions/sources/providers/tcgdex/normalize-set.ts";

test("[CAT-1] a set keeps its own words, its codes elsewhere and each printing once", () => {
  const { set, members } = normalizeTcgdexSet(
    {
      id: "sv03.5",
      name: "151",
      serie: { id: "sv", name: "Scarlet & Violet" },
      releaseDate: "2023-09-22",
      abbreviation: { official: "MEW" },
      cardCount: { official: 165, total: 207 },
      cards: [{ localId: "001" }, { localId: "%3F" }, { localId: "001" }],
      thirdParty: { cardmarket: 5402 },
    },
    { language: "en" },
  );
  expect(set).toMatchObject({
    id: "pokemon:en:sv03.5",
    abbreviation: "MEW",
    crosswalk: { tcgdex: "sv03.5", cardmarket: "5402" },
  });
  expect(members).toEqual(["pokemon:en:sv03.5-001", "pokemon:en:sv03.5-_3f"]);
});

test("a body that is no set is refused for good", () => {
  const normalize = () => normalizeTcgdexSet({ id: "x" }, { language: "en" });
  expect(normalize).toThrow(expect.objectContaining({ errorClass: "permanent" }));
});
