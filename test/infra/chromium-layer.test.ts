import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  lockOf,
  type PublishedPackage,
  published,
} from "#test/support/running/package-registry.ts";
import { chromiumLayer } from "../../layers/chromium/build.ts";
import { buildLayer } from "../../layers/layer.ts";
import { lockedFolder } from "../../layers/locked-package.ts";
import { browserPlatform, hostPlatform } from "../../layers/platform.ts";
import { sharpLayer } from "../../layers/sharp/build.ts";
import { nativePackages } from "../../layers/sharp/recipe.ts";

/** Machines by the number that an ELF header has for them. */
const machines: Readonly<Record<number, string>> = { 62: "x64", 183: "arm64" };

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cardlake-layer-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const hidden = () => undefined;

/** Native code of another machine as far as a header can tell. */
function elfOf(machine: number): Uint8Array {
  const header = Buffer.alloc(64);
  header.write("\u007fELF\u0002\u0001\u0001", "latin1");
  header.writeUInt16LE(machine, 18);
  return header;
}

const [sharpArm = "", vipsArm = ""] = nativePackages("linux-arm64");
const packages = [
  published(sharpArm, "0.35.5", { "lib/sharp-linux-arm64.node": elfOf(183) }),
  published(vipsArm, "1.3.4", { "lib/libvips-cpp.so": elfOf(183), "lib/include/vips.h": "" }),
];

