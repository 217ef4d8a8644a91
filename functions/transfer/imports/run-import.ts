import type { ComeBack } from "#shared/kernel/come-back.ts";
import { deadlineAt } from "#shared/kernel/deadline.ts";
import { releaseRows } from "../shelf/release-rows.ts";
import { type ConfirmWorkPorts, confirmWork } from "./confirming/confirm-work.ts";
import type { ImportName } from "./import-store.ts";
import { type ReadImportPorts, readImport } from "./reading/read-import.ts";

export interface RunImportPorts extends ReadImportPorts, ConfirmWorkPorts {
  readonly imports: ConfirmWorkPorts["imports"];
  readonly files: ConfirmWorkPorts["files"];
  readonly prices: ConfirmWorkPorts["prices"];
}

/** What is left for the last parts, and for saying so. */
const reserveMs = 30_000;

/** Does what an import waits for: reads its file, or puts it into collections. One that waits for nothing is left alone. */
export async function runImport(
  name: ImportName,
  { leftMs }: { readonly leftMs: number },
  ports: RunImportPorts,
): Promise<{ readonly outcome: string } | ComeBack> {
  const { imports, clock } = ports;
  const item = await imports.get(name);
  const deadline = deadlineAt(new Date(clock().getTime() + leftMs - reserveMs), clock);
  if (item?.state === "reading") return readImport(name, item, ports);
  if (item?.state === "confirming") return confirmWork(name, { item, deadline }, ports);
  return { outcome: "not_wanted" };
}

/** Ends an import that nobody will try again. */
export async function giveUpImport(
  name: ImportName,
  ports: Pick<RunImportPorts, "imports" | "writer" | "files" | "shelf" | "clock">,
): Promise<void> {
  const { imports, writer, clock } = ports;
  const at = clock().toISOString();
  const item = await imports.get(name);
  if (item?.changeId !== undefined && item.parts) {
    await writer.end({ userId: name.userId, changeId: item.changeId, at });
  }
  await imports.fail(name, { refusal: apology, at });
  await releaseRows(name, ports);
}

const apology = {
  code: "gave_up",
  detail:
    "The import could not be finished, although it was tried several times. What is in collections by it stands in the log of changes and can be taken back.",
};
