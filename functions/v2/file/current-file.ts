import type { V2Pointer } from "#schemas/storage/v2-file.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { FilePointers } from "./file-pointers.ts";
import { decodeFile, emptyFile, type PictureAddresses, type V2File } from "./v2-file.ts";

/** How long a function may answer from a file before it asks whether there is a newer one. */
const checkEveryMs = 10_000;
/** How often one function asks for a file while there is none. */
const askEveryMs = 60_000;

export interface CurrentFileDeps {
  readonly game: string;
  readonly pointers: Pick<FilePointers, "current">;
  /** @throws Error when there is no such object */
  readonly load: (key: string) => Promise<Uint8Array>;
  readonly clock: Clock;
  /** Has one built. */
  readonly ask: (game: string) => Promise<unknown>;
  /** Is told what went wrong while an older file answers. */
  readonly onTrouble: (error: unknown) => void;
  /** Addresses of ours; absent where people are led to the source. */
  readonly pictures?: PictureAddresses;
}

/**
 * The current file, held in memory. A newer one is loaded whole before it takes the place of the old one; one that
 * cannot be loaded is tried again later. Before the first, an empty one answers, and one is asked for.
 */
export function currentFile(deps: CurrentFileDeps): () => Promise<V2File> {
  const { game, pointers, load, clock, ask, onTrouble, pictures } = deps;
  let held: { readonly pointer: V2Pointer; readonly file: V2File } | undefined;
  let checkedAtMs = Number.NEGATIVE_INFINITY;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let checking: Promise<V2File> | undefined;

  const askForOne = async () => {
    if (clock().getTime() - askedAtMs < askEveryMs) return;
    askedAtMs = clock().getTime();
    await ask(game).catch(onTrouble);
  };
  const renew = async (): Promise<void> => {
    const newest = await pointers.current(game);
    if (!newest) return askForOne();
    // A read may be answered by what was there before.
    const isNews = !held || newest.builtAt >= held.pointer.builtAt;
    if (isNews && newest.version !== held?.pointer.version) {
      const file = decodeFile(await load(newest.key), newest.version, pictures);
      held = { pointer: newest, file };
    }
    checkedAtMs = clock().getTime();
  };
  const check = async (): Promise<V2File> => {
    try {
      await renew();
    } catch (error) {
      if (!held) throw error;
      onTrouble(error);
      checkedAtMs = clock().getTime();
    }
    return held?.file ?? emptyFile;
  };
  return async () => {
    if (held && clock().getTime() - checkedAtMs < checkEveryMs) return held.file;
    checking ??= check().finally(() => {
      checking = undefined;
    });
    return checking;
  };
}
