import type { GameDefinition } from "#schemas/games/index.ts";
import {
  catalogueTables,
  type DumpManifest,
  type DumpPart,
  dumpFolder,
  dumpLayout,
  latestSeconds,
  licenceNote,
  manifestKey,
  silverKey,
  versionDays,
} from "#schemas/lake/catalogue-files.ts";
import { termsOf } from "#schemas/lake/source-terms.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { StandingFile } from "./catalogue-files.ts";
import type { PartRows } from "./part-rows.ts";
import { publishPart } from "./publish-part.ts";
import { replaceFile } from "./replace-file.ts";
import type { ExportTargets } from "./standing-files.ts";

const dayMs = 86_400_000;

interface Reading {
  readonly definition: GameDefinition;
  readonly readAt: Date;
}

/**
 * Publishes the parts that are news or have been lost, and last of all the manifest that names them: a build that dies
 * before that is repeated whole. Nothing is stored where no part is news.
 *
 * @returns those languages
 */
export async function publishParts(
  parts: readonly PartRows[],
  reading: Reading,
  targets: ExportTargets,
): Promise<readonly string[]> {
  const { manifest } = targets.standing;
  if (manifest && Date.parse(manifest.readAt) > reading.readAt.getTime()) return [];
  const known = new Map(manifest?.languages.map((part) => [part.language, part]));
  const news = parts.filter(({ language, contentHash }) => {
    const published = known.get(language);
    return published?.contentHash !== contentHash || hasGaps(published, reading, targets);
  });
  if (news.length === 0) return [];
  for (const part of news) known.set(part.language, await publishPart(part, reading, targets));
  await publishManifest([...known.values()], reading, targets);
  return news.map(({ language }) => language);
}

/** Whether something that lies at one address for good was lost. */
function hasGaps({ language, files }: DumpPart, { definition }: Reading, targets: ExportTargets) {
  const { name: game } = definition;
  const keys = [
    ...catalogueTables.map((table) => silverKey(table, { game, language })),
    ...files.flatMap(({ latest, version }) =>
      [latest, version].map((one) => dumpFolder(game) + one),
    ),
  ];
  return keys.some((key) => targets.standing.before(key) === "nothing");
}

async function publishManifest(
  parts: readonly DumpPart[],
  { definition: { name: game }, readAt }: Reading,
  targets: ExportTargets,
): Promise<void> {
  const { dumps, standing } = targets;
  const manifest: DumpManifest = {
    ...{ layout: dumpLayout, game, readAt: readAt.toISOString(), licence: licenceNote },
    sources: [...termsOf(parts.flatMap(({ cardsBySource }) => Object.keys(cardsBySource)))],
    languages: parts.toSorted((a, b) => byCodeUnits(a.language, b.language)),
  };
  const key = manifestKey(game);
  const file = {
    ...{ key, from: { text: `${JSON.stringify(manifest, undefined, 2)}\n` } },
    ...{ mediaType: "application/json", cacheControl: `public, max-age=${latestSeconds}` },
  };
  await replaceFile(dumps, file, standing);
  // Whoever has read the manifest before this one may be about to ask for what it names.
  const named = [...parts, ...(standing.manifest?.languages ?? [])];
  const root = dumpFolder(game);
  const kept = new Set(
    named.flatMap(({ files }) => files.map(({ version }) => `${root}${version}`)),
  );
  const oldMs = readAt.getTime() - versionDays * dayMs;
  for (const { key, replacedAt } of replaced(standing.versions)) {
    if (replacedAt.getTime() < oldMs && !kept.has(key)) await dumps.remove(key);
  }
}

/** Versions that others have taken the place of, and when: the next one of the same file was stored then. */
function replaced(versions: readonly StandingFile[]) {
  const files = Map.groupBy(versions, ({ key }) => key.replace(/[^/-]*-(?=[^/]*$)/, ""));
  return [...files.values()].flatMap((own) => {
    const inOrder = own.toSorted((a, b) => a.storedAt.getTime() - b.storedAt.getTime());
    return inOrder.flatMap(({ key }, at) => {
      const next = inOrder[at + 1];
      return next ? [{ key, replacedAt: next.storedAt }] : [];
    });
  });
}
