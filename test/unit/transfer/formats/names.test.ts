import { expect, test } from "vitest";
import { isSealedName } from "#functions/transfer/formats/names/is-sealed-name.ts";
import { readName } from "#functions/transfer/formats/names/said-name.ts";
import { setInName } from "#functions/transfer/formats/names/set-in-name.ts";

test.each([
  ["Charizard (Reverse Holofoil)", "Charizard", ["reverse holofoil"]],
  ["Pikachu - Cosmos Holo", "Pikachu", ["cosmos holo"]],
  ["Pikachu [1st Edition]", "Pikachu", ["1st edition"]],
  ["Charizard (1st Edition Holofoil)", "Charizard", ["1st edition", "holofoil"]],
  ["Charizard (Foil)", "Charizard", ["foil"]],
  ["Charizard Reverse Holo", "Charizard", ["reverse holofoil"]],
  ["Charizard (Shadowless) (1st Edition)", "Charizard", ["shadowless", "1st edition"]],
])("[IMP-1] the finish in %j is taken out of the name", (text, name, finish) => {
  expect(readName(text, undefined)).toEqual({ name, finish });
});

test.each([
  ["Charizard - 4/102", "Charizard", "4/102"],
  ["Charizard 4/102", "Charizard", "4/102"],
  ["Charizard (4/102)", "Charizard", "4/102"],
  ["Charizard #4", "Charizard #4", undefined],
  ["Charizard (#4)", "Charizard", "4"],
  ["Luffy (OP01-003)", "Luffy", "OP01-003"],
  ["Nami (OP01-016) (Alternate Art)", "Nami (Alternate Art)", "OP01-016"],
  ["Nami (Parallel) (OP01-016)", "Nami (Parallel)", "OP01-016"],
  ["Squirtle (63)", "Squirtle", "63"],
  ["Pikachu VMAX - TG17/TG30", "Pikachu VMAX", "TG17/TG30"],
])("[IMP-1] %j is named %j with the number %j", (text, name, number) => {
  const said = readName(text, undefined);
  expect([said.name, said.number]).toEqual([name, number]);
});

test.each([
  ["Charizard - 4/102", "004/102", "Charizard"],
  ["Charizard (004)", "4", "Charizard"],
  ["Nami (016)", "OP01-016", "Nami"],
  ["Luffy (024) (Alternate Art)", "OP01-024", "Luffy (Alternate Art)"],
  ["Charizard - 4/102", "5/102", "Charizard - 4/102"],
  ["Charizard (17)", "4", "Charizard (17)"],
])(
  "[IMP-1] in %j the number goes only where its column says the same: %j",
  (text, number, name) => {
    expect(readName(text, number).name).toBe(name);
  },
);

test.each([
  "Professor's Research (Professor Oak)",
  "Unown [A]",
  "Nami (Alternate Art)",
  "Nidoran♀",
  "Type: Null",
  "Ho-Oh",
  "Porygon-Z",
  "Tapu Koko-GX",
  "Mr. Mime",
  "Pikachu (2021)",
  "(Foil)",
  "Zygarde 10%",
  "Monkey.D.Luffy (Parallel)",
])("[IMP-1] %j is a name as it stands", (name) => {
  expect(readName(name, undefined)).toEqual({ name, finish: [] });
});

test.each([
  ["Charizard - Base Set", "Charizard", "Base Set"],
  ["Charizard [Base Set]", "Charizard", "Base Set"],
  ["Unown [A]", "Unown [A]", undefined],
  ["Ho-Oh", "Ho-Oh", undefined],
  ["Nidoran♀ [Base Set]", "Nidoran♀", "Base Set"],
])("[IMP-1] %j names the set as well where nothing else does", (text, name, setName) => {
  expect(setInName(text)).toEqual(setName === undefined ? { name } : { name, setName });
});

test.each([
  ...["Evolving Skies Booster Box", "151 Elite Trainer Box", "Surging Sparks Booster Bundle"],
  ...["Charizard ex Premium Collection", "Paldea Evolved Sleeved Booster Pack", "Mini Tin"],
  ...["OP-01 Romance Dawn Booster Box", "Starter Deck 1: Straw Hat Crew", "Build & Battle Box"],
])("[IMP-1] %j is no card", (name) => {
  expect(isSealedName(name)).toBe(true);
});

test.each(["Charizard", "Energy Retrieval", "Item Finder", "Martin", "Collector", "Boxed Order"])(
  "[IMP-1] %j is a card",
  (name) => {
    expect(isSealedName(name)).toBe(false);
  },
);
