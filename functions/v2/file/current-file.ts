import type { V2Pointer } from "#schemas/storage/v2-file.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { atMostEvery, type Look, lookedAfter } from "#shared/kernel/looked-after.ts";
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
  const askForOne = atMostEvery(askEveryMs, clock, () => ask(game).catch(onTrouble));
  const newest = async (held: Held | undefined): Promise<Look<Held>> => {
    const pointer = await pointers.current(game);
    if (!pointer) {
      await askForOne();
      return { held, isGood: false };
    }
    // A read may be answered by what was there before.
    const isNews = !held || pointer.builtAt >= held.pointer.builtAt;
    if (!isNews || pointer.version === held?.pointer.version) return { held, isGood: true };
    const file = decodeFile(await load(pointer.key), pointer.version, pictures);
    return { held: { pointer, file }, isGood: true };
  };
  const current = lookedAfter<Held>({ everyMs: checkEveryMs, clock }, async (held) => {
    try {
      return await newest(held);
    } catch (error) {
      if (!held) throw error;
      onTrouble(error);
      return { held, isGood: true };
    }
  });
  return async () => (await current())?.file ?? emptyFile;
}

interface Held {
  readonly pointer: V2Pointer;
  readonly file: V2File;
}
