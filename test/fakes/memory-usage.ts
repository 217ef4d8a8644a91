import { ledgerLines, ledgerOf } from "#functions/images/usage/ledger-text.ts";
import type {
  AccessLogs,
  MadeFile,
  MadeFiles,
  UseLedgers,
} from "#functions/images/usage/usage-ports.ts";

/** The ledger in memory, as the text that it is kept as. */
export function memoryUseLedgers(): UseLedgers & { text(): string | undefined } {
  let kept: { text: string; version: number } | undefined;
  return {
    text: () => kept?.text,
    async read() {
      if (!kept) return undefined;
      return { ledger: ledgerOf(kept.text.split("\n")), version: String(kept.version) };
    },
    async write(ledger, version) {
      if (version !== (kept && String(kept.version))) return undefined;
      kept = { text: [...ledgerLines(ledger)].join("\n"), version: (kept?.version ?? 0) + 1 };
      return String(kept.version);
    },
  };
}

/** Logs in memory, by file. */
export function memoryAccessLogs(): AccessLogs & { readonly files: Map<string, string[]> } {
  const files = new Map<string, string[]>();
  return {
    files,
    some: async (most) => [...files.keys()].sort().slice(0, most),
    async *lines(file) {
      yield* files.get(file) ?? [];
    },
    async remove(names) {
      for (const name of names) files.delete(name);
    },
  };
}

/** What was made of pictures, in memory, two a page. */
export function memoryMadeFiles(): MadeFiles & { readonly files: Map<string, MadeFile> } {
  const files = new Map<string, MadeFile>();
  return {
    files,
    async *list(after = "") {
      const names = [...files.keys()].sort().filter((name) => name > after);
      for (let at = 0; at < names.length; at += 2) {
        yield names.slice(at, at + 2).flatMap((name) => files.get(name) ?? []);
      }
    },
    async remove(gone) {
      for (const { picture, file } of gone) files.delete(`${picture}/${file}`);
    },
  };
}
