import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { installedFolder, versionIn } from "./packages.ts";

const root = join(import.meta.dirname, "..");

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional() }),
  ),
});

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** `sha512-` and the digest of its archive, in base 64. */
  readonly integrity: string;
}

export interface PackageSources {
  /** @default this project's */
  readonly lockFile?: string;
  /** Where fetched packages stay. @default `.local/cache/packages` */
  readonly cache?: string;
  /** The folder of an installed package. @default what `npm ci` installed */
  readonly installed?: (name: string) => string | undefined;
  /** Added to npm's environment, e.g. `npm_config_registry`. */
  readonly env?: Readonly<Record<string, string>>;
}

/** @throws Error if the lock file does not pin that package */
export function lockedPackage(name: string, { lockFile }: PackageSources = {}): LockedPackage {
  const file = lockFile ?? join(root, "package-lock.json");
  const { packages } = Lock.parse(JSON.parse(readFileSync(file, "utf8")));
  const { version, integrity } = packages[`node_modules/${name}`] ?? {};
  if (version && integrity?.startsWith("sha512-")) return { name, version, integrity };
  throw new Error(`${file} pins no version of ${name} with a SHA-512 digest; run \`npm install\`.`);
}

/**
 * The folder of a package in exactly the version that the lock file pins: the installed one, or one
 * that is fetched from npm's registry, checked against the lock file's digest, and kept. npm installs
 * only what runs on this machine; a layer for another needs the other's native code.
 *
 * @throws Error if it cannot be fetched, or what came is not what the lock file pins
 */
export function lockedFolder(name: string, sources: PackageSources = {}): string {
  const wanted = lockedPackage(name, sources);
  const there = (sources.installed ?? installedFolder)(name);
  if (there && versionIn(there) === wanted.version) return there;
  const cache = sources.cache ?? join(root, ".local/cache/packages");
  // Named by the digest: what lies there was checked against it.
  const digest = Buffer.from(wanted.integrity.slice("sha512-".length), "base64").toString("hex");
  const kept = join(cache, digest.slice(0, 40));
  if (existsSync(kept)) return kept;
  fetchInto(kept, wanted, sources);
  return kept;
}

function fetchInto(kept: string, wanted: LockedPackage, { env }: PackageSources): void {
  mkdirSync(dirname(kept), { recursive: true });
  const draft = mkdtempSync(`${kept}.`);
  try {
    const archive = join(draft, packed(wanted, draft, env));
    checkDigest(archive, wanted);
    execFileSync("tar", ["-xzf", archive, "--no-same-owner", "-C", draft]);
    if (!existsSync(kept)) renameSync(join(draft, "package"), kept);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** npm knows the registry, its credentials and the way through a proxy; we do not have to. */
function packed({ name, version }: LockedPackage, folder: string, env = {}): string {
  const args = ["pack", `${name}@${version}`, "--pack-destination", folder, "--ignore-scripts"];
  try {
    execFileSync("npm", [...args, "--silent"], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
  } catch (cause) {
    throw new Error(
      `${name} ${version} could not be fetched from npm's registry, and the layer needs it. ` +
        "Check the network and try again.",
      { cause },
    );
  }
  const archive = readdirSync(folder).find((file) => file.endsWith(".tgz"));
  if (archive) return archive;
  throw new Error(`npm said that it fetched ${name} ${version}, but there is no archive.`);
}

function checkDigest(archive: string, { name, version, integrity }: LockedPackage): void {
  const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (found === integrity) return;
  throw new Error(
    `What came as ${name} ${version} is not what package-lock.json pins: its digest is ${found}, ` +
      `and ${integrity} was expected. It was thrown away; ask whoever runs your registry.`,
  );
}
