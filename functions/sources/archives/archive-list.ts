import { MessageError } from "#shared/kernel/message-error.ts";

/** One thing in an archive, as 7-Zip lists it before anything is unpacked. */
export interface ArchiveEntry {
  readonly path: string;
  /** Bytes, as the archive says. */
  readonly size: number;
  readonly isFolder: boolean;
  readonly isEncrypted: boolean;
  /** How it is packed, such as `PPMD:o8:mem24`; empty for a folder. */
  readonly method: string;
}

/** Four times what the fullest day has. */
const mostEntries = 100_000;

/**
 * Reads what `7zz l -slt -ba` writes, line by line: for each entry lines such as `Size = 5`, the first of which is its path, and
 * an empty one. 7-Zip writes `_` for the ends of lines in a path, so that no name can pass for a line.
 */
export class ArchiveList {
  readonly entries: ArchiveEntry[] = [];
  private fields = new Map<string, string>();

  /** @throws MessageError `permanent` when there are too many entries */
  read(line: string): void {
    const [, name, value = ""] = /^([A-Z][A-Za-z ]*) = ?(.*)$/s.exec(line) ?? [];
    if (name !== undefined) this.fields.set(name, value);
    else if (line === "") this.end();
  }

  private end(): void {
    const { fields } = this;
    this.fields = new Map();
    const path = fields.get("Path");
    if (path === undefined) return;
    if (this.entries.length >= mostEntries) {
      throw new MessageError("permanent", `The archive has more than ${mostEntries} entries.`);
    }
    this.entries.push({
      ...{ path, size: Number(fields.get("Size") ?? Number.NaN) },
      isFolder: /^D/.test(fields.get("Attributes") ?? ""),
      isEncrypted: fields.get("Encrypted") === "+",
      method: fields.get("Method") ?? "",
    });
  }
}