let packageServer: ChildProcess;
let env: Record<string, string>;
beforeAll(async () => {
  packageServer = spawn(process.execPath, ["test/support/running/package-registry-server.ts"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const served = packages.map(({ archive, ...rest }) => ({
    ...rest,
    archiveBase64: archive.toString("base64"),
  }));
  packageServer.stdin?.end(JSON.stringify(served));
  const [line] = packageServer.stdout ? await once(packageServer.stdout, "data") : [];
  env = {
    npm_config_registry: String(line).trim(),
    npm_config_cache: mkdtempSync(join(tmpdir(), "cardlake-npm-")),
  };
});
afterAll(() => {
  packageServer.kill();
  rmSync(env["npm_config_cache"] ?? "", { recursive: true });
});

function sources(locked: readonly PublishedPackage[], more: Record<string, string> = {}) {
  const lockFile = join(folder, "package-lock.json");
  writeFileSync(lockFile, lockOf(locked));
  return { lockFile, cache: join(folder, "cache"), installed: hidden, env: { ...env, ...more } };
}

describe("a package that is not installed", () => {
  test("is fetched in the version that the lock file pins, once", () => {
    const first = lockedFolder(sharpArm, sources(packages));
    expect(readFileSync(join(first, "lib/sharp-linux-arm64.node"))).toEqual(elfOf(183));
    // Nothing answers there: what was kept is enough.
    const offline = { npm_config_registry: "http://127.0.0.1:9" };
    expect(lockedFolder(sharpArm, sources(packages, offline))).toBe(first);
  });

  test("is thrown away when its digest is not the lock file's", () => {
    const [first, ...others] = packages;
    const locked = [
      { ...first, integrity: `sha512-${"A".repeat(86)}==` } as PublishedPackage,
      ...others,
    ];
    const from = sources(locked);
    expect(() => lockedFolder(sharpArm, from)).toThrow(
      `What came as ${sharpArm} 0.35.5 is not what package-lock.json pins`,
    );
    expect(readdirSync(from.cache)).toEqual([]);
  });

  test("is named when no registry has it", () => {
    const offline = { npm_config_registry: "http://127.0.0.1:9", npm_config_fetch_retries: "0" };
    expect(() => lockedFolder(sharpArm, sources(packages, offline))).toThrow(
      `${sharpArm} 0.35.5 could not be fetched from npm's registry`,
    );
  });

  test("is not replaced by an installed one of another version", () => {
    const other = published(sharpArm, "0.1.0", {});
    const installed = join(folder, "installed");
    execFileSync("mkdir", [installed]);
    execFileSync("tar", ["-xz", "-C", installed], { input: other.archive });
    const from = { ...sources(packages), installed: () => join(installed, "package") };
    expect(lockedFolder(sharpArm, from)).toContain(from.cache);
  });
});

test("layers for ARM have sharp's code for ARM and the machine's own browser", () => {
  const arm = { platform: "linux-arm64", folder } as const;
  const sharp = buildLayer(sharpLayer, { ...arm, sources: sources(packages) });
  expect(nativeCodeIn(sharp.folder)).toEqual({
    [`nodejs/node_modules/${sharpArm}/lib/sharp-linux-arm64.node`]: "arm64",
    [`nodejs/node_modules/${vipsArm}/lib/libvips-cpp.so`]: "arm64",
  });
  expect(namesIn(sharp.archive)).toEqual(filesIn(sharp.folder));
  const chromium = buildLayer(chromiumLayer, { ...arm, chromePath: "/usr/bin/chromium" });
  expect(readFileSync(join(chromium.folder, "chromium/executable.txt"), "utf8")).toBe(
    "/usr/bin/chromium",
  );
  expect(nativeCodeIn(chromium.folder)).toEqual({});
});

test("a layer without a packed browser is not built unless somebody says where one is", () => {
  expect(() => buildLayer(chromiumLayer, { platform: "darwin-arm64", folder })).toThrow(
    "set CHROME_PATH to",
  );
});

test("[OPS-8] several processes may build a layer at once", async () => {
  const build = `
    import { writeFileSync } from "node:fs";
    import { join } from "node:path";
    import { buildLayer } from ${JSON.stringify(join(import.meta.dirname, "../../layers/layer.ts"))};
    for (let round = 0; round < 60; round += 1) {
      const fill = (folder) => writeFileSync(join(folder, "file"), "it");
      const plan = { name: "some", recipe: () => process.pid + " " + round, fill };
      buildLayer(plan, { folder: ${JSON.stringify(folder)} });
    }`;
  const builders = [1, 2, 3, 4].map(() =>
    spawn(process.execPath, ["--input-type=module", "-e", build], { stdio: "inherit" }),
  );
  const ends = await Promise.all(builders.map((builder) => once(builder, "exit")));
  expect(ends.map(([code]) => code)).toEqual([0, 0, 0, 0]);
  const all = readdirSync(folder).filter((name) => name.startsWith("some"));
  expect(all.sort()).toEqual([`some-${browserPlatform}`, `some-${browserPlatform}.zip`]);
});

describe.runIf(hostPlatform() === "linux-x64")("a layer for Lambda", () => {
  test("brings the browser, its libraries and fonts for x86-64", () => {
    const { folder, archive } = buildLayer(chromiumLayer);
    const native = nativeCodeIn(folder);
    expect(new Set(Object.values(native))).toEqual(new Set(["x64"]));
    expect(Object.keys(native)).toContain("chromium/lib/libnss3.so");
    const names = namesIn(archive);
    expect(names).toEqual(filesIn(folder));
    expect(names).toEqual(expect.arrayContaining(["chromium/chromium.zst", "fonts/fonts.css"]));
  });

  test("brings sharp for x86-64, and no browser to whoever draws no page", () => {
    const { folder, archive } = buildLayer(sharpLayer);
    const native = nativeCodeIn(folder);
    expect(new Set(Object.values(native))).toEqual(new Set(["x64"]));
    const code = Object.keys(native).join("\n");
    expect(code).toMatch(/@img\/sharp-linux-x64\/lib\/sharp-linux-x64-[\d.]+\.node/);
    expect(code).toMatch(/@img\/sharp-libvips-linux-x64\/lib\/libvips-cpp\.so/);
    const names = namesIn(archive);
    expect(names).toEqual(filesIn(folder));
    expect(names).toContain("nodejs/node_modules/sharp/package.json");
    expect(bytesIn(folder)).toBeLessThan(25_000_000);
  });

  test("leaves room for a function beside both", () => {
    // Lambda allows 250 MB for a function with its layers.
    const bytes = [chromiumLayer, sharpLayer].map((plan) => bytesIn(buildLayer(plan).folder));
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(230_000_000);
  });
});

const bytesIn = (layer: string): number =>
  Number(execFileSync("du", ["-sb", layer], { encoding: "utf8" }).split("\t")[0]);

/** What each file with native code was compiled for. */
function nativeCodeIn(layer: string): Record<string, string | undefined> {
  return Object.fromEntries(
    filesIn(layer).flatMap((name) => {
      const head = Buffer.alloc(20);
      const file = openSync(join(layer, name), "r");
      readSync(file, head);
      closeSync(file);
      if (head.toString("latin1", 1, 4) !== "ELF") return [];
      return [[name, machines[head.readUInt16LE(18)]]];
    }),
  );
}

const filesIn = (layer: string): string[] =>
  readdirSync(layer, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(layer.length + 1))
    .sort();

const namesIn = (archive: string): string[] => {
  const list =
    "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;print('\\n'.join(z.namelist()))";
  return execFileSync("python3", ["-c", list, archive], { encoding: "utf8" })
    .trim()
    .split("\n")
    .sort();
};
