import { wordsOf } from "../engine/words.ts";
import { BadQuery } from "./bad-query.ts";
import { most } from "./bounds.ts";
import type { Clause, QueryTree } from "./query-tree.ts";
import { readRange } from "./read-range.ts";
import { Scanner } from "./scanner.ts";
import { notAField, notAValue, notUnderstood } from "./what-is-missing.ts";

/**
 * Reads a query as the old service documents it, and as Lucene reads what that leaves open. A query of
 * nothing but blanks means everything.
 *
 * @throws BadQuery where it is malformed, names no field, or is larger than {@link most}
 */
export function parseQuery(query: string): QueryTree {
  if (query.length > most.characters) {
    const detail = `the query has ${query.length} characters; ${most.characters} are the most.`;
    throw new BadQuery(most.characters, detail);
  }
  return new Reader(query).whole();
}

class Reader {
  private readonly scanner: Scanner;
  private clauses = 0;
  private wildcards = 0;
  private words = 0;

  constructor(query: string) {
    this.scanner = new Scanner(query);
  }

  whole(): QueryTree {
    this.scanner.skipBlanks();
    if (this.scanner.isAtEnd) return { kind: "all" };
    const tree = this.anyOf(0, undefined);
    if (this.scanner.isAtEnd) return tree;
    const { at } = this.scanner;
    throw new BadQuery(at, `"${this.scanner.peek()}" closes what nothing has opened.`);
  }

  /** Parts with `OR` between. @param field of which all values are, inside of `field:( … )` */
  private anyOf(depth: number, field: string | undefined): QueryTree {
    if (depth > most.depth) {
      const detail = `Groups and negations lie deeper than ${most.depth} levels here.`;
      throw new BadQuery(this.scanner.at, detail);
    }
    const parts = [this.allOf(depth, field)];
    while (this.takesOr()) parts.push(this.allOf(depth, field));
    return joined("or", parts);
  }

  /** Parts side by side, with or without `AND` between. */
  private allOf(depth: number, field: string | undefined): QueryTree {
    const parts = [this.unary(depth, field)];
    for (;;) {
      this.scanner.skipBlanks();
      const { at } = this.scanner;
      const isOr = this.takesOr();
      if (isOr) this.scanner.at = at;
      if (isOr || this.scanner.isAtEnd || this.scanner.peek() === ")") return joined("and", parts);
      if (!this.scanner.takesWord("AND")) this.scanner.takesWord("&&");
      parts.push(this.unary(depth, field));
    }
  }

  /** As Lucene writes it in either way. */
  private takesOr(): boolean {
    return this.scanner.takesWord("OR") || this.scanner.takesWord("||");
  }

  private unary(depth: number, field: string | undefined): QueryTree {
    const { scanner } = this;
    scanner.skipBlanks();
    if (scanner.takes("-") || scanner.takesWord("NOT")) {
      if (depth >= most.depth) {
        throw new BadQuery(scanner.at, `Negations lie deeper than ${most.depth} levels here.`);
      }
      return { kind: "not", part: this.unary(depth + 1, field) };
    }
    // What must be so is so with or without the sign.
    if (field === undefined) scanner.takes("+");
    if (scanner.takes("!")) return this.clause(depth, { field, isWhole: true });
    if (scanner.peek() === "(") return this.group(depth, field);
    return this.clause(depth, { field, isWhole: false });
  }

  private group(depth: number, field: string | undefined): QueryTree {
    const { scanner } = this;
    const start = scanner.at;
    scanner.at += 1;
    const tree = this.anyOf(depth + 1, field);
    scanner.skipBlanks();
    if (scanner.takes(")")) return tree;
    throw new BadQuery(start, 'This "(" is not closed; a ")" must follow what it holds.');
  }

  private clause(
    depth: number,
    { field, isWhole }: { field: string | undefined; isWhole: boolean },
  ): QueryTree {
    if (field !== undefined) return this.value(depth, { field, isWhole });
    const { scanner } = this;
    const start = scanner.at;
    const name = scanner.word();
    if (scanner.peek() !== ":" || name === "") {
      throw new BadQuery(start, notAField(name, scanner.peek()));
    }
    if (!isFieldName(name)) {
      throw new BadQuery(start, `"${name}" is no name of a field, such as name or set.id.`);
    }
    scanner.at += 1;
    return this.value(depth, { field: name, isWhole });
  }

  private value(depth: number, { field, isWhole }: { field: string; isWhole: boolean }): QueryTree {
    const { scanner } = this;
    scanner.skipBlanks();
    const start = scanner.at;
    const next = scanner.peek();
    if (next === "(" && !isWhole) return this.group(depth, field);
    if (/[[{<>]/.test(next)) {
      if (isWhole) throw new BadQuery(start, 'A range takes no "!" before its field.');
      return this.counted({ kind: "clause", field, test: readRange(scanner) });
    }
    const isPhrase = next === '"';
    const text = isPhrase ? scanner.phrase() : scanner.word();
    const after = scanner.peek();
    if (after === "~" || after === "^") throw new BadQuery(scanner.at, notUnderstood(after));
    if (!isPhrase && (text === "" || after === ":")) {
      throw new BadQuery(scanner.at, notAValue(field, after));
    }
    return this.counted({ kind: "clause", field, test: { kind: "text", text, isWhole } });
  }

  private counted(clause: Clause): Clause {
    this.clauses += 1;
    const { test } = clause;
    if (test.kind === "text") {
      this.words += wordsOf(test.text).length;
      if (test.text.includes("*") && test.text !== "*") this.wildcards += 1;
    }
    const { at } = this.scanner;
    if (this.clauses > most.clauses) {
      throw new BadQuery(at, `The query has more than ${most.clauses} conditions.`);
    }
    if (this.wildcards > most.wildcards) {
      throw new BadQuery(at, `The query has more than ${most.wildcards} conditions with *.`);
    }
    if (this.words > most.words) {
      throw new BadQuery(at, `The values of the query have more than ${most.words} words.`);
    }
    return clause;
  }
}

const isFieldName = (name: string) => /^\w[\w-]*(\.\w[\w-]*)*$/.test(name);

function joined(kind: "and" | "or", parts: readonly QueryTree[]): QueryTree {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) };
}
