import { ComeBack } from "#shared/kernel/come-back.ts";
import { deadlineAt } from "#shared/kernel/deadline.ts";
import type { OwnPictureQueue } from "../own/own-picture-queue.ts";
import type { OwnPictures } from "../own/own-pictures.ts";
import { type AccessReport, type ReadAccessPorts, readAccesses } from "./read-accesses.ts";
import { isSweepDue, type SweepPorts, sweepUnused } from "./sweep-unused.ts";

export interface CleanPorts extends ReadAccessPorts, SweepPorts {
  readonly ownPictures: Pick<OwnPictures, "owners">;
  readonly ownPictureQueue: OwnPictureQueue;
  /** How long nobody has looked at what is removed; undefined where nothing is. */
  readonly unusedDays: number | undefined;
  /** Is told what was read. */
  readonly onRead: (report: AccessReport) => void;
}

/** Of the worker's minute. */
const stepMs = 40_000;

/**
 * The day's cleaning: notes what people have looked at, and once a week removes what nobody has for long, and has users' own
 * pictures tidied. What takes longer than a worker has goes on in its next call.
 */
export async function cleanPictures(ports: CleanPorts): Promise<CleanReport | ComeBack> {
  const { clock, unusedDays } = ports;
  const time = deadlineAt(new Date(clock().getTime() + stepMs), clock);
  const accesses = await readAccesses(time, ports);
  ports.onRead(accesses);
  if (!accesses.isDone) return new ComeBack(1, { ...accesses });
  const known = await ports.ledgers.read();
  if (!known || !isSweepDue(known.ledger, clock())) return { ...accesses };
  const isFirst = known.ledger.sweepAfter === undefined;
  const owners = isFirst ? await haveTidied(ports) : 0;
  const sweep = await sweepUnused(unusedDays, time, ports);
  const report = { ...accesses, owners, ...sweep };
  return sweep.isDone ? report : new ComeBack(1, report);
}

export type CleanReport = AccessReport & { readonly [figure: string]: number | boolean };

/** Safe to repeat: who has nothing to tidy has one read. */
async function haveTidied({ ownPictures, ownPictureQueue }: CleanPorts): Promise<number> {
  let owners = 0;
  for await (const page of ownPictures.owners()) {
    for (const userId of page) await ownPictureQueue.send({ tidy: { userId } });
    owners += page.length;
  }
  return owners;
}
