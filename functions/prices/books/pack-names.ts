import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { packed, unpacked } from "./bytes.ts";

/** The keys of the packs that points of a part were read in, each once and in order; a point has its number. */
export const encodePacks = (keys: Iterable<string>): Buffer =>
  packed(Buffer.from([...new Set(keys)].sort(byCodeUnits).join("\n")));

/** @throws DamagedBook when the bytes are none */
export const decodePacks = (bytes: Uint8Array): readonly string[] =>
  unpacked(bytes, "the packs of a part").toString("utf8").split("\n");
