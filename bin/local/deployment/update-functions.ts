import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UpdateFunctionCodeCommand } from "@aws-sdk/client-lambda";
import { z } from "zod";
import {
  type Bundle,
  type BundleNote,
  bundleIn,
  bundleMetadata,
  bundlesOf,
} from "../../../lib/bundling.ts";
import { zipOf } from "../../../lib/zip.ts";
import { type Resource, resourcesOf } from "../assembly/assembly.ts";
import type { AwsClients } from "../emulator/aws-clients.ts";
import { readJson, removeFiles, writeJson } from "../json-file.ts";
import type { Layout } from "../layout.ts";
import { physicalNames } from "./deployed-stacks.ts";

const Note: z.ZodType<BundleNote> = z.object({ entry: z.string() });

export interface BundledFunction extends BundleNote {
  readonly stack: string;
  readonly logicalId: string;
  /** Folder in the assembly that holds the deployed bundle. */
  readonly asset: string;
}

/** Hashes of bundles that were put into the emulator after its last deploy, by handler. */
const Updates = z.record(z.string(), z.string());

/**
 * Bundles functions anew and puts those that changed into the emulator, where their next
 * invocation runs them. Nothing else of the cloud is touched.
 *
 * @returns handlers whose code changed
 */
export async function updateFunctions(
  layout: Layout,
  assembly: string,
  clients: AwsClients,
  wanted: (fn: BundledFunction) => boolean = () => true,
): Promise<string[]> {
  const functions = functionsOf(resourcesOf(assembly)).filter(wanted);
  const known = readJson(layout.updated, Updates) ?? {};
  const nameOf = await physicalNames(clients.cloudFormation, [
    ...new Set(functions.map(({ stack }) => stack)),
  ]);
  const bundles = bundlesOf(functions.map(({ entry }) => entry));
  const changed: string[] = [];
  for (const fn of functions) {
    const files = bundleIn(bundles, fn);
    const hash = hashOf(files);
    if (hash === (known[fn.entry] ?? deployedHash(assembly, fn))) continue;
    await clients.lambda.send(
      new UpdateFunctionCodeCommand({
        FunctionName: nameOf(fn.stack, fn.logicalId),
        ZipFile: zipOf(files),
      }),
    );
    known[fn.entry] = hash;
    changed.push(fn.entry);
    writeJson(layout.updated, known);
  }
  return changed;
}

/**
 * Makes functions that were updated by hand current again, after a deploy that may have skipped
 * them because their template did not change.
 */
export async function pushUpdates(
  layout: Layout,
  assembly: string,
  clients: AwsClients,
): Promise<void> {
  const known = readJson(layout.updated, Updates);
  if (!known) return;
  // Forgotten hashes differ from every bundle's, so that each of them is sent.
  writeJson(layout.updated, Object.fromEntries(Object.keys(known).map((entry) => [entry, ""])));
  await updateFunctions(layout, assembly, clients, ({ entry }) => entry in known);
  removeFiles(layout.updated);
}

/** The functions that are bundled from this clone; custom resources of the CDK are not. */
export function functionsOf(resources: readonly Resource[]): BundledFunction[] {
  return resources.flatMap(({ stack, logicalId, type, metadata }) => {
    const note = Note.safeParse(metadata[bundleMetadata]).data;
    if (type !== "AWS::Lambda::Function" || !note) return [];
    return [{ stack, logicalId, ...note, asset: z.string().parse(metadata["aws:asset:path"]) }];
  });
}

const hashOf = (files: Bundle) => sha256(files.get("index.mjs") ?? new Uint8Array());

const deployedHash = (assembly: string, { asset }: BundledFunction) =>
  sha256(readFileSync(join(assembly, asset, "index.mjs")));

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
