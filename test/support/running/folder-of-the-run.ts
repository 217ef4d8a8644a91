import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Gives the processes of a run one folder for what they write besides the repository, and takes it
 * away at the end: a worker that is ended, not left, cannot clean up after itself.
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "cardlake-run-"));
  process.env["TMPDIR"] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
