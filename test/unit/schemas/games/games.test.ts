import { describe, expect, test } from "vitest";
import { Card } from "#schemas/catalog/card.ts";
import { charizard } from "#schemas/catalog/examples.ts";
import { commonCardFields } from "#schemas/games/common-fields.ts";
import {
  fittingAttributes,
  type GameDefinition,
  games,
  gamesOf,
  naturalOrder,
  queryFieldsOf,
} from "#schemas/games/index.ts";
import { CardView } from "#schemas/http/catalog-views.ts";

const aGame = (change: Partial<GameDefinition> = {}): GameDefinition => ({
  name: "marbles",
  label: "Marbles",
  attributes: { weight: { kind: "number", label: "Weight", description: "Grams." } },
  sortNumber: naturalOrder,
  pictureSizes: [{ size: "large", widthPx: 100, heightPx: 140 }],
  picturesMayBeHosted: true,
  precedence: { default: ["somebody"] },
  ...change,
});
const weight = { label: "Weight", description: "Grams." } as const;

describe("a registry refuses a definition that does not hold together", () => {
  test.each([
    ["a common field's name", { attributes: { artist: { kind: "text", ...weight } } }, "artist"],
    [
      "two fields of one name",
      { attributes: { a: { kind: "text", ...weight, field: { also: ["set"] } } } },
      "called set",
    ],
    [
      "a field over parts",
      { attributes: { a: { kind: "entries", parts: {}, ...weight, field: { also: [] } } } },
      "parts",
    ],
    ["a name in capitals", { name: "Marbles" }, "lower-case"],
    [
      "sizes that shrink",
      {
        pictureSizes: [
          { size: "a", widthPx: 9, heightPx: 9 },
          { size: "b", widthPx: 8, heightPx: 8 },
        ],
      },
      "grow",
    ],
    ["no size", { pictureSizes: [] }, "size"],
    ["a precedence of no group", { precedence: { default: [], rules: [] } }, "group rules"],
    [
      "species without numbers",
      {
        species: { attribute: "weight", label: "", generation: { also: [] }, writeNumber: String },
      },
      "list of numbers",
    ],
  ] as readonly (readonly [string, Partial<GameDefinition>, string])[])(
    "%s",
    (_what, change, reason) => {
      expect(() => gamesOf([aGame(change)])).toThrow(reason);
    },
  );

  test("two games of one name", () => {
    expect(() => gamesOf([aGame(), aGame()])).toThrow("two games of the name marbles");
  });
});

test("the fields of all cards are those that no attribute may be named after", () => {
  for (const name of Object.keys(Card.shape)) expect(commonCardFields).toContain(name);
});

test("what does not fit a definition costs itself only, and is told", () => {
  const { attributes, misfits } = fittingAttributes(aGame(), { weight: -1, colour: "red" });
  expect(attributes).toEqual({});
  expect(misfits.map(({ name }) => name)).toEqual(["weight", "colour"]);
  expect(fittingAttributes(aGame(), { weight: 5 })).toEqual({
    attributes: { weight: 5 },
    misfits: [],
  });
});

test.each([
  [{ glass: ["red", 7, "blue"] }, { glass: ["red", "blue"] }, ["glass[1]"]],
  [{ glass: [7] }, {}, ["glass[0]"]],
  [{ glass: [] }, {}, ["glass"]],
  [{ glass: "red" }, {}, ["glass"]],
  [{ weight: "5" }, {}, ["weight"]],
  [{ weight: true }, {}, ["weight"]],
  [{ legal: { home: true, away: "no" } }, { legal: { home: true } }, ["legal.away"]],
])("of %j what fits stays, and nothing is turned into what fits: %j", (given, kept, places) => {
  const definition = aGame({
    attributes: {
      weight: { kind: "number", label: "Weight", description: "Weight in grams." },
      glass: { kind: "list", label: "Glass", description: "Colours of the glass." },
      legal: { kind: "legality", label: "Legal", description: "Where it may be played." },
    },
  });
  const { attributes, misfits } = fittingAttributes(definition, given);
  expect(attributes).toEqual(kept);
  expect(misfits.map(({ name }) => name)).toEqual(places);
});

test("every game's query fields have names of their own", () => {
  for (const definition of games.all) {
    const names = queryFieldsOf(definition).flatMap(({ name, also }) => [name, ...also]);
    expect(new Set(names).size).toBe(names.length);
  }
});

test("a card of a game has the attributes of that game, and no other’s", () => {
  expect(CardView.parse(charizard)).toMatchObject({ hp: 120, types: ["Fire"] });
  expect(CardView.parse({ ...charizard, power: 5000 })).not.toHaveProperty("power");
  expect(CardView.safeParse({ ...charizard, hp: "lots" }).success).toBe(false);
});
