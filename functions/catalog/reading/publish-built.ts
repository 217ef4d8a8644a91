import type { Game } from "#schemas/values.ts";
import type { BuiltPointers } from "#shared/kernel/built-pointers.ts";
import type { CatalogueFiles } from "../exporting/catalogue-files.ts";

/** For so long what was built is kept after another took its place: somebody may be loading it. */
const keptMs = 7 * 86_400_000;

/** What every pointer says of what was built. */
interface Build {
  readonly version: string;
  readonly key: string;
  readonly builtAt: string;
}

interface Built<Pointer> {
  readonly game: Game;
  /** When the reading began that it was made of. */
  readonly readAt: Date;
  /** Equal ones are built of an equal catalogue. */
  readonly version: string;
  readonly content: Uint8Array;
  readonly mediaType: string;
  readonly keyOf: (build: Omit<Build, "key"> & { readonly game: Game }) => string;
  /** Where all builds of the game lie. */
  readonly folder: string;
  readonly pointerOf: (build: Build) => Pointer;
}

/**
 * Stores what was built beside the index where it is another one than before, points to it, and throws away those that
 * nobody loads any more.
 */
export async function publishBuilt<Pointer extends Build>(
  { game, readAt, version, content, mediaType, keyOf, folder, pointerOf }: Built<Pointer>,
  {
    files,
    pointers,
  }: { readonly files: CatalogueFiles; readonly pointers: BuiltPointers<Pointer> },
): Promise<"older" | "published" | "unchanged"> {
  const current = await pointers.current(game);
  const builtAt = readAt.toISOString();
  const isSame = current?.version === version;
  const key = isSame ? current.key : keyOf({ game, version, builtAt });
  // Equal content was built at the very same moment where something lies there.
  if (!isSame) await files.put({ key, from: { content }, mediaType }, "nothing");
  const outcome = await pointers.publish(pointerOf({ version, key, builtAt }));
  if (outcome === "older") return outcome;
  const kept = new Set([key, current?.key]);
  for (const { key: old, storedAt } of await files.list(folder)) {
    const isOld = readAt.getTime() - storedAt.getTime() > keptMs;
    if (isOld && !kept.has(old)) await files.remove(old);
  }
  return isSame ? "unchanged" : "published";
}
