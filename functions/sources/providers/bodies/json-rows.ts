import { StringDecoder } from "node:string_decoder";
import { MessageError } from "#shared/kernel/message-error.ts";
import { parsedJson } from "./parsed-json.ts";

/** More characters than any row has: what goes on for longer has no ends of rows. */
const longestRow = 256 * 1024;

export interface JsonRow {
  readonly row: unknown;
  /** What the object says before its list. */
  readonly head: unknown;
}

/**
 * The rows of `{ …, "<list>": [ {…}, {…} ] }`, one by one, however many there are: in memory are one piece of the
 * body and one row. Here is only found where a row ends; it is read by `JSON.parse`.
 *
 * @throws MessageError `permanent` when there is no such list, it has no end, or one row has none
 */
export async function* jsonRows(
  pieces: AsyncIterable<Uint8Array>,
  list: string,
): AsyncGenerator<JsonRow> {
  const reader = new RowReader(list);
  const decoder = new StringDecoder("utf8");
  for await (const piece of pieces) yield* reader.rowsIn(decoder.write(Buffer.from(piece)));
  if (!reader.isWhole) throw noRows(list, "it is not there, or has no end");
}

const noRows = (list: string, why: string) =>
  new MessageError("permanent", `The body is no object with a list "${list}": ${why}.`);

class RowReader {
  /** Whether the list has ended. */
  isWhole = false;
  private readonly list: string;
  private head: unknown;
  private isInList = false;
  /** What has come and belongs to no row that was handed out. */
  private text = "";
  /** Where in the text the next row begins, and how far it has been looked at. */
  private start = 0;
  private at = 0;
  private depth = 0;
  private isInString = false;

  constructor(list: string) {
    this.list = list;
  }

  *rowsIn(piece: string): Generator<JsonRow> {
    this.text += piece;
    if (this.isInList || this.findList()) {
      for (let row = this.nextRow(); row !== undefined; row = this.nextRow()) {
        yield { row: parsedJson(row), head: this.head };
      }
      this.text = this.text.slice(this.start);
      this.at -= this.start;
      this.start = 0;
    }
    if (!this.isWhole && this.text.length > longestRow) {
      throw noRows(this.list, `${longestRow} characters have no end of a row among them`);
    }
  }

  private findList(): boolean {
    const found = new RegExp(`"${this.list}"\\s*:\\s*\\[`).exec(this.text);
    if (!found) return false;
    this.head = parsedJson(`${this.text.slice(0, found.index)}"${this.list}":[]}`);
    this.isInList = true;
    this.start = found.index + found[0].length;
    this.at = this.start;
    return true;
  }

  /** The text of the next row that is there as a whole. */
  private nextRow(): string | undefined {
    while (!this.isWhole) {
      const sign = this.nextSign();
      if (sign === undefined) return undefined;
      if (sign === "{" || sign === "[") this.depth += 1;
      else if (sign !== "," || this.depth === 0) {
        const row = this.ended(sign);
        if (row !== undefined) return row;
      }
    }
    return undefined;
  }

  /** The next bracket or comma outside of texts; the next look goes on behind it. */
  private nextSign(): string | undefined {
    for (;;) {
      const signs = this.isInString ? /["\\]/g : /["{}[\],]/g;
      signs.lastIndex = this.at;
      const [sign] = signs.exec(this.text) ?? [];
      if (sign === undefined) {
        this.at = Math.max(this.at, this.text.length);
        return undefined;
      }
      // What is escaped may be the first character of the next piece.
      this.at = signs.lastIndex + (sign === "\\" ? 1 : 0);
      if (sign === '"') this.isInString = !this.isInString;
      else if (!this.isInString) return sign;
    }
  }

  /** What ends here: an object with its last brace, anything else before a comma or the end of the list. */
  private ended(sign: string): string | undefined {
    if (sign === "," || this.depth === 0) {
      if (sign === "}") throw noRows(this.list, "a brace ends it");
      this.isWhole = sign === "]";
      return this.cut(this.at - 1);
    }
    this.depth -= 1;
    return this.depth === 0 ? this.cut(this.at) : undefined;
  }

  /** The row up to there, if there is one; the next follows what was looked at. */
  private cut(end: number): string | undefined {
    const row = this.text.slice(this.start, end).trim();
    this.start = this.at;
    return row === "" ? undefined : row;
  }
}
