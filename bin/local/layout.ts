import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The clone's root folder. */
export const cloneFolder = join(import.meta.dirname, "../..");

/** What every local cloud of this clone shares: it holds nothing but what can be made again. */
export const sharedFolder = join(cloneFolder, ".local");

/** Where one local cloud keeps its things; two clouds never share a layout. */
export interface Layout {
  readonly folder: string;
  /** Home folder of the emulator, so that nothing is written to the developer's. */
  readonly home: string;
  readonly state: string;
  readonly objects: string;
  /** Temporary folder of the emulator and of its Lambdas. */
  readonly temporary: string;
  readonly logs: string;
  /** Ports that this cloud had before and wants again. */
  readonly ports: string;
  /** What was deployed last, to skip a deploy that would change nothing. */
  readonly deployed: string;
  /** Functions whose code is newer than what was deployed. */
  readonly updated: string;
  /** Who runs this cloud now. */
  readonly running: string;
}

export function layoutIn(folder: string): Layout {
  return {
    folder,
    home: join(folder, "home"),
    state: join(folder, "state"),
    objects: join(folder, "s3"),
    temporary: join(folder, "tmp"),
    logs: join(folder, "logs"),
    ports: join(folder, "ports.json"),
    deployed: join(folder, "deployed.json"),
    updated: join(folder, "updated.json"),
    running: join(folder, "running.json"),
  };
}

/** The cloud of `npm start`. */
export const ownLayout = layoutIn(sharedFolder);

/** What a start tells scripts, once the picture is there. */
export const startFile = ({ folder }: Layout): string => join(folder, "start.json");

export function makeFolders({ home, state, objects, temporary, logs }: Layout): void {
  for (const folder of [home, state, objects, temporary, logs]) {
    mkdirSync(folder, { recursive: true });
  }
  // The emulator's Lambda worker is CommonJS in a .js file; the clone's own package.json says that
  // such files are ES modules, down to the next package.json.
  writeFileSync(join(temporary, "package.json"), '{ "type": "commonjs" }\n');
}
