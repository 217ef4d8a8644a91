import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { isAbsence, removeFiles } from "../json-file.ts";
import { cloneFolder, sharedFolder } from "../layout.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { Trouble } from "../trouble.ts";

const run = promisify(execFile);
/** Wheels that `pip download -d vendor/wheels -r <requirements>` fetched, if any. */
const wheelsFolder = join(cloneFolder, "vendor/wheels");
const oldest = { major: 3, minor: 10 };
const installing =
  "Install Python 3.10 or newer (python.org, `brew install python`, `apt install python3 python3-venv`)";
const installingVenv = "On Debian and Ubuntu, run `apt install python3-venv`.";

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

/** Packages that go into one virtual environment. */
export interface PythonPackages {
  /** What they are, as a folder is named. */
  readonly name: string;
  /** A module that can be imported when they are there. */
  readonly module: string;
  /** File that pins them. */
  readonly requirements: string;
}

export const emulatorPackages: PythonPackages = {
  name: "emulator",
  module: "ministack",
  requirements: join(import.meta.dirname, "requirements.txt"),
};

export interface PythonEnvironment {
  /** Folder of the environment's programs. */
  readonly programs: string;
  readonly outcome: "reused" | "made";
}

/**
 * A virtual environment with pinned packages; made once, and again when a pin changes. Clouds that
 * start beside each other on a fresh clone all want it: one makes it.
 */
export const pythonEnvironment = (packages: PythonPackages): Promise<PythonEnvironment> =>
  oneAtATime(join(sharedFolder, "python"), () => made(packages));

async function made(packages: PythonPackages): Promise<PythonEnvironment> {
  const folder = join(sharedFolder, "python", packages.name);
  const programs = join(folder, "bin");
  const stamp = join(folder, "cardlake-requirements.txt");
  const wanted = readFileSync(packages.requirements, "utf8");
  const isCurrent = existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (isCurrent && (await works(programs, packages))) return { programs, outcome: "reused" };
  const python = await findPython();
  removeFiles(folder);
  await orTrouble(
    run(python, ["-m", "venv", "--without-pip", folder]),
    `${python} cannot make a virtual environment. ${installingVenv}`,
  );
  await install(await pipFor(join(programs, "python"), python), packages);
  writeFileSync(stamp, wanted);
  return { programs, outcome: "made" };
}

/** A clone that was moved, or a Python that was upgraded away, leaves programs that do not start. */
const works = (programs: string, { module }: PythonPackages) =>
  run(join(programs, "python"), ["-c", `import ${module}`]).then(
    () => true,
    () => false,
  );

/** A command and its first arguments. */
type Command = readonly [string, ...string[]];

/**
 * A pip that installs into an environment: the machine's own, or one that is put into it first, which
 * takes seconds. Not every Python has one (Debian's has not), and before 22.3 it could not do this.
 */
async function pipFor(environmentPython: string, python: string): Promise<Command> {
  const own: Command = [python, "-m", "pip", "--python", environmentPython];
  const [command, ...args] = own;
  const isAble = await run(command, [...args, "--version"]).then(
    () => true,
    () => false,
  );
  if (isAble) return own;
  await orTrouble(
    run(environmentPython, ["-m", "ensurepip", "--default-pip"]),
    `${python} cannot put pip into a virtual environment. ${installingVenv}`,
  );
  return [environmentPython, "-m", "pip"];
}

async function install([command, ...args]: Command, { requirements }: PythonPackages) {
  const offline = existsSync(wheelsFolder) ? ["--no-index", "--find-links", wheelsFolder] : [];
  const how = ["--quiet", "--disable-pip-version-check", "--no-cache-dir", "--no-compile"];
  await orTrouble(
    run(command, [...args, "install", ...how, ...offline, "-r", requirements]),
    `The Python packages of ${requirements} could not be installed. Check the network and start ` +
      `again, or fetch them elsewhere: \`pip download -d vendor/wheels -r ${requirements}\`.`,
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
