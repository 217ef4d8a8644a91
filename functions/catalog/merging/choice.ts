import type { Finding } from "#schemas/catalog/card.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import type { SourceMark } from "#schemas/storage/catalog-items.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import { inOrderOf, type Part } from "./part.ts";

type Precedence = GameDefinition["precedence"];

/** Chooses field by field whom to believe, and remembers whose word stands and who contradicted. */
export class Choice<F> {
  readonly contradictions: Finding[] = [];
  private readonly precedence: Precedence;
  private readonly parts: readonly Part<F>[];
  private readonly groups = new Map<Part<F>, Set<string>>();

  constructor(parts: readonly Part<F>[], precedence: Precedence) {
    this.parts = parts;
    this.precedence = precedence;
  }

  /** The word of the first source that says anything; others that say something else are noted. */
  of<T>(field: string, group: string, read: (value: F) => T | undefined): T | undefined {
    const said = this.saying(group, read);
    const [first, ...others] = said;
    if (!first) return undefined;
    this.credit(first.part, group);
    if (others.length === 0) return first.value;
    const stands = meaning(first.value);
    const other = others.filter(({ value }) => meaning(value) !== stands);
    if (other.length > 0) this.note(field, [first, ...other]);
    return first.value;
  }

  /** What everybody says, best source first; nobody is credited. */
  all<T>(group: string, read: (value: F) => T | undefined) {
    return this.saying(group, read).map(({ part, value }) => ({
      source: part.provenance.source,
      value,
    }));
  }

  /** As `of`, where sources are expected to differ and the first one's word is enough. */
  quietly<T>(group: string, read: (value: F) => T | undefined): T | undefined {
    const [first] = this.saying(group, read);
    if (first) this.credit(first.part, group);
    return first?.value;
  }

  /** What all sources say together, name by name; for each name the first one's word stands. */
  together(field: string, group: string, read: (value: F) => Readonly<Record<string, string>>) {
    const names = new Set(this.parts.flatMap(({ value }) => Object.keys(read(value))));
    return Object.fromEntries(
      [...names].sort().flatMap((name) => {
        const value = this.of(`${field}.${name}`, group, (one) => ownValue(read(one), name));
        return value === undefined ? [] : [[name, value]];
      }),
    );
  }

  /** Everybody whose word there is; `groups` is absent where one source says everything. */
  sources(): SourceMark[] {
    const isAlone = this.parts.length === 1;
    return inOrderOf(this.precedence.default, this.parts).map((part) => ({
      ...part.provenance,
      sourceId: part.sourceId,
      contentHash: part.contentHash,
      ...(!isAlone && { groups: [...(this.groups.get(part) ?? [])].sort() }),
    }));
  }

  private saying<T>(group: string, read: (value: F) => T | undefined) {
    return inOrderOf(this.precedence[group] ?? this.precedence.default, this.parts).flatMap(
      (part) => {
        const value = read(part.value);
        return value === undefined ? [] : [{ part, value }];
      },
    );
  }

  private credit(part: Part<F>, group: string): void {
    this.groups.set(part, (this.groups.get(part) ?? new Set()).add(group));
  }

  private note(field: string, said: readonly { part: Part<F>; value: unknown }[]): void {
    this.contradict(
      field,
      said.map(({ part, value }) => ({ source: part.provenance.source, value })),
    );
  }

  /** Notes what was found to be a contradiction. */
  contradict(field: string, said: readonly { source: string; value: unknown }[]): void {
    const words = said.map(({ source, value }) => ({ source, value: told(value) }));
    const all = words.map(({ source, value }) => `${value} (${source})`).join(", ");
    this.contradictions.push({
      ...{ code: "contradiction", detail: `${field}: ${all}` },
      ...{ field, said: words },
    });
  }
}

/** What stays of a value when two are compared: how a text is set, and where a list begins, is no matter. */
function meaning(value: unknown): string {
  if (typeof value === "string") return lettersOf(value);
  if (!Array.isArray(value)) return canonicalJson(value);
  return canonicalJson(value.map((one: unknown) => meaning(one)).sort());
}

const lettersOf = (text: string) => {
  const letters = text
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, "$1")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
  return letters === "" ? text : letters;
};

const told = (value: unknown) => (typeof value === "string" ? value : canonicalJson(value));
