import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HeadObjectCommand, NotFound, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import pLimit from "p-limit";
import { zipOf } from "../../../lib/zip.ts";
import { type Asset, assetsIn } from "../assembly/deployable-stacks.ts";

/** The largest has 140 MB, and those under way are in memory. */
const atOnce = 4;

/**
 * Puts what an assembly's stacks refer to where they look for it. Names are digests: what lies there
 * already is the same.
 *
 * @returns how many files were not there yet
 */
export async function publishAssets(assembly: string, s3: S3Client): Promise<number> {
  const outcomes = await pLimit(atOnce).map(assetsIn(assembly), (asset) => published(asset, s3));
  return outcomes.filter((outcome) => outcome === "published").length;
}

async function published(asset: Asset, s3: S3Client): Promise<"published" | "there"> {
  const place = { Bucket: asset.bucket, Key: asset.key };
  if (await isThere(place, s3)) return "there";
  const Body = asset.packaging === "file" ? readFileSync(asset.path) : zipOf(filesIn(asset.path));
  await s3.send(new PutObjectCommand({ ...place, Body }));
  return "published";
}

async function isThere(place: { Bucket: string; Key: string }, s3: S3Client): Promise<boolean> {
  try {
    await s3.send(new HeadObjectCommand(place));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}

const filesIn = (folder: string): Map<string, Uint8Array> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path)]),
  );
