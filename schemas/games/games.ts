import { commonCardFields } from "./common-fields.ts";
import type { GameDefinition } from "./game.ts";
import { plainWord } from "./plain-word.ts";
import { namesWithDays } from "./price-fields.ts";
import { queryFieldsOf } from "./query-fields.ts";

/** The games of a deployment. */
export interface Games {
  readonly all: readonly GameDefinition[];
  readonly names: readonly string[];
  /** The definition of a game; undefined when there is no such game. */
  named(name: string): GameDefinition | undefined;
  /** @throws Error that lists the games when there is none of that name */
  get(name: string): GameDefinition;
}

/**
 * Makes a registry of these games.
 *
 * @throws Error that names everything about the definitions that does not hold together
 */
export function gamesOf(definitions: readonly GameDefinition[]): Games {
  const faults = definitions.flatMap((definition) =>
    faultsOf(definition).map((fault) => `${definition.name}: ${fault}`),
  );
  const names = definitions.map(({ name }) => name);
  faults.push(...repeated(names).map((name) => `There are two games of the name ${name}.`));
  if (faults.length > 0) throw new Error(`The games are not defined well:\n${faults.join("\n")}`);
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  return {
    all: definitions,
    names,
    named: (name) => byName.get(name),
    get(name) {
      const definition = byName.get(name);
      if (definition) return definition;
      throw new Error(`There is no game "${name}"; there are ${names.join(", ")}.`);
    },
  };
}

/** What is wrong with a definition, each in a sentence. */
function faultsOf(definition: GameDefinition): string[] {
  const { name, attributes, pictureSizes } = definition;
  const names = Object.keys(attributes);
  return [
    ...(/^[a-z]+$/.test(name) ? [] : ["Its name must be made of lower-case letters."]),
    ...names
      .filter((one) => commonCardFields.includes(one))
      .map((one) => `The attribute ${one} has the name of a field that all cards have.`),
    ...names
      .filter((one) => !/^[a-z][A-Za-z0-9]*$/.test(one))
      .map((one) => `The attribute ${one} must be named in camel case.`),
    ...names
      .filter((one) => attributes[one]?.kind === "entries" && attributes[one].field)
      .map((one) => `The attribute ${one} has parts and cannot have a query field.`),
    ...fieldFaults(definition),
    ...partsFaults(definition),
    ...groupFaults(definition),
    ...speciesFaults(definition),
    ...codeFaults(definition),
    ...(pictureSizes.every((one, at) => one.widthPx > (pictureSizes[at - 1]?.widthPx ?? 0))
      ? []
      : ["Its picture sizes must grow from one to the next."]),
    ...(pictureSizes.length > 0 ? [] : ["It needs a size in which its pictures are shown."]),
  ];
}

/** What a query sets beside the fields that it looks into. */
const settings = ["game", "order"];

function fieldFaults(definition: GameDefinition): string[] {
  const fields = queryFieldsOf(definition);
  const names = [...fields.flatMap(({ name, also }) => [name, ...also]), ...settings];
  const words = fields.flatMap(({ name, words: all = {} }) =>
    repeated(Object.entries(all).flatMap(([word, also]) => [word, ...also].map(plainWord))).map(
      (one) => `Two words of the query field ${name} are ${one}.`,
    ),
  );
  return [
    ...words,
    ...repeated(names).map((one) => `Two query fields are called ${one}.`),
    ...names
      .filter((one) => !(/^[a-z]+$/.test(one) || namesWithDays.includes(one)))
      .map((one) => `The query field ${one} must be made of lower-case letters.`),
  ];
}

/** A field of the game's own that looks into nothing. */
const partsFaults = ({ attributes, fields = {} }: GameDefinition): string[] =>
  Object.entries(fields).flatMap(([name, { of }]) =>
    of.flatMap(({ attribute, parts = [] }) => {
      const told = attributes[attribute];
      if (!told) return [`The query field ${name} looks into ${attribute}, which is no attribute.`];
      const known = told.kind === "entries" ? Object.keys(told.parts) : [];
      return parts
        .filter((part) => !known.includes(part))
        .map(
          (part) => `The query field ${name} looks into ${attribute}.${part}, which is no part.`,
        );
    }),
  );

/** A group that no attribute is of is a misspelt one. */
function groupFaults({ attributes, precedence }: GameDefinition): string[] {
  const used = new Set(Object.values(attributes).map(({ group }) => group));
  return Object.keys(precedence)
    .filter((group) => group !== "default" && !commonGroups.includes(group) && !used.has(group))
    .map((group) => `No attribute is of the group ${group} in its precedence.`);
}

/** Groups of the fields that all cards have, for sources that know only some of them well. */
const commonGroups: readonly string[] = ["names", "images", "variants", "artist", "rarity"];

function speciesFaults({ attributes, species }: GameDefinition): string[] {
  if (!species) return [];
  const attribute = attributes[species.attribute];
  return attribute?.kind === "list" && attribute.of === "number"
    ? []
    : [`The species' attribute ${species.attribute} must be a list of numbers.`];
}

const codeFaults = ({ attributes, codeAttribute }: GameDefinition): string[] =>
  codeAttribute === undefined || attributes[codeAttribute]?.kind === "text"
    ? []
    : [`The attribute ${codeAttribute}, which is printed as the code, must be a text.`];

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, at) => names.indexOf(name) !== at)),
];
