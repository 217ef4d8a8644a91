/** What a field of the query language holds, and so which operators and values it takes. */
export type FieldKind = "text" | "number" | "date";

/** Fields of the query language, and other names for them. */
export const searchFields = {
  name: { kind: "text", also: ["n"] },
  set: { kind: "text", also: ["s", "e"] },
  series: { kind: "text", also: [] },
  number: { kind: "text", also: ["no"] },
  rarity: { kind: "text", also: ["r"] },
  artist: { kind: "text", also: ["a", "illustrator"] },
  type: { kind: "text", also: ["t"] },
  category: { kind: "text", also: ["supertype"] },
  stage: { kind: "text", also: [] },
  mechanic: { kind: "text", also: ["is", "m"] },
  evolves: { kind: "text", also: ["evolvesfrom"] },
  trainer: { kind: "text", also: ["trainertype"] },
  energy: { kind: "text", also: ["energytype"] },
  regulation: { kind: "text", also: ["mark"] },
  legal: { kind: "text", also: ["format"] },
  variant: { kind: "text", also: ["finish"] },
  language: { kind: "text", also: ["lang"] },
  hp: { kind: "number", also: [] },
  retreat: { kind: "number", also: [] },
  dex: { kind: "number", also: ["species"] },
  generation: { kind: "number", also: ["gen"] },
  year: { kind: "number", also: [] },
  released: { kind: "date", also: ["date"] },
} as const satisfies Record<string, { kind: FieldKind; also: readonly string[] }>;

export type SearchField = keyof typeof searchFields;

const byName = new Map<string, SearchField>(
  fieldNames().flatMap((field) =>
    [field, ...searchFields[field].also].map((name): [string, SearchField] => [name, field]),
  ),
);

/** The field that a name in a query means, whatever its case. */
export const fieldNamed = (name: string): SearchField | undefined => byName.get(name.toLowerCase());

export function fieldNames(): SearchField[] {
  const names: SearchField[] = [];
  for (const name in searchFields) if (isField(name)) names.push(name);
  return names;
}

function isField(name: string): name is SearchField {
  return Object.hasOwn(searchFields, name);
}
