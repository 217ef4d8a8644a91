import { BadQuery } from "./bad-query.ts";

/** Characters that end a word, unless a backslash stands before them. */
const reserved = new Set('()[]{}":~^');

/** Reads the characters of a query from left to right; each is looked at a fixed number of times. */
export class Scanner {
  private readonly query: string;
  at = 0;

  constructor(query: string) {
    this.query = query;
  }

  skipBlanks(): void {
    while (/\s/u.test(this.peek())) this.at += 1;
  }

  /** The next character; empty at the end. */
  peek(): string {
    return this.query[this.at] ?? "";
  }

  get isAtEnd(): boolean {
    return this.at >= this.query.length;
  }

  /** Takes a character where it is the next one. */
  takes(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at += 1;
    return true;
  }

  /** Whether this very word comes next, and then takes it. */
  takesWord(word: string): boolean {
    const end = this.at + word.length;
    if (this.query.slice(this.at, end) !== word) return false;
    const next = this.query[end] ?? " ";
    if (!/[\s()"]/u.test(next)) return false;
    this.at = end;
    return true;
  }

  /** Characters up to a blank or a reserved one; empty where there are none. */
  word(): string {
    let text = "";
    while (!this.isAtEnd) {
      const character = this.peek();
      if (/\s/u.test(character) || reserved.has(character)) break;
      text += character === "\\" ? this.escaped() : character;
      this.at += 1;
    }
    return text;
  }

  /** What stands between quotation marks; the next character is the first of them. */
  phrase(): string {
    const start = this.at;
    this.at += 1;
    let text = "";
    while (this.peek() !== '"') {
      if (this.isAtEnd) {
        throw new BadQuery(start, 'This quotation mark has no partner; a phrase ends with ".');
      }
      text += this.peek() === "\\" ? this.escaped() : this.peek();
      this.at += 1;
    }
    this.at += 1;
    return text;
  }

  private escaped(): string {
    this.at += 1;
    if (!this.isAtEnd) return this.peek();
    throw new BadQuery(this.at - 1, "A backslash ends the query; a character must follow it.");
  }
}
