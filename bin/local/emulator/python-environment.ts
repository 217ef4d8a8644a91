import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { isAbsence, removeFiles } from "../json-file.ts";
import { cloneFolder, sharedFolder } from "../layout.ts";
import { Trouble } from "../trouble.ts";

const run = promisify(execFile);
const environmentFolder = join(sharedFolder, "venv");
const requirementsFile = join(import.meta.dirname, "requirements.txt");
/** Wheels that `pip download -d vendor/wheels -r bin/local/emulator/requirements.txt` fetched, if any. */
const wheelsFolder = join(cloneFolder, "vendor/wheels");
const oldest = { major: 3, minor: 10 };
const installing =
  "Install Python 3.10 or newer (python.org, `brew install python`, `apt install python3 python3-venv`)";

/** Names under which systems and version managers offer Python, the likeliest first. */
const candidates = [
  "python3",
  "python3.14",
  "python3.13",
  "python3.12",
  "python3.11",
  "python3.10",
  "python",
];

export interface PythonEnvironment {
  /** Folder of the environment's programs. */
  readonly programs: string;
  readonly outcome: "reused" | "made";
}

/** The virtual environment with the pinned emulator; made once, and again when a pin changes. */
export async function pythonEnvironment(): Promise<PythonEnvironment> {
  const programs = join(environmentFolder, "bin");
  const stamp = join(environmentFolder, "cardlake-requirements.txt");
  const wanted = readFileSync(requirementsFile, "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && (await works(programs))) {
    return { programs, outcome: "reused" };
  }
  const python = await findPython();
  removeFiles(environmentFolder);
  await orTrouble(
    run(python, ["-m", "venv", environmentFolder]),
    `${python} cannot make a virtual environment. On Debian and Ubuntu, run \`apt install python3-venv\`.`,
  );
  await install(join(programs, "python"));
  writeFileSync(stamp, wanted);
  return { programs, outcome: "made" };
}

/** A clone that was moved, or a Python that was upgraded away, leaves programs that do not start. */
const works = (programs: string) =>
  run(join(programs, "python"), ["-c", "import ministack"]).then(
    () => true,
    () => false,
  );

async function install(python: string): Promise<void> {
  const offline = existsSync(wheelsFolder) ? ["--no-index", "--find-links", wheelsFolder] : [];
  const args = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-cache-dir",
    "--no-compile",
  ];
  await orTrouble(
    run(python, [...args, ...offline, "-r", requirementsFile]),
    "The emulator's Python packages could not be installed. Check the network (or fill vendor/wheels, see the README) and start again.",
  );
}

async function findPython(): Promise<string> {
  const tooOld: string[] = [];
  for (const name of candidates) {
    const version = await versionOf(name);
    if (version === undefined) continue;
    if (version.major === oldest.major && version.minor >= oldest.minor) return name;
    tooOld.push(`${name} is ${version.major}.${version.minor}`);
  }
  const found =
    tooOld.length > 0 ? `Only an old Python is here (${tooOld.join(", ")})` : "No Python is here";
  throw new Trouble(
    `${found}, and the local cloud's emulator needs one. ${installing} and start again.`,
  );
}

async function versionOf(name: string): Promise<{ major: number; minor: number } | undefined> {
  try {
    const { stdout } = await run(name, ["-c", "import sys; print(*sys.version_info[:2])"]);
    const [major = 0, minor = 0] = stdout.trim().split(" ").map(Number);
    return { major, minor };
  } catch (error) {
    if (isAbsence(error)) return undefined;
    // A launcher without a Python behind it fails when called; it is as good as absent.
    if (error instanceof Error && "stderr" in error) return undefined;
    throw error;
  }
}

async function orTrouble(work: Promise<unknown>, sentence: string): Promise<void> {
  try {
    await work;
  } catch (cause) {
    const said =
      cause instanceof Error && "stderr" in cause ? `\n${String(cause.stderr).trim()}` : "";
    throw new Trouble(`${sentence}${said}`, { cause });
  }
}
