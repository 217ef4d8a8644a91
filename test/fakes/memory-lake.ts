import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { bodiesOfLines } from "#functions/sources/lake/bodies-of-lines.ts";
import type { Lake } from "#functions/sources/lake/lake.ts";
import type { ObservationFiles } from "#functions/sources/lake/observation-files.ts";
import {
  type BronzeLine,
  datasetIn,
  datasetsFolder,
  foldersFrom,
  type Observation,
} from "#schemas/storage/lake.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { MessageError } from "#shared/kernel/message-error.ts";

/** A lake in memory whose content a test can look at. */
export function memoryLake(clock: Clock = () => new Date()) {
  const packs = new Map<string, readonly BronzeLine[]>();
  const storedAt = new Map<string, Date>();
  const bodies = new Map<string, Buffer>();
  const observations = new Map<string, readonly Observation[]>();
  const absent = (key: string) => new MessageError("permanent", `The lake has no ${key}.`);
  async function* open(bodyKey: string) {
    const gzipped = bodies.get(bodyKey);
    if (!gzipped) throw absent(bodyKey);
    yield* Readable.from([gzipped]).pipe(createGunzip());
  }
  const lake: Lake = {
    async savePack(key, lines) {
      if (packs.has(key)) return "already_there";
      packs.set(key, structuredClone(lines));
      storedAt.set(key, clock());
      return "saved";
    },
    async saveBody(key, { path }) {
      if (bodies.has(key)) return "already_there";
      bodies.set(key, await readFile(path));
      return "saved";
    },
    async saveObservations(key, lines) {
      if (!observations.has(key)) observations.set(key, structuredClone(lines));
    },
    async readPack(key) {
      const lines = packs.get(key);
      if (!lines) throw absent(key);
      return structuredClone(lines);
    },
    async packsAfter(key, until) {
      const folders = foldersFrom(key, until);
      return [...packs.keys()]
        .filter((one) => one > key && folders.some((folder) => one.startsWith(folder)))
        .sort();
    },
    async datasetsOf(source) {
      const own = [...packs.keys()].filter((key) => key.startsWith(datasetsFolder(source)));
      return [...new Set(own.flatMap((key) => datasetIn(key) ?? []))].sort();
    },
    async packsOf({ source, dataset }) {
      return [...packs]
        .filter(([key]) => key.startsWith(`${datasetsFolder(source)}dataset=${dataset}/`))
        .map(([key, lines]) => ({
          ...{ key, bytes: JSON.stringify(lines).length },
          storedAt: storedAt.get(key) ?? clock(),
        }))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    },
    // Nothing is held from one line to the next: a test may take a pack away.
    bodyOf: (line) => bodiesOfLines({ readPack: lake.readPack, open })(line),
  };
  const gathered = new Map<string, readonly Observation[]>();
  const files: ObservationFiles = {
    recent: async () => [...observations.keys()],
    has: async (key) => gathered.has(key),
    async join(key, parts) {
      gathered.set(
        key,
        parts.flatMap((part) => observations.get(part) ?? []),
      );
    },
  };
  return {
    ...{ lake, packs, bodies, files, gathered },
    recent: observations,
    observed: () => [...observations.values()].flat(),
  };
}
